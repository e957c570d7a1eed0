//! JSON as Go's `encoding/json` writes it.

use std::fmt::Write;

use serde_json::Value;

/// Compact, keys sorted, every number through a float64, and `<`, `>`, `&`, U+2028 and U+2029
/// escaped: what a decoder of `action-get --format=json` has to read. Without a line feed.
pub fn json(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(&float(number.as_f64().unwrap_or_default())),
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
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_unstable_by_key(|(key, _)| *key);
            out.push('{');
            for (index, (key, item)) in entries.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                string(key, out);
                out.push(':');
                write(item, out);
            }
            out.push('}');
        }
    }
}

fn string(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\x1f' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(char));
            }
            _ => out.push(char),
        }
    }
    out.push('"');
}

/// Plain digits from 1e-6 up to 1e21, else an exponent.
fn float(number: f64) -> String {
    let (digits, power) = super::exponent(number);
    if number == 0.0 || (-6..21).contains(&power) {
        format!("{number}")
    } else {
        format!("{digits}e{power:+}")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_printed_as_juju_was_measured_to_print_them() {
        let cases = [
            (json!(5), "5"),
            (json!(5.0), "5"),
            (json!(0.1), "0.1"),
            (json!(-0.0), "-0"),
            (json!(1_000_000), "1000000"),
            (json!(12_345_678.5), "12345678.5"),
            (json!(1e-6), "0.000001"),
            (json!(1e-7), "1e-7"),
            (json!(9_007_199_254_740_993_u64), "9007199254740992"),
            (json!(1_152_921_504_606_846_976_u64), "1152921504606847000"),
            (
                json!(12_345_678_901_234_567_890_u64),
                "12345678901234567000",
            ),
            (json!(1e20), "100000000000000000000"),
            (json!(1e21), "1e+21"),
            (json!(-1.5e300), "-1.5e+300"),
        ];
        for (value, text) in cases {
            assert_eq!(json(&value), text);
        }
    }

    #[test]
    fn keys_are_sorted_and_what_html_minds_is_escaped() {
        let value = json!({"b": [true, null, {}], "a": "<a href='x'>&\u{2028}\u{7f}\u{1}\n\"\\ü"});
        assert_eq!(
            json(&value),
            r#"{"a":"\u003ca href='x'\u003e\u0026\u2028"#.to_owned()
                + "\u{7f}"
                + r#"\u0001\n\"\\ü","b":[true,null,{}]}"#
        );
    }
}
