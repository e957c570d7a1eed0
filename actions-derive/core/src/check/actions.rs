//! Actions that Juju accepts and can never run.

use super::messages;
use crate::diagnostic::Diagnostics;
use crate::schema::declaration::Action;
use crate::schema::json_type::JsonType;

pub(super) fn check(action: &Action, diagnostics: &mut Diagnostics) {
    let name = &action.name.text;
    if let Some((params, properties)) = action.rivals {
        diagnostics.push(messages::action::two_sets_of_params(
            name, params, properties,
        ));
    }
    if let Some(span) = action.reference {
        diagnostics.push(messages::action::reference(name, span));
    }
    let types = &action.schema.types;
    if let Some(span) = action.schema.types_span
        && !types.is_empty()
        // Of a type that is only meant, that it is wrong is told.
        && !diagnostics.has_error_at(span)
        && !types.contains(&JsonType::Object)
    {
        diagnostics.push(messages::action::type_of_params(name, span));
    }
}
