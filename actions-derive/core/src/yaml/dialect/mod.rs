//! Where YAML 1.1, which charmcraft and Juju read, is stricter than the YAML 1.2 of the parser.

mod blanks;

use super::Reader;
use super::parser::{Properties, Style};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::yaml::messages;
use crate::yaml::messages::syntax;
use blanks::Blanks;

/// Looks at every token of a file.
pub(super) struct Dialect<'t> {
    text: &'t str,
    reader: Reader,
    blanks: Option<Blanks>,
    problems: Vec<Diagnostic>,
}

/// A scalar and where it stands.
pub(super) struct Token<'a> {
    pub(super) span: Span,
    pub(super) style: Style,
    pub(super) properties: &'a Properties,
    /// Whether it is a key of a map.
    pub(super) is_key: bool,
    /// Whether it stands between `[` or `{` and their partner.
    pub(super) in_brackets: bool,
}

impl<'t> Dialect<'t> {
    /// For the tokens of `text`.
    pub(super) fn new(text: &'t str, reader: Reader) -> Self {
        Self {
            text,
            reader,
            blanks: Blanks::watch(text),
            problems: Vec::new(),
        }
    }

    /// Looks at a scalar.
    pub(super) fn scalar(&mut self, token: &Token<'_>) {
        if let Some(blanks) = &mut self.blanks {
            blanks.scalar(token.span, token.style);
        }
        match token.style {
            Style::Plain => self.plain(token),
            Style::DoubleQuoted => self.escapes(token.span),
            Style::Block => self.line_separators(token.span),
            Style::SingleQuoted => {}
        }
    }

    /// Looks at brackets that stand in no others.
    pub(super) fn brackets(&mut self, span: Span) {
        if let Some(blanks) = &mut self.blanks {
            blanks.brackets(span);
        }
    }

    /// What was found. The blanks between the tokens are only known of a file read to its end.
    pub(super) fn finish(self, complete: bool) -> Vec<Diagnostic> {
        let mut problems = self.problems;
        if complete && let Some(blanks) = self.blanks {
            blanks.check(self.text, self.reader, &mut problems);
        }
        problems
    }

    fn plain(&mut self, token: &Token<'_>) {
        let Token { span, .. } = *token;
        let text = self.slice(span);
        if token.is_key && text.is_empty() && self.is_absent_key(token) {
            let place = self.next_character(span.end);
            self.problems.push(syntax::empty_key(place));
        }
        if !token.in_brackets {
            return;
        }
        if let Some(index) = text.find('?') {
            let place = Span::new(span.start + index, span.start + index + 1);
            let problem = syntax::question_mark_in_brackets(place, self.reader.name());
            self.problems.push(problem);
        }
        let after = self.text.get(span.end..).unwrap_or_default();
        if self.reader == Reader::Juju
            && token.is_key
            && let Some(next) = after.strip_prefix(':')
            && next.starts_with([',', '[', ']', '{', '}'])
        {
            let place = Span::new(span.end, span.end + 1);
            self.problems.push(syntax::colon_before_bracket(place));
        }
    }

    /// A key that is not there, and that no `?` announces.
    fn is_absent_key(&self, token: &Token<'_>) -> bool {
        let before = self.text.get(..token.span.start).unwrap_or_default();
        let after = self.text.get(token.span.end..).unwrap_or_default();
        token.properties.tag.is_none()
            && token.properties.anchor.is_none()
            && !before.trim_end().ends_with('?')
            && after.trim_start().starts_with(':')
    }

    fn escapes(&mut self, span: Span) {
        let mut rest = self.slice(span);
        while let Some((_, after)) = rest.split_once('\\') {
            let start = span.end - after.len() - 1;
            if after.starts_with('/') && self.reader == Reader::Juju {
                let place = Span::new(start, start + 2);
                self.problems.push(syntax::slash_escape(place));
            }
            if is_surrogate(after) {
                let place = Span::new(start, start + 6);
                let problem = syntax::broken_escape(place, self.slice(place));
                self.problems.push(problem);
            }
            let length = after.chars().next().map_or(0, char::len_utf8);
            rest = after.get(length..).unwrap_or_default();
        }
    }

    /// A line of a block scalar that ends unseen ends the scalar as well.
    fn line_separators(&mut self, span: Span) {
        for (index, character) in self.slice(span).char_indices() {
            if blanks::is_line_separator(character) {
                let start = span.start + index;
                let place = Span::new(start, start + character.len_utf8());
                let problem = messages::line_separator(place, character);
                self.problems.push(problem);
            }
        }
    }

    fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    fn next_character(&self, offset: usize) -> Span {
        let after = self.text.get(offset..).unwrap_or_default();
        let start = self.text.len() - after.trim_start().len();
        Span::new(start, (start + 1).min(self.text.len()))
    }
}

/// The problem with the name of an anchor or alias, which has ASCII letters and digits only.
pub(super) fn anchor_name(span: Span, name: &str) -> Option<Diagnostic> {
    let is_good = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    (!is_good).then(|| messages::anchor_name(span, name))
}

/// The first character that stops every reader of YAML.
pub(super) fn control_character(text: &str) -> Option<Diagnostic> {
    let (index, character) = text.char_indices().find(|(_, c)| !is_allowed(*c))?;
    let span = Span::new(index, index + character.len_utf8());
    Some(messages::control_character(span, character))
}

/// `c-printable` of YAML.
fn is_allowed(character: char) -> bool {
    matches!(
        character,
        '\t' | '\n'
            | '\r'
            | ' '..='~'
            | '\u{85}'
            | '\u{a0}'..='\u{fffd}'
            | '\u{10000}'..
    )
}

/// Whether an escape is half of a pair as JSON writes it, which YAML 1.1 does not put together.
fn is_surrogate(escape: &str) -> bool {
    let digits = escape.strip_prefix('u').and_then(|rest| rest.get(..4));
    digits
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .is_some_and(|code| (0xd800..0xe000).contains(&code))
}
