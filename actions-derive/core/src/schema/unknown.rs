//! Keywords that mean nothing to Juju, and what is meant by them.

use super::{Owner, Text, keywords};
use crate::diagnostic::{Sink, Warning};
use crate::similar;
use crate::yaml::{Entry, Node};

/// A keyword that means nothing to Juju.
#[derive(Clone, Copy)]
pub(crate) struct Ignored<'n> {
    pub(crate) name: Text<'n>,
    pub(crate) holds: Holds,
}

/// What the value of such a keyword looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// A schema, as that of a param.
    Schema,
    /// Schemas by name, as `params` has them.
    Schemas,
    Other,
}

/// What the body of an action has as well.
const ACTION_KEYS: [&str; 3] = ["execution-group", "parallel", "params"];

/// Keywords of other drafts, which Juju ignores.
const OTHER_DRAFTS: [&str; 16] = [
    "const", "contains", "contentEncoding", "contentMediaType", "dependentRequired",
    "dependentSchemas", "disallow", "divisibleBy", "else", "extends", "if", "prefixItems",
    "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
];

/// Keywords that say something to people only, or to other tools.
const QUIET: [&str; 9] = [
    "$comment", "$defs", "deprecated", "example", "examples", "id", "optional", "readOnly",
    "writeOnly",
];

impl<'n> Ignored<'n> {
    pub(super) fn of(entry: &'n Entry) -> Self {
        Self { name: Text::of_key(&entry.key), holds: Holds::of(&entry.value) }
    }
}

impl Holds {
    fn of(value: &Node) -> Self {
        let entries = value.map().unwrap_or_default();
        let is_type =
            |entry: &Entry| matches!(entry.key.text(), "default" | "description" | "enum" | "type");
        if entries.is_empty() {
            Self::Other
        } else if entries.iter().all(|entry| entry.value.map().is_some()) {
            Self::Schemas
        } else if entries.iter().any(is_type) {
            Self::Schema
        } else {
            Self::Other
        }
    }
}

/// Tells it, where nothing worse is to be told of it.
pub(crate) fn warn(owner: &Owner<'_>, keyword: &Ignored<'_>, sink: &mut Sink<'_>) {
    let name = keyword.name.text;
    if QUIET.contains(&name) || name.starts_with("x-") {
        return;
    }
    let (note, help) = meant(owner, keyword);
    let message = format!("Juju does not know `{name}` in {owner}");
    let found = sink.warn(Warning::UnknownKeyword, keyword.name.span, message);
    if let Some(note) = note {
        found.note(note);
    }
    found.help_if_some(help);
}

/// A fact about the keyword, and what to write for it.
fn meant(owner: &Owner<'_>, keyword: &Ignored<'_>) -> (Option<&'static str>, Option<String>) {
    let name = keyword.name.text;
    let is_action = owner.is_action();
    let action_keys = ACTION_KEYS.into_iter().filter(|_| is_action);
    let mut known = keywords::names().chain(action_keys);
    if is_action && owner.action == "actions" {
        let help = "in actions.yaml, write the actions at the top, without `actions:`";
        return (None, Some(help.to_owned()));
    }
    if is_action && let Some(help) = params_meant(keyword) {
        return (None, Some(help));
    }
    if let Some((key, value)) = name.split_once(':')
        && known.clone().any(|known| known == key)
    {
        let help = format!("write a space after the colon: `{key}: {value}`");
        return (None, Some(help));
    }
    let draft_4 = "Juju reads draft 4 of JSON schema, which does not have it";
    match name {
        "const" => {
            let help = "write `enum` with that one value";
            return (Some(draft_4), Some(help.to_owned()));
        }
        "nullable" => {
            let help = "list null as a type: `type: [string, \"null\"]`";
            return (None, Some(help.to_owned()));
        }
        _ if OTHER_DRAFTS.contains(&name) => {
            return (Some("Juju reads draft 4 of JSON schema and ignores it"), None);
        }
        _ => {}
    }
    match renamed(name).or_else(|| similar::near(name, &mut known)) {
        Some(near) => (None, Some(format!("did you mean `{near}`?"))),
        None => (Some("it is ignored"), None),
    }
}

/// What to write for a keyword of an action that is meant to be `params`, or one of them.
pub(crate) fn params_meant(keyword: &Ignored<'_>) -> Option<String> {
    let name = keyword.name.text;
    let is_params = match name {
        "args" | "arguments" | "flags" | "inputs" | "options" | "parameters" => {
            keyword.holds != Holds::Schema
        }
        _ => keyword.holds == Holds::Schemas && similar::near(name, ["params"]).is_some(),
    };
    if is_params {
        Some("did you mean `params`?".to_owned())
    } else {
        (keyword.holds == Holds::Schema).then(|| format!("write `{name}` below `params:`"))
    }
}

/// What people write for a keyword that is spelt quite differently.
fn renamed(name: &str) -> Option<&'static str> {
    match name {
        "desc" | "help" | "doc" | "documentation" => Some("description"),
        "enumerate" | "choices" | "values" | "options" | "one-of" => Some("enum"),
        "min" => Some("minimum"),
        "max" => Some("maximum"),
        "regex" => Some("pattern"),
        _ => None,
    }
}
