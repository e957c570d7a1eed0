//! A JSON schema as Juju understands it, draft 4 as far as `juju/gojsonschema` goes: each keyword
//! is read and checked once, by the table in `keywords`.

mod keywords;
mod kinds;
mod lengths;
mod members;
mod misplaced;
mod numbers;
mod objects;
mod owner;
mod types;
mod unknown;

pub(crate) use keywords::is_keyword;
pub(crate) use members::Members;
pub(crate) use misplaced::{dedented, joined, too_deep};
pub(crate) use numbers::{Bound, MAX_SAFE_INTEGER};
pub(crate) use objects::{params, required_names};
pub(crate) use owner::Owner;
pub(crate) use types::{JsonType, either, is_of};
pub(crate) use unknown::{Holds, Ignored, params_meant, warn as warn_of_unknown};

use crate::diagnostic::Sink;
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
    pub(crate) min_properties: Option<Count>,
    pub(crate) max_properties: Option<Count>,
    /// The schema of every item.
    pub(crate) items: Option<Box<Schema<'n>>>,
    pub(crate) min_items: Option<Count>,
    pub(crate) max_items: Option<Count>,
    pub(crate) unique_items: bool,
    /// In code points.
    pub(crate) min_length: Option<Count>,
    pub(crate) max_length: Option<Count>,
    pub(crate) pattern: Option<Text<'n>>,
    pub(crate) minimum: Option<Bound>,
    pub(crate) maximum: Option<Bound>,
    /// More than 0. Juju computes in float64.
    pub(crate) multiple_of: Option<f64>,
    pub(crate) is_password: bool,
    /// Whether it says what fits by other schemas: `oneOf` and the like, which have no type here.
    pub(crate) is_combined: bool,
    /// The keywords that mean nothing to Juju, in the order of the file.
    pub(crate) ignored: Vec<Ignored<'n>>,
    /// Whether a keyword of its own is wrong.
    pub(crate) is_faulty: bool,
    /// Whether anything in it is wrong.
    pub(crate) has_faults: bool,
}

/// A text with its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

/// How many there must or may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) value: u64,
    pub(crate) span: Span,
}

/// A schema that is being read.
struct Reading<'n, 'r, 's> {
    owner: &'r Owner<'r>,
    schema: Schema<'n>,
    sink: &'r mut Sink<'s>,
    /// How many of the errors belong to schemas inside.
    errors_inside: usize,
}

impl<'n> Text<'n> {
    pub(crate) fn of_key(key: &'n Key) -> Self {
        Self { text: key.text(), span: key.span }
    }

    pub(crate) fn of(node: &'n Node) -> Option<Self> {
        Some(Self { text: node.text()?, span: node.span })
    }
}

/// Reads `node` as the schema of `owner`. What is wrong is told and left out.
pub(crate) fn read<'n>(owner: &Owner<'_>, node: &'n Node, sink: &mut Sink<'_>) -> Schema<'n> {
    if let Some(entries) = node.map() {
        let entries: Vec<&Entry> = entries.iter().collect();
        return read_keywords(owner, node.span, &entries, sink);
    }
    let meant = node.text().and_then(JsonType::meant_by);
    if !node.is_unclear() {
        let message = format!("the schema of {owner} must be a map, not {}", node.kind());
        let found = sink.error(node.span, message);
        match meant {
            Some(meant) => found.help(format!("write `{{type: {}}}`", meant.written())),
            None if node.is_null() => found
                .help("write what belongs to it below it, such as `type: string`, or `{}`")
                .types_unknown(),
            None => found.help("write `{}` for a value of any type").types_unknown(),
        };
    }
    Schema {
        span: node.span,
        types: meant.into_iter().collect(),
        is_faulty: true,
        has_faults: true,
        ..Schema::default()
    }
}

/// Reads the keywords of a schema that `span` covers.
pub(crate) fn read_keywords<'n>(
    owner: &Owner<'_>,
    span: Span,
    entries: &[&'n Entry],
    sink: &mut Sink<'_>,
) -> Schema<'n> {
    let errors = sink.errors();
    let mut reading =
        Reading { owner, schema: Schema { span, ..Schema::default() }, sink, errors_inside: 0 };
    let deeper = entries
        .iter()
        .filter(|entry| entry.key.text() == "properties")
        .flat_map(|entry| misplaced::too_deep(&entry.value));
    let entries: Vec<&Entry> = entries.iter().copied().chain(deeper).collect();
    for entry in &entries {
        keywords::read(&mut reading, entry);
    }
    numbers::read_bounds(&mut reading, &entries);
    reading.crossed();
    keywords::without_effect(&mut reading, &entries);
    reading.required_itself();
    let Reading { mut schema, errors_inside, .. } = reading;
    let found = sink.errors() - errors;
    schema.is_faulty |= found > errors_inside;
    schema.has_faults |= found > 0 || schema.is_faulty;
    schema.mark_required();
    schema
}

impl<'n> Reading<'n, '_, '_> {
    /// Reads a schema inside, of which it is the owner.
    fn inside(&mut self, owner: &Owner<'_>, node: &'n Node) -> Schema<'n> {
        let errors = self.sink.errors();
        let schema = read(owner, node, self.sink);
        self.errors_inside += self.sink.errors() - errors;
        self.schema.has_faults |= schema.has_faults;
        schema
    }
}

impl<'n> Schema<'n> {
    /// Marks the properties that `required` names.
    pub(crate) fn mark_required(&mut self) {
        let required = Places::of(&mut self.required.iter().map(|name| name.text));
        for property in self.properties.iter_mut().flatten() {
            property.required = required.get(property.name.text).is_some();
        }
    }

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

    /// Whether nothing but null and these types can pass: to others, keywords for these say
    /// nothing.
    pub(crate) fn is_only(&self, types: &[JsonType]) -> bool {
        let mut others = self.types.iter().filter(|ty| **ty != JsonType::Null);
        let first = others.next();
        first.is_some_and(|ty| types.contains(ty)) && others.all(|ty| types.contains(ty))
    }

    /// Whether Juju fills it in, or something inside it, when nothing is given.
    pub(crate) fn is_filled(&self) -> bool {
        self.default.is_some()
            || self.properties().iter().any(|property| property.schema.is_filled())
    }
}
