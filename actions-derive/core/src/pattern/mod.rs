//! Go's regular expressions, the texts of `pattern` and `patternProperties`.
//!
//! Juju compiles them with Go's `regexp`: RE2's syntax with Perl's extensions, not anchored, over
//! the characters of a text. What is said here of Go is Go 1.26's `regexp/syntax`, the version that
//! Juju 3.6 and 4.0 are built with. A Juju built with a Go before 1.25 takes other names of Unicode
//! classes, one built with a Go before 1.22 no `(?<name>..)`.

mod bracket;
mod class;
mod cursor;
mod error;
mod escape;
mod group;
mod limits;
mod parse;
mod posix;
mod size;
#[cfg(test)]
mod tests;
mod translate;
mod unicode;

use std::sync::OnceLock;

use class::Class;
pub use error::Error;

/// How deep a pattern may nest for [`Pattern::is_match`], which recurses into its groups.
const DEEPEST_MATCH: u32 = 250;

/// A regular expression that Go accepts.
#[derive(Clone, Debug)]
pub struct Pattern {
    text: String,
    pieces: Vec<Piece>,
    /// Made at the first match; `None` within for what `regex_lite` cannot do.
    regex: OnceLock<Option<regex_lite::Regex>>,
}

/// A part of a pattern, with the flags in force there worked into it.
///
/// Pieces stand in a flat list, so that no pattern is too deep for the stack. In a list that the
/// parser has made, every group is closed and every repetition follows what it repeats.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    /// This character and no other.
    Literal(char),
    /// One character of a set.
    Class(Box<Class>),
    /// One character, whatever it is.
    Any,
    /// One character that is no newline.
    AnyInLine,
    /// A place between characters.
    Anchor(Anchor),
    /// The start of a group.
    Open,
    /// The end of a group.
    Close,
    /// The next alternative of the group.
    Bar,
    /// The piece or group before it, repeated.
    Repeat(Repeat),
}

/// A place between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Anchor {
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    WordBoundary,
    NoWordBoundary,
}

/// How often something is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Repeat {
    min: u32,
    /// `None` for any number.
    max: Option<u32>,
    /// Whether more copies are tried first.
    greedy: bool,
}

impl Pattern {
    /// Reads `pattern` as Go's `regexp.Compile` does.
    ///
    /// # Errors
    /// When Go refuses the pattern. Two of Go's limits are counted on a tree that Go has simplified
    /// further than this parser does, where alternatives begin alike: 1000 levels of nesting, and
    /// about 3.3 million instructions. A pattern within a hair of them may be judged otherwise.
    pub fn parse(pattern: &str) -> Result<Self, Error> {
        Ok(Self {
            text: pattern.to_owned(),
            pieces: parse::parse(pattern)?,
            regex: OnceLock::new(),
        })
    }

    /// The pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How much there is to match: about the instructions that it compiles to.
    pub fn size(&self) -> u64 {
        size::size(&self.pieces)
    }

    /// A pattern of the `regex` crate that matches the same texts; groups capture nothing there.
    pub fn to_rust(&self) -> String {
        translate::translate(&self.pieces)
    }

    /// Whether some part of `text` matches.
    ///
    /// Go loses the `(?i)` of an alternative that begins like the one before it: `A.|(?i:a)` does
    /// not match `a` there. It does here.
    ///
    /// `None` when that takes Unicode's tables, which are not linked: for a `\p{..}` class, for
    /// letters beyond ASCII under `(?i)`; and for a pattern that nests deeper than 250 groups or
    /// comes to more than 10 MiB when compiled.
    pub fn is_match(&self, text: &str) -> Option<bool> {
        let regex = self.regex.get_or_init(|| {
            if self.needs_unicode_tables() {
                return None;
            }
            regex_lite::RegexBuilder::new(&self.to_rust())
                .nest_limit(DEEPEST_MATCH)
                .build()
                .ok()
        });
        regex.as_ref().map(|regex| regex.is_match(text))
    }

    fn needs_unicode_tables(&self) -> bool {
        self.pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Class(class) if class.needs_unicode_tables()))
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Pattern {}
