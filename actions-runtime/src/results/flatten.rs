//! Any serializable value as results: its objects key by key, everything else as text.

use std::fmt::{self, Arguments, Debug, Display, Formatter, Write as _};

use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::{Results, key};
use crate::shown::shown;

// What the crates of data formats serialize, for themselves, in the place of a value: a struct with
// this name, whose only field is a text.
const JSON_NUMBER: &str = "$serde_json::private::Number";
const JSON_TEXT: &str = "$serde_json::private::RawValue";
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

fn add_at(
    value: &(impl Serialize + ?Sized),
    key: Option<&str>,
    is_inner: bool,
    results: &mut Results,
) {
    let written = value.serialize(Place::Results {
        results,
        key,
        is_inner,
    });
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
fn text(value: &(impl Serialize + ?Sized)) -> Written<Option<String>> {
    Ok(serde_json::from_str(&json(value)?).ok())
}

/// Why a value has no text.
#[derive(Debug)]
struct Unwritten(String);

type Written<T = ()> = Result<T, Unwritten>;

impl Display for Unwritten {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unwritten {}

impl Error for Unwritten {
    fn custom<T: Display>(message: T) -> Self {
        let message = message.to_string();
        Self(format!(
            "a value cannot be written as text: {}",
            shown(&message)
        ))
    }
}

/// Where a value goes.
enum Place<'p> {
    Results {
        results: &'p mut Results,
        /// Nothing for the whole.
        key: Option<&'p str>,
        /// Whether the last part of the key comes from inside a value that was given under a key.
        is_inner: bool,
    },
    /// To the end of a JSON text, as it is.
    Json(&'p mut String),
}

impl<'p> Place<'p> {
    /// Writes what is no list and has no members, as `text` or in JSON as `json`.
    fn leaf(self, kind: &str, text: Arguments<'_>, json: Arguments<'_>) -> Written {
        match self {
            Self::Json(out) => out.write_fmt(json).map_err(Unwritten::custom),
            Self::Results { key: None, .. } => Err(Unwritten(format!(
                "{kind} has no key, and each result needs one; use a struct or a map"
            ))),
            Self::Results {
                results,
                key: Some(key),
                is_inner,
            } => match key::fault(key).filter(|_| is_inner) {
                Some(fault) => Err(Unwritten(format!(
                    "{fault}, or make one JSON text of the value that it is in, as \
                     `#[results(json)]` does with a field"
                ))),
                None => {
                    results.pairs.push((key.to_owned(), text.to_string()));
                    Ok(())
                }
            },
        }
    }

    /// Writes what is spelled alike in a text and in JSON.
    fn bare(self, kind: &str, text: &str) -> Written {
        self.leaf(kind, format_args!("{text}"), format_args!("{text}"))
    }

    fn number(self, number: impl Display + Debug) -> Written {
        // Both have the fewest digits that are read as the same number.
        self.leaf(
            "a number",
            format_args!("{number}"),
            format_args!("{number:?}"),
        )
    }

    fn float(self, is_finite: bool, number: impl Display + Debug) -> Written {
        if is_finite {
            return self.number(number);
        }
        let why = "a float is infinite or not a number; leave it out, as `None`";
        Err(Unwritten(why.to_owned()))
    }

    /// The value that stands as JSON in `text`.
    fn json(self, text: &str) -> Written {
        let is_spelled_alike = !text.trim_start().starts_with(['{', '"', 'n']);
        if is_spelled_alike || matches!(self, Self::Json(_)) {
            return self.bare("a value of JSON", text);
        }
        let value: serde_json::Value = serde_json::from_str(text).map_err(Unwritten::custom)?;
        value.serialize(self)
    }

    fn list(self, variant: Option<&'static str>) -> Parts<'p> {
        Parts::new(self, variant, ['[', ']'])
    }

    fn members(self, variant: Option<&'static str>) -> Parts<'p> {
        Parts::new(self, variant, ['{', '}'])
    }
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
        serialize_i8 i8;
        serialize_i16 i16;
        serialize_i32 i32;
        serialize_i64 i64;
        serialize_i128 i128;
        serialize_u8 u8;
        serialize_u16 u16;
        serialize_u32 u32;
        serialize_u64 u64;
        serialize_u128 u128;
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
        let mut members = self.members(None);
        members.member(variant, value)?;
        members.finish()
    }

    fn serialize_seq(self, _: Option<usize>) -> Written<Parts<'p>> {
        Ok(self.list(None))
    }

    fn serialize_tuple(self, _: usize) -> Written<Parts<'p>> {
        Ok(self.list(None))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Written<Parts<'p>> {
        Ok(self.list(None))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Written<Parts<'p>> {
        Ok(self.list(Some(variant)))
    }

    fn serialize_map(self, _: Option<usize>) -> Written<Parts<'p>> {
        Ok(self.members(None))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Written<Parts<'p>> {
        Ok(Parts {
            marker: [JSON_NUMBER, JSON_TEXT, TOML_DATETIME]
                .contains(&name)
                .then_some(name),
            ..self.members(None)
        })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Written<Parts<'p>> {
        Ok(self.members(Some(variant)))
    }
}

