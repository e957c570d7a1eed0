//! A JSON schema as Juju understands it: draft 4, as far as `juju/gojsonschema` goes.

pub mod breach;
pub mod declaration;
pub mod defaults;
pub(crate) mod effort;
pub mod json;
pub mod json_type;
mod keyword;
pub(crate) mod messages;
mod misplaced;
pub mod owner;
pub mod parse;
pub mod validate;

use crate::places::Places;
use crate::source::Span;
use crate::yaml::canonical;
use crate::yaml::node::{Entry, Key, Node};
use json_type::JsonType;
use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

/// The schema of an action's params, of one param, or of something inside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schema {
    /// The map that it is written as.
    pub span: Span,
    /// `type`: one, or any of several; empty where none is written, or none that Juju knows.
    pub types: Vec<JsonType>,
    /// Where `type` was written.
    pub types_span: Option<Span>,
    /// `title`.
    pub title: Option<Text>,
    /// `description`.
    pub description: Option<Text>,
    /// `default`; Juju does not check it.
    pub default: Option<Node>,
    /// `enum`; members that `type` excludes are kept.
    pub members: Option<Members>,
    /// `properties`: none written is something else than none in it.
    pub properties: Option<Vec<Property>>,
    /// `required`.
    pub required: Vec<Text>,
    /// `additionalProperties`.
    pub additional_properties: Option<AdditionalRule>,
    /// `patternProperties`.
    pub pattern_properties: Vec<(Text, Schema)>,
    /// `minProperties`.
    pub min_properties: Option<Count>,
    /// `maxProperties`.
    pub max_properties: Option<Count>,
    /// `dependencies`.
    pub dependencies: Vec<(Text, Dependency)>,
    /// `items`.
    pub items: Option<Items>,
    /// `additionalItems`.
    pub additional_items: Option<AdditionalRule>,
    /// `minItems`.
    pub min_items: Option<Count>,
    /// `maxItems`.
    pub max_items: Option<Count>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `minLength`, in code points.
    pub min_length: Option<Count>,
    /// `maxLength`, in code points.
    pub max_length: Option<Count>,
    /// `pattern`, a Go regular expression.
    pub pattern: Option<Text>,
    /// `minimum`, with `exclusiveMinimum`.
    pub minimum: Option<Bound>,
    /// `maximum`, with `exclusiveMaximum`.
    pub maximum: Option<Bound>,
    /// `multipleOf`, more than 0. Juju computes in float64.
    pub multiple_of: Option<f64>,
    /// `oneOf`.
    pub one_of: Vec<Schema>,
    /// `anyOf`.
    pub any_of: Vec<Schema>,
    /// `allOf`.
    pub all_of: Vec<Schema>,
    /// `not`.
    pub not: Option<Box<Schema>>,
    /// `definitions`: nothing can point at them, for Juju refuses `$ref`.
    pub definitions: Vec<(Text, Schema)>,
    /// The keywords that mean nothing to Juju, in the order of the file.
    pub ignored: Vec<Ignored>,
    /// The keywords that have no effect on any value of its types, and an empty `enum`.
    pub without_effect: Vec<Text>,
}

/// A keyword that means nothing to Juju.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The keyword.
    pub name: Text,
    /// What its value looks like.
    pub holds: Holds,
}

/// What the value of a keyword looks like that means nothing to Juju.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A schema, as that of a param.
    Schema,
    /// Schemas by name, as `params` has them.
    Schemas,
    /// Anything else.
    Other,
}

/// A text with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// One of `properties`: a param, or a field of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Its name.
    pub name: Text,
    /// What it may hold.
    pub schema: Schema,
    /// Whether `required` beside it names it.
    pub required: bool,
}

/// `enum`.
#[derive(Clone, Debug, PartialEq)]
pub struct Members {
    /// The list.
    pub span: Span,
    /// What is in it. An empty list checks nothing.
    pub values: Vec<Node>,
    /// The place of each in the list, by its JSON text.
    by_text: HashMap<String, usize>,
}

/// `additionalProperties` or `additionalItems`: what is let through beside what the schema names.
#[derive(Clone, Debug, PartialEq)]
pub enum AdditionalRule {
    /// `true`: anything. Not written means the same, but at the top level in Juju 4.
    Open,
    /// `false`: nothing.
    Closed,
    /// What fits the schema.
    Schema(Box<Schema>),
}

