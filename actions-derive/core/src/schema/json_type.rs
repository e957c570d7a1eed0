//! The types of JSON schema.

use crate::similar;
use std::fmt;

/// A type that `type` can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum JsonType {
    /// `string`
    String,
    /// `integer`: a number without fraction, of at most 2^53 - 1 either way.
    Integer,
    /// `number`
    Number,
    /// `boolean`
    Boolean,
    /// `object`
    Object,
    /// `array`
    Array,
    /// `null`
    Null,
}

impl JsonType {
    /// All of them, in the order in which messages list them.
    pub const ALL: [Self; 7] = [
        Self::String,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Object,
        Self::Array,
        Self::Null,
    ];

    /// The type of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }

    /// Its name in a schema.
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Array => "array",
            Self::Null => "null",
        }
    }

    /// The types that are meant by a text that names one, or by one like `integer, null` or `integer |
    /// string`; none where a part of it is no type.
    pub fn all_meant_by(text: &str) -> Vec<Self> {
        if let Some(one) = Self::meant_by(text) {
            return vec![one];
        }
        let parts = text.trim_matches(['[', ']', ' ']).split([',', '|']);
        let mut several = Vec::new();
        for part in parts {
            match Self::meant_by(part) {
                Some(meant) if !several.contains(&meant) => several.push(meant),
                Some(_) => {}
                None => return Vec::new(),
            }
        }
        if several.len() > 1 {
            several
        } else {
            Vec::new()
        }
    }

    /// Its name as one writes it in a list: `null` alone would be null itself.
    pub fn written(self) -> &'static str {
        match self {
            Self::Null => "\"null\"",
            _ => self.name(),
        }
    }

    /// The type that the author of `name` means: what other languages call so, or one that is
    /// misspelt.
    pub fn meant_by(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        let names = Self::ALL.map(Self::name);
        let elsewhere = match name.as_str() {
            "str" | "text" | "file" | "path" | "filename" | "char" | "url" | "date" => {
                Some(Self::String)
            }
            "int" | "int32" | "int64" | "uint" | "long" => Some(Self::Integer),
            "float" | "float64" | "double" | "decimal" | "real" | "num" => Some(Self::Number),
            "bool" | "flag" => Some(Self::Boolean),
            "dict" | "map" | "hash" | "struct" | "mapping" => Some(Self::Object),
            "list" | "sequence" | "tuple" | "set" | "seq" => Some(Self::Array),
            "none" | "nil" => Some(Self::Null),
            _ => None,
        };
        Self::named(&name)
            .or(elsewhere)
            .or_else(|| Self::named(similar::near(&name, names)?))
    }
}

/// `string or integer`
pub fn either(types: &[JsonType]) -> String {
    let names: Vec<_> = types.iter().map(|known| known.name()).collect();
    names.join(" or ")
}

impl fmt::Display for JsonType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_understood() {
        for (name, meant) in [
            ("str", Some(JsonType::String)),
            ("String", Some(JsonType::String)),
            ("number ", Some(JsonType::Number)),
            ("dict", Some(JsonType::Object)),
            ("interger", Some(JsonType::Integer)),
            ("any", None),
        ] {
            assert_eq!(JsonType::meant_by(name), meant, "{name}");
        }
        let several = |text| JsonType::all_meant_by(text);
        let expected = [JsonType::Integer, JsonType::Null];
        assert_eq!(several("int | null"), expected);
        assert_eq!(several("integer, null"), expected);
        assert_eq!(several("integer"), [JsonType::Integer]);
        assert_eq!(several("integer, int"), []);
        assert_eq!(several("integer, int, null"), expected);
        assert_eq!(several("integer, of course"), []);
    }
}
