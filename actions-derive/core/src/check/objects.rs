//! Objects that nobody can pass.

use super::messages;
use super::messages::warning::params_meant;
use super::walk::{MOST_SLIPS, Reach, Visit};
use crate::diagnostic::Diagnostics;
use crate::places::Places;
use crate::schema::json_type::JsonType;
use crate::schema::owner::Owner;
use crate::schema::{AdditionalRule, Holds, Ignored, Schema, Text};
use crate::similar;

pub(super) fn check(visit: &Visit<'_>, diagnostics: &mut Diagnostics) {
    let Visit {
        owner,
        schema,
        reach,
        ..
    } = visit;
    let only_object = schema.types == [JsonType::Object];
    if *reach == Reach::Properties && only_object && schema.properties.is_none() {
        let span = schema.types_span.unwrap_or(schema.span);
        let meant = schema
            .ignored
            .iter()
            .find(|keyword| are_properties(keyword));
        if let Some(keyword) = meant {
            diagnostics.push(messages::object::properties_misspelt(owner, &keyword.name));
            return;
        }
        // Of a type that is only meant, that it is wrong is told.
        if !diagnostics.has_error_at(span) {
            diagnostics.push(messages::object::without_properties(owner, span));
        }
    }
    // Only of an object Juju looks at what is required.
    let is_object = schema.types.is_empty() || schema.types.contains(&JsonType::Object);
    if *reach == Reach::Combined || !is_object {
        return;
    }
    let lets_through = match schema.additional_properties {
        Some(AdditionalRule::Open | AdditionalRule::Schema(_)) => true,
        Some(AdditionalRule::Closed) => !schema.pattern_properties.is_empty(),
        // Juju 4 closes the params of an action, and nothing inside them.
        None => *reach != Reach::Action || !schema.pattern_properties.is_empty(),
    };
    if lets_through {
        return;
    }
    let properties = schema.properties.iter().flatten();
    let closed = schema.additional_properties.is_some();
    let declared: Vec<_> = properties
        .map(|property| property.name.text.as_str())
        .collect();
    let known = Places::of(&mut declared.iter().copied());
    let undeclared = schema
        .required
        .iter()
        .filter(|name| !known.contains(&name.text))
        .filter(|name| !diagnostics.has_error_at(name.span));
    let mut undeclared: Vec<_> = undeclared.collect();
    if *reach == Reach::Action {
        undeclared.retain(|name| !is_under_ignored(owner, schema, name, diagnostics));
    }
    for (index, name) in undeclared.into_iter().enumerate() {
        // Where many are missing, they are not all slips of the keys.
        let near = (index < MOST_SLIPS)
            .then(|| similar::near(&name.text, declared.iter().copied()))
            .flatten();
        diagnostics.push(messages::object::requires_undeclared(
            owner, name, closed, near,
        ));
    }
}

/// Whether a keyword that Juju ignores is meant to be `properties`.
fn are_properties(keyword: &Ignored) -> bool {
    let name = keyword.name.text.as_str();
    let is_called_so = matches!(name, "params" | "parameters" | "fields" | "attributes")
        || similar::near(name, ["properties", "property"]).is_some();
    keyword.holds == Holds::Schemas && is_called_so
}

/// Whether a keyword that Juju ignores is meant to declare the param, of which one error is told.
fn is_under_ignored(
    owner: &Owner,
    schema: &Schema,
    name: &Text,
    diagnostics: &mut Diagnostics,
) -> bool {
    let is_meant = |keyword: &&Ignored| match keyword.holds {
        Holds::Schema => keyword.name.text == name.text,
        Holds::Schemas => true,
        Holds::Other => false,
    };
    let mut meant = schema.ignored.iter().filter(is_meant);
    let meant = meant.find_map(|keyword| Some((&keyword.name, params_meant(keyword)?)));
    let Some((keyword, help)) = meant else {
        return false;
    };
    if !diagnostics.has_error_at(keyword.span) {
        diagnostics.push(messages::object::requires_ignored(
            owner, name, keyword, help,
        ));
    }
    true
}
