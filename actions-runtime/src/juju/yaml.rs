//! The text of a params file.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// `params` as text that is JSON, and that Juju's YAML reader takes for the same values.
///
/// # Errors
/// The end of a sentence about the params: they are not a map, or cannot be written as one.
pub(super) fn text(params: &impl Serialize) -> Result<Vec<u8>, String> {
    let mut text = Vec::new();
    params
        .serialize(&mut Serializer::with_formatter(&mut text, Yaml))
        .map_err(|error| format!("cannot be written as JSON: {error}"))?;
    let kind = match text.first() {
        Some(b'{') => return Ok(text),
        // `()`, or a `Value` that was never filled.
        Some(b'n') => return Ok(b"{}".to_vec()),
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "a boolean",
        _ => "a number",
    };
    Err(format!("must be an object, not {kind}"))
}

/// JSON without what YAML 1.1 reads otherwise, as juju/yaml v2.0.0 has it.
struct Yaml;

impl Formatter for Yaml {
    fn write_f32<W: Write + ?Sized>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        write_number(writer, &format!("{value:?}"))
    }

    fn write_f64<W: Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write_number(writer, &format!("{value:?}"))
    }

    // Called where another crate has turned on `arbitrary_precision`.
    fn write_number_str<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        value: &str,
    ) -> io::Result<()> {
        write_number(writer, value)
    }

    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((place, character)) = rest.char_indices().find(|(_, c)| is_special(*c)) {
            let (plain, tail) = rest.split_at(place);
            write!(writer, "{plain}\\u{:04x}", u32::from(character))?;
            rest = tail.split_at(character.len_utf8()).1;
        }
        writer.write_all(rest.as_bytes())
    }
}

/// Writes a number with a sign in its exponent: to Juju `1e21` is a string.
fn write_number<W: Write + ?Sized>(writer: &mut W, number: &str) -> io::Result<()> {
    match number.split_once(['e', 'E']) {
        Some((digits, exponent)) if !exponent.starts_with(['-', '+']) => {
            write!(writer, "{digits}e+{exponent}")
        }
        _ => writer.write_all(number.as_bytes()),
    }
}

/// Characters that JSON lets stand in a string and that YAML refuses, or takes for the end of a line.
fn is_special(character: char) -> bool {
    matches!(
        character,
        '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::text;

    fn written(params: &Value) -> String {
        String::from_utf8(text(params).unwrap()).unwrap()
    }

    #[test]
    fn json_stays_json() {
        let params = json!({
            "y": "n", "a": {"b": [1, -2, 2.5, true, null, "1e21"], "c": {}},
            "s": "\"\\\n\t\0 : # é 😀", "max": u64::MAX, "min": i64::MIN
        });
        let text = written(&params);
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), params);
        assert_eq!(
            text,
            r#"{"a":{"b":[1,-2,2.5,true,null,"1e21"],"c":{}},"max":18446744073709551615,"min":-9223372036854775808,"s":"\"\\\n\t\u0000 : # é 😀","y":"n"}"#
        );
    }

    #[test]
    fn every_exponent_has_a_sign() {
        for (value, text) in [
            (1e21, "1e+21"),
            (1.5e300, "1.5e+300"),
            (1e16, "1e+16"),
            (-2.5e-7, "-2.5e-7"),
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (0.1, "0.1"),
        ] {
            assert_eq!(written(&json!({"n": value})), format!("{{\"n\":{text}}}"));
        }
        let single: Vec<u8> = text(&std::collections::BTreeMap::from([("n", 1e20_f32)])).unwrap();
        assert_eq!(single, br#"{"n":1e+20}"#);
    }

    #[test]
    fn characters_that_yaml_refuses_are_escaped() {
        let params =
            json!({"a\u{85}b": "\u{7f}\u{80}x\u{a0}\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}"});
        let text = written(&params);
        assert_eq!(
            text,
            "{\"a\\u0085b\":\"\\u007f\\u0080x\u{a0}\\u2028\\u2029\\ufeff\\ufffe\\uffff\"}"
        );
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), params);
    }

    #[test]
    fn params_are_an_object() {
        assert_eq!(text(&()).unwrap(), b"{}");
        for (params, kind) in [
            (json!([1]), "an array"),
            (json!("hunter2"), "a string"),
            (json!(true), "a boolean"),
            (json!(-7), "a number"),
        ] {
            let reason = text(&params).unwrap_err();
            assert_eq!(reason, format!("must be an object, not {kind}"));
        }
    }

    #[test]
    fn what_json_cannot_hold_is_an_error() {
        let params = std::collections::BTreeMap::from([(vec![1], 2)]);
        assert_eq!(
            text(&params).unwrap_err(),
            "cannot be written as JSON: key must be a string"
        );
    }
}
