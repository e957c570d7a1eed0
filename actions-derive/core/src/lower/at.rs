//! The way from an action to a schema inside it, and what the types there are named after.

use crate::attribute::Lookups;
use crate::names::TypePath;
use crate::schema::Text;

/// The way to a schema.
#[derive(Clone)]
pub(super) struct At<'a> {
    pub(super) action: &'a str,
    /// `compression.kind`; empty for the action itself.
    pub(super) path: String,
    /// What a type at this place is named after.
    pub(super) types: TypePath,
    /// The key under which it stands.
    pub(super) declared: &'a Text,
    /// How many schemas are around it.
    pub(super) depth: usize,
}

impl<'a> At<'a> {
    pub(super) fn property(&self, renames: &mut Lookups<'_>, name: &'a Text) -> At<'a> {
        let dot = if self.path.is_empty() { "" } else { "." };
        let path = format!("{}{dot}{}", self.path, name.text);
        let types = match renames.get(self.action, &path) {
            Some(given) => TypePath::new(given),
            None => self.types.then(&name.text),
        };
        At {
            action: self.action,
            path,
            types,
            declared: name,
            depth: self.depth + 1,
        }
    }

    pub(super) fn item(&self, renames: &mut Lookups<'_>) -> At<'a> {
        self.unnamed(renames, "[]", "item")
    }

    pub(super) fn value(&self, renames: &mut Lookups<'_>) -> At<'a> {
        self.unnamed(renames, ".*", "value")
    }

    /// A place inside that has no name of its own.
    fn unnamed(&self, renames: &mut Lookups<'_>, step: &str, part: &str) -> At<'a> {
        let path = format!("{}{step}", self.path);
        let types = match renames.get(self.action, &path) {
            Some(given) => TypePath::new(given),
            None => self.types.then(part),
        };
        At {
            action: self.action,
            path,
            types,
            declared: self.declared,
            depth: self.depth + 1,
        }
    }

    /// The same place under a longer name.
    pub(super) fn inside(&self, part: &str) -> At<'a> {
        At {
            types: self.types.then(part),
            ..self.clone()
        }
    }
}
