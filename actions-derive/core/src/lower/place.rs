//! The path from an action to a schema inside it, and what the types there are named after.

use crate::attribute::Arguments;
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
        arguments: &Arguments,
        name: Text<'n>,
        required: bool,
        schema: &Schema<'_>,
    ) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        let path = format!("{}{dot}{}", self.path, name.text);
        Self {
            declared: name,
            is_given: (required && self.is_given) || schema.default.is_some(),
            ..self.inside(arguments, path, name.text)
        }
    }

    /// Any item of it.
    pub(super) fn item(&self, arguments: &Arguments) -> Self {
        self.unnamed(arguments, "[]", "item")
    }

    /// What `additionalProperties` lets through.
    pub(super) fn value(&self, arguments: &Arguments) -> Self {
        self.unnamed(arguments, ".*", "value")
    }

    fn unnamed(&self, arguments: &Arguments, step: &str, part: &str) -> Self {
        Self {
            is_given: true,
            is_filled_by_juju: false,
            ..self.inside(arguments, format!("{}{step}", self.path), part)
        }
    }

    fn inside(&self, arguments: &Arguments, path: String, part: &str) -> Self {
        let action = self.action;
        Self {
            types: match (arguments.shares.get(action, &path), arguments.renames.get(action, &path))
            {
                (Some(share), _) => share.types.clone(),
                (None, Some(given)) => TypePath::new(given),
                (None, None) => self.types.then(part),
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

    /// As arguments of the attribute have it.
    pub(super) fn whole_path(&self) -> String {
        let dot = if self.path.is_empty() { "" } else { "." };
        format!("{}{dot}{}", self.action, self.path)
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
