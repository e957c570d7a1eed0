//! Defaults that Juju adds and then refuses.

use crate::diagnostic::Diagnostic;
use crate::number;
use crate::schema::breach::{Breach, Violation};
use crate::schema::json_type::{JsonType, either};
use crate::schema::messages::explained;
use crate::schema::owner::Owner;
use crate::schema::{Members, Schema, Text};
use crate::similar;
use crate::source::Span;
use crate::yaml::canonical::{self, plain};
use crate::yaml::node::{Data, Node};
use std::fmt::Write as _;

/// How many members of an `enum` are listed.
const MOST_MEMBERS: usize = 30;

/// Why a wrong default is worse than none.
pub(crate) const UNCHECKED: &str =
    "Juju adds a default unchecked, and then the unit refuses every task that relies on it";

/// The same inside `items` and `additionalProperties`, where Juju adds nothing.
pub(crate) const UNCHECKED_INSIDE: &str =
    "Juju adds no default here, but the Rust type does, and would hold what Juju refuses";

/// Why an object that Juju creates must be whole.
const WHEN_ABSENT: &str = "the unit then refuses every task for which nobody gives the object";

/// `default: null` under a type; `reason` is why that is wrong.
pub(crate) fn null(owner: &Owner, schema: &Schema, default: &Node, reason: &str) -> Diagnostic {
    let wrong = if schema.types.is_empty() {
        "which its schema does not allow".to_owned()
    } else {
        format!("not of type {}", either(&schema.types))
    };
    Diagnostic::error(
        default.span,
        format!("the default of {owner} is null, {wrong}"),
    )
    .note(reason)
    .help("remove the line: a param without a default is absent when nobody gives it")
}

/// A default that breaks its own schema; `reason` is why that is wrong.
pub(crate) fn broken(
    owner: &Owner,
    default: &Node,
    violation: &Violation<'_>,
    reason: &str,
) -> Diagnostic {
    let Violation {
        path,
        value,
        breach,
    } = violation;
    let mut subject = format!("the default of {owner}");
    if !path.is_empty() {
        subject = format!("`{}` in {subject}", joined(path));
    }
    let shown = canonical::json(value);
    let span = if path.is_empty() {
        default.span
    } else {
        value.span
    };
    let diagnostic = Diagnostic::error(span, format!("{subject} {}", breaks(breach, value)));
    let diagnostic = match breach {
        Breach::Enum(members) => {
            let texts = members.values.iter().filter_map(Node::as_str);
            let near = value.as_str().and_then(|given| similar::near(given, texts));
            let diagnostic = diagnostic.label(format!("expected one of: {}", listed(members)));
            match near {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic,
            }
        }
        Breach::Type([JsonType::String]) if is_scalar(value) => {
            diagnostic.help("put it in quotes to make it a string")
        }
        Breach::Type([JsonType::Integer]) if is_whole(value) => {
            diagnostic.help("use whole numbers up to 2^53 - 1, or `type: number`")
        }
        Breach::Type([JsonType::Integer | JsonType::Number | JsonType::Boolean])
            if unquoted(value).is_some() =>
        {
            diagnostic.help(format!("remove the quotes: `{}`", plain(value)))
        }
        Breach::Type([JsonType::Array]) if is_scalar(value) => {
            diagnostic.help(format!("write a list: `[{shown}]`"))
        }
        _ => diagnostic,
    };
    explained(diagnostic.note(reason), value)
}

/// The members of an `enum`, as far as one reads them; all in quotes, where one of them would not
/// look like one otherwise.
fn listed(members: &Members) -> String {
    let shown = members.values.iter().take(MOST_MEMBERS);
    let mut names: Vec<_> = shown.map(plain).collect();
    let is_word = |name: &String| !name.is_empty() && !name.contains([' ', ',', '\n']);
    if !names.iter().all(is_word) {
        names = names.iter().map(|name| format!("`{name}`")).collect();
    }
    if members.values.len() > MOST_MEMBERS {
        names.push("...".to_owned());
    }
    names.join(", ")
}

