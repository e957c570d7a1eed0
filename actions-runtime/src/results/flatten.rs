//! Any serializable value as results: its objects key by key, everything else as text.

use std::borrow::Cow;
use std::fmt::{self, Arguments, Debug, Display, Formatter, Write as _};

use serde::ser::{Error, Serialize, Serializer};

use super::parts::Parts;
use super::{Results, key};
use crate::shown::shown;

// What the crates of data formats serialize, for themselves, in the place of a value: a struct with
// this name, whose only field is a text.
pub(super) const JSON_NUMBER: &str = "$serde_json::private::Number";
pub(super) const JSON_TEXT: &str = "$serde_json::private::RawValue";
const TOML_DATETIME: &str = "$__toml_private_Datetime";

/// Adds `value` under `key`, or its members where there is no key. What has no text is told.
pub(super) fn add(value: &(impl Serialize + ?Sized), key: Option<&str>, results: &mut Results) {
    add_at(value, key, false, results);
}

/// Adds the JSON text of `value` under `key`, or nothing where it is `null`.
pub(super) fn add_json(value: &(impl Serialize + ?Sized), key: &str, results: &mut Results) {
    match json(value) {
        Ok(json) if json == "null" => {}
        Ok(json) => results.pairs.push((key.to_owned(), json)),
        Err(Unwritten(why)) => results.tell(Some(key), why),
    }
}

pub(super) fn add_at(
    value: &(impl Serialize + ?Sized),
    key: Option<&str>,
    is_inner: bool,
    results: &mut Results,
) {
    let written =
        value.serialize(Place::Results { results, key: key.map(Cow::Borrowed), is_inner });
    if let Err(Unwritten(why)) = written {
        results.tell(key, why);
    }
}

fn json(value: &(impl Serialize + ?Sized)) -> Written<String> {
    let mut json = String::new();
    value.serialize(Place::Json(&mut json))?;
    Ok(json)
}

/// The text that `value` is, if it is one.
pub(super) fn text(value: &(impl Serialize + ?Sized)) -> Written<Option<String>> {
    Ok(serde_json::from_str(&json(value)?).ok())
}

/// Why a value has no text.
#[derive(Debug)]
pub(super) struct Unwritten(pub(super) String);

pub(super) type Written<T = ()> = Result<T, Unwritten>;

impl Display for Unwritten {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unwritten {}

impl Error for Unwritten {
    fn custom<T: Display>(message: T) -> Self {
        let message = message.to_string();
        Self(format!("a value cannot be written as text: {}", shown(&message)))
    }
}

/// Where a value goes.
pub(super) enum Place<'p> {
    Results {
        results: &'p mut Results,
        /// Nothing for the whole.
        key: Option<Cow<'p, str>>,
        /// Whether the last part of the key comes from inside a value that was given under a key.
        is_inner: bool,
    },
    /// To the end of a JSON text, as it is.
    Json(&'p mut String),
}

impl Place<'_> {
    /// Writes what is no list and has no members, as `text` or in JSON as `json`.
    fn leaf(self, kind: &str, text: Arguments<'_>, json: Arguments<'_>) -> Written {
        match self {
            Self::Json(out) => out.write_fmt(json).map_err(Unwritten::custom),
            Self::Results { key: None, .. } => Err(Unwritten(format!(
                "{kind} has no key, and each result needs one; use a struct or a map"
            ))),
            Self::Results { results, key: Some(key), is_inner } => {
                match key::fault(&key).filter(|_| is_inner) {
                    Some(fault) => Err(Unwritten(format!(
                        "{fault}, or make one JSON text of the value that it is in, as \
                     `#[results(json)]` does with a field"
                    ))),
                    None => {
                        results.pairs.push((key.into_owned(), text.to_string()));
                        Ok(())
                    }
                }
            }
        }
    }

    /// Writes what is spelled alike in a text and in JSON.
    pub(super) fn bare(self, kind: &str, text: &str) -> Written {
        self.leaf(kind, format_args!("{text}"), format_args!("{text}"))
    }

    fn number(self, number: impl Display + Debug) -> Written {
        // Both have the fewest digits that are read as the same number.
        self.leaf("a number", format_args!("{number}"), format_args!("{number:?}"))
    }

