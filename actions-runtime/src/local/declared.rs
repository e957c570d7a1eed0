//! What an action declares of its params.

use actions_derive_core::yaml::node::Node;

use crate::Declaration;
use crate::simulation::read;

/// The schema of an action's params.
pub(super) fn schema(action: &str, declarations: &[Declaration]) -> Option<Node> {
    let known = declarations.iter().find(|known| known.name == action)?;
    // The macro has written it, so that it is always JSON.
    read(known.schema).ok()
}

/// The part of it for the param that `keys` lead to.
pub(super) fn param<'s>(schema: &'s Node, keys: &[String]) -> Option<&'s Node> {
    keys.iter()
        .try_fold(schema, |schema, key| schema.get("properties")?.get(key))
}

/// Whether a schema lists `name` as a type.
pub(super) fn takes(schema: &Node, name: &str) -> bool {
    let Some(types) = schema.get("type") else {
        return false;
    };
    let mut listed = types.as_sequence().unwrap_or_default().iter();
    types.as_str() == Some(name) || listed.any(|one| one.as_str() == Some(name))
}
