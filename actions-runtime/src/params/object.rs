//! Objects: their named members, those that are missing, and the others.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::Field;
use super::value::Value;
use super::violation::Place;
use crate::shown::listed;

/// What becomes of a member that the schema does not name.
pub enum Extra<'k> {
    /// It is left out.
    Ignored,
    /// It is a violation: `additionalProperties: false`.
    Refused,
    /// The function takes its name and value.
    Kept(&'k mut dyn FnMut(&str, Value<'_, '_>)),
}

impl Value<'_, '_> {
    /// An object, with `field` for each member that `fields` name, under its index there.
    ///
    /// Records the required members that are missing and, under [`Extra::Refused`], the others. Of
    /// two members with one name the last one counts; the function is called for both. The order of
    /// `fields` is free; it is fastest where it is that of the JSON, which Juju sorts by name.
    pub fn object(
        self,
        fields: &'static [Field],
        mut extra: Extra<'_>,
        field: &mut dyn FnMut(usize, Value<'_, '_>),
    ) -> Option<()> {
        if !self.reader.begin_object() {
            return self.wrong_kind("an object");
        }
        let Self { reader, place } = self;
        let mut seen = Seen::default();
        let mut next = 0;
        let mut first = true;
        while reader.next_member(&mut first).is_some() {
            let read;
            let (name, index) = match fields.get(next) {
                Some(field) if reader.likely_name(field) => (field.name, Some(next)),
                _ => {
                    read = reader.name()?;
                    (read.as_ref(), position(fields, next, &read))
                }
            };
            let start = reader.position();
            if let Some(index) = index {
                next = index + 1;
                let place = &place.name(name);
                if !seen.insert(index) {
                    place.forget();
                }
                field(index, Value { reader, place });
            } else {
                match &mut extra {
                    Extra::Ignored => {}
                    Extra::Refused => refuse(place, name, fields),
                    Extra::Kept(keep) => {
                        let place = &place.name(name);
                        if place.has_violations() {
                            place.forget();
                        }
                        keep(name, Value { reader, place });
                    }
                }
            }
            if reader.position() == start {
                reader.skip();
            }
        }
        for (index, field) in fields.iter().enumerate() {
            if field.required && !seen.contains(index) {
                missing(place, field.name);
            }
        }
        Some(())
    }

    /// An object whose names are not known, with `value` for each of its values.
    pub fn map<T>(
        self,
        value: &mut dyn FnMut(Value<'_, '_>) -> Option<T>,
    ) -> Option<BTreeMap<String, T>> {
        let mut map = BTreeMap::new();
        // The names whose last value is none.
        let mut broken: BTreeSet<String> = BTreeSet::new();
        let keep = &mut |name: &str, item: Value<'_, '_>| match value(item) {
            Some(item) => {
                map.insert(name.to_owned(), item);
                broken.remove(name);
            }
            None => {
                broken.insert(name.to_owned());
            }
        };
        self.object(&[], Extra::Kept(keep), &mut |_, _| ())?;
        broken.is_empty().then_some(map)
    }
}

/// Finds `name`, beginning at `next`: the members mostly come in the order of the fields.
fn position(fields: &[Field], next: usize, name: &str) -> Option<usize> {
    let next = next.min(fields.len());
    let (before, after) = fields.split_at(next);
    if let Some(index) = after.iter().position(|field| field.name == name) {
        return Some(next + index);
    }
    before.iter().position(|field| field.name == name)
}

#[cold]
fn refuse(place: &Place<'_>, name: &str, fields: &[Field]) {
    let holder = place.holder();
    let names = if fields.is_empty() {
        "none".to_owned()
    } else {
        listed(fields.iter().map(|field| field.name))
    };
    place
        .name(name)
        .violated::<()>(format!("no such param; {holder} takes {names}"));
}

#[cold]
fn missing(place: &Place<'_>, name: &str) {
    let holder = place.holder();
    place
        .name(name)
        .violated::<()>(format!("missing, and {holder} requires it"));
}

/// The indices of the fields that were there.
#[derive(Default)]
struct Seen {
    first: u64,
    /// For the fields from the 65th on; empty in nearly every action.
    others: Vec<u64>,
}

impl Seen {
    /// Whether the index is new.
    fn insert(&mut self, index: usize) -> bool {
        let bit = 1 << (index % 64);
        let word = match (index / 64).checked_sub(1) {
            None => &mut self.first,
            Some(word) => {
                if self.others.len() <= word {
                    self.others.resize(word + 1, 0);
                }
                match self.others.get_mut(word) {
                    Some(word) => word,
                    None => return false,
                }
            }
        };
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    fn contains(&self, index: usize) -> bool {
        let word = match (index / 64).checked_sub(1) {
            None => self.first,
            Some(word) => self.others.get(word).copied().unwrap_or(0),
        };
        word & (1 << (index % 64)) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Seen, position};

    #[test]
    fn names_are_found_from_any_start() {
        let fields = ["a", "b", "c"].map(Field::optional);
        for next in 0..5 {
            assert_eq!(position(&fields, next, "a"), Some(0));
            assert_eq!(position(&fields, next, "c"), Some(2));
            assert_eq!(position(&fields, next, "d"), None);
        }
    }

    #[test]
    fn any_number_of_fields_is_remembered() {
        let mut seen = Seen::default();
        for index in [0, 63, 64, 200] {
            assert!(!seen.contains(index));
            assert!(seen.insert(index));
            assert!(!seen.insert(index));
            assert!(seen.contains(index));
        }
        assert!(!seen.contains(65) && !seen.contains(1) && !seen.contains(300));
    }
}
