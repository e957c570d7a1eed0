//! The params that an operator or a test gives.

use serde::Serialize;
use serde_json::{Value, json};

/// The params, which are a map. An error is why they are none.
pub(crate) fn map(params: impl Serialize) -> Result<Value, String> {
    match serde_json::to_value(params) {
        Ok(params @ Value::Object(_)) => Ok(params),
        // `()`, or a `Value` that was never filled.
        Ok(Value::Null) => Ok(json!({})),
        Ok(other) => Err(format!("params must be a map, not {}", kind(&other))),
        Err(error) => Err(format!("params cannot be written as JSON: {error}")),
    }
}

/// What a value is, in the words of YAML.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a map",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    #[test]
    fn params_are_a_map() {
        assert_eq!(super::map(()), Ok(json!({})));
        for (params, kind) in [
            (json!([1]), "a list"),
            (json!("hunter2"), "a text"),
            (json!(true), "a boolean"),
            (json!(-7), "a number"),
        ] {
            assert_eq!(super::map(params), Err(format!("params must be a map, not {kind}")));
        }
        assert_eq!(
            super::map(BTreeMap::from([(vec![1], 2)])),
            Err("params cannot be written as JSON: key must be a string".to_owned())
        );
    }
}
