//! The kind of value that each keyword holds, and what to write for one of another kind.

use super::Reading;
use super::types::{JsonType, is_integer};
use crate::similar;
use crate::yaml::Node;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Anything,
    Boolean,
    Number,
    /// A number that others are multiples of.
    Factor,
    Count,
    Text,
    List,
    Names,
    Name,
    /// One name or several.
    Types,
    /// Schemas by name.
    Schemas,
    /// A schema for each item, or one for each place.
    Items,
    /// Whether there may be more, or of which schema.
    Additional,
}

/// The types of the values that a keyword says something about; none where it is about all.
type About = &'static [JsonType];

type Row = (Kind, About, &'static [&'static str]);

const NUMBERS: About = &[JsonType::Integer, JsonType::Number];
const STRINGS: About = &[JsonType::String];
const ARRAYS: About = &[JsonType::Array];
const OBJECTS: About = &[JsonType::Object];

const KEYWORDS: [Row; 21] = [
    (Kind::Text, &[], &["$id", "$subSchema", "description", "title"]),
    (Kind::Text, STRINGS, &["pattern"]),
    (Kind::Boolean, &[], &["exclusiveMaximum", "exclusiveMinimum"]),
    (Kind::Boolean, ARRAYS, &["uniqueItems"]),
    (Kind::Number, NUMBERS, &["maximum", "minimum"]),
    (Kind::Factor, NUMBERS, &["multipleOf"]),
    (Kind::Count, STRINGS, &["maxLength", "minLength"]),
    (Kind::Count, ARRAYS, &["maxItems", "minItems"]),
    (Kind::Count, OBJECTS, &["maxProperties", "minProperties"]),
    (Kind::Types, &[], &["type"]),
    (Kind::List, &[], &["enum"]),
    (Kind::Names, OBJECTS, &["required"]),
    (Kind::Schemas, OBJECTS, &["properties"]),
    (Kind::Additional, OBJECTS, &["additionalProperties"]),
    (Kind::Items, ARRAYS, &["items"]),
    (Kind::Anything, OBJECTS, &["patternProperties"]),
    (Kind::Anything, &[], &["additionalItems", "allOf", "anyOf", "default", "definitions"]),
    (Kind::Anything, &[], &["dependencies", "format", "not", "oneOf"]),
    (Kind::Text, &[], &["execution-group"]),
    (Kind::Boolean, &[], &["parallel"]),
    (Kind::Schemas, &[], &["params"]),
];

/// The rest stands in the body of an action alone.
const OF_SCHEMAS: usize = 18;

fn rows(is_action: bool) -> &'static [Row] {
    if is_action { &KEYWORDS } else { &KEYWORDS[..OF_SCHEMAS] }
}

pub(super) fn find(name: &str, is_action: bool) -> Option<(&'static str, Kind, About)> {
    let mut rows = rows(is_action).iter();
    rows.find_map(|(kind, about, names)| {
        let known = names.iter().find(|known| **known == name)?;
        Some((*known, *kind, *about))
    })
}

/// The one that is nearest to `name`. Of those that take a schema, none is meant to hold a text.
pub(super) fn near(name: &str, value: &Node, is_action: bool) -> Option<&'static str> {
    let mut known = Vec::new();
    for (.., names) in rows(is_action) {
        known.extend_from_slice(names);
    }
    known.retain(|name| *name != "not" || value.map().is_some());
    similar::near(name, known)
}

impl Kind {
    pub(super) fn takes(self, node: &Node) -> bool {
        self.judge(node).0
    }

    /// Whether it takes a value, and what it takes.
    fn judge(self, node: &Node) -> (bool, &'static str) {
        let (number, list, is_map) = (node.number(), node.list(), node.map().is_some());
        match self {
            Self::Anything => (true, "a value"),
            Self::Boolean => (node.boolean().is_some(), "a boolean"),
            Self::Number => (number.is_some(), "a number"),
            Self::Factor => (number.is_some_and(|value| value > 0.0), "a number over 0"),
            Self::Count => {
                let is_count = number.is_some_and(|value| value >= 0.0 && is_integer(value));
                (is_count, "a whole number, 0 or more")
            }
            Self::Text => (node.text().is_some(), "a string"),
            Self::List => (list.is_some(), "a list"),
            Self::Names => (list.is_some(), "a list of names"),
            Self::Name => (node.text().is_some(), "a list of names"),
            Self::Types => {
                (node.text().is_some() || list.is_some(), "a string or a list of strings")
            }
            Self::Schemas => (is_map, "a map of schemas by name"),
            Self::Items => {
                let are_maps = |items: &[Node]| items.iter().all(|item| item.map().is_some());
                (is_map || list.is_some_and(are_maps), "a schema")
            }
            Self::Additional => (node.boolean().is_some() || is_map, "a boolean or a schema"),
        }
    }
}

