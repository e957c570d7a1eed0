//! Tabs, and the line breaks of YAML 1.1, between the tokens of a file.

use super::Reader;
use super::Style;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::yaml::messages;
use crate::yaml::messages::syntax;

/// The tokens of a file that holds any of these characters, in the order of the file.
#[derive(Default)]
pub(super) struct Blanks {
    /// Quoted and block scalars, which may hold any blank.
    solid: Vec<Span>,
    plain: Vec<Span>,
    brackets: Vec<Span>,
}

/// Where a character stands.
struct Walk<'b> {
    solid: Cover<'b>,
    plain: Cover<'b>,
    brackets: Cover<'b>,
    in_comment: bool,
    /// Whether the line holds nothing so far but blanks and the signs of block collections.
    in_indentation: bool,
    after_blank: bool,
}

/// Spans that are asked for one offset after the other.
struct Cover<'b> {
    spans: &'b [Span],
}

impl Blanks {
    /// Starts to watch a text that needs it.
    pub(super) fn watch(text: &str) -> Option<Self> {
        text.contains(|character| character == '\t' || is_line_separator(character))
            .then(Self::default)
    }

    pub(super) fn scalar(&mut self, span: Span, style: Style) {
        match style {
            Style::Plain => self.plain.push(span),
            Style::SingleQuoted | Style::DoubleQuoted | Style::Block => self.solid.push(span),
        }
    }

    pub(super) fn brackets(&mut self, span: Span) {
        self.brackets.push(span);
    }

    /// Reports what `reader` does not take.
    pub(super) fn check(&self, text: &str, reader: Reader, problems: &mut Vec<Diagnostic>) {
        let mut walk = Walk {
            solid: Cover { spans: &self.solid },
            plain: Cover { spans: &self.plain },
            brackets: Cover {
                spans: &self.brackets,
            },
            in_comment: false,
            in_indentation: true,
            after_blank: true,
        };
        for (index, character) in text.char_indices() {
            let span = Span::new(index, index + character.len_utf8());
            if walk.solid.has(index) {
                // A block scalar ends with its last line break, or the blanks after it.
                let ends_line = matches!(character, '\n' | '\r');
                walk.in_indentation = ends_line || (walk.in_indentation && character == ' ');
                walk.after_blank = walk.in_indentation;
                continue;
            }
            match character {
                '\t' if !walk.in_comment && walk.is_refused(index, reader) => {
                    problems.push(if walk.in_indentation {
                        syntax::tab_in_indentation(span)
                    } else {
                        syntax::tab(span, reader.name())
                    });
                }
                _ if is_line_separator(character) => {
                    problems.push(messages::line_separator(span, character));
                }
                _ => {}
            }
            walk.pass(character);
        }
    }
}

/// Whether YAML 1.1 takes this for the end of a line, and nobody else does.
pub(super) fn is_line_separator(character: char) -> bool {
    matches!(character, '\u{85}' | '\u{2028}' | '\u{2029}')
}

impl Walk<'_> {
    /// Whether `reader` stops at a tab here.
    fn is_refused(&mut self, index: usize, reader: Reader) -> bool {
        match reader {
            // `PyYAML` takes a tab for a blank nowhere.
            Reader::Charmcraft => true,
            // libyaml does where no key can start.
            Reader::Juju => {
                self.in_indentation && !self.plain.has(index) && !self.brackets.has(index)
            }
        }
    }

    fn pass(&mut self, character: char) {
        match character {
            '\n' | '\r' => {
                self.in_comment = false;
                self.in_indentation = true;
            }
            '#' if self.after_blank => self.in_comment = true,
            ' ' | '\t' | '-' | '?' | ':' => {}
            _ => self.in_indentation = false,
        }
        self.after_blank = matches!(character, ' ' | '\t' | '\n' | '\r');
    }
}

impl Cover<'_> {
    /// Whether a span covers `index`, which is none before the one asked for last.
    fn has(&mut self, index: usize) -> bool {
        while let Some((first, rest)) = self.spans.split_first()
            && first.end <= index
        {
            self.spans = rest;
        }
        self.spans.first().is_some_and(|span| span.start <= index)
    }
}
