//! Keywords that mean nothing to Juju, and what is meant by them.

use super::kinds::{find, near};
use super::misplaced::{holds_schema, holds_schemas};
use super::{Owner, Text};
use crate::diagnostic::{Sink, Warning};
use crate::yaml::{Entry, Node};

/// A keyword that means nothing to Juju.
pub(crate) struct Ignored<'n> {
    pub(crate) name: Text<'n>,
    /// The keyword that seems to be meant.
    pub(crate) meant: Option<&'static str>,
    /// Whether it is a param in the body of its action, or a property beside `properties`.
    pub(crate) is_param: bool,
    /// Whether it is what the action has in place of `params`.
    pub(crate) is_params: bool,
}

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
const QUIET: [&str; 9] = [
    "$comment", "$defs", "deprecated", "example", "examples", "id", "optional", "readOnly",
    "writeOnly",
];

impl<'n> Ignored<'n> {
    pub(super) fn of(Entry { key, value }: &'n Entry, is_action: bool) -> Self {
        let name = key.text();
        let is_schema = holds_schema(value);
        let is_untold = is_quiet(name) || (is_action && is_schema);
        let meant = if is_untold { None } else { meant(name, value, is_action) };
        let is_param = is_schema && meant.is_none() && !LATER.contains(&name);
        let is_params = is_action && meant == Some("params") && holds_schemas(value);
        Self { name: Text::of_key(key), meant, is_param, is_params }
    }

    /// Warns of it; where it is why no call can pass, it is an error.
    pub(crate) fn tell(&self, owner: &Owner<'_>, is_fatal: bool, sink: &mut Sink<'_>) {
        let name = self.name.text;
        if is_quiet(name) {
            return;
        }
        let message = format!("Juju does not know `{name}` in {owner}");
        let found = if is_fatal {
            let found = sink.error(self.name.span, message);
            found.note("what is declared there is nothing to Juju").types_unknown()
        } else {
            sink.warn(Warning::UnknownKeyword, self.name.span, message)
        };
        if LATER.contains(&name) {
            found.note("Juju reads draft 4 of JSON schema, which does not have it");
        }
        found.help_if_some(match (name, self.meant) {
            _ if owner.is_action() && owner.action == "actions" => {
                Some("in actions.yaml, write the actions at the top, without `actions:`".to_owned())
            }
            _ if self.is_param => {
                let below = if owner.is_action() { "params" } else { "properties" };
                Some(format!("indent `{name}` deeper, below `{below}:`"))
            }
            ("const", _) => Some("write `enum` with that one value".to_owned()),
            ("nullable", _) => Some("list null as a type: `type: [string, \"null\"]`".to_owned()),
            (_, Some(meant)) => Some(match name.split_once(':') {
                Some((key, value)) => {
                    format!("write a space after the colon: `{key}: {value}`")
                }
                None => format!("did you mean `{meant}`?"),
            }),
            (_, None) => None,
        });
    }
}

fn is_quiet(name: &str) -> bool {
    QUIET.contains(&name) || name.starts_with("x-")
}

fn meant(name: &str, value: &Node, is_action: bool) -> Option<&'static str> {
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
        None if LATER.contains(&name) => None,
        None => near(name, value, is_action),
    }
}
