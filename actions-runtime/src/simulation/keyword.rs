//! The types of a schema and the values of its keywords, as `juju/gojsonschema` reads them
//! (`schema.go`).

use serde_json::{Map, Value};

use super::go_number::is_integer;

pub(super) type Object = Map<String, Value>;

/// Whether the value is of the type with that name, if there is such a type.
pub(crate) fn is_of(value: &Value, name: &str) -> Option<bool> {
    Some(match name {
        "array" => value.is_array(),
        "boolean" => value.is_boolean(),
        "integer" => value.as_f64().is_some_and(is_integer),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "object" => value.is_object(),
        "string" => value.is_string(),
        _ => return None,
    })
}

pub(super) fn count(value: &Value) -> Option<usize> {
    let value = value.as_f64().filter(|value| is_integer(*value) && *value >= 0.0)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Some(value as usize)
}

pub(super) fn texts(value: &Value) -> Option<Vec<&str>> {
    value.as_array()?.iter().map(Value::as_str).collect()
}
