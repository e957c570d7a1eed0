//! Where names stand in a list: the one kind of map for that, since each kind is code to compile.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The first place of each name.
#[derive(Debug, Default)]
pub(crate) struct Places<'a>(HashMap<&'a str, usize>);

impl<'a> Places<'a> {
    /// The places of `names`, in order.
    pub(crate) fn of(names: &mut dyn Iterator<Item = &'a str>) -> Self {
        let mut places = Self::default();
        for (place, name) in names.enumerate() {
            places.note(name, place);
        }
        places
    }

    /// Notes the place of a name; if it has one already, that is returned and stays.
    pub(crate) fn note(&mut self, name: &'a str, place: usize) -> Option<usize> {
        match self.0.entry(name) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(slot) => {
                slot.insert(place);
                None
            }
        }
    }

    /// The place of a name.
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }

    /// Whether a name has a place.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_place_of_a_name_stays() {
        let mut places = Places::of(&mut ["a", "b", "a"].into_iter());
        assert_eq!(places.get("a"), Some(0));
        assert_eq!(places.note("b", 3), Some(1));
        assert_eq!(places.note("c", 3), None);
        assert_eq!(places.get("c"), Some(3));
        assert!(!places.contains("d"));
    }
}
