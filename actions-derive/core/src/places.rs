//! Where names stand in a list: the one kind of map here, and one that the parser compiles anyway.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// The first place of each name.
#[derive(Default)]
pub(crate) struct Places(BTreeMap<Cow<'static, str>, usize>);

impl Places {
    /// The places of `names`, in order.
    pub(crate) fn of(names: &mut dyn Iterator<Item = &str>) -> Self {
        let mut places = Self::default();
        for (place, name) in names.enumerate() {
            places.note(name, place);
        }
        places
    }

    /// Notes the place of a name; if it has one already, that is returned and stays.
    pub(crate) fn note(&mut self, name: &str, place: usize) -> Option<usize> {
        let first = self.get(name);
        if first.is_none() {
            self.0.insert(Cow::Owned(name.to_owned()), place);
        }
        first
    }

    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }
}
