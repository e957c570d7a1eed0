//! The text of a declaration, and places in it.

/// A range of bytes in the text of a declaration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

/// A line and a column, both counted from 1; columns count characters, as editors do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// A declaration's text under the path that messages show for it.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    path: &'a str,
    text: &'a str,
    /// Where each line starts.
    lines: Vec<usize>,
}

impl<'a> Source<'a> {
    /// `text` as read from `path`.
    pub fn new(path: &'a str, text: &'a str) -> Self {
        let mut lines = vec![0];
        let bytes = text.as_bytes();
        for (index, byte) in bytes.iter().enumerate() {
            // A lone carriage return ends a line in YAML, too.
            let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(index + 1) != Some(&b'\n'));
            if ends {
                lines.push(index + 1);
            }
        }
        Self { path, text, lines }
    }

    /// The path that messages show.
    pub fn path(&self) -> &'a str {
        self.path
    }

    /// The whole text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where the byte at `offset` stands. An offset past the end is the end.
    pub fn location(&self, offset: usize) -> Location {
        let offset = self.floor(offset);
        let line = self.line_of(offset);
        let start = self.lines[line - 1];
        let column = self.text[start..offset].chars().count() + 1;
        Location { line, column }
    }

    /// The line of the byte at `offset`, counted from 1.
    pub fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    /// The text of a line counted from 1, without its line break.
    pub fn line(&self, line: usize) -> &'a str {
        let Some(start) = line.checked_sub(1).and_then(|index| self.lines.get(index)) else {
            return "";
        };
        let end = self.lines.get(line).copied().unwrap_or(self.text.len());
        self.text[*start..end].trim_end_matches(['\n', '\r'])
    }

    /// The byte at which a line counted from 1 starts.
    pub fn line_start(&self, line: usize) -> usize {
        let start = line.checked_sub(1).and_then(|index| self.lines.get(index));
        start.copied().unwrap_or(self.text.len())
    }

    /// The text that `span` covers.
    pub fn slice(&self, span: Span) -> &'a str {
        let start = self.floor(span.start);
        let end = self.floor(span.end.max(start));
        &self.text[start..end]
    }

    /// The nearest character boundary at or before `offset`.
    fn floor(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locations_count_lines_and_characters_from_one() {
        let source = Source::new("a.yaml", "a: ü\r\nb: x\rc: y\n");
        assert_eq!(source.location(0), Location { line: 1, column: 1 });
        assert_eq!(source.location(5), Location { line: 1, column: 5 });
        assert_eq!(source.location(7), Location { line: 2, column: 1 });
        assert_eq!(source.location(12), Location { line: 3, column: 1 });
        assert_eq!(source.line(1), "a: ü");
        assert_eq!(source.line(2), "b: x");
        assert_eq!(source.line(3), "c: y");
        assert_eq!(source.line(9), "");
    }

    #[test]
    fn an_offset_inside_a_character_or_past_the_end_is_brought_back() {
        let source = Source::new("a.yaml", "ü");
        assert_eq!(source.location(1), Location { line: 1, column: 1 });
        assert_eq!(source.location(99), Location { line: 1, column: 2 });
        assert_eq!(source.slice(Span::new(1, 99)), "ü");
    }
}
