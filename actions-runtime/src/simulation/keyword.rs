//! The keywords of a schema, as `juju/gojsonschema` reads them (`schema.go`).

use serde_json::{Map, Value};

use super::go_json::sorted;
use super::go_number::is_integer;

pub(super) type Object = Map<String, Value>;

/// Why it is not known what Juju answers.
#[derive(Debug)]
pub(super) enum Unknown {
    /// The schema is none that Juju takes. The text is Juju's.
    Schema(String),
    /// Whether a text matches this pattern.
    Pattern(String, String),
}

const TYPES: [&str; 7] = ["array", "boolean", "integer", "null", "number", "object", "string"];

/// The types of a schema; none for any. Juju drops what is unknown or twice in a list without a word.
pub(super) fn types(schema: &Object) -> Result<Vec<&str>, Unknown> {
    match schema.get("type") {
        None => Ok(Vec::new()),
        Some(Value::String(name)) if TYPES.contains(&name.as_str()) => Ok(vec![name]),
        Some(Value::String(name)) => Err(Unknown::Schema(format!("{name} is not a valid type"))),
        Some(names) => {
            let mut types = Vec::new();
            for name in texts("type", names)? {
                if TYPES.contains(&name) && !types.contains(&name) {
                    types.push(name);
                }
            }
            Ok(types)
        }
    }
}

pub(super) fn is_of(value: &Value, name: &str) -> bool {
    match name {
        "array" => value.is_array(),
        "boolean" => value.is_boolean(),
        "integer" => value.as_f64().is_some_and(is_integer),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "object" => value.is_object(),
        _ => value.is_string(),
    }
}

pub(super) fn wrong(keyword: &str, expected: &str) -> Unknown {
    Unknown::Schema(format!("{keyword} must be {expected}"))
}

pub(super) fn number(schema: &Object, keyword: &str) -> Result<Option<f64>, Unknown> {
    let read = |value: &Value| value.as_f64().ok_or_else(|| wrong(keyword, "a number"));
    schema.get(keyword).map(read).transpose()
}

pub(super) fn count(schema: &Object, keyword: &str) -> Result<Option<usize>, Unknown> {
    let Some(value) = number(schema, keyword)? else {
        return Ok(None);
    };
    if !is_integer(value) || value < 0.0 {
        return Err(wrong(keyword, "an integer, greater or equal to 0"));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Ok(Some(value as usize))
}

pub(super) fn flag(schema: &Object, keyword: &str) -> Result<bool, Unknown> {
    let read = |value: &Value| value.as_bool().ok_or_else(|| wrong(keyword, "a boolean"));
    schema.get(keyword).map_or(Ok(false), read)
}

pub(super) fn list<'s>(schema: &'s Object, keyword: &str) -> Result<&'s [Value], Unknown> {
    match schema.get(keyword) {
        None => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        Some(_) => Err(wrong(keyword, "an array")),
    }
}

pub(super) fn texts<'s>(keyword: &str, value: &'s Value) -> Result<Vec<&'s str>, Unknown> {
    let texts = value.as_array().and_then(|items| items.iter().map(Value::as_str).collect());
    texts.ok_or_else(|| wrong(keyword, "an array of strings"))
}

pub(super) fn object<'s>(schema: &'s Object, keyword: &str) -> Result<Option<&'s Object>, Unknown> {
    let read = |value: &'s Value| {
        let members = value.as_object();
        members.ok_or_else(|| wrong(keyword, "of type object"))
    };
    schema.get(keyword).map(read).transpose()
}

pub(super) fn sorted_object<'s>(
    schema: &'s Object,
    keyword: &str,
) -> Result<Vec<(&'s String, &'s Value)>, Unknown> {
    Ok(object(schema, keyword)?.map(sorted).unwrap_or_default())
}
