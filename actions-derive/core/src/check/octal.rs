//! Whole numbers that are written as octal ones, as their authors may not know.

use super::messages;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::warning::{Allowed, Warning};
use crate::schema::declaration::Declaration;
use crate::schema::owner::Owner;
use crate::yaml::node::{Data, Node};

/// Warns of each number in an action that starts with a zero in `text`, the text of the file.
pub(super) fn check(
    declaration: &Declaration,
    text: &str,
    allowed: &Allowed,
    diagnostics: &mut Diagnostics,
) {
    if !allowed.warns(Warning::Octal) {
        return;
    }
    for action in &declaration.actions {
        let owner = Owner::action(&action.name.text);
        node(&owner, &action.body, text, diagnostics);
    }
}

fn node(owner: &Owner, value: &Node, text: &str, diagnostics: &mut Diagnostics) {
    match &value.data {
        Data::Integer(number) => {
            let written = text.get(value.span.start..value.span.end);
            if let Some(written) = written
                && written.starts_with('0')
                && written
                    .parse()
                    .is_ok_and(|decimal: i128| decimal != *number)
                && !diagnostics.has_error_at(value.span)
            {
                let place = value.span;
                diagnostics.push(messages::warning::octal(owner, place, written, *number));
            }
        }
        Data::Sequence(items) => {
            for item in items {
                node(owner, item, text, diagnostics);
            }
        }
        Data::Mapping(entries) => {
            for entry in entries {
                node(owner, &entry.value, text, diagnostics);
            }
        }
        _ => {}
    }
}
