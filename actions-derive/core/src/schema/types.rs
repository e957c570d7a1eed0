//! The types of JSON schema, and names that are none of them.

use super::Reading;
use crate::scalar::Value;
use crate::similar;
use crate::yaml::{Content, Node};

/// The largest integer that Juju takes for one: 2^53 - 1.
pub(crate) const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// A type that `type` can name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum JsonType {
    String,
    /// `integer`: a number without fraction, of at most 2^53 - 1 either way.
    Integer,
    Number,
    Boolean,
    Object,
    Array,
    Null,
}

/// Each with its name in a schema, in the order in which messages list them, and with what it is
/// called elsewhere.
const TYPES: [(JsonType, &str, &[&str]); 7] = [
    (
        JsonType::String,
        "string",
        &["str", "text", "file", "path", "filename", "char", "url", "uri", "date", "email"],
    ),
    (JsonType::Integer, "integer", &["int", "int32", "int64", "uint", "long"]),
    (JsonType::Number, "number", &["float", "float64", "double", "decimal", "real", "num"]),
    (JsonType::Boolean, "boolean", &["bool", "flag"]),
    (JsonType::Object, "object", &["dict", "map", "hash", "struct", "mapping"]),
    (JsonType::Array, "array", &["list", "sequence", "tuple", "set", "seq"]),
    (JsonType::Null, "null", &["none", "nil"]),
];

/// What people call a string that nobody is to see.
const SECRETS: [&str; 6] = ["secret", "password", "passphrase", "token", "credential", "key"];

const EXPECTED: &str = "expected one of: string, integer, number, boolean, object, array, null";

impl JsonType {
    /// The type of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        TYPES.iter().find(|(_, known, _)| *known == name).map(|(known, ..)| *known)
    }

    /// The narrowest type of a value.
    pub(crate) fn of(value: &Node) -> Option<Self> {
        TYPES.iter().find(|(known, ..)| is_of(value, *known)).map(|(known, ..)| *known)
    }

    /// Its name in a schema.
    pub(crate) fn name(self) -> &'static str {
        TYPES[self as usize].1
    }

    /// Its name as one writes it in a list: `null` alone would be null itself.
    pub(crate) fn written(self) -> &'static str {
        match self {
            Self::Null => "\"null\"",
            _ => self.name(),
        }
    }

    /// The type that the author of `name` means: what other languages call so, or one that is
    /// misspelt.
    pub(crate) fn meant_by(name: &str) -> Option<Self> {
        let name = &*name.trim().to_ascii_lowercase();
        let mut types = TYPES.iter();
        let known = types.find(|(_, known, others)| *known == name || others.contains(&name));
        match known {
            Some((known, ..)) => Some(*known),
            None if name.ends_with("[]") => Some(Self::Array),
            None if is_secret(name) => Some(Self::String),
            None => Self::named(similar::near(name, TYPES.map(|(_, name, _)| name))?),
        }
    }
}

/// Whether people call a secret so.
pub(super) fn is_secret(name: &str) -> bool {
    SECRETS.contains(&&*name.to_ascii_lowercase())
}

/// `string or integer`
pub(crate) fn either(types: &[JsonType]) -> String {
    let names: Vec<_> = types.iter().map(|known| known.name()).collect();
    names.join(" or ")
}

/// Whether Juju takes a value for one of that type.
pub(crate) fn is_of(node: &Node, json_type: JsonType) -> bool {
    match (&node.content, json_type) {
        (Content::List(_), JsonType::Array) | (Content::Map(_), JsonType::Object) => true,
        (Content::Scalar(scalar), _) => match (scalar.value, json_type) {
            (Value::Number(value), JsonType::Integer) => is_integer(value),
            // What is refused is not judged any further.
            (Value::Unclear(_), _)
            | (Value::Null, JsonType::Null)
            | (Value::Boolean(_), JsonType::Boolean)
            | (Value::Number(_), JsonType::Number)
            | (Value::Text, JsonType::String) => true,
            _ => false,
        },
        _ => false,
    }
}

/// Whether Juju takes the number for an integer.
pub(super) fn is_integer(value: f64) -> bool {
    value.abs() <= MAX_SAFE_INTEGER && value.fract() == 0.0
}

impl Reading<'_, '_, '_> {
    pub(super) fn unknown_type(&mut self, node: &Node, name: &str, is_in_list: bool) {
        let meant = JsonType::meant_by(name);
        let help = match meant {
            Some(meant) if is_in_list => format!("write `{}`", meant.written()),
            Some(_) if is_secret(name) => {
                "write `type: string`, and `format: password` to keep it out of `Debug`".to_owned()
            }
            Some(meant) => format!("write `type: {}`", meant.written()),
            None if name == "any" => "leave `type` out to let anything through".to_owned(),
            None => "write one of these, or a list of them".to_owned(),
        };
        let message = format!("`{name}` is not a type, for {}", self.owner);
        let found = self.error(node.span, message);
        found.label(EXPECTED).help(help);
        if is_in_list {
            found.note("Juju drops an unknown type from a list without a word");
        }
        if meant.is_none() && name != "any" {
            found.types_unknown();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_understood() {
        for (known, name, _) in TYPES {
            assert_eq!(known.name(), name);
        }
        for (name, meant) in [
            ("str", Some(JsonType::String)),
            ("String", Some(JsonType::String)),
            ("number ", Some(JsonType::Number)),
            ("dict", Some(JsonType::Object)),
            ("token", Some(JsonType::String)),
            ("interger", Some(JsonType::Integer)),
            ("any", None),
        ] {
            assert_eq!(JsonType::meant_by(name), meant, "{name}");
        }
    }
}
