//! Mistakes in the syntax: a hint where the parser's own words do not tell what to write.

use super::MAX_DEPTH;
use crate::diagnostic::{Diagnostic, shortened};
use crate::source::Span;
use granit_parser::{ErrorKind, ScanError};

/// Where the parser stopped.
pub(super) struct Place<'t> {
    pub(super) text: &'t str,
    pub(super) offset: usize,
    /// Where the last token that was read ends.
    pub(super) before: usize,
    /// The innermost open bracket.
    pub(super) bracket: Option<Span>,
}

impl Place<'_> {
    /// What `error` says about it.
    pub(super) fn mistake(&self, error: &ScanError) -> Diagnostic {
        let kind = error.kind();
        if let Some(mistake) = self.at_the_line(kind).or_else(|| self.at_the_character(kind)) {
            return mistake;
        }
        let token = self.span(self.token().len());
        let Some((message, help)) = words(kind) else {
            return Diagnostic::error(token, format!("this is no YAML: {}", error.info()));
        };
        let mut mistake = hint(token, message, help);
        if let (SEPARATORS, Some(bracket)) = (message, self.bracket) {
            mistake.related(bracket, "the bracket that is open");
        }
        mistake
    }

    /// Mistakes that are not where the parser stopped, or that the line says more of.
    fn at_the_line(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        use ErrorKind as E;
        let line = self.rest().split(['\n', '\r']).next().unwrap_or_default().trim_end();
        let start = self.offset - self.before_on_line().len();
        Some(match kind {
            E::MappingValueNotAllowed if self.before_on_line().contains(": ") => {
                hint(self.character(), "a second `: ` in one line", self.in_quotes())
            }
            // The text goes on from the line above, which is where the mistake is.
            E::MappingValueNotAllowed => {
                let before = self.text[..start].trim_end();
                let above = before.rsplit(['\n', '\r']).next().unwrap_or_default();
                if !above.contains(": ") {
                    return Some(missing_colon(above.trim(), before.len() - above.trim().len()));
                }
                let key = self.before_on_line().trim_start();
                hint(
                    Span::new(self.offset - key.len(), self.offset),
                    "this key is indented deeper than the one above, which has a value already",
                    "indent both alike, or remove the value above",
                )
            }
            E::SimpleKeyExpected | E::InvalidSimpleKey => missing_colon(line, self.offset),
            E::ExpectedBlockMappingKey
            | E::ExpectedBlockSequenceEntry
            | E::ExpectedDocumentStart
                if self.is_behind_a_bracket() =>
            {
                let help = format!("{}, or remove what stands behind it", self.in_quotes());
                hint(self.span(self.token().len()), "more text after the closing bracket", help)
            }
            E::ExpectedBlockMappingKey if self.line().trim_start().starts_with('-') => hint(
                self.span(self.token().len()),
                "a list item among the keys of a map",
                "write `key: value`, or indent the list deeper than the key that it belongs to",
            ),
            E::TabNotAllowed
            | E::TabInBlockIndentation
            | E::TabInIndentation
            | E::TabInPlainScalar
            | E::TabAtBlockScalarStart
            | E::InvalidBlockEntryWhitespace
            | E::InvalidMappingValueWhitespace
            | E::UnexpectedCharacter { character: '\t' } => {
                // The parser sees the one in a text's second line when it has the text as a whole.
                let tab = start + self.text[start..].find('\t').unwrap_or_default();
                let help = "YAML indents with spaces only";
                hint(Span::new(tab, tab + 1), "a tab in the indentation", help)
            }
            E::UnknownQuotedScalarEscape => {
                let is_known = |c: char| "0abt\tnvfre \"/\\N_LPxuU\n\r".contains(c);
                let escapes = self.rest().match_indices('\\');
                let mut unknown = escapes.filter_map(|(index, _)| {
                    let behind = self.rest()[index + 1..].chars().next()?;
                    (!is_known(behind)).then_some((index, 1 + behind.len_utf8()))
                });
                let (index, length) = unknown.next()?;
                let start = self.offset + index;
                let escape = Span::new(start, start + length);
                let shown = escape.of(self.text);
                let help = format!("use single quotes, which take `{shown}` as it is");
                hint(escape, format!("`{shown}` is no escape in double quotes"), help)
            }
            _ => return None,
        })
    }

    /// Mistakes of the one character at which the parser stopped.
    fn at_the_character(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        use ErrorKind as E;
        let at = self.character();
        let found = at.of(self.text);
        Some(match kind {
            E::UnclosedQuotedScalar => hint(
                at,
                format!("the quote {found} is never closed"),
                format!("write {found} at the end of the text"),
            ),
            E::UnclosedFlowCollection { open } => hint(
                at,
                format!("the bracket `{open}` is not closed"),
                format!("write `{}` after the last item, and commas between them", closing(*open)),
            ),
            E::MismatchedFlowCollectionEnd { open, close } => hint(
                at,
                format!("the bracket `{open}` is closed by `{close}`"),
                format!("write `{}` in place of `{close}`", closing(*open)),
            ),
            E::MisplacedFlowCollectionEnd => hint(
                at,
                format!("`{found}` closes no bracket"),
                format!("remove it, or quote the text that holds `{found}`"),
            ),
            E::BlockSequenceEntryNotAllowed => hint(
                at,
                "a list item on the line of its key",
                "write the list below the key, or as `[a, b]`; quote a text that starts with `- `",
            ),
            E::UnexpectedCharacter { character } => reserved_character(at, *character),
            E::RecursionLimitExceeded => too_deep(at),
            _ => return None,
        })
    }

    fn rest(&self) -> &str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    fn span(&self, length: usize) -> Span {
        Span::new(self.offset, self.offset + length)
    }

    fn character(&self) -> Span {
        self.span(self.rest().chars().next().map_or(0, char::len_utf8))
    }

    /// What stands here up to the next blank.
    fn token(&self) -> &str {
        self.rest().split(char::is_whitespace).next().unwrap_or_default()
    }

    fn before_on_line(&self) -> &str {
        let before = self.text.get(..self.offset).unwrap_or_default();
        before.rsplit(['\n', '\r']).next().unwrap_or_default()
    }

    fn line(&self) -> &str {
        let rest = &self.text[self.offset - self.before_on_line().len()..];
        rest.split(['\n', '\r']).next().unwrap_or_default()
    }

    /// The value of this line in quotes.
    fn in_quotes(&self) -> String {
        let Some((key, value)) = self.line().split_once(": ") else {
            return "put the text in quotes".to_owned();
        };
        let key = key.trim_start_matches(['-', ' ']);
        let value = shortened(value.trim().replace('\'', "''"), 60);
        format!("put the text in quotes: `{key}: '{value}'`")
    }

    /// Whether a value in brackets ends right before this, in the same line.
    fn is_behind_a_bracket(&self) -> bool {
        let before = self.text.get(..self.before).unwrap_or_default();
        let between = self.text.get(self.before..self.offset);
        before.ends_with([']', '}']) && between.is_some_and(|between| !between.contains('\n'))
    }
}

