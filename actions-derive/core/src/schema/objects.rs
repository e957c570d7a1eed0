//! `properties`, `required`, `additionalProperties`, and `items`: the schemas inside a schema.

use super::types::JsonType;
use super::{
    Additional, Owner, Property, Reading, Schema, Text, kinds, misplaced, read, read_keywords,
};
use crate::diagnostic::{Sink, Warning, enumerated};
use crate::places::Places;
use crate::scalar::Value;
use crate::yaml::{Entry, Node};

/// `properties`
pub(super) fn properties<'n>(reading: &mut Reading<'n, '_, '_>, entry: &'n Entry) {
    let properties = if entry.value.map().is_some() {
        let (properties, errors) =
            named_schemas(reading.owner, "properties", &entry.value, reading.sink);
        reading.errors_inside += errors;
        properties
    } else {
        reading.wrong_kind("properties", "a map", &entry.value);
        // It is there, which is all that is known.
        Vec::new()
    };
    reading.schema.properties = Some(properties);
}

/// The `params` of an action.
pub(crate) fn params<'n>(
    owner: &Owner<'_>,
    node: &'n Node,
    sink: &mut Sink<'_>,
) -> Vec<Property<'n>> {
    named_schemas(owner, "params", node, sink).0
}

/// The schemas of a map by name, and how many errors are inside them.
fn named_schemas<'n>(
    owner: &Owner<'_>,
    keyword: &str,
    node: &'n Node,
    sink: &mut Sink<'_>,
) -> (Vec<Property<'n>>, usize) {
    let entries = node.map().unwrap_or_default();
    let deeper: Vec<&Entry> = misplaced::too_deep(node).collect();
    if let [first, ..] = deeper.as_slice() {
        let names: Vec<&str> = deeper.iter().map(|entry| entry.key.text()).collect();
        let (stand, them) = if names.len() == 1 { ("stands", "it") } else { ("stand", "them") };
        let message = format!("{} {stand} among the {keyword} of {owner}", enumerated(&names));
        sink.error(first.key.span, message).help(format!("indent {them} like `{keyword}:`"));
    }
    let mut properties = Vec::new();
    let mut errors = 0;
    let mut index = 0;
    while let Some(entry) = entries.get(index) {
        index += 1;
        let name = entry.key.text();
        // The first two are told by themselves.
        if matches!(name, "$ref" | "$schema")
            || deeper.iter().any(|deeper| std::ptr::eq(*deeper, entry))
            || is_definitions(owner, keyword, entry, sink)
        {
            continue;
        }
        let inner = owner.property(name);
        let before = sink.errors();
        let body = misplaced::dedented(entries, index - 1, misplaced::is_of_schema);
        let mut schema = if body.is_empty() {
            read(&inner, &entry.value, sink)
        } else {
            index += body.len();
            misplaced::tell(&inner, entry, body, sink);
            let body: Vec<&Entry> = body.iter().collect();
            let mut schema = read_keywords(&inner, entry.key.span, &body, sink);
            schema.has_faults = true;
            schema
        };
        errors += sink.errors() - before;
        // A name that is refused needs no other one in Rust.
        schema.is_faulty |= !matches!(entry.key.scalar.value, Value::Text | Value::Number(_));
        properties.push(Property { name: Text::of_key(&entry.key), schema, required: false });
    }
    (properties, errors)
}

/// `definitions` among the params, where they would be a param.
fn is_definitions(owner: &Owner<'_>, keyword: &str, entry: &Entry, sink: &mut Sink<'_>) -> bool {
    let is_map_of_maps = |node: &Node| {
        let inner = node.map().unwrap_or_default();
        !inner.is_empty()
            && inner
                .iter()
                .all(|entry| entry.value.map().is_some() && !super::is_keyword(entry.key.text()))
    };
    if entry.key.text() != "definitions" || !is_map_of_maps(&entry.value) {
        return false;
    }
    let message = format!("`definitions` stands among the {keyword} of {owner}, and is no param");
    sink.error(entry.key.span, message)
        .note("Juju refuses `$ref`, so that nothing can point at them")
        .help("write the schemas out, or share them by a YAML anchor and alias");
    true
}

