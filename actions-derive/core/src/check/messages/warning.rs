//! What is accepted and surely not meant.

use super::default::breaks;
use super::value::INTEGERS;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::warning::Warning;
use crate::schema::breach::Violation;
use crate::schema::json_type::{JsonType, either};
use crate::schema::messages::declaration::mended_name;
use crate::schema::owner::Owner;
use crate::schema::{Holds, Ignored, Text};
use crate::similar;
use crate::source::Span;

/// The keywords of a schema that Juju knows.
const KEYWORDS: [&str; 31] = [
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "default",
    "definitions",
    "dependencies",
    "description",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "oneOf",
    "pattern",
    "patternProperties",
    "properties",
    "required",
    "title",
    "type",
    "uniqueItems",
];
/// What the body of an action has as well.
const ACTION_KEYS: [&str; 3] = ["execution-group", "parallel", "params"];
/// Keywords of other drafts, which Juju ignores.
const OTHER_DRAFTS: [&str; 16] = [
    "const",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "dependentRequired",
    "dependentSchemas",
    "disallow",
    "divisibleBy",
    "else",
    "extends",
    "if",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// A keyword that Juju does not know.
pub(crate) fn unknown_keyword(owner: &Owner, keyword: &Ignored, is_action: bool) -> Diagnostic {
    let name = keyword.name.text.as_str();
    let params = params_meant(keyword).filter(|_| is_action);
    let diagnostic = Diagnostic::warning(
        keyword.name.span,
        format!("Juju does not know `{name}` in {owner}"),
    );
    let action_keys = ACTION_KEYS.iter().filter(|_| is_action);
    let known = KEYWORDS.iter().chain(action_keys).copied();
    let diagnostic = if is_action && owner.action_name() == "actions" {
        diagnostic.help("in actions.yaml, write the actions at the top, without `actions:`")
    } else if let Some(help) = params {
        diagnostic.help(help)
    } else if let Some((key, value)) = name
        .split_once(':')
        .filter(|(key, _)| known.clone().any(|known| known == *key))
    {
        diagnostic.help(format!("write a space after the colon: `{key}: {value}`"))
    } else if name == "const" {
        diagnostic
            .note("Juju reads draft 4 of JSON schema, which does not have it")
            .help("write `enum` with that one value")
    } else if name == "nullable" {
        diagnostic.help("list null as a type: `type: [string, \"null\"]`")
    } else if OTHER_DRAFTS.contains(&name) {
        diagnostic.note("Juju reads draft 4 of JSON schema and ignores it")
    } else if let Some(near) = renamed(name).or_else(|| similar::near(name, known)) {
        diagnostic.help(format!("did you mean `{near}`?"))
    } else {
        diagnostic.note("it is ignored")
    };
    with_switch(diagnostic, Warning::UnknownKeyword)
}

/// What to write for a keyword of an action that is meant to be `params`, or one of them.
pub(crate) fn params_meant(keyword: &Ignored) -> Option<String> {
    let name = keyword.name.text.as_str();
    let is_params = match name {
        "args" | "arguments" | "flags" | "inputs" | "options" | "parameters" => {
            keyword.holds != Holds::Schema
        }
        _ => keyword.holds == Holds::Schemas && similar::near(name, ["params"]).is_some(),
    };
    if is_params {
        Some("did you mean `params`?".to_owned())
    } else {
        (keyword.holds == Holds::Schema).then(|| format!("write `{name}` below `params:`"))
    }
}

/// What people write for a keyword that is spelt quite differently.
fn renamed(name: &str) -> Option<&'static str> {
    match name {
        "desc" | "help" | "doc" | "documentation" => Some("description"),
        "enumerate" | "choices" | "values" | "options" | "one-of" => Some("enum"),
        "min" => Some("minimum"),
        "max" => Some("maximum"),
        "regex" => Some("pattern"),
        _ => None,
    }
}

/// `format`
pub(crate) fn format(owner: &Owner, span: Span) -> Diagnostic {
    let diagnostic =
        Diagnostic::warning(span, format!("Juju does not check the `format` of {owner}"))
            .help("use `pattern`, or check it in the handler");
    with_switch(diagnostic, Warning::Format)
}

/// A keyword that says nothing of values of the types, or an `enum` without members.
pub(crate) fn no_effect(owner: &Owner, keyword: &Text, types: &[JsonType]) -> Diagnostic {
    let Text { text, span } = keyword;
    let diagnostic = if text == "enum" {
        Diagnostic::warning(
            *span,
            format!("the empty `enum` of {owner} allows every value"),
        )
        .help("list what is allowed, or remove the line")
    } else {
        let types = either(types);
        let message = format!("`{text}` of {owner} has no effect on a value of type {types}");
        Diagnostic::warning(*span, message).help("remove it, or write the type that is meant")
    };
    with_switch(diagnostic, Warning::NoEffect)
}

