//! `enum`, and that no list has an entry twice.

use super::Reading;
use crate::diagnostic::Warning;
use crate::places::Places;
use crate::source::Span;
use crate::yaml::{Entry, Node};

pub(crate) struct Members<'n> {
    /// The list.
    pub(crate) span: Span,
    /// No two are the same, nor refused.
    pub(crate) values: Vec<&'n Node>,
}

impl<'n> Reading<'n, '_, '_> {
    pub(super) fn members(&mut self, entry: &'n Entry) {
        let values = self.distinct(entry);
        if entry.value.list().is_some_and(<[_]>::is_empty) {
            let message = format!("the empty `enum` of {} allows every value", self.owner);
            self.sink
                .warn(Warning::NoEffect, entry.key.span, message)
                .help("list what is allowed, or remove the line");
        } else {
            self.schema.members = Some(Members { span: entry.value.span, values });
        }
    }

    /// The entries of a list, no two of which may be the same.
    pub(super) fn distinct(&mut self, Entry { key, value }: &'n Entry) -> Vec<&'n Node> {
        let mut entries: Vec<&Node> = Vec::new();
        let mut known = Places::default();
        for node in value.list().unwrap_or_default() {
            if node.is_unclear() {
                self.schema.is_faulty = true;
            } else if let Some(first) = known.note(&node.json(), entries.len()) {
                let (list, shown) = (key.text(), node.shown());
                let message = format!("`{list}` of {} has `{shown}` twice", self.owner);
                self.error(node.span, message)
                    .related(entries[first].span, "it is here first")
                    .help("remove one of them");
            } else {
                entries.push(node);
            }
        }
        entries
    }
}