/// `items`.
#[derive(Clone, Debug, PartialEq)]
pub enum Items {
    /// One schema for every item.
    Each(Box<Schema>),
    /// A schema for each place; Juju looks at them only where the lengths are equal.
    Tuple(Vec<Schema>),
}

/// One of `dependencies`.
#[derive(Clone, Debug, PartialEq)]
pub enum Dependency {
    /// The names that must be there as well.
    Names(Vec<Text>),
    /// What the whole object must fit.
    Schema(Box<Schema>),
}

/// A number of things, with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub value: u64,
    /// Its place.
    pub span: Span,
}

/// `minimum` or `maximum`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// The number. Juju computes in float64.
    pub value: f64,
    /// Its place.
    pub span: Span,
    /// Whether the number itself is out.
    pub exclusive: bool,
}

impl Text {
    /// The text at `span`.
    pub fn new(text: impl Into<String>, span: Span) -> Self {
        let text = text.into();
        Self { text, span }
    }

    /// The text that a value is, if it is one.
    pub fn of(node: &Node) -> Option<Self> {
        Some(Self::new(node.as_str()?, node.span))
    }

    /// The text of a key.
    pub fn of_key(key: &Key) -> Self {
        Self::new(&key.text, key.span)
    }
}

impl Holds {
    /// What `value` looks like.
    pub fn of(value: &Node) -> Self {
        let entries = value.as_mapping().unwrap_or_default();
        let is_map = |entry: &Entry| entry.value.as_mapping().is_some();
        let is_type = |entry: &Entry| {
            let keyword = entry.key.text.as_str();
            matches!(keyword, "default" | "description" | "enum" | "type")
        };
        if entries.is_empty() {
            Self::Other
        } else if entries.iter().all(is_map) {
            Self::Schemas
        } else if entries.iter().any(is_type) {
            Self::Schema
        } else {
            Self::Other
        }
    }
}

impl Members {
    /// The list at `span`, and the values in it of which each equals an earlier one, with that one.
    pub fn new(span: Span, values: &[Node]) -> (Self, Vec<(&Node, &Node)>) {
        let mut members = Self {
            span,
            values: Vec::new(),
            by_text: HashMap::new(),
        };
        let mut repeated = Vec::new();
        for (index, value) in values.iter().enumerate() {
            // Juju compares the JSON texts, after it has made every number a float64.
            match members.by_text.entry(canonical::json(value)) {
                Slot::Occupied(first) => repeated.push((value, &values[*first.get()])),
                Slot::Vacant(slot) => {
                    slot.insert(index);
                    members.values.push(value.clone());
                }
            }
        }
        (members, repeated)
    }

    /// Whether `value` is one of them.
    pub fn contains(&self, value: &Node) -> bool {
        self.by_text.contains_key(&canonical::json(value))
    }
}

impl Schema {
    /// Marks the properties that `required` names.
    fn mark_required(&mut self) {
        let required = Places::of(&mut self.required.iter().map(|name| name.text.as_str()));
        for property in self.properties.iter_mut().flatten() {
            property.required = required.contains(&property.name.text);
        }
    }

    /// What it says of its own value: the schema without those inside it, and without `enum`.
    #[must_use]
    pub fn alone(&self) -> Self {
        Self {
            span: self.span,
            types: self.types.clone(),
            types_span: self.types_span,
            title: self.title.clone(),
            description: self.description.clone(),
            default: self.default.clone(),
            min_properties: self.min_properties,
            max_properties: self.max_properties,
            min_items: self.min_items,
            max_items: self.max_items,
            unique_items: self.unique_items,
            min_length: self.min_length,
            max_length: self.max_length,
            pattern: self.pattern.clone(),
            minimum: self.minimum,
            maximum: self.maximum,
            multiple_of: self.multiple_of,
            ..Self::default()
        }
    }

    /// Whether it says what fits by other schemas, not by keywords of its own.
    pub fn is_combined(&self) -> bool {
        !self.one_of.is_empty()
            || !self.any_of.is_empty()
            || !self.all_of.is_empty()
            || self.not.is_some()
            || !self.dependencies.is_empty()
            || !self.pattern_properties.is_empty()
    }
}
