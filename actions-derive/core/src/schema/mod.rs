//! A JSON schema as Juju understands it, draft 4 as far as `juju/gojsonschema` goes: each keyword
//! is read and checked once, by the table in `kinds`.

mod bounds;
mod keywords;
mod kinds;
mod members;
mod misplaced;
mod objects;
mod owner;
mod types;
mod unknown;

pub(crate) use bounds::Bound;
pub(crate) use members::Members;
pub(crate) use misplaced::misplaced;
pub(crate) use owner::Owner;
pub(crate) use types::{JsonType, MAX_SAFE_INTEGER, either, is_of};

use crate::diagnostic::{Diagnostic, Sink};
use crate::places::Places;
use crate::source::Span;
use crate::yaml::{Entry, Key, Node};

/// The schema of an action's params, of one param, or of something inside it.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Schema<'n> {
    /// The map that it is written as.
    pub(crate) span: Span,
    /// One, or any of several; empty where none is written, or none that Juju knows.
    pub(crate) types: Vec<JsonType>,
    pub(crate) types_span: Option<Span>,
    pub(crate) title: Option<Text<'n>>,
    pub(crate) description: Option<Text<'n>>,
    /// Juju does not check it.
    pub(crate) default: Option<&'n Node>,
    pub(crate) members: Option<Members<'n>>,
    /// None written is something else than none in it.
    pub(crate) properties: Option<Vec<Property<'n>>>,
    pub(crate) required: Vec<Text<'n>>,
    pub(crate) additional: Option<Additional<'n>>,
    /// The schema of every item.
    pub(crate) items: Option<Box<Schema<'n>>>,
    pub(crate) min_items: Option<u64>,
    pub(crate) max_items: Option<u64>,
    pub(crate) unique_items: bool,
    pub(crate) min_properties: Option<u64>,
    pub(crate) max_properties: Option<u64>,
    /// In code points.
    pub(crate) min_length: Option<u64>,
    pub(crate) max_length: Option<u64>,
    pub(crate) pattern: Option<Text<'n>>,
    pub(crate) minimum: Option<Bound>,
    pub(crate) maximum: Option<Bound>,
    /// More than 0. Juju computes in float64.
    pub(crate) multiple_of: Option<f64>,
    pub(crate) is_password: bool,
    /// Whether it says what fits by other schemas: `oneOf` and the like, which have no type here.
    pub(crate) is_combined: bool,
    /// The keywords that are meant by others, which mean nothing to Juju.
    pub(crate) misspelt: Vec<&'static str>,
    /// Whether a keyword of its own is wrong.
    pub(crate) is_faulty: bool,
    /// Whether anything in it is wrong.
    pub(crate) has_faults: bool,
}

/// A text with its place.
#[derive(Clone, Copy)]
pub(crate) struct Text<'n> {
    pub(crate) text: &'n str,
    pub(crate) span: Span,
}

/// One of `properties`: a param, or a field of an object.
pub(crate) struct Property<'n> {
    pub(crate) name: Text<'n>,
    pub(crate) schema: Schema<'n>,
    /// Whether `required` beside it names it.
    pub(crate) required: bool,
}

/// `additionalProperties`.
pub(crate) enum Additional<'n> {
    /// `true`: anything. Not written means the same, but at the top level in Juju 4.
    Open,
    Closed,
    Schema(Box<Schema<'n>>),
}

/// A schema that is being read.
struct Reading<'n, 'r, 's> {
    owner: &'r Owner<'n>,
    entries: Vec<&'n Entry>,
    schema: Schema<'n>,
    sink: &'r mut Sink<'s>,
}

impl<'n> Text<'n> {
    pub(crate) fn of_key(key: &'n Key) -> Self {
        Self { text: key.text(), span: key.span }
    }

    pub(crate) fn of(node: &'n Node) -> Option<Self> {
        Some(Self { text: node.text()?, span: node.span })
    }
}

/// Reads the schema of `owner`, which is a map. What is wrong is told and left out.
fn read<'n>(owner: &Owner<'n>, node: &'n Node, sink: &mut Sink<'_>) -> Schema<'n> {
    read_body(owner, node.span, node.map().unwrap_or_default().iter().collect(), sink)
}

/// Reads the keywords of a schema that `span` covers, or the body of an action.
pub(crate) fn read_body<'n>(
    owner: &Owner<'n>,
    span: Span,
    entries: Vec<&'n Entry>,
    sink: &mut Sink<'_>,
) -> Schema<'n> {
    let errors = sink.errors();
    let schema = Schema { span, ..Schema::default() };
    let mut reading = Reading { owner, entries, schema, sink };
    reading.properties();
    for entry in reading.entries.clone() {
        reading.keyword(entry);
    }
    reading.crossed();
    reading.without_effect();
    let Reading { mut schema, .. } = reading;
    schema.has_faults = schema.is_faulty || sink.errors() > errors;
    let required = Places::of(&mut schema.required.iter().map(|name| name.text));
    for property in schema.properties.as_deref_mut().unwrap_or_default() {
        property.required = required.get(property.name.text).is_some();
    }
    schema
}

impl<'n> Reading<'n, '_, '_> {
    fn find(&self, keyword: &str) -> Option<&'n Entry> {
        self.entries.iter().find(|entry| entry.key.text() == keyword).copied()
    }

    /// Tells that the schema itself is wrong, and not only something inside it.
    fn error(&mut self, span: Span, message: String) -> &mut Diagnostic {
        self.schema.is_faulty = true;
        self.sink.error(span, message)
    }
}

impl<'n> Schema<'n> {
    pub(crate) fn properties(&self) -> &[Property<'n>] {
        self.properties.as_deref().unwrap_or_default()
    }

    /// The schema of what `properties` does not list.
    pub(crate) fn rest(&self) -> Option<&Self> {
        match &self.additional {
            Some(Additional::Schema(rest)) => Some(rest),
            _ => None,
        }
    }

    /// The type of a schema that says none, where its keywords are those of one and its default is
    /// no other.
    pub(crate) fn meant_type(&self) -> Option<JsonType> {
        let json_type = if self.properties.is_some() {
            JsonType::Object
        } else if self.items.is_some() {
            JsonType::Array
        } else {
            return None;
        };
        let fits = self.default.is_none_or(|default| is_of(default, json_type));
        fits.then_some(json_type)
    }

    /// Whether Juju fills it in, or something inside it, when nothing is given.
    pub(crate) fn is_filled(&self) -> bool {
        self.default.is_some()
            || self.properties().iter().any(|property| property.schema.is_filled())
    }
}