/// What is wrong, after "the default of ...".
pub(super) fn breaks(breach: &Breach<'_>, value: &Node) -> String {
    let kind = value.data.kind();
    match breach {
        Breach::Type([JsonType::Integer]) if is_whole(value) => {
            "is beyond the integers that Juju takes".to_owned()
        }
        Breach::Type(types) => format!("is {kind}, not of type {}", either(types)),
        Breach::Enum(_) => format!("is {}, which is not in its `enum`", plain_quoted(value)),
        Breach::Required(name) => format!("lacks `{name}`, which is required in it"),
        Breach::Additional(name) => format!("has `{name}`, which its schema does not allow"),
        Breach::PatternProperty(name, _) => {
            format!("has `{name}`, which fits no schema of `patternProperties`")
        }
        Breach::MinProperties(1) => "has no properties".to_owned(),
        Breach::MinProperties(count) => format!("has fewer than {count} properties"),
        Breach::MaxProperties(1) => "has more than 1 property".to_owned(),
        Breach::MaxProperties(count) => format!("has more than {count} properties"),
        Breach::Dependency(name) => format!("lacks `{name}`, on which another property depends"),
        Breach::AdditionalItems => "has more items than its schema allows".to_owned(),
        Breach::MinItems(1) => "is empty, and its `minItems` is 1".to_owned(),
        Breach::MinItems(count) => format!("has fewer than {count} items"),
        Breach::MaxItems(1) => "has more than 1 item".to_owned(),
        Breach::MaxItems(count) => format!("has more than {count} items"),
        Breach::UniqueItems => "has the same item twice".to_owned(),
        Breach::MinLength(1) => "is empty, and its `minLength` is 1".to_owned(),
        Breach::MinLength(count) => format!("is shorter than {count} characters"),
        Breach::MaxLength(1) => "is longer than 1 character".to_owned(),
        Breach::MaxLength(count) => format!("is longer than {count} characters"),
        Breach::Pattern(pattern) => format!("does not match its pattern `{pattern}`"),
        Breach::Minimum(bound) => {
            let than = if bound.exclusive { "not over" } else { "under" };
            format!("is {than} the minimum {}", number::shown(bound.value))
        }
        Breach::Maximum(bound) => {
            let than = if bound.exclusive { "not under" } else { "over" };
            format!("is {than} the maximum {}", number::shown(bound.value))
        }
        Breach::MultipleOf(factor) => {
            format!(
                "is not a multiple of {}, by Juju's floats",
                number::shown(*factor)
            )
        }
        Breach::OneOf => "does not fit exactly one schema of its `oneOf`".to_owned(),
        Breach::AnyOf => "does not fit any schema of its `anyOf`".to_owned(),
        Breach::AllOf => "does not fit all schemas of its `allOf`".to_owned(),
        Breach::Not => "fits the schema of its `not`".to_owned(),
    }
}

/// An object that the defaults inside it create without what it requires.
pub(crate) fn incomplete_object(owner: &Owner, name: &Text) -> Diagnostic {
    let Text { text, span } = name;
    Diagnostic::error(
        *span,
        format!("the defaults inside {owner} create it without `{text}`, which it requires"),
    )
    .note(WHEN_ABSENT)
    .help(format!(
        "give `{text}` a default and take it out of `required`, or require the object"
    ))
}

/// An object that the defaults inside it create with too few properties.
pub(crate) fn small_object(owner: &Owner, span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("the defaults inside {owner} create it with fewer than `minProperties`"),
    )
    .note(WHEN_ABSENT)
    .help("give more of its properties a default, or lower `minProperties`")
}

/// Defaults under `properties` of something that is no object.
pub(crate) fn object_outside_type(owner: &Owner, schema: &Schema) -> Diagnostic {
    Diagnostic::error(
        schema.types_span.unwrap_or(schema.span),
        format!(
            "the defaults inside {owner} create an object, and its type is {}",
            either(&schema.types)
        ),
    )
    .note(WHEN_ABSENT)
    .help("write `type: object`, or remove its `properties`")
}

/// An object that the defaults inside it create, and that breaks its schema in another way.
pub(crate) fn unfit_object(
    owner: &Owner,
    schema: &Schema,
    violation: &Violation<'_>,
) -> Diagnostic {
    let breaks = breaks(&violation.breach, violation.value);
    Diagnostic::error(
        schema.span,
        format!("the defaults inside {owner} create an object that {breaks}"),
    )
    .note(WHEN_ABSENT)
    .help("change the defaults, or require the object")
}

/// `hosts[2].port`
fn joined(path: &[String]) -> String {
    let mut out = String::new();
    for step in path {
        if step.bytes().all(|byte| byte.is_ascii_digit()) {
            let _ = write!(out, "[{step}]");
        } else {
            let dot = if out.is_empty() { "" } else { "." };
            let _ = write!(out, "{dot}{step}");
        }
    }
    out
}

fn is_whole(value: &Node) -> bool {
    value.as_f64().is_some_and(|number| number.fract() == 0.0)
}

fn is_scalar(value: &Node) -> bool {
    !matches!(
        value.data,
        Data::Sequence(_) | Data::Mapping(_) | Data::Null
    )
}

fn plain_quoted(value: &Node) -> String {
    match &value.data {
        Data::Sequence(_) | Data::Mapping(_) => value.data.kind().to_owned(),
        _ => format!("`{}`", plain(value)),
    }
}

/// The text, if it would be something else without its quotes.
pub(super) fn unquoted(value: &Node) -> Option<&str> {
    let text = value.as_str()?;
    (!matches!(crate::yaml::resolve(text), Data::String(_))).then_some(text)
}
