//! The text of a declaration, and places in it.

/// A range of bytes in the text of a declaration.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

/// A line and a column, both counted from 1; columns count characters, as editors do.
pub struct Location {
    pub line: usize,
    pub column: usize,
}

/// A declaration's text under the path that messages show for it.
pub struct Source<'a> {
    path: &'a str,
    text: &'a str,
    /// Where each line starts.
    lines: Vec<usize>,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub(crate) fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl<'a> Source<'a> {
    pub fn new(path: &'a str, text: &'a str) -> Self {
        let mut lines = vec![0];
        let bytes = text.as_bytes();
        for (index, byte) in bytes.iter().enumerate() {
            // A lone carriage return ends a line in YAML, too.
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(index + 1) != Some(&b'\n')) {
                lines.push(index + 1);
            }
        }
        Self { path, text, lines }
    }

    pub fn path(&self) -> &'a str {
        self.path
    }

    /// Where the byte at `offset` stands. An offset past the end is the end.
    pub fn location(&self, offset: usize) -> Location {
        let offset = floor(self.text, offset);
        let line = self.line_of(offset);
        let column = self.text[self.line_start(line)..offset].chars().count() + 1;
        Location { line, column }
    }

    /// The line of the byte at `offset`, counted from 1.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    /// The text of a line counted from 1, without its line break.
    pub(crate) fn line(&self, line: usize) -> &'a str {
        let end = self.lines.get(line).copied().unwrap_or(self.text.len());
        self.text[self.line_start(line)..end].trim_end_matches(['\n', '\r'])
    }

    pub(crate) fn line_start(&self, line: usize) -> usize {
        self.lines[line - 1]
    }

    pub(crate) fn slice(&self, span: Span) -> &'a str {
        let start = floor(self.text, span.start);
        &self.text[start..floor(self.text, span.end.max(start))]
    }
}

/// The nearest character boundary at or before `offset`.
pub(crate) fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
