//! The members of an `enum` in a schema.

use std::fmt::{self, Display, Formatter};

use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use super::rules::float;
use crate::shown::listed;

/// A member of `enum`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Constant {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// Any other number, and its digits: what writes those is larger than all of decoding.
    Number(f64, &'static str),
    /// A string.
    String(&'static str),
}

impl From<&'static str> for Constant {
    fn from(text: &'static str) -> Self {
        Self::String(text)
    }
}

impl From<i64> for Constant {
    fn from(integer: i64) -> Self {
        Self::Integer(integer)
    }
}

impl Constant {
    /// Whether Juju takes the value for this member: it compares their JSON text, in which numbers
    /// are float64s and -0 is not 0.
    pub(super) fn is(self, json: &Value) -> bool {
        match (self, json) {
            (Self::Null, Value::Null) => true,
            (Self::Bool(member), Value::Bool(value)) => member == *value,
            (Self::String(member), Value::String(value)) => member == value,
            #[expect(clippy::cast_precision_loss, reason = "it is under 2^53")]
            (Self::Integer(member), Value::Number(number)) => {
                (member as f64).to_bits() == float(number).to_bits()
            }
            (Self::Number(member, _), Value::Number(number)) => {
                member.to_bits() == float(number).to_bits()
            }
            _ => false,
        }
    }

    fn spelled(self) -> String {
        match self {
            Self::String(text) if !reads_as_itself(text) => format!("\"{text}\""),
            _ => self.to_string(),
        }
    }
}

impl Display for Constant {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.pad("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Number(_, text) | Self::String(text) => f.pad(text),
        }
    }
}

impl Serialize for Constant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Number(value, _) => serializer.serialize_f64(*value),
            Self::String(text) => serializer.serialize_str(text),
        }
    }
}

/// `not one of gzip, bzip2, xz`
#[cold]
pub(super) fn not_one_of(members: &mut dyn Iterator<Item = Constant>) -> String {
    let members: Vec<String> = members.map(Constant::spelled).collect();
    format!("not one of {}", listed(&members))
}

/// Whether a string is told from the other kinds, and from its neighbours, without quotes.
fn reads_as_itself(text: &str) -> bool {
    let is_of_a_number = |byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
    !matches!(text, "null" | "true" | "false")
        && !text.bytes().any(|byte| matches!(byte, b' ' | b',' | b'"' | b'\''))
        && !text.bytes().all(is_of_a_number)
}

#[cfg(test)]
mod tests {
    use super::{Constant, not_one_of};

    #[test]
    fn constants_are_quoted_where_they_would_be_misread() {
        let constants = [
            Constant::String("gzip"),
            Constant::String("2fa"),
            Constant::String(""),
            Constant::String("-1.5e3"),
            Constant::String("a, b"),
            Constant::String("null"),
            Constant::Null,
            Constant::Bool(true),
            Constant::Integer(-1),
            Constant::Number(1.5, "1.5"),
        ];
        assert_eq!(
            not_one_of(&mut constants.into_iter()),
            r#"not one of gzip, 2fa, "", "-1.5e3", "a, b", "null", null, true, -1, 1.5"#
        );
        let many = not_one_of(&mut std::iter::repeat_n(Constant::Null, 22));
        assert!(many.ends_with("null, null and 2 more"));
    }

    #[test]
    fn constants_are_written_as_their_values() {
        for (constant, displayed, json) in [
            (Constant::Null, "  null", "null"),
            (Constant::Bool(true), "  true", "true"),
            (Constant::Integer(-1), "    -1", "-1"),
            (Constant::Number(1.5, "1.5"), "   1.5", "1.5"),
            (Constant::String("on"), "    on", "\"on\""),
        ] {
            assert_eq!(format!("{constant:>6}"), displayed);
            assert_eq!(serde_json::to_string(&constant).unwrap(), json);
        }
    }
}
