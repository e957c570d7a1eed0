//! `minimum`, `maximum` and their flags that exclude the bound itself; and bounds of any kind that
//! leave nothing between them.

use super::Reading;
use super::types::{JsonType, MAX_SAFE_INTEGER};
use crate::yaml::Entry;

const PAIRS: [(&str, &str); 4] = [
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
];

#[derive(Clone, Copy)]
pub(crate) struct Bound {
    pub(crate) value: f64,
    /// Whether the number itself is out.
    pub(crate) exclusive: bool,
}

impl Reading<'_, '_, '_> {
    /// `minimum` or `maximum`, with the `flag` of draft 4 beside it.
    pub(super) fn bound(&self, entry: &Entry, flag: &str) -> Option<Bound> {
        let exclusive = self.find(flag).and_then(|entry| entry.value.boolean()) == Some(true);
        Some(Bound { value: entry.value.number()?, exclusive })
    }

    /// The flag beside `bound`.
    pub(super) fn exclusive(&mut self, Entry { key, .. }: &Entry, bound: &str) {
        if self.find(bound).is_none() {
            let flag = key.text();
            let message = format!("`{flag}` of {} stands without `{bound}`", self.owner);
            let help = format!("add the `{bound}` that is meant, or remove `{flag}`");
            self.error(key.span, message).help(help);
        }
    }

    /// Tells bounds that leave nothing between them.
    pub(super) fn crossed(&mut self) {
        for (low, high) in PAIRS {
            if let (Some(min), Some(max)) = (self.find(low), self.find(high))
                && let (Some(least), Some(most)) = (min.value.number(), max.value.number())
                && least > most
            {
                let message = format!("`{low}` of {} is greater than `{high}`", self.owner);
                self.error(min.value.span, message)
                    .related(max.value.span, format!("`{high}` is here"))
                    .help("exchange the two, or widen one");
                return;
            }
        }
        let is_integer = self.schema.types == [JsonType::Integer];
        for &(bound, sign) in &[("minimum", 1.0), ("maximum", -1.0)] {
            if let Some(entry) = self.find(bound).filter(|_| is_integer)
                && entry.value.number().is_some_and(|value| sign * value > MAX_SAFE_INTEGER)
            {
                let message =
                    format!("`{bound}` of {} leaves no integer that Juju takes", self.owner);
                self.error(entry.value.span, message)
                    .note("Juju computes in float64 and takes whole numbers up to 2^53 - 1 for integers")
                    .help("write `type: number` for larger ones, or another bound");
            }
        }
    }
}
