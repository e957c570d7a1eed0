//! A schema, the path to it from its action, and what the attribute gives for that.

use crate::attribute::{Arguments, OwnType, Share};
use crate::names::TypePath;
use crate::schema::{Owner, Property, Schema, Text};
use crate::yaml::Node;

#[derive(Clone)]
pub(super) struct Place<'n> {
    pub(super) arguments: &'n Arguments,
    pub(super) action: &'n str,
    /// `compression.kind`; empty for the action itself.
    pub(super) path: String,
    pub(super) schema: &'n Schema<'n>,
    /// What a type at this place is named after.
    pub(super) types: TypePath,
    /// The key under which it stands.
    pub(super) declared: Text<'n>,
    /// How many schemas are around it.
    pub(super) depth: usize,
    /// Whether it is never made of the defaults inside it, so that what is required in it must be
    /// given.
    pub(super) is_given: bool,
    /// Whether it is of the schema of a param that has a type of the charm's own: it is checked
    /// alone, and nobody sees its names.
    pub(super) is_hidden: bool,
    pub(super) rename: Option<&'n str>,
    pub(super) share: Option<&'n Share>,
    pub(super) own: Option<&'n OwnType>,
    pub(super) is_secret: bool,
}

impl<'n> Place<'n> {
    pub(super) fn action(arguments: &'n Arguments, name: Text<'n>, schema: &'n Schema<'n>) -> Self {
        let rename = arguments.renames.get(name.text, "").map(String::as_str);
        Self {
            arguments,
            action: name.text,
            path: String::new(),
            schema,
            types: TypePath::new(rename.unwrap_or(name.text)),
            declared: name,
            depth: 0,
            is_given: true,
            is_hidden: false,
            rename,
            share: None,
            own: None,
            is_secret: false,
        }
    }

    pub(super) fn property(&self, property: &'n Property<'n>) -> Self {
        let Property { name, schema, required } = property;
        let dot = if self.path.is_empty() { "" } else { "." };
        let inside = self.inside(&format!("{dot}{}", name.text), name.text, schema);
        Self {
            declared: *name,
            is_given: (*required && self.is_given) || schema.default.is_some(),
            is_secret: self.arguments.secrets.get(self.action, &inside.path).is_some(),
            ..inside
        }
    }

    /// Any item of it.
    pub(super) fn item(&self) -> Option<Self> {
        Some(self.inside("[]", "item", self.schema.items.as_deref()?))
    }

    /// What `additionalProperties` lets through.
    pub(super) fn value(&self) -> Option<Self> {
        Some(self.inside(".*", "value", self.schema.rest()?))
    }

    fn inside(&self, step: &str, part: &str, schema: &'n Schema<'n>) -> Self {
        let (arguments, action, path) =
            (self.arguments, self.action, format!("{}{step}", self.path));
        let share = arguments.shares.get(action, &path);
        let rename = arguments.renames.get(action, &path).map(String::as_str);
        let types = match (share, rename) {
            (Some(share), _) => share.types.clone(),
            (None, Some(name)) => TypePath::new(name),
            (None, None) => self.types.then(part),
        };
        let own = arguments.types.get(action, &path);
        let depth = self.depth + 1;
        Self { path, schema, types, depth, is_given: true, rename, share, own, ..self.clone() }
    }

    /// A member of its `enum`. The path has the text of the member, in double quotes where that is a
    /// text beside a number or the like that is written so.
    pub(super) fn member(&self, member: &Node, members: &[&Node]) -> Self {
        let shown = member.shown();
        let is_twin = |other: &&Node| other.text().is_none() && other.shown() == shown;
        let is_quoted = member.text().is_some() && members.iter().any(is_twin);
        let path = format!("{}={}", self.path, if is_quoted { member.json() } else { shown });
        let rename = self.arguments.renames.get(self.action, &path).map(String::as_str);
        let declared = Text { span: member.span, ..self.declared };
        Self { path, declared, rename, ..self.clone() }
    }

    /// As arguments of the attribute have it.
    pub(super) fn whole_path(&self) -> String {
        let dot = if self.path.is_empty() { "" } else { "." };
        format!("{}{dot}{}", self.action, self.path)
    }

    /// Whose schema it is, as messages say it.
    pub(super) fn owner(&self) -> String {
        let path = self.path.clone();
        Owner { path, ..Owner::action(self.action) }.to_string()
    }
}

/// `format: password`, of the value itself or of what is in it under no name.
pub(super) fn is_password(schema: &Schema<'_>) -> bool {
    schema.is_password
        || schema.items.as_deref().is_some_and(is_password)
        || schema.rest().is_some_and(is_password)
}
