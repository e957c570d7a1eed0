//! Where the parser stopped, and what stands around.

use crate::source::Span;

/// Where the parser stopped.
#[derive(Clone, Copy)]
pub(super) struct Place<'t> {
    pub(super) text: &'t str,
    pub(super) offset: usize,
    /// Where the last token that was read ends.
    pub(super) before: usize,
    /// The innermost open bracket.
    pub(super) bracket: Option<Span>,
}

impl<'t> Place<'t> {
    pub(super) fn current(self) -> Option<char> {
        self.text.get(self.offset..)?.chars().next()
    }

    /// The one character.
    pub(super) fn character(self) -> Span {
        let length = self.current().map_or(0, char::len_utf8);
        Span::new(self.offset, self.offset + length)
    }

    /// What stands here up to the next blank.
    pub(super) fn token(self) -> Span {
        let rest = self.text.get(self.offset..).unwrap_or_default();
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        Span::new(self.offset, self.offset + length)
    }

    /// What stands here up to the end of the line.
    pub(super) fn line_end(self) -> Span {
        let rest = self.text.get(self.offset..).unwrap_or_default();
        let line = rest
            .split(['\n', '\r'])
            .next()
            .unwrap_or_default()
            .trim_end();
        Span::new(self.offset, self.offset + line.len())
    }

    pub(super) fn line_start(self) -> usize {
        let before = self.text.get(..self.offset).unwrap_or_default();
        before.rfind(['\n', '\r']).map_or(0, |index| index + 1)
    }

    /// The first tab from the start of this line on: the parser sees the one in a text's second line
    /// only when it looks at the text as a whole.
    pub(super) fn tab(self) -> Option<Span> {
        let start = self.line_start();
        let index = start + self.text.get(start..)?.find('\t')?;
        Some(Span::new(index, index + 1))
    }

    pub(super) fn starts_line(self) -> bool {
        let before = self.text.get(self.line_start()..self.offset);
        self.current().is_some() && before.is_some_and(|before| before.trim().is_empty())
    }

    pub(super) fn is_after_dash(self) -> bool {
        let before = self
            .text
            .get(self.line_start()..self.offset)
            .unwrap_or_default();
        before.trim_start().starts_with('-')
    }

    pub(super) fn slice(self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }
}
