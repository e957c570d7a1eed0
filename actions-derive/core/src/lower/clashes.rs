//! Names of the declaration that become the same name in Rust, or none.

use super::Lowering;
use super::place::Place;
use crate::diagnostic::Diagnostic;
use crate::model::Field;
use crate::schema::Text;
use crate::source::Span;

impl Lowering<'_, '_, '_, '_> {
    pub(super) fn methods_clash(&mut self, method: &str, name: Text<'_>, first: Text<'_>) {
        let message = format!(
            "actions `{}` and `{}` would both be handled by `{method}`",
            first.text, name.text
        );
        self.sink
            .error(name.span, message)
            .related(first.span, "the other one is here")
            .help(rename(name.text, "", &format!("{method}_2")));
    }

    pub(super) fn fields_clash(&mut self, action: &str, new: &Field<'_>, first: &Field<'_>) {
        let message = format!(
            "params `{}` and `{}` of action `{action}` would both be the field `{}`",
            first.path, new.path, new.name
        );
        self.sink
            .error(new.param.span, message)
            .related(first.param.span, "the other one is here")
            .help(rename(action, &new.path, &format!("{}_2", new.name)));
    }

    /// Two types would be one: what is made of either is not told.
    pub(super) fn types_clash(&mut self, place: &Place<'_>, name: &str, first: Text<'_>) {
        let Place { action, declared, .. } = place;
        if let Some(share) = self.arguments.shares.get(action, &place.path)
            && share.types.name() == name
        {
            if self.shared.iter().any(|known| known.is(name) && known.is_open()) {
                let message = format!("the type `{name}` cannot be shared: there is one already");
                let mut told = Diagnostic::error(first.span, message);
                told.label("it comes from here").help("give the shared one another name");
                self.misused.push((share.path.span(), told));
            }
            return;
        }
        let subject = if place.types.then("required").name() == name {
            format!("what {} requires", place.owner())
        } else if place.path.is_empty() {
            format!("the params of action `{action}`")
        } else {
            format!("`{}` of action `{action}`", declared.text)
        };
        self.sink
            .error(declared.span, format!("{subject} would be a second type `{name}`"))
            .related(first.span, "the other one comes from here")
            .help(rename(action, &place.path, &format!("{}-2", declared.text)))
            .types_unknown();
    }

    /// Two members would be one variant; `member` is the path part by which the second is renamed.
    pub(super) fn variants_clash(
        &mut self,
        place: &Place<'_>,
        member: (&str, Span),
        variant: &str,
        first: Span,
    ) {
        let Place { action, path, .. } = place;
        let message = format!(
            "two members of `{path}` of action `{action}` would be the variant `{variant}`"
        );
        let renamed = rename(action, &format!("{path}={}", member.0), &format!("{variant}2"));
        self.sink.error(member.1, message).related(first, "the other one is here").help(renamed);
    }

    /// Tells that nothing of `name` can stand in an identifier.
    pub(super) fn nameless(&mut self, place: &Place<'_>, name: &str, span: Span) {
        let message = format!("`{name}` leaves nothing for a name in Rust");
        self.sink
            .error(span, message)
            .help(rename(place.action, &place.path, "a-name"))
            .types_unknown();
    }
}

/// How to give another name in the attribute.
fn rename(action: &str, path: &str, name: &str) -> String {
    let dot = if path.is_empty() { "" } else { "." };
    let path = format!("{action}{dot}{path}");
    format!("give it another name: `rename({path:?} = \"{name}\")` in the attribute")
}
