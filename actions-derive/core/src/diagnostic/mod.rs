//! What is wrong with a declaration, where, and what to write instead.

mod render;
pub mod warning;

pub use render::render;

use crate::shorten::shortened;
use crate::source::{Source, Span};
use std::collections::HashSet;
use std::ops::Range;

/// The longest text that is shown whole, in bytes.
const LONGEST: usize = 2_000;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The charm does not compile.
    Error,
    /// Told, and the charm compiles.
    Warning,
}

/// One thing that is wrong, or surely not meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in Juju's terms; starts in lower case and ends without a full stop.
    pub message: String,
    /// The very token; `None` for the file as a whole.
    pub span: Option<Span>,
    /// What of that token is meant, if not all of it.
    pub part: Option<Part>,
    /// What stands beside the caret.
    pub label: Option<String>,
    /// Another place that belongs to it, with what it is.
    pub related: Option<(Span, String)>,
    /// Facts that the reader may not know.
    pub notes: Vec<String>,
    /// What to write instead.
    pub help: Option<String>,
    /// Whether nobody can tell the Rust that its author has in mind, until it is mended.
    pub types_unknown: bool,
}

/// A part of the text that a token stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The whole text.
    pub text: String,
    /// The bytes of it.
    pub range: Range<usize>,
}

impl Diagnostic {
    /// An error at `span`.
    pub fn error(span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, Some(span), message.into())
    }

    /// An error that no place in the file stands for.
    pub fn error_in_file(message: impl Into<String>) -> Self {
        Self::new(Severity::Error, None, message.into())
    }

    /// A warning at `span`.
    pub fn warning(span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, Some(span), message.into())
    }

    fn new(severity: Severity, span: Option<Span>, message: String) -> Self {
        Self {
            severity,
            message: shortened(message, LONGEST),
            span,
            part: None,
            label: None,
            related: None,
            notes: Vec::new(),
            help: None,
            types_unknown: false,
        }
    }

    /// Means no more than the `range` of the `text` that the token stands for.
    #[must_use]
    pub fn part(mut self, text: impl Into<String>, range: Range<usize>) -> Self {
        let text = text.into();
        self.part = Some(Part { text, range });
        self
    }

    /// Puts `label` beside the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(shortened(label.into(), LONGEST));
        self
    }

    /// Shows a second place.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related = Some((span, shortened(label.into(), LONGEST)));
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(shortened(note.into(), LONGEST));
        self
    }

    /// Leaves open what Rust is meant, so that the compiler is not to judge the charm by it.
    #[must_use]
    pub fn types_unknown(mut self) -> Self {
        self.types_unknown = self.severity == Severity::Error;
        self
    }

    /// Says what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shortened(help.into(), LONGEST));
        self
    }

    /// Where the caret stands: under the part, if the file has the text letter by letter, be it in
    /// quotes; under the whole token otherwise.
    pub fn place(&self, source: &Source<'_>) -> Option<Span> {
        let span = self.span?;
        let Some(Part { text, range }) = &self.part else {
            return Some(span);
        };
        let token = source.slice(span);
        let quotes = ['"', '\''];
        let inner = token.strip_prefix(quotes);
        let inner = inner.and_then(|rest| rest.strip_suffix(quotes));
        let start = if token == text {
            span.start
        } else if inner == Some(text) {
            span.start + 1
        } else {
            return Some(span);
        };
        Some(Span::new(start + range.start, start + range.end))
    }
}

/// A point in the collecting of diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    count: usize,
    offset: usize,
}

/// All that was found so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// Where the errors among them are.
    error_places: HashSet<Span>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if let (Severity::Error, Some(span)) = (diagnostic.severity, diagnostic.span) {
            self.error_places.insert(span);
        }
        self.found.push(diagnostic);
    }

    /// Whether one of them keeps the charm from compiling.
    pub fn has_errors(&self) -> bool {
        self.found
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether an error was found at that very place.
    pub fn has_error_at(&self, span: Span) -> bool {
        self.error_places.contains(&span)
    }

    /// The end of what was found so far: how much it is, and the last place of it.
    pub fn end(&self) -> End {
        let spans = self.found.iter().filter_map(|diagnostic| diagnostic.span);
        End {
            count: self.found.len(),
            offset: spans.map(|span| span.start).max().unwrap_or_default(),
        }
    }

    /// Drops what was added after `end` and reaches its offset.
    pub fn drop_reaching(&mut self, end: End) {
        let mut index = 0;
        self.found.retain(|diagnostic| {
            index += 1;
            index <= end.count || diagnostic.span.is_none_or(|span| span.end < end.offset)
        });
    }

    /// In the order of the file; what belongs to no place comes first.
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut found: Vec<_> = self.found.into_iter().enumerate().collect();
        // The place in the list keeps those at one offset in order.
        found.sort_unstable_by_key(|(index, one)| (one.span.map(|span| span.start), *index));
        found
            .into_iter()
            .map(|(_, diagnostic)| diagnostic)
            .collect()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reaches_the_end_of_the_readable_part_is_dropped() {
        let error = |start, end| Diagnostic::error(Span::new(start, end), "wrong");
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(error(30, 31));
        let end = diagnostics.end();
        diagnostics.extend([error(5, 9), error(20, 30), error(40, 41)]);
        diagnostics.drop_reaching(end);
        let kept = diagnostics.into_sorted();
        let places: Vec<_> = kept.into_iter().map(|kept| kept.span).collect();
        assert_eq!(places, [Some(Span::new(5, 9)), Some(Span::new(30, 31))]);
    }
}
