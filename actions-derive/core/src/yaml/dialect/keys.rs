//! Keys, which YAML 1.1 wants on one line and before a `:` that nothing can be mistaken for.

use super::{Dialect, Reader, Style, Token};
use crate::source::Span;
use crate::yaml::messages::syntax;

impl Dialect<'_> {
    /// Looks at a scalar that is a key.
    pub(super) fn key(&mut self, token: &Token<'_>) {
        let Token { span, .. } = *token;
        let Some(colon) = self.colon_after(span.end) else {
            return;
        };
        let place = Span::new(colon, colon + 1);
        if self.is_absent(token) {
            self.problems.push(syntax::empty_key(place));
        } else if token.in_brackets && self.is_over_lines(token, colon) {
            self.problems.push(syntax::key_over_lines(place));
        } else if token.in_brackets
            && self.reader == Reader::Juju
            && token.style == Style::Plain
            && colon == span.end
            && self.rest(colon + 1).starts_with([',', '[', ']', '{', '}'])
        {
            self.problems.push(syntax::colon_before_bracket(place));
        }
    }

    /// Whether there is nothing before the `:`, nor a `?` that says so.
    fn is_absent(&self, token: &Token<'_>) -> bool {
        token.style == Style::Plain
            && token.span.start == token.span.end
            && token.properties.tag.is_none()
            && token.properties.anchor.is_none()
            && !self.has_question_mark(token.span.start)
    }

    /// Whether the key, from its tag or anchor to its `:`, takes several lines without a `?` that
    /// lets it.
    fn is_over_lines(&self, token: &Token<'_>, colon: usize) -> bool {
        let tag = token.properties.tag.as_ref().map(|tag| tag.span);
        let before = [tag, token.properties.anchor].into_iter().flatten();
        let start = before.fold(token.span.start, |start, span| start.min(span.start));
        let text = self.text.get(start..colon).unwrap_or_default();
        text.contains(['\n', '\r']) && !self.has_question_mark(start)
    }

    /// Whether a `?` before `offset` announces a key: one in no scalar and in no comment.
    fn has_question_mark(&self, offset: usize) -> bool {
        let before = self.text.get(..offset).unwrap_or_default().trim_end();
        let in_comment = || {
            let line = before.rsplit(['\n', '\r']).next();
            line.is_some_and(|line| line.contains('#'))
        };
        before.ends_with('?') && before.len() > self.end && !in_comment()
    }

    /// The `:` that comes next, behind blanks and comments.
    fn colon_after(&self, offset: usize) -> Option<usize> {
        let mut rest = self.rest(offset).trim_start();
        while rest.starts_with('#') {
            let line_end = rest.find(['\n', '\r'])?;
            rest = rest.get(line_end..).unwrap_or_default().trim_start();
        }
        rest.starts_with(':').then(|| self.text.len() - rest.len())
    }

    fn rest(&self, offset: usize) -> &str {
        self.text.get(offset..).unwrap_or_default()
    }
}