/// The items of a list, or the members of an object.
struct Parts<'p> {
    place: Place<'p>,
    /// The variant of an enum that they are in, which is the one member of an object around them.
    variant: Option<&'static str>,
    brackets: [char; 2],
    /// The JSON text so far; empty where members are results of their own.
    json: String,
    /// The name of the next member.
    name: String,
    /// What this struct stands for instead of an object.
    marker: Option<&'static str>,
}

impl<'p> Parts<'p> {
    fn new(place: Place<'p>, variant: Option<&'static str>, brackets: [char; 2]) -> Self {
        Self {
            place,
            variant,
            brackets,
            json: String::new(),
            name: String::new(),
            marker: None,
        }
    }

    fn item<T: Serialize + ?Sized>(&mut self, item: &T) -> Written {
        self.json.push(if self.json.is_empty() { '[' } else { ',' });
        item.serialize(Place::Json(&mut self.json))
    }

    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Written {
        match &mut self.place {
            Place::Json(_) => {
                self.json.push(if self.json.is_empty() { '{' } else { ',' });
                name.serialize(Place::Json(&mut self.json))?;
                self.json.push(':');
                value.serialize(Place::Json(&mut self.json))
            }
            Place::Results { results, key, .. } => {
                let inner = [*key, self.variant, Some(name)];
                let inner = inner.into_iter().flatten().collect::<Vec<_>>().join(".");
                // One member that is told keeps back no other.
                add_at(value, Some(&inner), key.is_some(), results);
                Ok(())
            }
        }
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Written {
        let place = match &mut self.place {
            Place::Json(out) => Place::Json(out),
            Place::Results {
                results,
                key,
                is_inner,
            } => Place::Results {
                results,
                key: *key,
                is_inner: *is_inner,
            },
        };
        let Some(marker) = self.marker else {
            return match place {
                Place::Json(_) => self.member(name, value),
                Place::Results { .. } => {
                    self.member(&name.trim_matches('_').replace('_', "-"), value)
                }
            };
        };
        let held = text(value)?.unwrap_or_default();
        match marker {
            JSON_NUMBER => place.bare("a number", &held),
            JSON_TEXT => place.json(&held),
            _ => place.serialize_str(&held),
        }
    }

    fn finish(mut self) -> Written {
        let [open, close] = self.brackets;
        if self.marker.is_some() || (open == '{' && matches!(self.place, Place::Results { .. })) {
            return Ok(());
        }
        if self.json.is_empty() {
            self.json.push(open);
        }
        self.json.push(close);
        match (self.variant.take(), self.place) {
            (None, place) => place.bare("a list", &self.json),
            (Some(variant), place) => {
                let mut object = place.members(None);
                object.member(variant, &Verbatim(&self.json))?;
                object.finish()
            }
        }
    }
}

/// A JSON text in the place of a value.
struct Verbatim<'j>(&'j str);

impl Serialize for Verbatim<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut marker = serializer.serialize_struct(JSON_TEXT, 1)?;
        marker.serialize_field(JSON_TEXT, self.0)?;
        marker.end()
    }
}

impl SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Unwritten;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Written {
        let why = "a map has a key that is no text, and results are under texts";
        self.name = text(name)?.ok_or_else(|| Unwritten(why.to_owned()))?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        let name = std::mem::take(&mut self.name);
        self.member(&name, value)
    }

    fn end(self) -> Written {
        self.finish()
    }
}

macro_rules! parts {
    ($($kind:ident: $method:ident($($name:ident)?) $add:ident;)*) => {$(
        impl $kind for Parts<'_> {
            type Ok = ();
            type Error = Unwritten;

            fn $method<T: Serialize + ?Sized>(
                &mut self,
                $($name: &'static str,)?
                value: &T,
            ) -> Written {
                self.$add($($name,)? value)
            }

            fn end(self) -> Written {
                self.finish()
            }
        }
    )*};
}

parts! {
    SerializeSeq: serialize_element() item;
    SerializeTuple: serialize_element() item;
    SerializeTupleStruct: serialize_field() item;
    SerializeTupleVariant: serialize_field() item;
    SerializeStruct: serialize_field(name) field;
    SerializeStructVariant: serialize_field(name) field;
}
