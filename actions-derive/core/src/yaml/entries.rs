//! A map that is being made.

use super::node::{Data, Entry, Key, Node};
use std::collections::HashMap;
use std::mem;

/// The entries so far.
#[derive(Default)]
pub(super) struct Entries<'g> {
    /// The place of each key in `found`, by the text that comes to Juju.
    by_text: HashMap<String, usize>,
    found: Vec<Found<'g>>,
}

/// An entry.
pub(super) struct Found<'g> {
    pub(super) key: Key,
    /// The text of the key in the file.
    pub(super) written: &'g str,
    /// `None` when it cannot be read.
    pub(super) value: Option<Node>,
    /// Whether a `<<` brought it here.
    pub(super) merged: bool,
}

impl<'g> Entries<'g> {
    /// Adds an entry, or puts it in the place of one with the same key, which comes back.
    pub(super) fn put(&mut self, new: Found<'g>) -> Option<Found<'g>> {
        let place = self.by_text.get(&new.key.text);
        match place.and_then(|place| self.found.get_mut(*place)) {
            Some(old) => Some(mem::replace(old, new)),
            None => {
                self.by_text.insert(new.key.text.clone(), self.found.len());
                self.found.push(new);
                None
            }
        }
    }

    /// The map.
    pub(super) fn into_data(self) -> Data {
        let entries = self.found.into_iter().filter_map(|found| {
            Some(Entry {
                key: found.key,
                value: found.value?,
            })
        });
        Data::Mapping(entries.collect())
    }
}
