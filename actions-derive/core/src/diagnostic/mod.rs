//! What is wrong with a declaration, where, and what to write instead.

mod excerpt;
mod report;
mod warning;

pub use excerpt::render;
pub(crate) use report::{error, report};
pub use warning::Warning;

use crate::similar;
use crate::source::Span;

/// The longest text of a message that is shown whole, in bytes.
const LONGEST: usize = 2_000;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Severity {
    /// The charm does not compile.
    #[default]
    Error,
    /// Told, and the charm compiles.
    Warning,
}

/// One thing that is wrong, or surely not meant.
#[derive(Debug, Default)]
pub struct Diagnostic {
    pub severity: Severity,
    /// What is wrong, in Juju's terms; starts in lower case and ends without a full stop.
    pub message: String,
    /// The very token; `None` for the file as a whole.
    pub span: Option<Span>,
    /// What stands beside the caret.
    pub label: Option<String>,
    /// Another place that belongs to it, with what it is.
    pub related: Option<(Span, String)>,
    /// Facts that the reader may not know.
    pub notes: Vec<String>,
    /// What to write instead.
    pub help: Option<String>,
    /// What turns it off, if anything does.
    pub kind: Option<Warning>,
    /// Whether nobody can tell the Rust that its author has in mind, until it is mended.
    pub types_unknown: bool,
}

impl Diagnostic {
    pub fn error(span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, Some(span), message.into())
    }

    /// An error that no place in the file stands for.
    pub(crate) fn error_in_file(message: impl Into<String>) -> Self {
        Self::new(Severity::Error, None, message.into())
    }

    fn new(severity: Severity, span: Option<Span>, message: String) -> Self {
        Self { severity, message: shortened(message, LONGEST), span, ..Self::default() }
    }

    pub(crate) fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = Some(shortened(label.into(), LONGEST));
        self
    }

    pub(crate) fn related(&mut self, span: Span, label: impl Into<String>) -> &mut Self {
        self.related = Some((span, label.into()));
        self
    }

    pub(crate) fn note(&mut self, note: impl Into<String>) -> &mut Self {
        self.notes.push(shortened(note.into(), LONGEST));
        self
    }

    /// Names others about which the same could be told.
    pub(crate) fn same_for(&mut self, others: &mut dyn Iterator<Item = String>) -> &mut Self {
        match enumerated(others) {
            others if others.is_empty() => self,
            others => self.note(format!("the same holds for {others}")),
        }
    }

    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(shortened(help.into(), LONGEST));
        self
    }

    pub(crate) fn help_if_some(&mut self, help: Option<impl Into<String>>) -> &mut Self {
        if let Some(help) = help {
            self.help(help);
        }
        self
    }

    /// Leaves open what Rust is meant, so that the compiler is not to judge the charm by it.
    pub(crate) fn types_unknown(&mut self) -> &mut Self {
        self.types_unknown = self.severity == Severity::Error;
        self
    }
}

/// Where diagnostics are put. A part of the declaration knows by [`Sink::errors`] before and after
/// it whether it is sound.
pub(crate) struct Sink<'a> {
    found: Vec<Diagnostic>,
    errors: usize,
    /// The kinds of warnings that are not told.
    allowed: &'a [Warning],
}

impl<'a> Sink<'a> {
    pub(crate) fn new(allowed: &'a [Warning]) -> Self {
        Self { found: Vec::new(), errors: 0, allowed }
    }

    pub(crate) fn error(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Diagnostic::error(span, message))
    }

    /// Warns, unless the attribute allows the kind.
    pub(crate) fn warn(
        &mut self,
        kind: Warning,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let diagnostic = Diagnostic::new(Severity::Warning, Some(span), message.into());
        self.push(Diagnostic { kind: Some(kind), ..diagnostic })
    }

    /// A warning that nothing turns off.
    pub(crate) fn warn_always(&mut self, span: Option<Span>, message: &str) -> &mut Diagnostic {
        self.push(Diagnostic::new(Severity::Warning, span, message.to_owned()))
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        self.errors += usize::from(diagnostic.severity == Severity::Error);
        let index = self.found.len();
        self.found.push(diagnostic);
        &mut self.found[index]
    }

    /// How many errors were found so far.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// Takes what another was told, in place of all that was found in the `places`.
    pub(crate) fn replace(&mut self, places: &[Span], told: Self) {
        let is_in = |at: Span| places.iter().any(|one| (one.start..one.end).contains(&at.start));
        self.found.retain(|found| !found.span.is_some_and(is_in));
        self.found.extend(told.found);
    }

    /// In the order of the file; what belongs to no place comes first. What stands behind several
    /// aliases is told once.
    pub(crate) fn into_sorted(self) -> Vec<Diagnostic> {
        let start = |found: &Diagnostic| found.span.map(|span| span.start);
        let mut sorted: Vec<Diagnostic> = Vec::new();
        for found in self.found {
            // Most are found in order.
            let place = sorted.partition_point(|known| start(known) <= start(&found));
            // Of one mistake behind two aliases, the messages name two owners.
            let is_same = |known: &Diagnostic| {
                (known.severity, known.span) == (found.severity, found.span)
                    && (&known.help, &known.label) == (&found.help, &found.label)
            };
            let beside = sorted[..place].iter().rev();
            let is_told = beside.take_while(|known| start(known) == start(&found)).any(is_same);
            let is_allowed = found.kind.is_some_and(|kind| self.allowed.contains(&kind));
            if !is_told && !is_allowed {
                sorted.insert(place, found);
            }
        }
        sorted
    }
}

/// The text without its middle, if it has more than `most` bytes. The rest has about as many.
pub(crate) fn shortened(text: String, most: usize) -> String {
    if text.len() <= most {
        return text;
    }
    let boundary = |from: usize| (from..text.len()).find(|at| text.is_char_boundary(*at));
    let head = boundary(most / 2).unwrap_or(text.len());
    let tail = boundary(text.len() - most / 2).unwrap_or(text.len());
    format!("{}...{}", &text[..head], &text[tail..])
}

/// That a name is none of those that are known.
pub(crate) fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    match similar::near(name, known.iter().copied()) {
        Some(near) => format!("unknown {what} `{name}`; did you mean `{near}`?"),
        None => format!(
            "unknown {what} `{name}`; known here: {}",
            enumerated(&mut known.iter().map(|name| format!("`{name}`")))
        ),
    }
}

/// a, b and c
pub(crate) fn enumerated(names: &mut dyn Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    match names.split_last() {
        Some((last, rest @ [_, ..])) => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_loses_its_middle_between_characters() {
        assert_eq!(shortened("short".to_owned(), 5), "short");
        assert_eq!(shortened("aüüüüüz".to_owned(), 6), "aü...üz");
    }

    #[test]
    fn a_part_is_unsound_where_errors_were_found_in_it_and_what_is_allowed_is_not_told() {
        let mut sink = Sink::new(&[Warning::Format]);
        sink.warn(Warning::Format, Span::new(5, 6), "no").help("no");
        sink.warn(Warning::Untyped, Span::new(9, 10), "c");
        assert_eq!(sink.errors(), 0);
        sink.error(Span::new(7, 8), "b");
        sink.error(Span::new(7, 8), "b");
        assert_eq!(sink.errors(), 2);
        let found = sink.into_sorted().into_iter();
        assert_eq!(found.map(|found| found.message).collect::<Vec<_>>(), ["b", "c"]);
    }
}