const SEPARATORS: &str = "a comma or a closing bracket is missing before this";

/// What is wrong with a token, and what to write.
fn words(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    use ErrorKind as E;
    Some(match kind {
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => (
            "more text after the closing quote",
            "write '' for a single quote in the text, as in 'it''s', or \\\" for a double one",
        ),
        E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::InvalidColonPlacement
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::BlockEntryInFlowCollection => {
            (SEPARATORS, "separate the items by commas, and close the bracket after the last one")
        }
        E::ExpectedBlockSequenceEntry => (
            "a key among the items of a list",
            "write `- ` before it, or indent it like the keys that it belongs to",
        ),
        E::ExpectedBlockMappingKey
        | E::ExpectedDocumentStart
        | E::InvalidIndentation
        | E::InvalidBlockScalarIndent
        | E::InvalidQuotedScalarIndent
        | E::InvalidFlowScalarIndent => (
            "this line's indentation matches no line above it",
            "indent all keys of a map alike, and all lines of a text deeper than its key",
        ),
        _ => return None,
    })
}

pub(super) fn hint(span: Span, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
    let mut mistake = Diagnostic::error(span, message);
    mistake.help(help);
    mistake
}

/// A line without a colon, or without a blank behind it where no address like `http://host` is
/// meant.
fn missing_colon(line: &str, start: usize) -> Diagnostic {
    let is_glued = |colon: &usize| {
        let after = line.get(colon + 1..).unwrap_or_default();
        !after.is_empty() && !after.starts_with(['/', ':', ' '])
    };
    if let Some(colon) = line.find(':').filter(is_glued) {
        let colon = Span::new(start + colon, start + colon + 1);
        return hint(colon, "no space after the `:`", "write `key: value`");
    }
    let help = "write `key: value`; if the line belongs to the text above, indent it deeper";
    hint(Span::new(start, start + line.len()), "a key without a `:`", help)
}

fn closing(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

pub(super) fn reserved_character(span: Span, character: char) -> Diagnostic {
    let message = format!("a text cannot start with {character} without quotes");
    hint(span, message, "put the text in quotes")
}

pub(super) fn too_deep(span: Span) -> Diagnostic {
    let message = format!("lists and maps stand in each other over {MAX_DEPTH} levels deep");
    hint(span, message, "nest less deeply: Juju 3 keeps no more levels than that")
}

/// A character that no YAML file may hold.
pub(super) fn control_character(text: &str) -> Option<Diagnostic> {
    let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    let (index, character) = text
        .char_indices()
        .find(|(_, c)| is_control(*c) || matches!(c, '\u{fffe}' | '\u{ffff}'))?;
    let code = u32::from(character);
    let span = Span::new(index, index + character.len_utf8());
    let message = format!("the control character U+{code:04X} may not stand in YAML");
    let help = format!("remove it, or write it as an escape in double quotes: \"\\x{code:02x}\"");
    let mut mistake = hint(span, message, help);
    mistake.types_unknown();
    Some(mistake)
}
