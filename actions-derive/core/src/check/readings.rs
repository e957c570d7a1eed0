//! What charmcraft and Juju read differently.

use super::messages;
use crate::diagnostic::Diagnostics;
use crate::schema::declaration::Action;
use crate::schema::owner::Owner;
use crate::yaml::node::{Data, Entry, Node};

/// Tells each such value and name that nothing else was wrong with.
pub(super) fn check(action: &Action, diagnostics: &mut Diagnostics) {
    let owner = Owner::action(&action.name.text);
    // The keys of the body itself are texts to Juju, whatever they look like.
    for entry in action.body.as_mapping().unwrap_or_default() {
        node(&owner, &entry.value, diagnostics);
    }
}

fn node(owner: &Owner, value: &Node, diagnostics: &mut Diagnostics) {
    if let Some(misread) = &value.misread
        && !diagnostics.has_error_at(value.span)
    {
        diagnostics.push(messages::reading::differs(owner, value, misread));
    }
    match &value.data {
        Data::Sequence(items) => {
            for item in items {
                node(owner, item, diagnostics);
            }
        }
        Data::Mapping(entries) => {
            for Entry { key, value } in entries {
                if let Some(read @ (Data::Bool(_) | Data::Null)) = &key.charmcraft
                    && !diagnostics.has_error_at(key.span)
                {
                    diagnostics.push(messages::reading::key_becomes(owner, key, read));
                }
                node(owner, value, diagnostics);
            }
        }
        _ => {}
    }
}
