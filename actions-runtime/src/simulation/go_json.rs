//! The JSON that Go's `encoding/json` writes, by which Juju compares values and shows them.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::go_number;

/// A value with every number as a float64 and the keys sorted.
pub(super) fn text(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

/// The members of an object in Go's order, whichever `serde_json` keeps them in.
pub(super) fn sorted(members: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let mut members: Vec<_> = members.iter().collect();
    members.sort_unstable_by_key(|(name, _)| *name);
    members
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => match number.as_f64() {
            Some(number) => out.push_str(&go_number::json(number)),
            // Only `arbitrary_precision` has numbers that no float64 comes near.
            None => out.push_str(&number.to_string()),
        },
        Value::String(text) => string(text, out),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (index, (name, value)) in sorted(members).into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                string(name, out);
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
    }
}

/// Go also escapes what HTML would read.
fn string(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(char));
            }
            _ => out.push(char),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn json_comes_back_as_go_writes_it() {
        let json = r#"{"b":[1,1.0,1e21,null],"a":{"x":"<é>\u0001","y":true},"n":9007199254740993}"#;
        assert_eq!(
            text(&json.parse().unwrap()),
            r#"{"a":{"x":"\u003cé\u003e\u0001","y":true},"b":[1,1,1e+21,null],"n":9007199254740992}"#
        );
    }
}
