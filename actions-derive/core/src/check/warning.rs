//! What charmcraft and Juju accept, a task can run with, and its author surely does not mean.

use super::messages;
use super::messages::warning::in_slashes;
use super::walk::{self, Reach, Visit};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::warning::{Allowed, Warning};
use crate::number::MAX_SAFE_INTEGER;
use crate::schema::declaration::{Action, Declaration, is_action_name};
use crate::schema::json_type::JsonType;
use crate::schema::{Bound, Ignored, Text};
use crate::similar;

/// Keywords that say something to people only, or to other tools.
const QUIET: [&str; 10] = [
    "$comment",
    "$defs",
    "deprecated",
    "example",
    "examples",
    "id",
    "optional",
    "readOnly",
    "writeOnly",
    "$schema",
];

pub(super) fn check(declaration: &Declaration, allowed: &Allowed, diagnostics: &mut Diagnostics) {
    for action in &declaration.actions {
        for visit in walk::schemas(action) {
            ignored_keywords(&visit, allowed, diagnostics);
            params(&visit, allowed, diagnostics);
            without_effect(&visit, allowed, diagnostics);
        }
    }
    if allowed.warns(Warning::OpenParams) {
        open_params(declaration, diagnostics);
    }
}

fn ignored_keywords(visit: &Visit<'_>, allowed: &Allowed, diagnostics: &mut Diagnostics) {
    for keyword in &visit.schema.ignored {
        let Text { text, span } = &keyword.name;
        let name = text.as_str();
        if diagnostics.has_error_at(*span) {
            continue;
        }
        if name == "format" {
            if allowed.warns(Warning::Format) {
                diagnostics.push(messages::warning::format(&visit.owner, *span));
            }
        } else if !QUIET.contains(&name)
            && !name.starts_with("x-")
            && allowed.warns(Warning::UnknownKeyword)
        {
            let is_action = visit.reach == Reach::Action;
            diagnostics.push(messages::warning::unknown_keyword(
                &visit.owner,
                keyword,
                is_action,
            ));
        }
    }
}

fn without_effect(
    Visit { owner, schema, .. }: &Visit<'_>,
    allowed: &Allowed,
    diagnostics: &mut Diagnostics,
) {
    // Of a type that is wrong, another is meant.
    let has_wrong_type = schema
        .types_span
        .is_some_and(|span| diagnostics.has_error_at(span));
    if allowed.warns(Warning::NoEffect) && !has_wrong_type {
        for keyword in &schema.without_effect {
            diagnostics.push(messages::warning::no_effect(owner, keyword, &schema.types));
        }
        if schema.types == [JsonType::Integer] {
            let least = schema.minimum.filter(|min| min.value < -MAX_SAFE_INTEGER);
            let most = schema.maximum.filter(|max| max.value > MAX_SAFE_INTEGER);
            for (keyword, bound) in [("minimum", least), ("maximum", most)] {
                diagnostics.extend(bound.map(|Bound { span, .. }| {
                    messages::warning::bound_without_effect(owner, keyword, span)
                }));
            }
        }
    }
    if let Some(pattern) = &schema.pattern
        && in_slashes(&pattern.text).is_some()
        && allowed.warns(Warning::PatternSlashes)
    {
        diagnostics.push(messages::warning::pattern_slashes(owner, pattern));
    }
}

fn params(visit: &Visit<'_>, allowed: &Allowed, diagnostics: &mut Diagnostics) {
    let Visit {
        owner,
        schema,
        reach,
        ..
    } = visit;
    let given_by_user = matches!(reach, Reach::Action | Reach::Properties);
    for property in schema.properties.iter().flatten() {
        let Text { text: name, span } = &property.name;
        let inner = owner.property(name);
        let is_passed = is_action_name(name) || diagnostics.has_error_at(*span);
        if given_by_user && !is_passed && allowed.warns(Warning::ParamName) {
            diagnostics.push(messages::warning::param_name(&inner, name, *span));
        }
        if let Some(default) = &property.schema.default
            && given_by_user
            && visit.requires(property)
            && allowed.warns(Warning::RequiredDefault)
        {
            diagnostics.push(messages::warning::required_default(&inner, default.span));
        }
        if *reach == Reach::Action
            && name == "workload-context"
            && allowed.warns(Warning::WorkloadContext)
        {
            diagnostics.push(messages::warning::workload_context(&inner, *span));
        }
    }
    if schema.is_combined() && *reach != Reach::Combined && allowed.warns(Warning::Untyped) {
        diagnostics.push(messages::warning::untyped(owner, schema.span));
    }
}

/// Told once: it is the same for each action.
fn open_params(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let keyword = "additionalProperties";
    let is_meant = |ignored: &Ignored| similar::near(&ignored.name.text, [keyword]).is_some();
    let is_open = |action: &&Action| {
        action.schema.additional_properties.is_none()
            && action.body.get(keyword).is_none()
            && !action.schema.ignored.iter().any(is_meant)
            && action
                .schema
                .properties
                .as_ref()
                .is_some_and(|params| !params.is_empty())
    };
    let mut open = declaration.actions.iter().filter(is_open);
    if let Some(first) = open.next() {
        diagnostics.push(messages::warning::open_params(&first.name, open.count()));
    }
}
