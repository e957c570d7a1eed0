//! `minimum`, `maximum`, their flags that exclude the bound itself, and `multipleOf`.

use super::types::JsonType;
use super::{Reading, kinds};
use crate::source::Span;
use crate::yaml::Entry;

/// The largest integer that Juju takes for one: 2^53 - 1.
pub(crate) const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

const INTEGERS: &str =
    "Juju computes in float64 and takes whole numbers up to 2^53 - 1 for integers";

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bound {
    pub(crate) value: f64,
    pub(crate) span: Span,
    /// Whether the number itself is out.
    pub(crate) exclusive: bool,
}

/// Whether Juju takes the number for an integer.
pub(super) fn is_integer(value: f64) -> bool {
    value.abs() <= MAX_SAFE_INTEGER && value.fract() == 0.0
}

/// `multipleOf`
pub(super) fn multiple_of(reading: &mut Reading<'_, '_, '_>, entry: &Entry) {
    let factor = kinds::number(reading, entry);
    reading.schema.multiple_of = factor.filter(|factor| *factor > 0.0);
    if factor.is_some_and(|factor| factor <= 0.0) {
        let message = format!("`multipleOf` of {} must be greater than 0", reading.owner);
        reading.sink.error(entry.value.span, message);
    }
}

/// The bounds, once all keywords are known: a flag of draft 4 stands beside each.
pub(super) fn read_bounds(reading: &mut Reading<'_, '_, '_>, entries: &[&Entry]) {
    reading.schema.minimum = reading.bound("minimum", "exclusiveMinimum", entries);
    reading.schema.maximum = reading.bound("maximum", "exclusiveMaximum", entries);
    let schema = &reading.schema;
    let (minimum, maximum) = (schema.minimum, schema.maximum);
    let is_integer = schema.is_only(&[JsonType::Integer]);
    if is_integer {
        let least = minimum.filter(|bound| bound.value > MAX_SAFE_INTEGER);
        let most = maximum.filter(|bound| bound.value < -MAX_SAFE_INTEGER);
        if let Some((keyword, bound)) = either(least, most) {
            reading.beyond_integers(keyword, bound);
            return;
        }
    }
    if let (Some(min), Some(max)) = (minimum, maximum)
        && min.value <= max.value
        && reading.schema.is_only(&[JsonType::Integer, JsonType::Number])
        && nothing_between(min, max, is_integer)
    {
        let message = format!("the bounds of {} leave no value", reading.owner);
        reading
            .sink
            .error(min.span, message)
            .related(max.span, "`maximum` is here")
            .help("widen one of them");
    }
}

fn either(least: Option<Bound>, most: Option<Bound>) -> Option<(&'static str, Bound)> {
    let least = least.map(|bound| ("minimum", bound));
    least.or(most.map(|bound| ("maximum", bound)))
}

impl Reading<'_, '_, '_> {
    fn bound(&mut self, keyword: &str, flag: &str, entries: &[&Entry]) -> Option<Bound> {
        let find = |name: &str| entries.iter().find(|entry| entry.key.text() == name).copied();
        let exclusive = find(flag);
        let is_exclusive = exclusive.and_then(|entry| {
            let value = entry.value.boolean();
            if value.is_none() {
                self.exclusive_not_a_boolean(keyword, flag, entry);
            }
            value
        });
        let Some(bound) = find(keyword) else {
            if let (Some(entry), Some(_)) = (exclusive, is_exclusive) {
                let owner = self.owner;
                let message = format!("`{flag}` of {owner} stands without `{keyword}`");
                self.sink
                    .error(entry.key.span, message)
                    .help(format!("add the `{keyword}` that is meant, or remove `{flag}`"));
            }
            return None;
        };
        Some(Bound {
            value: kinds::number(self, bound)?,
            span: bound.value.span,
            exclusive: is_exclusive.unwrap_or(false),
        })
    }

    /// `exclusiveMinimum: 5`, as later drafts have it.
    fn exclusive_not_a_boolean(&mut self, bound: &str, flag: &str, entry: &Entry) {
        let node = &entry.value;
        if node.is_unclear() {
            self.schema.is_faulty = true;
            return;
        }
        let kind = node.kind();
        let message = format!("`{flag}` of {} must be a boolean, not {kind}", self.owner);
        let found = self.sink.error(node.span, message);
        found
            .note("Juju reads draft 4 of JSON schema, where it is a flag beside the bound")
            .help(match node.number() {
                Some(value) => format!("write `{bound}: {value}` and `{flag}: true`"),
                None => format!("write `{flag}: true` beside `{bound}`"),
            })
            .types_unknown();
    }

    fn beyond_integers(&mut self, keyword: &str, bound: Bound) {
        let owner = self.owner;
        let message =
            format!("`{keyword}` of {owner} is beyond the integers of Juju: no value can pass");
        self.sink
            .error(bound.span, message)
            .note(INTEGERS)
            .help("write `type: number` for larger ones, or another bound");
    }
}

/// Whether no number, or no integer, stands between two bounds.
fn nothing_between(min: Bound, max: Bound, is_integer: bool) -> bool {
    if !is_integer {
        return min.value >= max.value && (min.exclusive || max.exclusive);
    }
    let least = if min.exclusive { min.value.floor() + 1.0 } else { min.value.ceil() };
    let most = if max.exclusive { max.value.ceil() - 1.0 } else { max.value.floor() };
    least > most
}
