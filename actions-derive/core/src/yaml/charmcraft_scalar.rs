//! A scalar as `PyYAML` constructs it, and what becomes of it on its way to Juju.

use super::graph::Item;
use super::node::{Cause, Data, Misread};
use super::pyyaml::{self, Kind};
use super::{base64, juju, python, timestamp};

/// A scalar in charmcraft's hands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// In decimal, of any size.
    Int(String),
    Float(f64),
    Text(String),
    /// A date or a time, as charmcraft writes it.
    Time(String),
}

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// A plain `=`.
    EqualsSign,
    /// A plain `<<` that is no key.
    MergeSign,
    /// It looks like a time that the calendar or the clock does not have.
    NoSuchTime,
    /// It looks like an integer, and Python does not read it.
    Integer,
    /// The tag stands for a type that the text is none of.
    NotOfTag,
    /// No such tag.
    UnknownTag,
}

/// What `!!` stands for.
pub(super) const CORE: &str = "tag:yaml.org,2002:";

/// The tags that stand for a type of `PyYAML`'s safe loader.
pub(super) fn is_known_tag(tag: &str) -> bool {
    matches!(
        tag.strip_prefix(CORE),
        Some(
            "null"
                | "bool"
                | "int"
                | "float"
                | "binary"
                | "timestamp"
                | "omap"
                | "pairs"
                | "set"
                | "str"
                | "seq"
                | "map"
        )
    )
}

/// Constructs the scalar `item` with this `text`.
pub(super) fn construct(item: &Item<'_>, text: &str) -> Result<Value, Refusal> {
    match item.tag_name() {
        Some(tag) => tagged(tag, text),
        None if item.is_implicit() => implicit(text),
        None => Ok(Value::Text(text.to_owned())),
    }
}

fn implicit(text: &str) -> Result<Value, Refusal> {
    match pyyaml::resolve(text) {
        Kind::Null => Ok(Value::Null),
        Kind::Bool => boolean(text).ok_or(Refusal::NotOfTag),
        Kind::Int => python::integer(text)
            .map(Value::Int)
            .ok_or(Refusal::Integer),
        Kind::Float => python::float(text)
            .map(Value::Float)
            .ok_or(Refusal::NotOfTag),
        Kind::Timestamp => time(text).ok_or(Refusal::NoSuchTime),
        Kind::Merge => Err(Refusal::MergeSign),
        Kind::Value => Err(Refusal::EqualsSign),
        Kind::Str => Ok(Value::Text(text.to_owned())),
    }
}

fn tagged(tag: &str, text: &str) -> Result<Value, Refusal> {
    let value = match tag.strip_prefix(CORE) {
        Some("null") => Some(Value::Null),
        Some("bool") => boolean(text),
        Some("int") => python::integer(text).map(Value::Int),
        Some("float") => python::float(text).map(Value::Float),
        Some("timestamp") => time(text),
        Some("str") => Some(Value::Text(text.to_owned())),
        // Charmcraft writes bytes as the text that they encode.
        Some("binary") => base64::decode_leniently(text)
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .map(Value::Text),
        _ if is_known_tag(tag) => None,
        _ => return Err(Refusal::UnknownTag),
    };
    value.ok_or(Refusal::NotOfTag)
}

fn boolean(text: &str) -> Option<Value> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "on" => Some(Value::Bool(true)),
        "no" | "false" | "off" => Some(Value::Bool(false)),
        _ => None,
    }
}

fn time(text: &str) -> Option<Value> {
    timestamp::parse(text)?.written().map(Value::Time)
}

/// What Juju reads where charmcraft writes `text`, if that is no text to Juju: charmcraft quotes
/// only what it would take for something else itself.
pub(super) fn lost_text(text: &str) -> Option<Data> {
    match pyyaml::resolve(text) {
        Kind::Str => juju::typed(text),
        _ => None,
    }
}

impl Value {
    /// What Juju sees of a value whose author wrote `source`, and how it differs.
    pub(super) fn to_juju(&self, source: &str) -> (Data, Option<Misread>) {
        match self {
            Self::Null => (Data::Null, None),
            Self::Bool(value) => (Data::Bool(*value), None),
            Self::Int(digits) => {
                let data = juju::resolve(digits);
                let misread = base_sixty(source, &data, digits.clone());
                (data, misread)
            }
            Self::Float(value) if value.is_finite() => {
                let data = Data::Float(*value);
                let misread = base_sixty(source, &data, python::float_written(*value));
                (data, misread)
            }
            Self::Float(value) => {
                let misread = Misread {
                    charmcraft: Data::Float(*value),
                    written: "null".to_owned(),
                    cause: Cause::NotFinite,
                };
                (Data::Null, Some(misread))
            }
            Self::Text(text) => match lost_text(text) {
                None => (Data::String(text.clone()), None),
                Some(data) => {
                    let misread = Misread {
                        charmcraft: Data::String(text.clone()),
                        written: text.clone(),
                        cause: Cause::Unquoted,
                    };
                    (data, Some(misread))
                }
            },
            Self::Time(text) => {
                let misread = (text != source).then(|| Misread {
                    charmcraft: Data::String(text.clone()),
                    written: format!("'{text}'"),
                    cause: Cause::Rewritten,
                });
                (Data::String(text.clone()), misread)
            }
        }
    }

    /// The text that charmcraft makes of a key, by the rules of JSON.
    pub(super) fn into_key_text(self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Float(value) if value.is_finite() => python::float_text(value),
            Self::Int(text) | Self::Text(text) | Self::Time(text) => text,
            Self::Null | Self::Float(_) => "None".to_owned(),
        }
    }

    /// What charmcraft reads, where that is no text.
    pub(super) fn other_than_text(&self) -> Option<Data> {
        match self {
            Self::Null => Some(Data::Null),
            Self::Bool(value) => Some(Data::Bool(*value)),
            Self::Int(digits) => Some(juju::resolve(digits)),
            Self::Float(value) => Some(Data::Float(*value)),
            Self::Time(text) => Some(Data::String(text.clone())),
            Self::Text(_) => None,
        }
    }
}

fn base_sixty(source: &str, data: &Data, written: String) -> Option<Misread> {
    source.contains(':').then(|| Misread {
        charmcraft: data.clone(),
        written,
        cause: Cause::BaseSixty,
    })
}
