//! The path from an action to a schema inside it, and what the types there are named after.

use crate::attribute::Renames;
use crate::names::TypePath;
use crate::schema::{Schema, Text};

#[derive(Clone)]
pub(super) struct Place<'n> {
    pub(super) action: &'n str,
    /// `compression.kind`; empty for the action itself.
    pub(super) path: String,
    /// What a type at this place is named after.
    pub(super) types: TypePath,
    /// The key under which it stands.
    pub(super) declared: Text<'n>,
    /// How many schemas are around it.
    pub(super) depth: usize,
    /// Whether it is never made of the defaults inside it, so that what is required in it must be
    /// given.
    pub(super) is_given: bool,
    /// Whether Juju adds defaults here; else only the charm's types do.
    pub(super) is_filled_by_juju: bool,
}

impl<'n> Place<'n> {
    pub(super) fn action(name: Text<'n>, types: TypePath) -> Self {
        Self {
            action: name.text,
            path: String::new(),
            types,
            declared: name,
            depth: 0,
            is_given: true,
            is_filled_by_juju: true,
        }
    }

    pub(super) fn property(
        &self,
        renames: &Renames,
        name: Text<'n>,
        required: bool,
        schema: &Schema<'_>,
    ) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        let path = format!("{}{dot}{}", self.path, name.text);
        Self {
            declared: name,
            is_given: (required && self.is_given) || schema.default.is_some(),
            ..self.inside(renames, path, name.text)
        }
    }

    /// Any item of it.
    pub(super) fn item(&self, renames: &Renames) -> Self {
        self.unnamed(renames, "[]", "item")
    }

    /// What `additionalProperties` lets through.
    pub(super) fn value(&self, renames: &Renames) -> Self {
        self.unnamed(renames, ".*", "value")
    }

    fn unnamed(&self, renames: &Renames, step: &str, part: &str) -> Self {
        Self {
            is_given: true,
            is_filled_by_juju: false,
            ..self.inside(renames, format!("{}{step}", self.path), part)
        }
    }

    fn inside(&self, renames: &Renames, path: String, part: &str) -> Self {
        Self {
            types: match renames.get(self.action, &path) {
                Some(given) => TypePath::new(given),
                None => self.types.then(part),
            },
            path,
            depth: self.depth + 1,
            ..self.clone()
        }
    }

    /// The same place under a longer name.
    pub(super) fn under(&self, part: &str) -> Self {
        Self { types: self.types.then(part), ..self.clone() }
    }

    /// Whose schema it is, as messages say it.
    pub(super) fn owner(&self) -> String {
        if self.path.is_empty() {
            return format!("action `{}`", self.action);
        }
        let path = crate::diagnostic::shortened(self.path.clone(), 200);
        format!("param `{path}` of action `{}`", self.action)
    }
}