impl Reading<'_, '_, '_> {
    /// Tells that `keyword` must hold another kind of value, unless the value is refused as such.
    pub(super) fn wrong_kind(&mut self, keyword: &str, kind: Kind, node: &Node) {
        if node.is_unclear() {
            self.schema.is_faulty = true;
            return;
        }
        let held = match node.number() {
            Some(_) if matches!(kind, Kind::Factor | Kind::Count) => node.written(),
            _ => node.kind().to_owned(),
        };
        let (owner, (_, expected)) = (self.owner, kind.judge(node));
        let message = format!("`{keyword}` of {owner} must be {expected}, not {held}");
        let mend = self.mend(keyword, kind, node);
        let found = self.error(node.span, message).help_if_some(mend);
        // A text says nothing of the values.
        if kind != Kind::Text {
            found.types_unknown();
        }
    }

    /// What to write for a value of the wrong kind, where that can be told.
    fn mend(&self, keyword: &str, kind: Kind, node: &Node) -> Option<String> {
        let text = node.text().unwrap_or_default();
        let unquoted = node.unquoted();
        let meant = match node.list() {
            Some(items) => items.iter().find_map(|item| JsonType::meant_by(item.text()?)),
            None => JsonType::meant_by(text),
        };
        Some(match (kind, meant) {
            (Kind::Schemas, _) => format!(
                "write each as `name:` with its schema, such as `type: string`, indented below \
                 `{keyword}:`, or `{keyword}: {{}}`"
            ),
            (Kind::Items, None) => {
                "write its keywords below it, such as `type: string`, or `{}` for any value"
                    .to_owned()
            }
            _ if node.is_null() && kind == Kind::Types => {
                "write the name of a type: that of null is `\"null\"`, in quotes".to_owned()
            }
            _ if node.is_null() => "give it a value, or remove the line".to_owned(),
            _ if kind.takes(&unquoted) => format!("remove the quotes: `{keyword}: {text}`"),
            (Kind::Boolean, _) => match (keyword.strip_prefix("exclusive"), node.number()) {
                // As later drafts have it.
                (Some(bound), Some(value)) => {
                    let bound = bound.to_lowercase();
                    format!("Juju reads draft 4: write `{bound}: {value}` and `{keyword}: true`")
                }
                _ => format!("write `{keyword}: true` or `{keyword}: false`"),
            },
            (Kind::Text | Kind::Name, _) if node.map().is_none() => "put it in quotes".to_owned(),
            (Kind::Names, _) => {
                let word = if text == "optional" { Some(false) } else { unquoted.boolean() };
                let switch = node.boolean().or(word);
                let is_own = |name: &&str| switch == Some(true) || text == *name;
                match self.owner.property.filter(is_own) {
                    Some(name) => beside_its_own(name),
                    None if switch == Some(false) => {
                        "remove the line: nothing is required unless listed".to_owned()
                    }
                    None if !text.is_empty() && switch.is_none() => as_list(keyword, text),
                    None => "write `required: [name]`, or remove the line".to_owned(),
                }
            }
            (Kind::List, _) if !text.is_empty() => as_list(keyword, text),
            (Kind::Additional, Some(JsonType::Null)) => format!("write `{keyword}: false`"),
            (Kind::Additional | Kind::Items, Some(meant)) => {
                // `name:type: string`
                let name = keyword.split(':').next().unwrap_or_default();
                format!("write `{name}: {{type: {}}}`", meant.written())
            }
            _ => return None,
        })
    }
}

/// What to write for a name in `required` of its own param.
pub(super) fn beside_its_own(name: &str) -> String {
    format!("write `required: [{name}]` beside the `params` or `properties` that it stands in")
}

/// What to write for a text that is meant to be a list.
fn as_list(keyword: &str, text: &str) -> String {
    if text.starts_with('-') {
        return format!("write a space after each `-` below `{keyword}:`");
    }
    let text = text.trim_matches(['[', ']', ' ']);
    let list = if text.contains(',') { text.to_owned() } else { text.replace(' ', ", ") };
    format!("write `{keyword}: [{list}]`")
}
