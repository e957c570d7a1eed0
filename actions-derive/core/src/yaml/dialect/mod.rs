//! Where YAML 1.1, which charmcraft and Juju read, is stricter than the YAML 1.2 of the parser.

mod blanks;
mod keys;

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
    /// Where the last scalar ends.
    end: usize,
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
            end: 0,
            problems: document_end(text).into_iter().collect(),
        }
    }

    /// Looks at a scalar.
    pub(super) fn scalar(&mut self, token: &Token<'_>) {
        if let Some(blanks) = &mut self.blanks {
            blanks.scalar(token.span, token.style);
        }
        match token.style {
            Style::Plain => self.plain(token),
            Style::DoubleQuoted => {
                self.escapes(token.span);
                self.line_separators_in_quotes(token);
            }
            Style::Block => {
                self.line_separators(token.span);
                if self.reader == Reader::Juju {
                    self.tab_at_block_start(token.span);
                }
            }
            Style::SingleQuoted => self.line_separators_in_quotes(token),
        }
        if token.is_key {
            self.key(token);
        }
        self.end = self.end.max(token.span.end);
    }

    /// Looks at the tag of a value: to YAML 1.1, a comma or a bracket is a part of it, and a `#` is
    /// not.
    pub(super) fn tag(&mut self, span: Span) {
        let sign = self.slice(span).find('#');
        let start = sign.map_or(span.end, |index| span.start + index);
        let after = self.text.get(start..).unwrap_or_default();
        if let Some(next) = after.chars().next().filter(|next| !next.is_whitespace()) {
            let place = Span::new(start, start + next.len_utf8());
            self.problems.push(syntax::unseparated_tag(place));
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
        if !token.in_brackets {
            return;
        }
        let text = self.slice(span);
        if text.starts_with(':') {
            let place = Span::new(span.start, span.start + 1);
            self.problems.push(syntax::reserved_character(place, ':'));
        }
        if let Some(index) = text.find('?') {
            let place = Span::new(span.start + index, span.start + index + 1);
            let problem = syntax::question_mark_in_brackets(place, self.reader.name());
            self.problems.push(problem);
        }
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
                self.line_separator(span.start + index, character);
            }
        }
    }

    /// The text of a block scalar that does not write how deep it is indented must not start with
    /// a tab to libyaml.
    fn tab_at_block_start(&mut self, span: Span) {
        let before = self.text.get(..span.start).unwrap_or_default();
        let header = before.trim_end().rsplit(['|', '>']).next();
        let signs = header.and_then(|header| header.split_ascii_whitespace().next());
        let is_written =
            signs.is_some_and(|signs| signs.contains(|sign: char| sign.is_ascii_digit()));
        if self.slice(span).starts_with('\t') && !is_written {
            let place = Span::new(span.start, span.start + 1);
            self.problems.push(syntax::tab_in_indentation(place));
        }
    }

    /// In quotes it joins two lines: of U+0085 a space is left, of the others the blanks around
    /// them are not. And a key must stand on one line.
    fn line_separators_in_quotes(&mut self, token: &Token<'_>) {
        let text = self.slice(token.span);
        for (index, character) in text.char_indices() {
            if !blanks::is_line_separator(character) {
                continue;
            }
            let (before, after) = text.split_at(index);
            let after = after.trim_start_matches(character);
            let is_alone =
                !before.ends_with(char::is_whitespace) && !after.starts_with(char::is_whitespace);
            if character == '\u{85}' || token.is_key || !is_alone {
                self.line_separator(token.span.start + index, character);
            }
        }
    }

    fn line_separator(&mut self, start: usize, character: char) {
        let place = Span::new(start, start + character.len_utf8());
        let problem = messages::line_separator(place, character);
        self.problems.push(problem);
    }

    fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or_default()
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

/// A `...` before anything that it could end.
fn document_end(text: &str) -> Option<Diagnostic> {
    let is_skipped = |line: &str| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#')
    };
    let text_after_mark = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text_after_mark.split_inclusive(['\n', '\r']);
    let rest = lines.find(|line| !is_skipped(line))?.strip_prefix("...")?;
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let end = text.len() - lines.map(str::len).sum::<usize>() - rest.len();
    Some(syntax::document_end_at_start(Span::new(end - 3, end)))
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