    fn float(self, is_finite: bool, number: impl Display + Debug) -> Written {
        if is_finite {
            return self.number(number);
        }
        let why = "a float is infinite or not a number; leave it out, as `None`";
        Err(Unwritten(why.to_owned()))
    }

    /// The value that stands as JSON in `text`.
    pub(super) fn json(self, text: &str) -> Written {
        let is_spelled_alike = !text.trim_start().starts_with(['{', '"', 'n']);
        if is_spelled_alike || matches!(self, Self::Json(_)) {
            return self.bare("a value of JSON", text);
        }
        let value: serde_json::Value = serde_json::from_str(text).map_err(Unwritten::custom)?;
        value.serialize(self)
    }

    /// The place of the only member `name` of an object here, which is still to be closed in JSON.
    fn inside(self, name: &str) -> Self {
        match self {
            Self::Json(out) => {
                out.push('{');
                // A text always has JSON.
                let _ = name.serialize(Place::Json(&mut *out));
                out.push(':');
                Self::Json(out)
            }
            Self::Results { results, key, .. } => Self::Results {
                results,
                is_inner: key.is_some(),
                key: Some(joined(key.as_deref(), name).into()),
            },
        }
    }

    pub(super) fn again(&mut self) -> Place<'_> {
        match self {
            Self::Json(out) => Place::Json(out),
            Self::Results { results, key, is_inner } => Place::Results {
                results,
                key: key.as_deref().map(Cow::Borrowed),
                is_inner: *is_inner,
            },
        }
    }

    pub(super) fn close(self, brackets: &str) {
        if let Self::Json(out) = self {
            out.push_str(brackets);
        }
    }
}

pub(super) fn joined(key: Option<&str>, name: &str) -> String {
    key.map_or_else(|| name.to_owned(), |key| format!("{key}.{name}"))
}

macro_rules! numbers {
    ($($method:ident $number:ty;)*) => {$(
        fn $method(self, number: $number) -> Written {
            self.number(number)
        }
    )*};
}

impl<'p> Serializer for Place<'p> {
    type Ok = ();
    type Error = Unwritten;
    type SerializeSeq = Parts<'p>;
    type SerializeTuple = Parts<'p>;
    type SerializeTupleStruct = Parts<'p>;
    type SerializeTupleVariant = Parts<'p>;
    type SerializeMap = Parts<'p>;
    type SerializeStruct = Parts<'p>;
    type SerializeStructVariant = Parts<'p>;

    numbers! {
        serialize_i8 i8; serialize_i16 i16; serialize_i32 i32; serialize_i64 i64;
        serialize_u8 u8; serialize_u16 u16; serialize_u32 u32; serialize_u64 u64;
        serialize_i128 i128; serialize_u128 u128;
    }

    fn serialize_f32(self, number: f32) -> Written {
        self.float(number.is_finite(), number)
    }

    fn serialize_f64(self, number: f64) -> Written {
        self.float(number.is_finite(), number)
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.bare("a boolean", if value { "true" } else { "false" })
    }

    fn serialize_char(self, character: char) -> Written {
        self.serialize_str(character.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Written {
        match self {
            Self::Json(out) => {
                out.push_str(&serde_json::to_string(text).map_err(Unwritten::custom)?);
                Ok(())
            }
            place @ Self::Results { .. } => place.bare("a text", text),
        }
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Written {
        bytes.serialize(self)
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        if let Self::Json(out) = self {
            out.push_str("null");
        }
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        let mut place = self.inside(variant);
        value.serialize(place.again())?;
        place.close("}");
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Written<Parts<'p>> {
        Ok(Parts::new(self, "[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Written<Parts<'p>> {
        Ok(Parts::new(self, "[", "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Written<Parts<'p>> {
        Ok(Parts::new(self, "[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Written<Parts<'p>> {
        Ok(Parts::new(self.inside(variant), "[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Written<Parts<'p>> {
        Ok(Parts::new(self, "{", "}"))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Written<Parts<'p>> {
        Ok(match name {
            JSON_NUMBER | JSON_TEXT | TOML_DATETIME => Parts::marked(self, name),
            _ => Parts::new(self, "{", "}"),
        })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Written<Parts<'p>> {
        Ok(Parts::new(self.inside(variant), "{", "}}"))
    }
}
