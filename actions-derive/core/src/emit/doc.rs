//! The docs of the generated items.

use super::Context;
use crate::docs;
use crate::model::{Action, Alternative, Definition, Field, Filled, Presence, Struct, Type};
use crate::schema::{Bound, Schema};
use crate::yaml::Node;
use proc_macro2::TokenStream;
use quote::quote;

/// The params of an action, or an object inside them.
pub(super) fn structure(
    context: &Context<'_>,
    definition: &Definition,
    shape: &Struct,
) -> TokenStream {
    let lead = match &shape.action {
        Some(action) => format!("The params of the action `{action}`."),
        None => format!("The {}.", params(definition)),
    };
    lines(&[lead, declared(context, definition)])
}

/// What the constructor of a struct takes.
pub(super) fn required(definition: &Definition) -> TokenStream {
    lines(&[format!("What [`{}::new`] must be given.", definition.name)])
}

/// A param with `enum`, or of several types.
pub(super) fn enumeration(context: &Context<'_>, definition: &Definition) -> TokenStream {
    lines(&[format!("What the {} may be.", params(definition)), declared(context, definition)])
}

/// The param of a type, or all that share it.
fn params(definition: &Definition) -> String {
    match definition.places.as_slice() {
        [] | [_] => format!("param {}", code(&definition.path)),
        several => {
            let paths: Vec<_> = several.iter().map(|(path, _)| code(path)).collect();
            format!("params {}", paths.join(", "))
        }
    }
}

fn declared(context: &Context<'_>, definition: &Definition) -> String {
    let places = definition.places.iter();
    let places: Vec<_> =
        places.map(|(_, span)| format!("`{}`", context.place(span.start))).collect();
    format!("Declared at {}.", places.join(", "))
}

/// A param.
pub(super) fn field(context: &Context<'_>, field: &Field) -> TokenStream {
    let place = context.place(field.param.span.start);
    let schema = field.schema;
    let described = schema.description.as_ref().or(schema.title.as_ref());
    let description = described.map(|text| docs::plain(text.text));
    let mut facts = vec![format!("{} at `{place}`", code(&field.path))];
    facts.extend(limits(field.schema));
    facts.push(match &field.presence {
        Presence::Required => "required".to_owned(),
        Presence::Optional => "optional".to_owned(),
        Presence::Filled(_) => match &field.schema.default {
            Some(default) => format!("default {}", code(&default.shown())),
            None => "filled with the defaults inside".to_owned(),
        },
    });
    let mut facts = format!("{}.", facts.join(", "));
    if matches!(&field.ty, Type::Array(item, _) if matches!(**item, Type::Any)) {
        facts += " `items: {type: string}` in the declaration would give its items a type.";
    }
    match description.filter(|text| !text.is_empty()) {
        Some(description) => lines(&[description, facts]),
        None => lines(&[facts]),
    }
}

/// A member of an enum.
pub(super) fn member(value: &Node) -> TokenStream {
    lines(&[code(&value.shown())])
}

/// One type out of several.
pub(super) fn alternative(one: &Alternative) -> TokenStream {
    let text = match one.name.as_str() {
        "String" => "A string.",
        "Integer" => "An integer.",
        "Number" => "A number.",
        "Boolean" => "A boolean.",
        "Object" => "An object.",
        _ => "An array.",
    };
    lines(&[text.to_owned()])
}

/// The constructor.
pub(super) fn constructor(shape: &Struct) -> TokenStream {
    let text = if shape.fields.iter().any(Field::is_required) {
        "What Juju sends when only what is required is given."
    } else {
        "What Juju sends when nothing is given."
    };
    let decoded = shape.fields.iter().filter_map(|field| match &field.presence {
        Presence::Filled(Filled::Json { may_be_refused: true, .. }) => Some(code(&field.path)),
        _ => None,
    });
    let decoded: Vec<String> = decoded.collect();
    let mut paragraphs = vec![text.to_owned()];
    if !decoded.is_empty() {
        paragraphs.push("# Panics".to_owned());
        let decoded = decoded.join(", ");
        paragraphs
            .push(format!("Where the type of {decoded} refuses the default of the declaration."));
    }
    lines(&paragraphs)
}

/// A handler. An editor's stub copies it, so it is one line.
pub(super) fn method(context: &Context<'_>, action: &Action) -> TokenStream {
    let place = context.place(action.name.span.start);
    let summary = action.description.map(docs::summary).unwrap_or_default();
    let lead = if summary.is_empty() {
        format!("`{}` (`{place}`).", action.name.text)
    } else {
        format!("`{}` (`{place}`): {summary}", action.name.text)
    };
    lines(&[lead])
}

/// What a schema allows, in words.
fn limits(schema: &Schema) -> Vec<String> {
    let mut limits = Vec::new();
    let types: Vec<_> = schema.types.iter().map(|known| known.name()).collect();
    if !types.is_empty() {
        limits.push(types.join(" or "));
    }
    limits.extend(range(schema.minimum, schema.maximum));
    if let Some(factor) = schema.multiple_of {
        limits.push(format!("a multiple of {factor}"));
    }
    let counts = [
        ("characters", schema.min_length, schema.max_length),
        ("items", schema.min_items, schema.max_items),
    ];
    for (unit, min, max) in counts {
        match (min.map(|count| count.value), max.map(|count| count.value)) {
            (Some(1), None) => limits.push("not empty".to_owned()),
            (Some(min), Some(max)) => limits.push(format!("{min} to {max} {unit}")),
            (Some(min), None) => limits.push(format!("at least {min} {unit}")),
            (None, Some(max)) => limits.push(format!("at most {max} {unit}")),
            (None, None) => {}
        }
    }
    if schema.unique_items {
        limits.push("no two items equal".to_owned());
    }
    if let Some(pattern) = &schema.pattern {
        limits.push(format!("matching {}", code(pattern.text)));
    }
    limits
}

fn range(minimum: Option<Bound>, maximum: Option<Bound>) -> Option<String> {
    let shown = |bound: Bound| bound.value.to_string();
    let over = |bound: Bound| if bound.exclusive { "over" } else { "from" };
    let under = |bound: Bound| if bound.exclusive { "under" } else { "up to" };
    match (minimum, maximum) {
        (Some(min), Some(max)) if !min.exclusive && !max.exclusive => {
            Some(format!("{} to {}", shown(min), shown(max)))
        }
        (Some(min), Some(max)) => {
            Some(format!("{} {} and {} {}", over(min), shown(min), under(max), shown(max)))
        }
        (Some(min), None) => Some(format!("{} {}", over(min), shown(min))),
        (None, Some(max)) => Some(format!("{} {}", under(max), shown(max))),
        (None, None) => None,
    }
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

/// Paragraphs as `#[doc]` attributes.
pub(super) fn lines(paragraphs: &[String]) -> TokenStream {
    let text = paragraphs.join("\n\n");
    let lines = text.lines().map(|line| {
        // A doc comment has a space before its text, and so do rustdoc and editors expect it.
        let line = if line.is_empty() { String::new() } else { format!(" {line}") };
        quote!(#[doc = #line])
    });
    quote!(#(#lines)*)
}
