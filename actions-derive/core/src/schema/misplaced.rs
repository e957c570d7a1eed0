//! Lines that stand one step too far left or right, by the keys and the values that they have.

use super::types::JsonType;
use super::{Owner, is_keyword};
use crate::diagnostic::{Sink, enumerated};
use crate::yaml::{Entry, Node};

/// What stands beside the properties of an object, or the params of an action, and is no schema.
const BESIDE_PROPERTIES: [&str; 8] = [
    "additionalProperties", "description", "execution-group", "maxProperties", "minProperties",
    "parallel", "required", "title",
];

/// The keywords that stand among `properties` instead of beside them: no schema is a list, a
/// boolean or any text but the name of a type.
pub(crate) fn too_deep(properties: &Node) -> impl Iterator<Item = &Entry> {
    let entries = properties.map().unwrap_or_default();
    // Behind an empty one they are its own.
    let all = !holds_dedented(entries);
    entries.iter().filter(move |entry| all && is_too_deep(entry))
}

pub(super) fn is_too_deep(entry: &Entry) -> bool {
    let value = &entry.value;
    let is_no_schema = match value.text() {
        Some(text) => JsonType::meant_by(text).is_none(),
        None => !value.is_null() && !value.is_unclear() && value.map().is_none(),
    };
    is_no_schema && BESIDE_PROPERTIES.contains(&entry.key.text())
}

fn holds_dedented(entries: &[Entry]) -> bool {
    (0..entries.len()).any(|index| !dedented(entries, index, is_of_schema).is_empty())
}

/// The entries behind the empty one at `index` that are its own body, in the same column by mistake.
///
/// `is_own` says of an entry whether its key may be one of the body, and whether its value shows
/// that it is.
pub(crate) fn dedented(
    entries: &[Entry],
    index: usize,
    is_own: fn(&Entry) -> Option<bool>,
) -> &[Entry] {
    let Some(empty) = entries.get(index) else {
        return &[];
    };
    // An empty one named as a part of a body is one itself: `default:` behind `filename:`.
    if !empty.value.is_null() || is_own(empty) == Some(true) {
        return &[];
    }
    let behind = &entries[index + 1..];
    let own = behind.iter().take_while(|entry| is_own(entry).is_some()).count();
    let own = &behind[..own];
    if own.iter().any(|entry| is_own(entry) == Some(true)) { own } else { &[] }
}

/// Whether an entry is a keyword of a schema, and whether its value shows that it is no param.
pub(super) fn is_of_schema(entry: &Entry) -> Option<bool> {
    let (name, value) = (entry.key.text(), &entry.value);
    if !is_keyword(name) {
        return None;
    }
    Some(match name {
        // A param may have that name and be written as `description: string`.
        "description" | "title" | "default" | "pattern" | "format" => {
            value.map().is_none() && !value.is_null()
        }
        "type" => value.text().is_some() || value.list().is_some(),
        "properties" => value.map().is_some_and(|entries| {
            entries.iter().all(|entry| entry.value.map().is_some()) && !entries.is_empty()
        }),
        _ => value.map().is_none() && !value.is_null(),
    })
}

/// Tells that the body of a param stands in its own column, once.
pub(super) fn tell(owner: &Owner<'_>, empty: &Entry, body: &[Entry], sink: &mut Sink<'_>) {
    let names: Vec<&str> = body.iter().map(|entry| entry.key.text()).collect();
    let name = empty.key.text();
    let message = format!("the schema of {owner} is empty, and its body stands beside it");
    sink.error(empty.key.span, message)
        .help(format!("indent the body of `{name}`: {} deeper than `{name}:`", enumerated(&names)));
}

/// The properties of a whole schema that stands where only they belong: `params: {type: object,
/// properties: {...}}`.
pub(crate) fn joined(params: &Node) -> Option<&Node> {
    let entries = params.map()?;
    let inner = params.get("properties")?;
    let properties = inner.map()?;
    let is_of_schema = |entry: &Entry| {
        matches!(entry.key.text(), "properties" | "$schema" | "definitions")
            || is_of_schema(entry) == Some(true)
    };
    let are_schemas = properties.iter().all(|entry| entry.value.map().is_some());
    // Alone it may be a param of that name.
    let is_alone = entries.len() == 1;
    let is_param = is_alone && properties.iter().all(|entry| is_keyword(entry.key.text()));
    (are_schemas && !is_param && entries.iter().all(is_of_schema)).then_some(inner)
}
