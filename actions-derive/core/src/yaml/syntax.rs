//! Mistakes in the syntax: a hint where the parser's own words do not tell what to write.

use super::MAX_DEPTH;
use crate::diagnostic::{Diagnostic, shortened};
use crate::source::Span;
use granit_parser::{ErrorKind, ScanError};

const LINE_ENDS: [char; 2] = ['\n', '\r'];

/// Line ends of YAML 1.1, which editors and YAML 1.2 take for texts.
pub(super) const UNSEEN_BREAKS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

const UNSEPARATED: &str = "a comma or a closing bracket is missing before this";

/// The text of a file, or that it is not UTF-8: charmcraft and Juju take no other.
pub fn decode_utf8(bytes: &[u8]) -> Result<&str, Box<Diagnostic>> {
    std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let mut diagnostic = Diagnostic::error(Span::new(offset, offset), "the file is not UTF-8");
        diagnostic.label("the first byte that is not").help("save the file as UTF-8");
        diagnostic.into()
    })
}

/// What `error` says of the place at which the parser stopped, inside of this `bracket` or behind
/// this `quote`.
pub(super) fn mistake(
    error: &ScanError,
    text: &str,
    offset: usize,
    bracket: Option<Span>,
    quote: usize,
) -> Box<Diagnostic> {
    use ErrorKind as E;
    let start = text[..offset].rfind(LINE_ENDS).map_or(0, |end| end + 1);
    let line = text[start..].split(LINE_ENDS).next().unwrap_or_default();
    let (before, rest) = (&text[start..offset], &text[offset..]);
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let token = Span::new(offset, offset + length);
    match error.kind() {
        E::RecursionLimitExceeded => too_deep(Span::new(offset, offset)),
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabInPlainScalar
        | E::TabAtBlockScalarStart
        | E::InvalidBlockEntryWhitespace
        | E::InvalidMappingValueWhitespace
        | E::UnexpectedCharacter { character: '\t' } => {
            // The parser sees the one in a text's second line when it has the text as a whole.
            tab(start + text[start..].find('\t').unwrap_or_default())
        }
        E::SimpleKeyExpected | E::InvalidSimpleKey => {
            missing_colon(line[before.len()..].trim_end(), offset)
        }
        E::MappingValueNotAllowed if before.contains(": ") => {
            hint(token, "a second `: ` in one line", in_quotes(line))
        }
        E::MappingValueNotAllowed => {
            // The text goes on from the line above, which is where the mistake is.
            let above = text[..start].trim_end();
            let line = above.rsplit(LINE_ENDS).next().unwrap_or_default().trim();
            if !line.contains(": ") {
                return missing_colon(line, above.len() - line.len());
            }
            let key = Span::new(offset - before.trim_start().len(), offset);
            let message =
                "this key is indented deeper than the one above, which has a value already";
            hint(key, message, "indent both alike, or remove the value above")
        }
        E::ExpectedBlockMappingKey if line.trim_start().starts_with('-') => hint(
            token,
            "a list item among the keys of a map",
            "write `key: value`, or indent the list deeper than the key that it belongs to",
        ),
        E::ExpectedBlockMappingKey | E::ExpectedBlockSequenceEntry | E::ExpectedDocumentStart
            if !before.trim().is_empty() =>
        {
            let help = format!("{}, or remove what stands behind it", in_quotes(line));
            hint(token, "more text after the closing bracket", help)
        }
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar
            if quote < start =>
        {
            let message = "this quote is closed in another line, and more text follows there";
            let help = "close it where its text ends; a quote inside of it is '' or \\\"";
            hint(Span::new(quote, quote + 1), message, help)
        }
        kind => {
            let Some((message, help)) = words(kind) else {
                let mut mistake =
                    Diagnostic::error(token, format!("this is no YAML: {}", error.info()));
                mistake.types_unknown();
                return mistake.into();
            };
            let mut mistake = hint(token, message, help);
            if let (UNSEPARATED, Some(bracket)) = (message, bracket) {
                mistake.related(bracket, "the bracket that is open");
            }
            mistake
        }
    }
}

/// What is wrong with a token, and what to write.
fn words(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    use ErrorKind as E;
    Some(match kind {
        // Of a control character the parser says which one it is.
        E::UnexpectedCharacter { character } if character.is_control() => return None,
        E::UnexpectedCharacter { .. }
        | E::UnexpectedEofBlockMapping
        | E::PlainScalarStartsWithDashFlowIndicator => {
            ("a text cannot start with this character without quotes", "put the text in quotes")
        }
        E::UnclosedQuotedScalar
        | E::UnclosedFlowCollection { .. }
        | E::MismatchedFlowCollectionEnd { .. } => (
            "this quote or bracket is never closed",
            "close it at the end of the text, list or map that it starts",
        ),
        E::MisplacedFlowCollectionEnd => {
            ("this closes no bracket", "remove it, or put the text that holds it in quotes")
        }
        E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::InvalidColonPlacement
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::BlockEntryInFlowCollection => {
            (UNSEPARATED, "separate the items by commas, and close the bracket after the last one")
        }
        E::BlockSequenceEntryNotAllowed => (
            "a list item on the line of its key",
            "write the list below the key, or as `[a, b]`; quote a text that starts with `- `",
        ),
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
        E::InvalidBlockScalarHeader => (
            "more text behind the `|` or `>` that starts a text",
            "write the text in the lines below, indented, or remove the `|` or `>`",
        ),
        E::CommentInterceptedScalar => (
            "a comment behind a text that goes on in the next line",
            "write the comment above the key, or indent the next line like this one",
        ),
        E::UnknownQuotedScalarEscape => (
            "a `\\` in these double quotes starts no escape of YAML",
            "use single quotes, which take it as it is",
        ),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => (
            "more text after the closing quote",
            "write '' for a single quote in the text, as in 'it''s', or \\\" for a double one",
        ),
        _ => return None,
    })
}

pub(super) fn hint(
    span: Span,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Box<Diagnostic> {
    let mut mistake = Diagnostic::error(span, message);
    mistake.help(help).types_unknown();
    mistake.into()
}

fn missing_colon(line: &str, start: usize) -> Box<Diagnostic> {
    let help = "write `key: value`, with a space behind the `:`; \
                if the line belongs to the text above, indent it deeper";
    hint(Span::new(start, start + line.len()), "a key without a `: `", help)
}

/// The value of a line in quotes.
fn in_quotes(line: &str) -> String {
    let Some((key, value)) = line.split_once(": ") else {
        return "put the text in quotes".to_owned();
    };
    let key = key.trim_start_matches(['-', ' ']);
    let value = shortened(value.trim().replace('\'', "''"), 60);
    format!("put the text in quotes: `{key}: '{value}'`")
}

pub(super) fn tab(at: usize) -> Box<Diagnostic> {
    let help = "write spaces, or remove it; a tab may stand in quotes only";
    hint(Span::new(at, at + 1), "a tab, which charmcraft does not take for a space", help)
}

pub(super) fn too_deep(span: Span) -> Box<Diagnostic> {
    let message = format!("lists and maps stand in each other over {MAX_DEPTH} levels deep");
    hint(span, message, "nest less deeply: Juju 3 keeps no more levels than that")
}
