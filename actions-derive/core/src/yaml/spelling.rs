//! How to write a value so that nobody takes it for another one.

use super::charmcraft_scalar::lost_text;
use super::node::Data;
use super::{Reader, juju, python};

/// How to write a scalar so that Juju reads just that after `reader`.
///
/// `None` for a list or a map, for a number that JSON does not have, and for a text that comes to
/// Juju as something else however it is written: `y` in `charmcraft.yaml`.
pub fn spelling(data: &Data, reader: Reader) -> Option<String> {
    match data {
        Data::Null => Some("null".to_owned()),
        Data::Bool(value) => Some(value.to_string()),
        Data::Integer(value) => Some(value.to_string()),
        Data::Float(value) => value.is_finite().then(|| python::float_written(*value)),
        Data::String(text) => string(text, reader),
        Data::Sequence(_) | Data::Mapping(_) => None,
    }
}

fn string(text: &str, reader: Reader) -> Option<String> {
    if reader == Reader::Charmcraft && lost_text(text).is_some() {
        return None;
    }
    // A word needs no quotes; whatever else is safe in them.
    let is_word = text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        && juju::typed(text).is_none();
    if is_word {
        Some(text.to_owned())
    } else if text.chars().any(char::is_control) {
        Some(double_quoted(text))
    } else {
        Some(format!("'{}'", text.replace('\'', "''")))
    }
}

fn double_quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|character| match character {
            '"' | '\\' => format!("\\{character}"),
            '\n' => "\\n".to_owned(),
            '\t' => "\\t".to_owned(),
            _ if character.is_control() => format!("\\x{:02x}", u32::from(character)),
            _ => character.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_quoted_where_that_helps() {
        let text = |text: &str, reader| spelling(&Data::String(text.to_owned()), reader);
        for (value, charmcraft, juju) in [
            ("gzip", Some("gzip"), Some("gzip")),
            ("1:30", Some("'1:30'"), Some("'1:30'")),
            ("it's", Some("'it''s'"), Some("'it''s'")),
            ("on", Some("'on'"), Some("'on'")),
            ("y", None, Some("'y'")),
            ("0o10", None, Some("'0o10'")),
            ("", Some("''"), Some("''")),
            (
                "é\n\"\\\u{1}",
                Some(r#""é\n\"\\\x01""#),
                Some(r#""é\n\"\\\x01""#),
            ),
        ] {
            assert_eq!(text(value, Reader::Charmcraft).as_deref(), charmcraft);
            assert_eq!(text(value, Reader::Juju).as_deref(), juju);
        }
    }

    #[test]
    fn other_values_have_one_spelling() {
        let written = |data| spelling(&data, Reader::Charmcraft);
        assert_eq!(written(Data::Bool(true)).as_deref(), Some("true"));
        assert_eq!(written(Data::Integer(8)).as_deref(), Some("8"));
        assert_eq!(written(Data::Float(1000.0)).as_deref(), Some("1000.0"));
        assert_eq!(written(Data::Float(1e23)).as_deref(), Some("1.0e+23"));
        assert_eq!(written(Data::Float(f64::NAN)), None);
        assert_eq!(written(Data::Sequence(Vec::new())), None);
    }
}
