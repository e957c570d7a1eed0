//! Rules over several schemas: what charmcraft and Juju accept although no task can run with it, or
//! nobody means it.

use crate::action_name::{is_action_name, mended_name};
use crate::attribute::Arguments;
use crate::declaration::Action;
use crate::diagnostic::{Sink, Warning};
use crate::places::Places;
use crate::schema::{Additional, JsonType, Owner, Property, Schema, Text};
use crate::similar;
use crate::source::{Source, Span};
use crate::yaml::Node;

/// How many names of a `required` are looked at for what was meant.
const MOST_SLIPS: usize = 10;

pub(crate) fn check(
    actions: &[Action<'_>],
    arguments: &Arguments,
    source: &Source<'_>,
    sink: &mut Sink<'_>,
) {
    for action in actions {
        let owner = Owner::action(action.name.text);
        let mut defaults = Vec::new();
        type_of_params(&owner, &action.schema, sink);
        walk(&owner, &action.schema, false, arguments, &mut defaults, sink);
        required_defaults(&owner, &defaults, sink);
    }
    open_params(actions, source, sink);
}

/// `is_unsure` where the `required` around it may be meant to name it.
fn walk<'n>(
    owner: &Owner<'n>,
    schema: &Schema<'n>,
    is_unsure: bool,
    arguments: &Arguments,
    never_apply: &mut Vec<(String, Span)>,
    sink: &mut Sink<'_>,
) {
    let undeclared = undeclared(schema);
    let refused = if refuses_others(owner, schema) { undeclared.as_slice() } else { &[] };
    object_without_properties(owner, schema, sink);
    required_undeclared(owner, schema, refused, sink);
    made_of_others(owner, schema, sink);
    if !is_unsure {
        made_of_defaults(owner, schema, sink);
    }
    let is_unsure =
        schema.is_faulty || schema.misspelt.contains(&"required") || !undeclared.is_empty();
    for property in schema.properties() {
        let inner = owner.property(property);
        if owner.is_filled_by_juju {
            param_name(&inner, property, sink);
            let default = property.schema.default.filter(|default| !default.is_unclear());
            if let Some(default) = default.filter(|_| property.required && owner.is_given) {
                never_apply.push((inner.path.clone(), default.span));
            }
        }
        if arguments.types.get(inner.action, &inner.path).is_none() {
            missing_type(&inner, property, sink);
        }
        walk(&inner, &property.schema, is_unsure, arguments, never_apply, sink);
    }
    if let Some(items) = &schema.items {
        walk(&owner.item(), items, false, arguments, never_apply, sink);
    }
    if let Some(rest) = schema.rest() {
        walk(&owner.value(), rest, false, arguments, never_apply, sink);
    }
}

/// What is required and no property.
fn undeclared<'n>(schema: &Schema<'n>) -> Vec<Text<'n>> {
    if schema.required.is_empty() {
        return Vec::new();
    }
    let declared = Places::of(&mut schema.properties().iter().map(|property| property.name.text));
    let undeclared = schema.required.iter().filter(|name| declared.get(name.text).is_none());
    undeclared.copied().collect()
}

/// Whether Juju refuses objects with more than the properties; Juju 4 alone where the body of an
/// action does not say.
fn refuses_others(owner: &Owner<'_>, schema: &Schema<'_>) -> bool {
    let is_object = schema.types.is_empty() || schema.types.contains(&JsonType::Object);
    let is_closed = match schema.additional {
        Some(Additional::Closed) => true,
        Some(_) => false,
        None => owner.is_action(),
    };
    is_object && is_closed && !schema.is_combined && !schema.is_faulty
}

fn object_without_properties(owner: &Owner<'_>, schema: &Schema<'_>, sink: &mut Sink<'_>) {
    if owner.is_filled_by_juju
        && !owner.is_action()
        && schema.types.contains(&JsonType::Object)
        && schema.properties.is_none()
        && !schema.is_faulty
    {
        let message =
            format!("no operator can pass an object as {owner}, which has no `properties`");
        sink.error(schema.types_span.unwrap_or(schema.span), message)
            .note("Juju fails to add defaults to an object that has no `properties`, even to `{}`")
            .help("add `properties: {}` to let any object through, or list its properties");
    }
}

fn required_undeclared(
    owner: &Owner<'_>,
    schema: &Schema<'_>,
    refused: &[Text<'_>],
    sink: &mut Sink<'_>,
) {
    for (index, name) in refused.iter().enumerate() {
        let message = format!("{owner} requires `{}`, which it does not declare", name.text);
        // Where many are missing, they are not all slips of the keys.
        let names = schema.properties().iter().map(|property| property.name.text);
        let near = (index < MOST_SLIPS).then(|| similar::near(name.text, names)).flatten();
        let found = if schema.additional.is_some() {
            sink.error(name.span, message).note(
                "`additionalProperties: false` refuses what is not declared, so that no call could \
                 pass",
            )
        } else {
            sink.warn(Warning::OpenParams, name.span, message)
                .note("Juju 4 refuses what is not declared, so that no call could pass there")
        };
        found.types_unknown().help(match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("declare `{0}`, or take it out of `required`", name.text),
        });
    }
}

fn made_of_others(owner: &Owner<'_>, schema: &Schema<'_>, sink: &mut Sink<'_>) {
    if schema.is_combined {
        let message = format!("{owner} becomes an untyped value: it is made of other schemas");
        sink.warn(Warning::Untyped, schema.span, message).note(
            "`oneOf`, `anyOf`, `allOf`, `not`, `dependencies` and `patternProperties` have no Rust \
             type yet; Juju checks them all the same",
        );
    }
}

