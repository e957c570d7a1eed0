//! Schemas that leave no value.

use super::judge::Judge;
use super::messages;
use super::walk::{Reach, Visit};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::warning::{Allowed, Warning};
use crate::number::MAX_SAFE_INTEGER;
use crate::schema::json_type::JsonType;
use crate::schema::messages::schema::bounds_crossed;
use crate::schema::validate::is_of;
use crate::schema::{Bound, Schema};

pub(super) fn check(
    visit: &Visit<'_>,
    judge: &Judge,
    allowed: &Allowed,
    diagnostics: &mut Diagnostics,
) {
    if visit.reach == Reach::Combined {
        return;
    }
    members(visit, judge, allowed, diagnostics);
    bounds(visit, diagnostics);
    let Visit { owner, schema, .. } = visit;
    if let (Some(min), Some(max)) = (schema.min_items, schema.max_items)
        && only(schema, &[JsonType::Array])
        && min.value > max.value
    {
        let (low, high) = (("minItems", min.span), ("maxItems", max.span));
        diagnostics.push(bounds_crossed(owner, low, high));
    }
}

/// Whether nothing but null and these types can pass: to others, keywords for these say nothing.
fn only(schema: &Schema, types: &[JsonType]) -> bool {
    let mut others = schema.types.iter().filter(|ty| **ty != JsonType::Null);
    let first = others.next();
    first.is_some_and(|ty| types.contains(ty)) && others.all(|ty| types.contains(ty))
}

/// Members of `enum` that the rest of the schema refuses.
fn members(visit: &Visit<'_>, judge: &Judge, allowed: &Allowed, diagnostics: &mut Diagnostics) {
    let Visit { owner, schema, .. } = visit;
    let Some(members) = &schema.members else {
        return;
    };
    let mut refused = Vec::new();
    let mut outside = 0;
    for member in &members.values {
        let is_typed = schema.types.is_empty() || schema.types.iter().any(|ty| is_of(member, *ty));
        if is_typed {
            refused.extend(judge.violations(schema, member).into_iter().next());
        } else {
            outside += 1;
            diagnostics.push(messages::value::member_outside_type(
                owner,
                member,
                &schema.types,
            ));
        }
    }
    if outside > 0 || refused.is_empty() {
        return;
    }
    if refused.len() == members.values.len() {
        diagnostics.push(messages::value::no_member_fits(owner, members.span));
    } else if allowed.warns(Warning::NoEffect) {
        let told = refused.iter();
        diagnostics.extend(told.map(|one| messages::warning::member_refused(owner, one)));
    }
}

/// Bounds of numbers that Juju cannot keep, or between which there is nothing.
fn bounds(visit: &Visit<'_>, diagnostics: &mut Diagnostics) {
    let Visit { owner, schema, .. } = visit;
    let is_integer = schema.types == [JsonType::Integer];
    if is_integer {
        let least = schema.minimum.filter(|min| min.value > MAX_SAFE_INTEGER);
        let most = schema.maximum.filter(|max| max.value < -MAX_SAFE_INTEGER);
        for (keyword, bound) in [("minimum", least), ("maximum", most)] {
            if let Some(Bound { span, .. }) = bound {
                diagnostics.push(messages::value::bound_beyond_integers(owner, keyword, span));
                return;
            }
        }
    }
    if let (Some(min), Some(max)) = (schema.minimum, schema.maximum)
        && only(schema, &[JsonType::Integer, JsonType::Number])
        && min.value <= max.value
        && nothing_between(schema, min, max, is_integer)
    {
        diagnostics.push(messages::value::nothing_between(owner, min.span, max.span));
    }
}

fn nothing_between(schema: &Schema, min: Bound, max: Bound, is_integer: bool) -> bool {
    let step = match (schema.multiple_of, is_integer) {
        (None, true) => 1.0,
        // A multiple of a fraction may be an integer or not; that is not computed here.
        (Some(factor), true) if factor.fract() == 0.0 => factor,
        (Some(factor), false) => factor,
        _ => return min.value >= max.value && (min.exclusive || max.exclusive),
    };
    let mut first = (min.value / step).ceil();
    if min.exclusive && first * step <= min.value {
        first += 1.0;
    }
    let mut last = (max.value / step).floor();
    if max.exclusive && last * step >= max.value {
        last -= 1.0;
    }
    first > last
}
