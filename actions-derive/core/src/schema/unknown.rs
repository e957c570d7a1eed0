//! Keywords that mean nothing to Juju, and what is meant by them.

use super::Reading;
use super::kinds::{find, near};
use crate::diagnostic::Warning;
use crate::yaml::{Entry, Node};

/// What people call `params` and `properties`.
const PARAMS: [&str; 9] = [
    "args", "arguments", "attributes", "fields", "flags", "inputs", "options", "parameters",
    "params",
];

/// What people write for a keyword that is spelt quite differently.
const SYNONYMS: [(&str, &[&str]); 6] = [
    ("additionalProperties", &["additional", "additionalParams"]),
    ("description", &["desc", "help", "doc", "documentation"]),
    ("enum", &["const", "enumerate", "choices", "values", "options", "one-of"]),
    ("minimum", &["min"]),
    ("maximum", &["max"]),
    ("pattern", &["regex"]),
];

/// Keywords of later drafts.
const LATER: [&str; 10] = [
    "const", "contains", "dependentRequired", "dependentSchemas", "else", "if", "prefixItems",
    "propertyNames", "then", "unevaluatedProperties",
];

/// Keywords that say something to people only, or to other tools.
const QUIET: [&str; 10] = [
    "$comment", "$defs", "$schema", "deprecated", "example", "examples", "id", "optional",
    "readOnly", "writeOnly",
];

impl<'n> Reading<'n, '_, '_> {
    /// Warns of a keyword that Juju does not know.
    pub(super) fn unknown_keyword(&mut self, Entry { key, value }: &'n Entry) {
        let (name, owner) = (key.text(), self.owner);
        if is_quiet(name) {
            return;
        }
        let message = format!("Juju does not know `{name}` in {owner}");
        let found = self.sink.warn(Warning::UnknownKeyword, key.span, message);
        if LATER.contains(&name) {
            found.note("Juju reads draft 4 of JSON schema, which does not have it");
        }
        let meant = meant(name, value, owner.is_action());
        self.schema.misspelt.extend(meant);
        found.help(match (name, meant, name.split_once(':')) {
            ("const", ..) => "write `enum` with that one value".to_owned(),
            ("nullable", ..) => "list null as a type: `type: [string, \"null\"]`".to_owned(),
            (_, Some(_), Some((key, value))) => {
                format!("write a space after the colon: `{key}: {value}`")
            }
            (_, Some(meant), None) => format!("did you mean `{meant}`?"),
            (_, None, _) => return,
        });
    }
}

/// Whether it is a param or another action in the body of an action, or a property in an object.
pub(super) fn is_property(Entry { key, value }: &Entry, is_action: bool) -> bool {
    let name = key.text();
    (holds_schema(value) || (is_action && value.get("params").is_some()))
        && find(name, is_action).is_none()
        && !is_quiet(name)
        && name != "<<"
        && !LATER.contains(&name)
        && (is_action || meant(name, value, false).is_none())
}

/// Whether it looks like the schema of a param.
fn holds_schema(value: &Node) -> bool {
    let entries = value.map().unwrap_or_default();
    let is_of_schema =
        |entry: &Entry| matches!(entry.key.text(), "default" | "description" | "enum" | "type");
    entries.iter().any(|entry| entry.value.map().is_none()) && entries.iter().any(is_of_schema)
}

/// Whether it holds schemas by name.
pub(super) fn holds_schemas(value: &Node) -> bool {
    let entries = value.map().unwrap_or_default();
    !entries.is_empty() && entries.iter().all(|entry| entry.value.map().is_some())
}

pub(super) fn is_quiet(name: &str) -> bool {
    QUIET.contains(&name) || name.starts_with("x-")
}

pub(super) fn meant(name: &str, value: &Node, is_action: bool) -> Option<&'static str> {
    if PARAMS.contains(&name) && (is_action || holds_schemas(value)) {
        return Some(if is_action { "params" } else { "properties" });
    }
    // `type:integer`
    if let Some((key, _)) = name.split_once(':') {
        return find(key, is_action).map(|(known, ..)| known);
    }
    let mut synonyms = SYNONYMS.iter();
    match synonyms.find(|(_, synonyms)| synonyms.contains(&name)) {
        Some((meant, _)) => Some(meant),
        None if is_quiet(name) || LATER.contains(&name) => None,
        None => near(name, value, is_action),
    }
}