/// An object that Juju makes of the defaults inside it, and that its own schema refuses.
fn made_of_defaults(owner: &Owner<'_>, schema: &Schema<'_>, sink: &mut Sink<'_>) {
    if owner.is_given || !owner.is_filled_by_juju || !schema.is_filled() {
        return;
    }
    let mut tell = |span, what: String, help: String| {
        sink.error(span, format!("the defaults inside {owner} create {what}"))
            .note("the unit then refuses every task for which nobody gives the object")
            .help(help);
    };
    if let Some((keyword, span)) = refuses_objects(schema) {
        let help = format!("let its `{keyword}` take an object, or remove its `properties`");
        tell(span, format!("an object, which its `{keyword}` refuses"), help);
    }
    for Text { text, span } in &schema.required {
        let mut properties = schema.properties().iter();
        let declared = properties.find(|property| property.name.text == *text);
        if declared.is_some_and(|property| !property.schema.is_filled()) {
            let help = format!("give `{text}` a default and take it out of `required`");
            let help = format!("{help}, or require the object");
            tell(*span, format!("it without `{text}`, which it requires"), help);
        }
    }
}

/// The keyword that lets no object through.
fn refuses_objects(schema: &Schema<'_>) -> Option<(&'static str, Span)> {
    let (keyword, span, takes_one) = if schema.types.is_empty() {
        let members = schema.members.as_ref()?;
        ("enum", members.span, members.values.iter().any(|value| value.map().is_some()))
    } else {
        ("type", schema.types_span?, schema.types.contains(&JsonType::Object))
    };
    (!takes_one && !schema.is_faulty).then_some((keyword, span))
}

/// `type: string` or `enum: [a, b]` in the body of an action.
fn type_of_params(owner: &Owner<'_>, schema: &Schema<'_>, sink: &mut Sink<'_>) {
    if let Some((keyword, span)) = refuses_objects(schema) {
        let message =
            format!("the `{keyword}` of {owner} refuses every call: params are an object");
        sink.error(span, message)
            .help("remove the line, or move it into the param that it is about");
    }
}

/// A name that `juju run` cannot pass, or that Juju reads itself.
fn param_name(owner: &Owner<'_>, property: &Property<'_>, sink: &mut Sink<'_>) {
    let Text { text, span } = property.name;
    if owner.path == "workload-context" {
        sink.warn(Warning::WorkloadContext, span, format!("Juju reads {owner} itself"))
            .note("it says whether the action of a Kubernetes charm runs in the workload or the operator")
            .help("give the param another name");
    } else if !is_action_name(text) && !property.schema.is_faulty {
        let message = format!("`juju run` has no way to pass {owner} as `key=value`");
        sink.warn(Warning::ParamName, span, message)
            .note(
                "there, names are lower-case letters, digits and inner hyphens; any other needs \
                 `--params FILE`",
            )
            .help_if_some(mended_name(text).map(|mended| format!("rename it to `{mended}`")));
    }
}

/// A param without `type` that becomes an untyped value.
fn missing_type(owner: &Owner<'_>, property: &Property<'_>, sink: &mut Sink<'_>) {
    let schema = &property.schema;
    if schema.types_span.is_some()
        || schema.members.is_some()
        || schema.is_combined
        || schema.is_faulty
        || schema.meant_type().is_some()
        || schema.misspelt.contains(&"type")
        || schema.default.is_some_and(Node::is_unclear)
    {
        return;
    }
    let meant = match schema.default.and_then(JsonType::of) {
        Some(meant) if meant != JsonType::Null => meant,
        _ if schema.minimum.is_some() || schema.maximum.is_some() => JsonType::Number,
        _ => JsonType::String,
    };
    let message = format!("{owner} has no `type`, and becomes an untyped value");
    sink.warn(Warning::MissingType, property.name.span, message)
        .help(format!("write `type: {}`", meant.name()));
}

/// Defaults of required params, told once for an action.
fn required_defaults(owner: &Owner<'_>, found: &[(String, Span)], sink: &mut Sink<'_>) {
    let Some(((path, first), others)) = found.split_first() else {
        return;
    };
    let message = format!("the default of param `{path}` of {owner} never applies: it is required");
    let diagnostic = sink.warn(Warning::RequiredDefault, *first, message);
    diagnostic
        .same_for(&mut others.iter().map(|(path, _)| format!("`{path}`")))
        .help("take it out of `required`, or remove the default");
}

/// `additionalProperties` not written, told once for all actions.
fn open_params(actions: &[Action<'_>], source: &Source<'_>, sink: &mut Sink<'_>) {
    let keyword = "additionalProperties";
    let is_open = |action: &&Action<'_>| {
        action.find(keyword).is_none()
            && action.schema.additional.is_none()
            && !action.schema.misspelt.contains(&keyword)
            && !action.schema.properties().is_empty()
    };
    let mut open = actions.iter().filter(is_open);
    let Some(first) = open.next() else {
        return;
    };
    let message = format!("`additionalProperties` is not written for action `{}`", first.name.text);
    let mut others = open.map(|action| {
        let line = source.line_of(action.name.span.start);
        format!("`{}` in line {line}", action.name.text)
    });
    sink.warn(Warning::OpenParams, first.name.span, message)
        .same_for(&mut others)
        .note("without it, Juju 3 lets unknown params through and Juju 4 refuses them")
        .help("write `additionalProperties: false` beside `params`");
}
