//! Lines that stand one step too far left or right, by the keys and the values that they have: they
//! are told, and read where they belong.

use super::kinds::{Kind, find};
use super::types::JsonType;
use super::{Owner, Reading};
use crate::diagnostic::{Sink, enumerated};
use crate::yaml::{Entry, Key, Node};

/// What stands beside params or properties, and is no schema.
const BESIDE: [&str; 7] = [
    "additionalProperties", "description", "execution-group", "parallel", "required", "title",
    "type",
];

/// The actions, params or properties of a map, each with the lines behind it that are its body, if
/// these stand in its own column.
pub(crate) fn named(mut entries: &[Entry]) -> Vec<(&Entry, &[Entry])> {
    let mut named = Vec::new();
    while let [entry, behind @ ..] = entries {
        let is_empty = entry.value.is_null();
        let own = behind.iter().take_while(|entry| is_empty && is_of_body(entry).is_some()).count();
        let (mut dedented, mut rest) = behind.split_at(own);
        if !dedented.iter().any(|entry| is_of_body(entry) == Some(true)) {
            (dedented, rest) = (&[], behind);
        }
        named.push((entry, dedented));
        entries = rest;
    }
    named
}

/// What belongs below `key`, or beside it where that is so by mistake, which is told.
pub(crate) fn body<'n>(
    owner: &Owner<'_>,
    (entry, dedented): (&'n Entry, &'n [Entry]),
    sink: &mut Sink<'_>,
) -> Vec<&'n Entry> {
    if dedented.is_empty() {
        return entry.value.map().unwrap_or_default().iter().collect();
    }
    let body: Vec<&Entry> = dedented.iter().collect();
    tell_dedented(&owner.to_string(), &entry.key, &body, sink);
    body
}

/// Tells that what belongs below `key` stands beside it.
pub(crate) fn tell_dedented(subject: &str, key: &Key, body: &[&Entry], sink: &mut Sink<'_>) {
    let (key, span, names) = (key.text(), key.span, keys(body));
    sink.error(span, format!("{subject} is empty, and its body stands beside it"))
        .help(format!("indent the body of `{key}`: {names} deeper than `{key}:`"))
        .types_unknown();
}

fn keys(entries: &[&Entry]) -> String {
    enumerated(&mut entries.iter().map(|entry| format!("`{}`", entry.key.text())))
}

/// Whether an entry may be of the body of an action or a schema, and whether its value shows that it
/// is: an action or a param may have that name.
fn is_of_body(Entry { key, value }: &Entry) -> Option<bool> {
    find(key.text(), true)?;
    let is_params = matches!(key.text(), "params" | "properties");
    Some(match value.map() {
        Some(inner) => is_params && holds_schemas(value) && !are_keywords(inner),
        None => !value.is_null(),
    })
}

/// Whether it holds schemas by name.
pub(super) fn holds_schemas(value: &Node) -> bool {
    let entries = value.map().unwrap_or_default();
    !entries.is_empty() && entries.iter().all(|entry| entry.value.map().is_some())
}

/// Whether it looks like the schema of a param.
pub(super) fn holds_schema(value: &Node) -> bool {
    let entries = value.map().unwrap_or_default();
    let is_of_schema =
        |entry: &Entry| matches!(entry.key.text(), "default" | "description" | "enum" | "type");
    entries.iter().any(|entry| entry.value.map().is_none()) && entries.iter().any(is_of_schema)
}

fn are_keywords(entries: &[Entry]) -> bool {
    entries.iter().all(|entry| find(entry.key.text(), true).is_some())
}

impl<'n> Reading<'n, '_, '_> {
    /// The params or properties that `entry` holds, or that are meant to be there.
    pub(super) fn named_properties(&mut self, entry: &'n Entry) -> Vec<(&'n Entry, &'n [Entry])> {
        let Entry { key, value } = entry;
        let (owner, keyword) = (self.owner, key.text());
        if let Some(properties) = whole(value).filter(|_| keyword == "params") {
            self.error(key.span, format!("the `params` of {owner} are a whole schema")).help(
                "write the params directly below `params:`, and what stands beside `properties` \
                 beside `params`",
            );
            let is_beside = |name| matches!(name, "required" | "additionalProperties");
            let beside = value.map().unwrap_or_default().iter();
            self.entries.extend(beside.filter(|entry| is_beside(entry.key.text())));
            return named(properties);
        }
        let Some(entries) = value.map() else {
            return self.beside(entry);
        };
        let (deeper, properties): (Vec<_>, Vec<_>) =
            named(entries).into_iter().partition(|(entry, _)| belongs_outside(entry));
        let deeper: Vec<&Entry> = deeper.iter().map(|(entry, _)| *entry).collect();
        if let [first, ..] = *deeper {
            let names = keys(&deeper);
            let message =
                format!("among the {keyword} of {owner} is what belongs beside them: {names}");
            self.error(first.key.span, message).help(format!("indent it like `{keyword}:`"));
        }
        self.entries.extend(deeper);
        properties
    }

    /// The params or properties that stand beside the empty `entry`; else it is of the wrong kind.
    fn beside(&mut self, Entry { key, value }: &'n Entry) -> Vec<(&'n Entry, &'n [Entry])> {
        let is_action = self.owner.is_action();
        let is_property = |entry: &&Entry| {
            find(entry.key.text(), is_action).is_none() && holds_schema(&entry.value)
        };
        let (beside, others): (Vec<&Entry>, Vec<_>) =
            self.entries.iter().partition(|entry| value.is_null() && is_property(entry));
        if beside.is_empty() {
            self.wrong_kind(key.text(), Kind::Schemas, value);
            return Vec::new();
        }
        let subject = format!("`{}` of {}", key.text(), self.owner);
        self.schema.is_faulty = true;
        tell_dedented(&subject, key, &beside, self.sink);
        self.entries = others;
        beside.into_iter().map(|entry| (entry, <&[Entry]>::default())).collect()
    }
}

/// Whether it stands among properties or actions, and is none: these are no list, no boolean and no
/// text but the name of a type.
pub(crate) fn belongs_outside(Entry { key, value }: &Entry) -> bool {
    let is_schema = match value.text() {
        // `type: object` is what they are together.
        Some(text) => text != "object" && JsonType::meant_by(text).is_some(),
        None => value.map().is_some() || value.is_null() || value.is_unclear(),
    };
    !is_schema && BESIDE.contains(&key.text())
}

/// The properties of a whole schema that stands where only they belong: `params: {type: object,
/// properties: {...}}`.
fn whole(params: &Node) -> Option<&[Entry]> {
    let entries = params.map()?;
    let inner = params.get("properties")?.map()?;
    let are_schemas = inner.iter().all(|entry| entry.value.map().is_some());
    let is_of_schema = |entry: &Entry| {
        matches!(entry.key.text(), "properties" | "$schema" | "definitions")
            || is_of_body(entry) == Some(true)
    };
    // Alone it may be a param of that name.
    let is_param = entries.len() == 1 && are_keywords(inner);
    (are_schemas && !is_param && entries.iter().all(is_of_schema)).then_some(inner)
}
