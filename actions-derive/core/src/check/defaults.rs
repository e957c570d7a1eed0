//! Defaults, which Juju adds unchecked.

use super::judge::Judge;
use super::messages;
use super::walk::{Reach, Visit};
use crate::diagnostic::Diagnostics;
use crate::places::Places;
use crate::schema::breach::{Breach, Violation};
use crate::schema::defaults::{is_filled, when_absent};
use crate::schema::json_type::JsonType;
use crate::yaml::node::Data;

/// How much of what is wrong with one default is told.
const MOST_OF_ONE: usize = 50;

pub(super) fn check(visit: &Visit<'_>, judge: &Judge, diagnostics: &mut Diagnostics) {
    // Nothing adds a default there, and none applies where the value must be given.
    if matches!(visit.reach, Reach::Action | Reach::Value | Reach::Combined)
        || visit.required_property()
    {
        return;
    }
    let Visit { owner, schema, .. } = visit;
    match &schema.default {
        Some(default) => {
            let violations = judge.violations(schema, default);
            let reason = if visit.reach == Reach::Values {
                messages::default::UNCHECKED_INSIDE
            } else {
                messages::default::UNCHECKED
            };
            if default.data == Data::Null && !violations.is_empty() {
                diagnostics.push(messages::default::null(owner, schema, default, reason));
                return;
            }
            let told = violations
                .iter()
                .filter(|one| !is_told(one, &violations))
                .filter(|one| !has_wrong_members(one, diagnostics));
            let told: Vec<_> = told.take(MOST_OF_ONE).collect();
            for violation in told {
                diagnostics.push(messages::default::broken(owner, default, violation, reason));
            }
        }
        // Its mend may be that of a mistake in `required`, which is told.
        None if visit.unsure => {}
        None if visit.reach == Reach::Properties => {
            made_of_inner_defaults(visit, judge, diagnostics);
        }
        None => {}
    }
}

/// Whether the `enum` that a value is no member of has members that are wrong themselves.
fn has_wrong_members(one: &Violation<'_>, diagnostics: &Diagnostics) -> bool {
    let Breach::Enum(members) = one.breach else {
        return false;
    };
    let mut members = members.values.iter();
    members.any(|member| diagnostics.has_error_at(member.span))
}

/// Whether another violation says the same: where no schema of an `anyOf` or `oneOf` fits, there
/// are also those of the nearest one, and an `allOf` has those of its schemas.
fn is_told(one: &Violation<'_>, all: &[Violation<'_>]) -> bool {
    let is_choice = |breach: &Breach<'_>| matches!(breach, Breach::AnyOf | Breach::OneOf);
    let under = |other: &Violation<'_>| one.path.starts_with(&other.path);
    if matches!(one.breach, Breach::AllOf) {
        return all.iter().any(|other| {
            other.path.starts_with(&one.path) && !matches!(other.breach, Breach::AllOf)
        });
    }
    !is_choice(&one.breach)
        && all
            .iter()
            .any(|other| is_choice(&other.breach) && under(other))
}

/// An object that Juju makes of the defaults inside it, and that its own schema refuses.
fn made_of_inner_defaults(visit: &Visit<'_>, judge: &Judge, diagnostics: &mut Diagnostics) {
    let Visit { owner, schema, .. } = visit;
    let properties = schema.properties.iter().flatten();
    let filled = properties.filter(|property| is_filled(&property.schema));
    let names: Vec<_> = filled.map(|property| property.name.text.as_str()).collect();
    if names.is_empty() {
        return;
    }
    let made = Places::of(&mut names.iter().copied());
    if !schema.types.is_empty() && !schema.types.contains(&JsonType::Object) {
        diagnostics.push(messages::default::object_outside_type(owner, schema));
    }
    for name in &schema.required {
        if !made.contains(&name.text) {
            diagnostics.push(messages::default::incomplete_object(owner, name));
        }
    }
    if let Some(min) = schema
        .min_properties
        .filter(|min| (names.len() as u64) < min.value)
    {
        diagnostics.push(messages::default::small_object(owner, min.span));
    }
    if schema.is_combined() || schema.members.is_some() || schema.max_properties.is_some() {
        made_against_the_rest(visit, judge, diagnostics);
    }
}

/// What else the schema has against such an object; its properties are looked at one by one.
fn made_against_the_rest(visit: &Visit<'_>, judge: &Judge, diagnostics: &mut Diagnostics) {
    let Visit { owner, schema, .. } = visit;
    let Some(made) = when_absent(schema) else {
        return;
    };
    let is_told_above = |breach: &Breach<'_>| match breach {
        Breach::Type(types) => *types == schema.types,
        Breach::Required(name) => schema.required.iter().any(|known| known.text == *name),
        Breach::MinProperties(count) => {
            schema.min_properties.is_some_and(|min| min.value == *count)
        }
        _ => false,
    };
    let violations = judge.violations(schema, &made);
    let of_object = violations.iter().find(|one| {
        one.path.is_empty() && !is_told_above(&one.breach) && !is_told(one, &violations)
    });
    if let Some(violation) = of_object {
        diagnostics.push(messages::default::unfit_object(owner, schema, violation));
    }
}
