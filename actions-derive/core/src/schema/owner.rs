//! Whose schema it is: the path to it, and what that says of its value.

use super::Property;
use crate::diagnostic::shortened;
use std::fmt;

/// The longest name or path that is shown whole, in bytes.
const LONGEST: usize = 200;

/// An action, or something inside it.
#[derive(Clone)]
pub(crate) struct Owner<'n> {
    pub(crate) action: &'n str,
    /// `compression.kind`, `hosts[].port`; empty for the action itself.
    pub(crate) path: String,
    /// The name of the property that it is, if it is one and no item of it or the like.
    pub(crate) property: Option<&'n str>,
    /// Whether it is never made of the defaults inside it, so that what is required in it must be
    /// given.
    pub(crate) is_given: bool,
    /// Whether Juju adds defaults here; else only the charm's types do.
    pub(crate) is_filled_by_juju: bool,
}

impl<'n> Owner<'n> {
    pub(crate) fn action(action: &'n str) -> Self {
        let path = String::new();
        Self { action, path, property: None, is_given: true, is_filled_by_juju: true }
    }

    /// A property of which no more than its name is known.
    pub(super) fn named(&self, name: &'n str) -> Self {
        let dot = if self.is_action() { "" } else { "." };
        let path = format!("{}{dot}{name}", self.path);
        Self { path, property: Some(name), is_given: false, ..*self }
    }

    pub(crate) fn property(&self, Property { name, schema, required }: &Property<'n>) -> Self {
        let is_given = (*required && self.is_given) || schema.default.is_some();
        Self { is_given, ..self.named(name.text) }
    }

    /// Any item of it.
    pub(crate) fn item(&self) -> Self {
        self.unnamed("[]")
    }

    /// What `additionalProperties` lets through.
    pub(crate) fn value(&self) -> Self {
        self.unnamed(".*")
    }

    fn unnamed(&self, step: &str) -> Self {
        let path = format!("{}{step}", self.path);
        Self { path, property: None, is_given: true, is_filled_by_juju: false, ..*self }
    }

    pub(crate) fn is_action(&self) -> bool {
        self.path.is_empty() && self.property.is_none()
    }
}

impl fmt::Display for Owner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let action = shortened(self.action.to_owned(), LONGEST);
        if self.is_action() {
            return write!(f, "action `{action}`");
        }
        let path = shortened(self.path.clone(), LONGEST);
        write!(f, "param `{path}` of action `{action}`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_reads_as_a_path() {
        let action = Owner::action("backup");
        assert_eq!(action.to_string(), "action `backup`");
        let item = action.named("hosts").item();
        let port = item.named("port");
        assert_eq!(port.to_string(), "param `hosts[].port` of action `backup`");
        assert_eq!(port.property, Some("port"));
        assert_eq!(item.property, None);
        let long = "ü".repeat(1_000);
        let long = Owner::action(&long).to_string();
        assert_eq!(long, format!("action `{0}...{0}`", "ü".repeat(50)));
    }
}
