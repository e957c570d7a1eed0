//! Params with a type of the charm's own: their schema is checked, and the type reads the value.

use super::place::Place;
use super::{Lowering, literal};
use crate::attribute::{OwnType, Share};
use crate::diagnostic::Diagnostic;
use crate::model::{Literal, Own, Type};
use crate::schema::Schema;
use crate::yaml::Node;
use proc_macro2::Span;

impl<'n> Lowering<'_, '_, '_, 'n> {
    pub(super) fn own_type(
        &mut self,
        place: &Place<'n>,
        schema: &'n Schema<'n>,
        own: &OwnType,
        share: Option<&Share>,
    ) -> Type {
        let path = place.whole_path();
        if let Some(share) = share {
            let message = format!("`{path}` has a type of its own, and can share none");
            self.misused(share.path.span(), &message);
            return self.shared_type(place, schema, share);
        }
        let start = self.types.len();
        let checked = Box::new(self.type_by_schema(place, schema));
        for inside in &mut self.types[start..] {
            inside.is_hidden = true;
        }
        if self.holds_own(&checked) || self.shared.iter().any(|known| known.start() >= start) {
            let message = format!(
                "`{path}` has a type of its own, so that `type` and `share` can name nothing inside it"
            );
            self.misused(own.path.span(), &message);
        }
        self.own_types.push(own.tokens.clone());
        let index = self.own_types.len() - 1;
        Type::Own(Own { index, spelled: own.spelled.clone(), spans: own.spans, checked })
    }

    pub(super) fn misused(&mut self, at: Span, message: &str) {
        self.misused.push((at, Diagnostic::error_in_file(message)));
    }

    /// Tells of arguments that name an action where they are to name a param.
    pub(super) fn action_is_no_param(&mut self, action: &str) {
        let share = self.arguments.shares.get(action, "").map(|share| ("share", &share.path));
        let own = self.arguments.types.get(action, "").map(|own| ("type", &own.path));
        for (argument, path) in share.into_iter().chain(own) {
            let message = format!("`{action}` is an action: `{argument}` names a param of one");
            self.misused(path.span(), &message);
        }
    }

    /// Whether types of the charm's own are in it.
    pub(super) fn holds_own(&self, ty: &Type) -> bool {
        match ty {
            Type::Own(_) => true,
            Type::Array(inner, _) | Type::Map(inner) | Type::Nullable(inner) => {
                self.holds_own(inner)
            }
            Type::Defined(name) => {
                self.by_name.get(name).is_some_and(|index| self.types[index].holds_own)
            }
            _ => false,
        }
    }
}

/// A default that is decoded when it is needed.
pub(super) fn decoded(place: &Place<'_>, ty: &Type, default: &Node) -> Literal {
    Literal::Decoded(place.whole_path(), literal::json(default), ty.clone())
}
