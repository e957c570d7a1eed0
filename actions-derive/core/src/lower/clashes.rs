//! Names of the declaration that become the same name in Rust, or none.

use super::Lowering;
use super::place::Place;
use crate::attribute::Share;
use crate::diagnostic::Diagnostic;
use crate::names;
use crate::source::Span;

impl<'n> Lowering<'_, '_, 'n> {
    /// Takes a name for the type at `index`, or for what belongs to it.
    pub(super) fn take_name(&mut self, place: &Place<'n>, name: &str, index: usize) {
        self.module.names.push(name.to_owned());
        let Some(first) = self.by_name.note(name, index) else {
            return;
        };
        let (taken, first) = self.module.types[first].places[0].clone();
        let this = (place.whole_path(), place.declared.span);
        let is_shared = |share: &&Share| share.types.name() == name;
        let earlier = self.shared.iter().find(|shared| shared.name == name);
        if let Some(share) = place.share.filter(is_shared) {
            self.taken(share, &this.0, (taken, first));
        } else if let Some(share) = earlier.and_then(|shared| shared.place.share) {
            self.taken(share, &taken, this);
        } else if let Some(field) = names::field(place.declared.text)
            && self.module.misused.is_empty()
        {
            // What cannot share a type has types inside it of one name.
            self.clash(place, first, &format!("type `{name}`"), &(field + "_2"));
        }
    }

    /// The type that the param at `path` is to share has the name of another.
    fn taken(&mut self, share: &Share, path: &str, (other, span): (String, Span)) {
        let name = share.types.name();
        let why = if path.strip_prefix(&*other).is_some_and(|rest| rest.starts_with(['.', '['])) {
            format!("it is inside `{other}`, which has that one")
        } else {
            format!("that is the type of `{other}`")
        };
        let message = format!("`{path}` cannot share the type `{name}`: {why}");
        let mut told = Diagnostic::error(span, message);
        told.label("it comes from here")
            .help("give the shared one another name, or take the param out of the list");
        self.module.misused.push((share.path.span(), told));
    }

    /// What is at a place would become what something else is already.
    pub(super) fn clash(&mut self, place: &Place<'n>, first: Span, what: &str, other: &str) {
        let message = format!("{} would make a second {what}", place.owner());
        let found = self.sink.error(place.declared.span, message);
        found.related(first, "the first one is here").help(rename(place, other)).types_unknown();
    }

    /// Nothing of a name can stand in an identifier.
    pub(super) fn nameless(&mut self, place: &Place<'n>) {
        let message = format!("{} leaves nothing for a name in Rust", place.owner());
        let found = self.sink.error(place.declared.span, message);
        found.help(rename(place, "a-name")).types_unknown();
    }
}

/// How to give another name in the attribute.
fn rename(place: &Place<'_>, name: &str) -> String {
    let path = place.whole_path();
    format!("give it another name: `rename({path:?} = {name:?})` in the attribute")
}
