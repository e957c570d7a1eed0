//! The docs of the generated items.

use super::Context;
use crate::docs;
use crate::model::{Action, Alternative, Definition, Field, Filled, Presence, Shape, Struct, Type};
use crate::schema::Schema;
use crate::yaml::Node;
use proc_macro2::TokenStream;
use quote::quote;

/// A type: what it is of the params that have it.
pub(super) fn definition(context: &Context<'_>, definition: &Definition) -> TokenStream {
    let what = match &definition.shape {
        Shape::Struct(Struct { action: Some(_), .. }) => "params",
        Shape::Struct(_) => "properties",
        Shape::Enum(_) => "members",
        Shape::Union(_) => "types",
    };
    let mut places = Vec::new();
    for (path, at) in &definition.places {
        places.push(format!("{} at `{}`", code(path), context.place(at.start)));
    }
    lines(&format!("The {what} of {}.", places.join(", ")))
}

/// A param.
pub(super) fn field(context: &Context<'_>, field: &Field) -> TokenStream {
    let schema = field.schema;
    let described = schema.description.as_ref().or(schema.title.as_ref());
    let mut text = described.map(|text| docs::plain(text.text)).unwrap_or_default();
    if !text.is_empty() {
        text += "\n\n";
    }
    let place = context.place(field.param.span.start);
    text.extend([&code(&field.path), " at `", &place, "`"]);
    for (keyword, value) in keywords(schema) {
        if let Some(value) = value {
            text.extend([", ", &code(&format!("{keyword}: {value}"))]);
        }
    }
    text += match &field.presence {
        Presence::Required => ", required.",
        Presence::Filled(_) if schema.default.is_none() => ", filled with the defaults inside.",
        Presence::Filled(_) | Presence::Optional => ".",
    };
    if matches!(&field.ty, Type::Array(item, _) if matches!(**item, Type::Any)) {
        text += " `items: {type: string}` in the declaration would give its items a type.";
    }
    lines(&text)
}

/// What a schema asks of a value, and the type does not say.
fn keywords(schema: &Schema) -> [(&'static str, Option<String>); 12] {
    let count = |count: Option<u64>| count.map(|count| count.to_string());
    let yes = |is_set: bool| is_set.then(|| "true".to_owned());
    let (minimum, maximum) = (schema.minimum, schema.maximum);
    [
        ("minimum", minimum.map(|bound| bound.value.to_string())),
        ("exclusiveMinimum", yes(minimum.is_some_and(|bound| bound.exclusive))),
        ("maximum", maximum.map(|bound| bound.value.to_string())),
        ("exclusiveMaximum", yes(maximum.is_some_and(|bound| bound.exclusive))),
        ("multipleOf", schema.multiple_of.map(|factor| factor.to_string())),
        ("minLength", count(schema.min_length)),
        ("maxLength", count(schema.max_length)),
        ("pattern", schema.pattern.map(|pattern| pattern.text.to_owned())),
        ("minItems", count(schema.min_items)),
        ("maxItems", count(schema.max_items)),
        ("uniqueItems", yes(schema.unique_items)),
        ("default", schema.default.map(Node::shown)),
    ]
}

/// A member of an enum.
pub(super) fn member(value: &Node) -> TokenStream {
    lines(&code(&value.shown()))
}

/// One type out of several.
pub(super) fn alternative(one: &Alternative) -> TokenStream {
    lines(&code(one.json_type.name()))
}

/// The constructor.
pub(super) fn constructor(shape: &Struct) -> TokenStream {
    let mut text = "What Juju sends when only what is required is given.".to_owned();
    let is_panicking = |field: &Field| {
        matches!(field.presence, Presence::Filled(Filled::Json { may_be_refused: true, .. }))
    };
    if shape.fields.iter().any(is_panicking) {
        text += "\n\n# Panics\n\nWhere a type of the charm's own refuses the default of its param.";
    }
    lines(&text)
}

/// A handler. An editor's stub copies it, so it is one line.
pub(super) fn method(context: &Context<'_>, action: &Action) -> TokenStream {
    let place = context.place(action.name.span.start);
    let summary = action.description.map(docs::summary).unwrap_or_default();
    lines(format!("`{}` (`{place}`): {summary}", action.name.text).trim_end_matches([':', ' ']))
}

/// A text as inline code, or in words where it would break it.
fn code(text: &str) -> String {
    if text.is_empty() {
        "the empty string".to_owned()
    } else if text.contains('`') {
        docs::plain(text)
    } else if text.contains(char::is_control) || text.trim() != text {
        format!("`{text:?}`")
    } else {
        format!("`{text}`")
    }
}

/// A text as `#[doc]` attributes.
pub(super) fn lines(text: &str) -> TokenStream {
    let mut docs = TokenStream::new();
    for line in text.lines() {
        // A doc comment has a space before its text, and so do rustdoc and editors expect it.
        let line = if line.is_empty() { String::new() } else { format!(" {line}") };
        docs.extend(quote!(#[doc = #line]));
    }
    docs
}
