//! How `action-get` prints a value.

mod json;
mod yaml;

use serde_json::Value;

pub use json::json;
pub use yaml::yaml;

/// The default format: a string as it is, a boolean as Python writes it, anything else as YAML.
/// Of `null` and of an empty string nothing is printed.
pub fn smart(value: &Value) -> String {
    match value {
        Value::String(text) if text.is_empty() => String::new(),
        Value::String(text) => format!("{text}\n"),
        Value::Bool(true) => "True\n".to_owned(),
        Value::Bool(false) => "False\n".to_owned(),
        other => yaml(other),
    }
}

/// The shortest digits of a number, and the power of ten of the first of them.
fn exponent(number: f64) -> (String, i32) {
    let text = format!("{number:e}");
    match text.split_once('e') {
        Some((digits, power)) => (digits.to_owned(), power.parse().unwrap_or(0)),
        None => (text, 0),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn smart_prints_scalars_bare() {
        assert_eq!(smart(&json!("a: b\nc")), "a: b\nc\n");
        assert_eq!(smart(&json!("")), "");
        assert_eq!(smart(&json!(null)), "");
        assert_eq!(smart(&json!(true)), "True\n");
        assert_eq!(smart(&json!(false)), "False\n");
        assert_eq!(smart(&json!(5)), "5\n");
        assert_eq!(smart(&json!({"a": "b"})), "a: b\n");
    }
}