/// `required`
pub(crate) fn required_names<'n>(
    owner: &Owner<'_>,
    entry: &'n Entry,
    sink: &mut Sink<'_>,
) -> Vec<Text<'n>> {
    let mut reading = Reading { owner, schema: Schema::default(), sink, errors_inside: 0 };
    let node = &entry.value;
    let expected = if owner.is_action() { "a list of param names" } else { "a list of names" };
    let Some(items) = node.list() else {
        reading.wrong_kind("required", expected, node);
        let mut names = names_meant(node);
        names.retain(|name| Some(name.text) != owner.property_name());
        return names;
    };
    let mut names: Vec<Text<'n>> = Vec::new();
    let mut known = Places::default();
    for item in items {
        let Some(name) = Text::of(item) else {
            reading.wrong_kind("required", "a list of strings", item);
            continue;
        };
        if let Some(first) = known.note(name.text, names.len()) {
            let first = names[first].span;
            let message = format!("`required` of {owner} names `{}` twice", name.text);
            let found = reading.sink.error(name.span, message);
            found.related(first, "named here first").help("remove one of them");
        } else {
            names.push(name);
        }
    }
    names
}

/// The names in a text that should be a list: `a, b`.
fn names_meant(node: &Node) -> Vec<Text<'_>> {
    let text = node.text().unwrap_or_default();
    let names = text.split(',').map(|name| name.trim_matches(['[', ']', ' ']));
    let names = names.filter(|name| !name.is_empty());
    names.map(|text| Text { text, span: node.span }).collect()
}

/// `additionalProperties`
pub(super) fn additional<'n>(reading: &mut Reading<'n, '_, '_>, entry: &'n Entry) {
    reading.schema.additional = match entry.value.boolean() {
        Some(true) => Some(Additional::Open),
        Some(false) => Some(Additional::Closed),
        None if entry.value.map().is_some() => {
            let owner = reading.owner;
            let schema = reading.inside(&owner.value(), &entry.value);
            Some(Additional::Schema(Box::new(schema)))
        }
        None => {
            let keyword = "additionalProperties";
            reading.wrong_kind(keyword, "a boolean or a schema", &entry.value);
            None
        }
    };
}

/// `items`
pub(super) fn items<'n>(reading: &mut Reading<'n, '_, '_>, entry: &'n Entry) {
    let node = &entry.value;
    let owner = reading.owner;
    if let Some(nodes) = node.list() {
        // Juju looks at the places of a tuple only where the lengths are equal.
        if let [only] = nodes
            && let Some(meant) = only.text().and_then(JsonType::meant_by)
        {
            let message = format!("`items` of {owner} must be a schema, not a list");
            reading
                .sink
                .error(node.span, message)
                .help(format!("write `items: {{type: {}}}`", meant.written()));
            reading.schema.items = Some(Box::new(Schema {
                span: node.span,
                types: vec![meant],
                has_faults: true,
                ..Schema::default()
            }));
        } else {
            reading.schema.items = Some(Box::default());
            let message =
                format!("the items of {owner} become untyped values: it is a list of schemas");
            reading
                .sink
                .warn(Warning::Untyped, entry.key.span, message)
                .note("Juju looks at them only where the list has as many items")
                .help("write one schema for all items");
        }
        return;
    }
    if node.map().is_none() {
        reading.wrong_kind("items", "a schema or a list of schemas", node);
        return;
    }
    let schema = reading.inside(&owner.item(), node);
    reading.schema.items = Some(Box::new(schema));
}

impl Reading<'_, '_, '_> {
    /// `required: [self]` inside its own param.
    pub(super) fn required_itself(&mut self) {
        let Some(name) = self.owner.property_name() else {
            return;
        };
        let mut properties = self.schema.properties().iter();
        if properties.any(|property| property.name.text == name) {
            return;
        }
        let mut names = self.schema.required.iter();
        let Some(index) = names.position(|required| required.text == name) else {
            return;
        };
        let span = self.schema.required.remove(index).span;
        let message = format!("`required` of {} names the param itself", self.owner);
        self.sink
            .warn(Warning::NoEffect, span, message)
            .note("in a param it names what is required inside of it")
            .help(kinds::beside_its_own(name));
    }
}
