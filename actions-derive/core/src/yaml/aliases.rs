//! Writing aliases out, within bounds.

use std::collections::HashSet;

use super::graph::{Child, Content, Graph, Item};
use super::messages::{self, values};
use super::parser::MAX_DEPTH;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// How many values the aliases of a file may stand for, each time that they stand somewhere. As
/// params they are some 20 MB of Rust.
const MAX_COPIES: usize = 20_000;

/// How much text counts as one more value.
const TEXT_OF_VALUE: usize = 100;

/// Keeps account of a walk through a graph that makes a tree of it.
pub(super) struct Walk<'g> {
    pub(super) graph: &'g Graph<'g>,
    /// Which items are around the one at hand.
    open: Vec<bool>,
    /// How many aliases lead to the one at hand.
    behind: usize,
    copies: usize,
    /// Whether there were too many of them.
    halted: bool,
    problems: Vec<Diagnostic>,
    /// What was reported: an item is visited once for each alias of it.
    reported: HashSet<(Option<Span>, String)>,
}

impl<'g> Walk<'g> {
    pub(super) fn new(graph: &'g Graph<'g>) -> Self {
        Self {
            graph,
            open: vec![false; graph.len()],
            behind: 0,
            copies: 0,
            halted: false,
            problems: Vec::new(),
            reported: HashSet::new(),
        }
    }

    /// Steps into an item, unless it is inside itself, too deep, or one copy too many.
    pub(super) fn enter(&mut self, child: Child, depth: usize) -> bool {
        let item = self.graph.item(child.id);
        let place = child.place(self.graph);
        if self.copies > MAX_COPIES {
            if !self.halted {
                self.halted = true;
                self.report(messages::too_many_aliases(place, MAX_COPIES));
            }
            return false;
        }
        if depth > MAX_DEPTH {
            self.report(messages::too_deep(place, MAX_DEPTH));
            return false;
        }
        if self.open.get(child.id.index()).copied().unwrap_or_default() {
            self.report(messages::alias_in_itself(place, item.span));
            return false;
        }
        if child.alias.is_some() || self.behind > 0 {
            self.copies += 1;
            self.count_text(item);
        }
        self.set_open(child, true);
        true
    }

    /// Steps out of an item that was entered.
    pub(super) fn leave(&mut self, child: Child) {
        self.set_open(child, false);
    }

    fn set_open(&mut self, child: Child, open: bool) {
        if child.alias.is_some() {
            if open {
                self.start_copying();
            } else {
                self.stop_copying();
            }
        }
        if let Some(flag) = self.open.get_mut(child.id.index()) {
            *flag = open;
        }
    }

    /// Counts what is entered from here on as copies, as behind an alias.
    pub(super) fn start_copying(&mut self) {
        self.behind += 1;
    }

    /// Ends what [`Self::start_copying`] started.
    pub(super) fn stop_copying(&mut self) {
        self.behind = self.behind.saturating_sub(1);
    }

    /// Counts the text of a key, which is not entered.
    pub(super) fn count_key(&mut self, key: &Item<'_>) {
        if self.behind > 0 {
            self.count_text(key);
        }
    }

    fn count_text(&mut self, item: &Item<'_>) {
        if let Content::Scalar { text, .. } = &item.content {
            self.copies += text.len() / TEXT_OF_VALUE;
        }
    }

    /// Counts an entry that a `<<` brings, by its key.
    pub(super) fn count_merged(&mut self, key: Child) {
        self.copies += 1;
        self.count_text(self.graph.item(key.id));
    }

    /// Reports that `child`, which a `<<` is to bring into a map, is none.
    pub(super) fn no_map(&mut self, child: Child, reader: &str) {
        if let Some(kind) = self.graph.item(child.id).content.kind() {
            let place = child.place(self.graph);
            self.report(values::merge_of_no_map(place, kind, reader));
        }
    }

    /// Adds a problem that is not yet known.
    pub(super) fn report(&mut self, problem: Diagnostic) {
        if self
            .reported
            .insert((problem.span, problem.message.clone()))
        {
            self.problems.push(problem);
        }
    }

    /// All that was reported.
    pub(super) fn into_problems(self) -> Vec<Diagnostic> {
        self.problems
    }
}
