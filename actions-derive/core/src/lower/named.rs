//! What has its names, before anything else is known of it.

use crate::schema::{Text, declaration};

/// An action with its names in Rust.
pub(super) struct NamedAction<'a> {
    pub(super) action: &'a declaration::Action,
    /// What the types of its params are named after.
    pub(super) name: String,
    /// The method that handles it.
    pub(super) method: String,
}

/// A type of which no more is known than its name.
pub(super) struct NamedType {
    pub(super) name: String,
    /// The way to it from the action; empty for all params of the action.
    pub(super) path: String,
    /// Where it stands in the file.
    pub(super) declared: Text,
}
