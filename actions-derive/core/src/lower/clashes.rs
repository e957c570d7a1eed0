//! Names of the declaration that become the same name in Rust, or none.

use super::Lowering;
use super::place::Place;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

impl<'n> Lowering<'_, '_, 'n> {
    /// Takes a name for the type at `index`, or for what belongs to it.
    pub(super) fn take_name(&mut self, place: &Place<'n>, name: &str, index: usize) {
        self.module.names.push(name.to_owned());
        let Some(first) = self.by_name.note(name, index) else {
            return;
        };
        self.has_clash = true;
        let (_, first) = self.module.types[first].places[0];
        if let Some(share) = place.share.filter(|share| share.types.name() == name) {
            let message = format!("the type `{name}` cannot be shared: there is one already");
            let mut told = Diagnostic::error(first, message);
            told.label("it comes from here").help("give the shared one another name");
            self.module.misused.push((share.path.span(), told));
        } else {
            let other = format!("{}-2", place.declared.text);
            self.clash(place, first, &format!("type `{name}`"), &other);
        }
    }

    /// What is at a place would become what something else is already.
    pub(super) fn clash(&mut self, place: &Place<'n>, first: Span, what: &str, other: &str) {
        let message = format!("{} would make a second {what}", subject(place));
        let found = self.sink.error(place.declared.span, message);
        found.related(first, "the first one is here").help(rename(place, other)).types_unknown();
    }

    /// Nothing of a name can stand in an identifier.
    pub(super) fn nameless(&mut self, place: &Place<'n>) {
        let message = format!("{} leaves nothing for a name in Rust", subject(place));
        let found = self.sink.error(place.declared.span, message);
        found.help(rename(place, "a-name")).types_unknown();
    }
}

/// The action, the param or the member.
fn subject(place: &Place<'_>) -> String {
    match place.path.as_str() {
        "" => place.owner(),
        path => format!("`{path}` of action `{}`", place.action),
    }
}

/// How to give another name in the attribute.
fn rename(place: &Place<'_>, name: &str) -> String {
    let path = place.whole_path();
    format!("give it another name: `rename({path:?} = \"{name}\")` in the attribute")
}
