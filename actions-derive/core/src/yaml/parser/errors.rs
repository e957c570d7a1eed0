//! The parser's errors in the words of a charm author, at the place where the mistake is.

use granit_parser::{ErrorKind, ScanError};

use super::MAX_DEPTH;
use super::place::Place;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::yaml::messages;
use crate::yaml::messages::syntax;

impl Place<'_> {
    /// What `error` says about it.
    pub(super) fn diagnostic(self, error: &ScanError) -> Diagnostic {
        let kind = error.kind();
        self.no_break_space()
            .or_else(|| self.quotes_and_brackets(kind))
            .or_else(|| self.indentation(kind))
            .or_else(|| self.characters(kind))
            .unwrap_or_else(|| syntax::other(self.token(), &error.info()))
    }

    /// A blank that is none, where YAML wants one, in this line or the one above.
    fn no_break_space(self) -> Option<Diagnostic> {
        let line_end = self.line_end().end;
        let above = self
            .text
            .get(..self.line_start())?
            .trim_end_matches(['\r', '\n']);
        let start = above.rfind(['\n', '\r']).map_or(0, |index| index + 1);
        let lines = self.text.get(start..line_end)?;
        let mut blanks = lines.match_indices('\u{a0}');
        let (index, blank) = blanks.find(|(index, _)| {
            let before = lines.get(..*index).unwrap_or_default();
            let before = before.trim_end_matches(['\u{a0}', ' ']);
            before.is_empty() || before.ends_with([':', '-', '\n'])
        })?;
        let start = start + index;
        Some(syntax::no_break_space(Span::new(
            start,
            start + blank.len(),
        )))
    }

    fn quotes_and_brackets(self, kind: &ErrorKind) -> Option<Diagnostic> {
        Some(match kind {
            ErrorKind::UnclosedQuotedScalar => {
                syntax::unclosed_quote(self.character(), self.current().unwrap_or('"'))
            }
            ErrorKind::InvalidTrailingSingleQuotedScalar => self.text_after_quote('\''),
            ErrorKind::InvalidTrailingDoubleQuotedScalar => self.text_after_quote('"'),
            ErrorKind::UnclosedFlowCollection { open } => {
                syntax::unclosed_bracket(self.character(), *open)
            }
            ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
                syntax::mismatched_bracket(self.character(), *open, *close)
            }
            ErrorKind::MisplacedFlowCollectionEnd => {
                syntax::stray_bracket(self.character(), self.slice(self.character()))
            }
            ErrorKind::UnexpectedEofImplicitFlowMapping if self.current() == Some(',') => {
                syntax::missing_item(self.character())
            }
            ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::BlockEntryInFlowCollection => self.unseparated_items(),
            ErrorKind::UnknownQuotedScalarEscape => self.unknown_escape(),
            ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => self.broken_escape(),
            ErrorKind::DocumentIndicatorInQuotedScalar => {
                syntax::document_end_in_quotes(self.token())
            }
            _ => return None,
        })
    }

    fn indentation(self, kind: &ErrorKind) -> Option<Diagnostic> {
        if matches!(
            kind,
            ErrorKind::ExpectedBlockMappingKey
                | ErrorKind::ExpectedBlockSequenceEntry
                | ErrorKind::ExpectedDocumentStart
        ) && let Some(problem) = self.after_whole_value()
        {
            return Some(problem);
        }
        Some(match kind {
            ErrorKind::MappingValueNotAllowed => self.second_colon(),
            ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => self.missing_colon(),
            ErrorKind::ExpectedBlockMappingKey if self.is_after_dash() => {
                syntax::item_among_keys(self.token())
            }
            ErrorKind::ExpectedBlockSequenceEntry => syntax::key_among_items(self.token()),
            ErrorKind::FlowMappingValueAdjacentCollection => {
                syntax::missing_space_after_colon(self.character())
            }
            ErrorKind::ExpectedDocumentStart if self.starts_line() => {
                syntax::indentation(self.token())
            }
            ErrorKind::ExpectedDocumentStart if self.text.starts_with('%') => {
                syntax::reserved_character(Span::new(0, 1), '%')
            }
            ErrorKind::BlockSequenceEntryNotAllowed => syntax::item_beside_key(self.character()),
            ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::InvalidIndentation
            | ErrorKind::InvalidBlockScalarIndent
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::InvalidFlowScalarIndent => syntax::indentation(self.token()),
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::InvalidBlockEntryWhitespace
            | ErrorKind::InvalidMappingValueWhitespace => syntax::tab_in_indentation(self.tab()?),
            ErrorKind::RecursionLimitExceeded => messages::too_deep(self.character(), MAX_DEPTH),
            _ => return None,
        })
    }

    fn characters(self, kind: &ErrorKind) -> Option<Diagnostic> {
        Some(match kind {
            ErrorKind::UnexpectedCharacter { character: '\t' } => {
                syntax::tab_in_indentation(self.character())
            }
            ErrorKind::UnexpectedCharacter { character } => {
                syntax::reserved_character(self.character(), *character)
            }
            ErrorKind::PlainScalarStartsWithDashFlowIndicator => {
                syntax::reserved_character(self.character(), '-')
            }
            ErrorKind::CommentNotSeparated => syntax::unseparated_comment(self.character()),
            ErrorKind::CommentInterceptedScalar => syntax::comment_in_text(self.line_end()),
            ErrorKind::InvalidBlockScalarHeader => syntax::block_header(self.line_end()),
            ErrorKind::MissingAnchorOrAliasName => {
                let character = self.character();
                syntax::missing_anchor_name(character, self.slice(character))
            }
            ErrorKind::UnsupportedYamlMajorVersion => {
                messages::unsupported_yaml_version(self.line_end())
            }
            ErrorKind::UndeclaredTagHandle => syntax::unknown_tag_handle(self.token()),
            _ => return None,
        })
    }

    fn text_after_quote(self, quote: char) -> Diagnostic {
        if self.current() == Some(':') {
            return syntax::key_over_lines(self.character());
        }
        let problem = syntax::text_after_quote(self.token(), quote);
        // Where the quote opened lines above, the mistake is there more often than here.
        let before = self.text.get(self.before..self.offset).unwrap_or_default();
        match before.find(quote) {
            Some(index) if before.get(index..).is_some_and(|text| text.contains('\n')) => {
                let start = self.before + index;
                problem.related(Span::new(start, start + 1), "the quote opens here")
            }
            _ => problem,
        }
    }

    fn unseparated_items(self) -> Diagnostic {
        let Some(bracket) = self.bracket else {
            return syntax::unseparated_items(self.token());
        };
        if bracket.start >= self.line_start() {
            return syntax::unseparated_items(self.token());
        }
        let open = self.slice(bracket).chars().next().unwrap_or('[');
        syntax::unclosed_bracket(bracket, open).related(self.token(), "it is still open here")
    }

    /// Something behind a list or map in brackets or an alias, which end where they end.
    fn after_whole_value(self) -> Option<Diagnostic> {
        let before = self.text.get(..self.offset)?.trim_end();
        let closed = before
            .chars()
            .next_back()
            .filter(|last| "]}".contains(*last));
        if self.starts_line() {
            return self.below_brackets(before.rsplit('\n').next()?);
        }
        let start = self.line_start();
        let line = self.text.get(start..self.line_end().end)?;
        let key = line.find(": ").map(|colon| &line[..colon]);
        let value = line.get(key.map_or(0, |key| key.len() + 2)..)?;
        let value = value.trim_start_matches([' ', '-']);
        let key = key.map(|key| key.trim_start_matches([' ', '-']));
        let value = value.split(" #").next()?.trim_end();
        let end = line.len() - line.rsplit_once(value).map_or(0, |(_, after)| after.len());
        let span = Span::new(start + end - value.len(), start + end);
        match (value.chars().next()?, closed) {
            ('[' | '{', Some(bracket)) => {
                Some(syntax::text_after_bracket(span, bracket, key, value))
            }
            // The bracket opens lines above.
            (_, Some(bracket)) if self.before == before.len() => {
                Some(syntax::text_after_last_line(self.line_end(), bracket))
            }
            ('*', None) => Some(syntax::text_after_alias(span, key, value)),
            _ => None,
        }
    }

    /// A key that is indented at least like the line `above`, which ends with a list or map in
    /// brackets.
    fn below_brackets(self, above: &str) -> Option<Diagnostic> {
        let content = above.trim_start();
        let value = match content.split_once(": ") {
            Some((_, value)) if !content.starts_with(['[', '{']) => value,
            _ => content,
        };
        let is_under = self.offset - self.line_start() >= above.len() - content.len();
        match (
            value.trim_start().chars().next()?,
            content.chars().next_back()?,
        ) {
            ('{', '}') if is_under => Some(syntax::key_after_bracket(self.token())),
            ('[', ']') if is_under => Some(syntax::key_under_value(self.token())),
            _ => None,
        }
    }

    /// A `: ` where no value can stand: a second one in its line, or one under a value.
    fn second_colon(self) -> Diagnostic {
        let line_start = self.line_start();
        let before = self.text.get(line_start..self.offset).unwrap_or_default();
        let key = before.trim_start_matches([' ', '-']);
        if let Some((key, text)) = key.split_once(": ") {
            let rest = self.slice(self.line_end());
            return syntax::colon_in_text(self.character(), key, &format!("{text}{rest}"));
        }
        let place = Span::new(self.offset - key.len(), self.offset);
        self.line_above(line_start, before.len() - key.len())
            .unwrap_or_else(|| syntax::key_under_value(place))
    }

    /// What is wrong with the line before the one at `start`, where the parser notices only that
    /// this one, indented by `indent`, does not belong under it.
    fn line_above(self, start: usize, indent: usize) -> Option<Diagnostic> {
        let above = self.text.get(..start)?.trim_end();
        let line = above.rsplit('\n').next()?;
        let content = line.trim_start();
        let place = Span::new(above.len() - content.len(), above.len());
        if let Some(colon) = glued_colon(line)
            && !line.contains(": ")
        {
            let colon = above.len() - line.len() + colon;
            return Some(syntax::missing_space_after_colon(Span::new(
                colon,
                colon + 1,
            )));
        }
        if content.starts_with('-') && !content.starts_with("- ") {
            let dash = Span::new(place.start, place.start + 1);
            return Some(syntax::missing_space_after_dash(dash));
        }
        let indent_above = line.len() - content.len();
        // The first line below a key is no text that goes on.
        let is_first = self
            .text
            .get(..place.start)
            .is_some_and(|before| before.trim_end().ends_with(':'));
        let is_under = indent_above < indent || (indent_above == indent && is_first);
        (is_under && !content.contains([':', '#'])).then(|| syntax::missing_colon(place))
    }

    fn missing_colon(self) -> Diagnostic {
        let line = self.line_end();
        let text = self.slice(line);
        if text.starts_with("<<<<<<<") || text.starts_with("=======") || text.starts_with(">>>>>>>")
        {
            return syntax::conflict(line);
        }
        if text.starts_with('-') && !text.starts_with("--") {
            return syntax::missing_space_after_dash(Span::new(line.start, line.start + 1));
        }
        match glued_colon(text) {
            Some(colon) => {
                let start = line.start + colon;
                syntax::missing_space_after_colon(Span::new(start, start + 1))
            }
            None => syntax::missing_colon(line),
        }
    }
}

/// A colon with no blank behind it, where the line may have been meant as `key: value`.
fn glued_colon(line: &str) -> Option<usize> {
    let colon = line.find(':')?;
    let key = line.get(..colon)?.trim_start_matches([' ', '-']);
    let after = line.get(colon + 1..)?;
    let is_key = !key.is_empty()
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_ ".contains(&byte));
    // `http://host` is no key.
    (is_key && !after.is_empty() && !after.starts_with([' ', '/', ':'])).then_some(colon)
}
