//! YAML as Juju's writer lays it out.

use serde_json::Value;

/// Block style, keys sorted, lists not indented under their key. Of `null` nothing is printed.
/// A string stands in double quotes wherever it could be read as something else, which is more
/// often than Juju quotes; the value is the same.
pub fn yaml(value: &Value) -> String {
    let mut out = String::new();
    match value {
        Value::Null => {}
        value if is_block(value) => block(value, 0, &mut out),
        value => {
            out.push_str(&scalar(value));
            out.push('\n');
        }
    }
    out
}

fn is_block(value: &Value) -> bool {
    match value {
        Value::Object(map) => !map.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    }
}

fn block(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_unstable_by_key(|(key, _)| *key);
            for (key, item) in entries {
                out.push_str(&" ".repeat(indent));
                out.push_str(&string(key));
                out.push(':');
                if is_block(item) {
                    out.push('\n');
                    let deeper = if item.is_array() { 0 } else { 2 };
                    block(item, indent + deeper, out);
                } else {
                    out.push(' ');
                    out.push_str(&scalar(item));
                    out.push('\n');
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                out.push_str(&" ".repeat(indent));
                out.push_str("- ");
                if is_block(item) {
                    let mut inner = String::new();
                    block(item, indent + 2, &mut inner);
                    out.push_str(inner.trim_start_matches(' '));
                } else {
                    out.push_str(&scalar(item));
                    out.push('\n');
                }
            }
        }
        _ => {}
    }
}

fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => string(text),
        Value::Number(number) => float(number.as_f64().unwrap_or_default()),
        Value::Object(_) => "{}".to_owned(),
        Value::Array(_) => "[]".to_owned(),
        other => other.to_string(),
    }
}

fn string(text: &str) -> String {
    const WORDS: [&str; 10] = [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "~",
    ];
    let starts_well = text.starts_with(|char: char| char.is_ascii_alphabetic() || char == '/');
    let plain = |char: char| char.is_ascii_alphanumeric() || "-_./".contains(char);
    let is_word = WORDS.iter().any(|word| word.eq_ignore_ascii_case(text));
    if starts_well && text.chars().all(plain) && !is_word {
        text.to_owned()
    } else {
        Value::from(text).to_string()
    }
}

/// `%g` of Go: an exponent of two digits below 1e-4 and from 1e6 on.
fn float(number: f64) -> String {
    let (digits, power) = super::exponent(number);
    if number == 0.0 || (-4..6).contains(&power) {
        format!("{number}")
    } else {
        format!("{digits}e{power:+03}")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_printed_as_juju_was_measured_to_print_them() {
        let cases = [
            (json!(5), "5\n"),
            (json!(0.1), "0.1\n"),
            (json!(-0.0), "-0\n"),
            (json!(100_000), "100000\n"),
            (json!(1_000_000), "1e+06\n"),
            (json!(1_234_567), "1.234567e+06\n"),
            (json!(12_345_678.5), "1.23456785e+07\n"),
            (json!(1e-7), "1e-07\n"),
            (json!(1e21), "1e+21\n"),
        ];
        for (value, text) in cases {
            assert_eq!(yaml(&value), text);
        }
    }

    #[test]
    fn maps_and_lists_are_laid_out_in_blocks() {
        let value = json!({
            "filename": "db.tar.gz",
            "compression": {"kind": "gzip", "quality": 5, "none": {}},
            "hosts": ["a", {"name": "b", "ports": [1, 2]}, [], "yes", "1", null],
            "y": true,
        });
        let text = r#"compression:
  kind: gzip
  none: {}
  quality: 5
filename: db.tar.gz
hosts:
- a
- name: b
  ports:
  - 1
  - 2
- []
- "yes"
- "1"
- null
"y": true
"#;
        assert_eq!(yaml(&value), text);
        assert_eq!(yaml(&json!(null)), "");
    }
}
