//! The types of JSON schema, and the keyword `type`.

use super::Reading;
use super::numbers::is_integer;
use crate::diagnostic::Warning;
use crate::scalar::Value;
use crate::similar;
use crate::yaml::{Content, Entry, Node};

/// A type that `type` can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl JsonType {
    /// All of them, in the order in which messages list them.
    pub(crate) const ALL: [Self; 7] = [
        Self::String,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Object,
        Self::Array,
        Self::Null,
    ];

    /// The type of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }

    /// Its name in a schema.
    pub(crate) fn name(self) -> &'static str {
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
    pub(crate) fn all_meant_by(text: &str) -> Vec<Self> {
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
        if several.len() > 1 { several } else { Vec::new() }
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
        let name = name.trim().to_ascii_lowercase();
        let names = Self::ALL.map(Self::name);
        let elsewhere = match name.as_str() {
            "str" | "text" | "file" | "path" | "filename" | "char" | "url" | "date" | "secret"
            | "password" | "passphrase" | "token" | "credential" | "key" | "email" | "uri" => {
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
        Self::named(&name).or(elsewhere).or_else(|| Self::named(similar::near(&name, names)?))
    }
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

/// `type`
pub(super) fn read<'n>(reading: &mut Reading<'n, '_, '_>, entry: &'n Entry) {
    let node = &entry.value;
    reading.schema.types_span = Some(node.span);
    if let Some(name) = node.text() {
        match JsonType::named(name) {
            Some(known) => reading.schema.types.push(known),
            None => reading.unknown_type(node, name),
        }
        return;
    }
    let Some(names) = node.list() else {
        reading.wrong_kind("type", "a string or a list of strings", node);
        return;
    };
    for item in names {
        match (item.text(), item.text().and_then(JsonType::named)) {
            (_, Some(known)) if reading.schema.types.contains(&known) => {}
            (_, Some(known)) => reading.schema.types.push(known),
            // Juju drops an unknown name from a list without a word.
            (Some(name), None) => reading.unknown_type_in_list(item, name),
            (None, None) if item.is_null() => {
                reading.null_in_types(item, names);
                reading.schema.types.push(JsonType::Null);
            }
            (None, None) => reading.wrong_kind("type", "a string or a list of strings", item),
        }
    }
}

fn expected() -> String {
    format!("expected one of: {}", JsonType::ALL.map(JsonType::name).join(", "))
}

impl Reading<'_, '_, '_> {
    fn unknown_type(&mut self, node: &Node, name: &str) {
        let meant = JsonType::all_meant_by(name);
        let message = format!("`{name}` is not a type, for {}", self.owner);
        let found = self.sink.error(node.span, message);
        found.label(expected());
        match meant.as_slice() {
            [] if name == "any" => found.help("leave `type` out to let anything through"),
            [] => found.types_unknown(),
            [JsonType::String] if is_secret(name) => found.help(
                "write `type: string`; with `format: password` beside it, `Debug` does not show it",
            ),
            [meant] => found.help(format!("write `type: {}`", meant.written())),
            several => {
                let names: Vec<_> = several.iter().map(|meant| meant.written()).collect();
                found.help(format!("write `type: [{}]`", names.join(", ")))
            }
        };
        // So that one mistake does not become more in the handlers.
        self.schema.types = meant;
    }

    fn unknown_type_in_list(&mut self, item: &Node, name: &str) {
        let meant = JsonType::meant_by(name);
        let message = format!("`{name}` is not a type, for {}", self.owner);
        self.sink
            .warn(Warning::NoEffect, item.span, message)
            .label(expected())
            .note("Juju drops an unknown type from a list without a word")
            .help_if_some(meant.map(|meant| format!("did you mean `{}`?", meant.written())));
    }

    fn null_in_types(&mut self, item: &Node, names: &[Node]) {
        let written = names
            .iter()
            .map(|name| if name.is_null() { "\"null\"".to_owned() } else { name.shown() });
        let written: Vec<String> = written.collect();
        let message = format!("`type` of {} lists null itself, not the type's name", self.owner);
        self.sink
            .error(item.span, message)
            .help(format!("put it in quotes: `type: [{}]`", written.join(", ")));
    }
}

/// Whether the author of a type means a text that nobody is to see.
fn is_secret(name: &str) -> bool {
    matches!(
        name.to_ascii_lowercase().as_str(),
        "secret" | "password" | "passphrase" | "token" | "credential" | "key"
    )
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
