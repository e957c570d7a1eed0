//! Keywords that say nothing where they stand.

use super::json_type::JsonType;
use crate::yaml::node::{Data, Entry, Node};

/// What stands beside the properties of an object, or the params of an action, and is no schema.
const BESIDE_PROPERTIES: [&str; 8] = [
    "additionalProperties",
    "description",
    "execution-group",
    "maxProperties",
    "minProperties",
    "parallel",
    "required",
    "title",
];

/// The keywords that stand among `properties` instead of beside them: no schema is a list, a boolean
/// or any text but the name of a type.
pub(super) fn too_deep(properties: &Node) -> impl Iterator<Item = &Entry> {
    let entries = properties.as_mapping().unwrap_or_default();
    entries.iter().filter(|entry| is_too_deep(entry))
}

pub(super) fn is_too_deep(Entry { key, value }: &Entry) -> bool {
    let is_no_schema = match &value.data {
        Data::Null | Data::Mapping(_) => false,
        Data::String(text) => JsonType::meant_by(text).is_none(),
        _ => true,
    };
    is_no_schema && BESIDE_PROPERTIES.contains(&key.text.as_str())
}

/// Whether Juju never looks at a keyword: no value of the types has what it is about.
pub(super) fn is_without_effect(Entry { key, value }: &Entry, types: &[JsonType]) -> bool {
    let about: &[JsonType] = match key.text.as_str() {
        "minimum" | "maximum" | "multipleOf" => &[JsonType::Integer, JsonType::Number],
        "minLength" | "maxLength" | "pattern" => &[JsonType::String],
        "items" | "minItems" | "maxItems" | "uniqueItems" => &[JsonType::Array],
        "properties"
        | "patternProperties"
        | "minProperties"
        | "maxProperties"
        | "additionalProperties" => &[JsonType::Object],
        // Any other value is an error.
        "required" if value.as_sequence().is_some_and(|names| !names.is_empty()) => {
            &[JsonType::Object]
        }
        "enum" => return value.as_sequence().is_some_and(<[Node]>::is_empty),
        _ => return false,
    };
    !types.is_empty() && !types.iter().any(|json_type| about.contains(json_type))
}
