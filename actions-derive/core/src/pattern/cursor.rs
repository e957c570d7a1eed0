//! A place in a pattern that moves forward.

use std::ops::Range;

/// A pattern, and how far it has been read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'p> {
    pattern: &'p str,
    rest: &'p str,
    at: usize,
}

impl<'p> Cursor<'p> {
    pub(super) fn new(pattern: &'p str) -> Self {
        Self {
            pattern,
            rest: pattern,
            at: 0,
        }
    }

    /// The byte of the pattern that comes next.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The bytes from `start` up to here.
    pub(super) fn since(&self, start: usize) -> Range<usize> {
        start..self.at
    }

    /// The part of the pattern at `range`.
    pub(super) fn text(&self, range: Range<usize>) -> &'p str {
        self.pattern.get(range).unwrap_or_default()
    }

    /// The pattern from here on.
    pub(super) fn rest(&self) -> &'p str {
        self.rest
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let character = characters.next()?;
        self.at += character.len_utf8();
        self.rest = characters.as_str();
        Some(character)
    }

    /// Steps over `text`, if that is what comes next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(text) else {
            return false;
        };
        self.at += text.len();
        self.rest = rest;
        true
    }

    /// Steps over the text up to `end`, and `end`. Does nothing when there is no `end`.
    pub(super) fn eat_until(&mut self, end: &str) -> Option<&'p str> {
        let (text, rest) = self.rest.split_once(end)?;
        self.at += text.len() + end.len();
        self.rest = rest;
        Some(text)
    }

    /// Steps over everything.
    pub(super) fn eat_all(&mut self) -> &'p str {
        let text = self.rest;
        self.at += text.len();
        self.rest = "";
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_counts_bytes_and_moves_only_over_what_is_there() {
        let mut cursor = Cursor::new("üa>b");
        assert_eq!(cursor.next(), Some('ü'));
        assert_eq!(cursor.at(), 2);
        assert!(!cursor.eat("b"));
        assert_eq!(cursor.eat_until("}"), None);
        assert_eq!(cursor.eat_until(">"), Some("a"));
        assert_eq!(cursor.text(cursor.since(2)), "a>");
        assert_eq!(cursor.eat_all(), "b");
        assert_eq!((cursor.peek(), cursor.next(), cursor.at()), (None, None, 5));
    }
}