/// A member of `enum` that the rest of the schema refuses.
pub(crate) fn member_refused(owner: &Owner, violation: &Violation<'_>) -> Diagnostic {
    let Violation { value, breach, .. } = violation;
    let broken = breaks(breach, value);
    let message = format!("a member of the `enum` of {owner} {broken}");
    let diagnostic = Diagnostic::warning(value.span, message)
        .note("it can never be passed")
        .help("remove it, or let the rest of the schema take it");
    with_switch(diagnostic, Warning::NoEffect)
}

/// A bound that every integer keeps.
pub(crate) fn bound_without_effect(owner: &Owner, keyword: &str, span: Span) -> Diagnostic {
    let message = format!("`{keyword}` of {owner} has no effect: every integer of Juju keeps it");
    let diagnostic = Diagnostic::warning(span, message)
        .note(INTEGERS)
        .help("remove the line");
    with_switch(diagnostic, Warning::NoEffect)
}

/// What stands between the slashes of `/^a$/i`, and the flags behind them.
pub(crate) fn in_slashes(pattern: &str) -> Option<(&str, &str)> {
    let (inner, flags) = pattern.strip_prefix('/')?.rsplit_once('/')?;
    let are_flags = flags.bytes().all(|flag| b"gimsuy".contains(&flag));
    // `/tmp/` may be a part of a path.
    let is_whole = inner.starts_with('^') || inner.ends_with('$') || !flags.is_empty();
    (is_whole && !inner.contains('/') && are_flags).then_some((inner, flags))
}

/// `pattern: /^a$/i`
pub(crate) fn pattern_slashes(owner: &Owner, pattern: &Text) -> Diagnostic {
    let message = format!("the slashes are a part of the `pattern` of {owner}");
    let diagnostic = Diagnostic::warning(pattern.span, message);
    let diagnostic = match in_slashes(&pattern.text) {
        Some((inner, flags)) if flags.contains('i') => {
            diagnostic.help(format!("write `(?i){inner}`"))
        }
        Some((inner, _)) => diagnostic.help(format!("write `{inner}`")),
        None => diagnostic,
    };
    with_switch(diagnostic, Warning::PatternSlashes)
}

/// `default: 030`
pub(crate) fn octal(owner: &Owner, span: Span, written: &str, number: i128) -> Diagnostic {
    let decimal = written.trim_start_matches('0');
    let message = format!("the number `{written}` in {owner} is octal: Juju sees {number}");
    let diagnostic = Diagnostic::warning(span, message).help(format!(
        "write `{decimal}` for the decimal number, or `{number}` if that is meant"
    ));
    with_switch(diagnostic, Warning::Octal)
}

/// A name that the command line of `juju run` cannot pass.
pub(crate) fn param_name(owner: &Owner, name: &str, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::warning(
        span,
        format!("`juju run` has no way to pass {owner} as `key=value`"),
    )
    .note(
        "there, names are lower-case letters, digits and inner hyphens; any other needs \
                   `--params FILE`",
    );
    let mended = mended_name(name);
    let diagnostic = if crate::schema::declaration::is_action_name(&mended) {
        diagnostic.help(format!("rename it to `{mended}`"))
    } else {
        diagnostic
    };
    with_switch(diagnostic, Warning::ParamName)
}

/// A default of a required param.
pub(crate) fn required_default(owner: &Owner, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::warning(
        span,
        format!("the default of {owner} never applies: it is required"),
    )
    .help("take it out of `required`, or remove the default");
    with_switch(diagnostic, Warning::RequiredDefault)
}

/// A param named `workload-context`.
pub(crate) fn workload_context(owner: &Owner, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::warning(span, format!("Juju reads {owner} itself"))
        .note(
            "it says whether the action of a Kubernetes charm runs in the workload or the operator",
        )
        .help("give the param another name");
    with_switch(diagnostic, Warning::WorkloadContext)
}

/// `additionalProperties` not written.
pub(crate) fn open_params(first: &Text, others: usize) -> Diagnostic {
    let more = match others {
        0 => String::new(),
        1 => " and 1 more action".to_owned(),
        _ => format!(" and {others} more actions"),
    };
    let diagnostic = Diagnostic::warning(
        first.span,
        format!(
            "`additionalProperties` is not written for action `{}`{more}",
            first.text
        ),
    )
    .note("without it, Juju 3 lets unknown params through and Juju 4 refuses them")
    .help("write `additionalProperties: false` beside `params`");
    with_switch(diagnostic, Warning::OpenParams)
}

/// A schema that becomes an untyped value.
pub(crate) fn untyped(owner: &Owner, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::warning(
        span,
        format!("{owner} becomes an untyped value: it is made of other schemas"),
    )
    .note(
        "`oneOf`, `anyOf`, `allOf`, `not`, `dependencies` and `patternProperties` have no Rust \
           type yet; Juju checks them all the same",
    );
    with_switch(diagnostic, Warning::Untyped)
}

/// Says how to turn the kind off.
fn with_switch(diagnostic: Diagnostic, kind: Warning) -> Diagnostic {
    diagnostic.note(format!(
        "`allow({})` in the attribute turns this off",
        kind.name()
    ))
}
