//! From the text of a pattern to its pieces.

use super::bracket;
use super::class::{Class, Single};
use super::cursor::Cursor;
use super::error::Error;
use super::escape;
use super::group::{self, Flags, Special};
use super::limits::{Content, Excess, Limits, Measure};
use super::{Anchor, Piece, Repeat};

/// The most that a repetition may count to.
const MAX_COUNT: u32 = 1000;

/// The most capturing groups in one another. One level more is too deep once they are closed.
const MAX_CAPTURES: usize = 1000;

/// Reads a pattern as Go does.
pub(super) fn parse(pattern: &str) -> Result<Vec<Piece>, Error> {
    let mut parser = Parser {
        cursor: Cursor::new(pattern),
        last_posix_end: pattern.rfind(":]").unwrap_or(0),
        flags: Flags::default(),
        pieces: Vec::new(),
        limits: Limits::new(),
        group: Group::default(),
        around: Vec::new(),
        captures: 0,
        opened_later: Vec::new(),
    };
    parser.run()?;
    Ok(with_groups(parser.pieces, parser.opened_later))
}

/// The pieces with a group opened before each of these places.
fn with_groups(pieces: Vec<Piece>, mut places: Vec<usize>) -> Vec<Piece> {
    if places.is_empty() {
        return pieces;
    }
    places.sort_unstable();
    let mut places = places.into_iter().peekable();
    let mut whole = Vec::with_capacity(pieces.len() + places.len());
    for (place, piece) in pieces.into_iter().enumerate() {
        while places.next_if_eq(&place).is_some() {
            whole.push(Piece::Open);
        }
        whole.push(piece);
    }
    whole
}

struct Parser<'p> {
    cursor: Cursor<'p>,
    /// Where the last `:]` is, so that no search for one runs to the end in vain.
    last_posix_end: usize,
    flags: Flags,
    pieces: Vec<Piece>,
    limits: Limits,
    /// The innermost open group, or the pattern as a whole.
    group: Group,
    /// The open groups around it.
    around: Vec<Group>,
    /// How many of the open groups capture: each of them is a level for Go.
    captures: usize,
    /// The pieces before which a group turned out to open, put there once all are read.
    opened_later: Vec<usize>,
}

/// A group that is open.
#[derive(Default)]
struct Group {
    /// The bytes that opened it.
    opening: std::ops::Range<usize>,
    /// The piece that opened it.
    piece: usize,
    captures: bool,
    /// The flags around it.
    flags: Flags,
    content: Content,
    /// The piece at which what a repetition would repeat begins.
    atom: Option<usize>,
}

impl Parser<'_> {
    fn run(&mut self) -> Result<(), Error> {
        // The repetition that ends right here, if one does: it cannot be repeated itself.
        let mut repetition = None;
        while let Some(character) = self.cursor.peek() {
            let before = repetition.take();
            let start = self.cursor.at();
            match character {
                '(' => self.open()?,
                ')' => self.close()?,
                '|' => self.next_alternative()?,
                '[' => self.class()?,
                '\\' => self.escape()?,
                '.' if self.flags.dot_newline => self.leaf(1, Piece::Any, Measure::class(0))?,
                '.' => self.leaf(1, Piece::AnyInLine, Measure::class(0))?,
                '^' if self.flags.lines => self.anchor(1, Anchor::LineStart)?,
                '^' => self.anchor(1, Anchor::TextStart)?,
                '$' if self.flags.lines => self.anchor(1, Anchor::LineEnd)?,
                '$' => self.anchor(1, Anchor::TextEnd)?,
                '*' | '+' | '?' | '{' => match self.counts(character)? {
                    Some((min, max)) => {
                        self.repeat(start, min, max, before)?;
                        repetition = Some(start);
                    }
                    // A brace that is no repetition stands for itself.
                    None => self.literal()?,
                },
                _ => self.literal()?,
            }
        }
        if !self.around.is_empty() {
            return Err(Error::unclosed_group(self.group.opening.clone()));
        }
        self.end_group()?;
        Ok(())
    }

    fn open(&mut self) -> Result<(), Error> {
        let start = self.cursor.at();
        let outer = self.flags;
        let captures = if self.cursor.rest().starts_with("(?") {
            match group::special(&mut self.cursor, self.flags)? {
                Special::Named => true,
                Special::Plain(flags) => {
                    self.flags = flags;
                    false
                }
                Special::Flags(flags) => {
                    self.flags = flags;
                    return Ok(());
                }
            }
        } else {
            self.cursor.next();
            true
        };
        self.captures += usize::from(captures);
        if self.captures > MAX_CAPTURES {
            return Err(self.too_much(start, Excess::Height));
        }
        let group = Group {
            opening: self.cursor.since(start),
            piece: self.pieces.len(),
            captures,
            flags: outer,
            ..Group::default()
        };
        self.pieces.push(Piece::Open);
        self.around.push(std::mem::replace(&mut self.group, group));
        Ok(())
    }

    fn close(&mut self) -> Result<(), Error> {
        let start = self.cursor.at();
        self.cursor.next();
        let Some(around) = self.around.pop() else {
            return Err(Error::unopened_group(self.cursor.since(start)));
        };
        let measure = self.end_group()?;
        let group = std::mem::replace(&mut self.group, around);
        self.flags = group.flags;
        self.captures -= usize::from(group.captures);
        self.pieces.push(Piece::Close);
        self.atom(group.piece, measure, group.opening.start)
    }

    /// Measures the innermost group, which ends here.
    fn end_group(&mut self) -> Result<Measure, Error> {
        let content = std::mem::take(&mut self.group.content);
        let measure = content.end(self.group.captures, &mut self.limits);
        measure.map_err(|excess| self.too_much(self.group.opening.start, excess))
    }

    fn next_alternative(&mut self) -> Result<(), Error> {
        let start = self.cursor.at();
        self.cursor.next();
        self.pieces.push(Piece::Bar);
        self.group.atom = None;
        let ended = self.group.content.end_alternative(&mut self.limits);
        ended.map_err(|excess| self.too_much(start, excess))
    }

    fn escape(&mut self) -> Result<(), Error> {
        let rest = self.cursor.rest().as_bytes();
        match rest.get(1) {
            Some(b'A') => self.anchor(2, Anchor::TextStart),
            Some(b'z') => self.anchor(2, Anchor::TextEnd),
            Some(b'b') => self.anchor(2, Anchor::WordBoundary),
            Some(b'B') => self.anchor(2, Anchor::NoWordBoundary),
            Some(b'Q') => self.quoted(),
            _ => {
                let start = self.cursor.at();
                let mut class = Class::default();
                if escape::set(&mut self.cursor, &mut class, self.flags.fold)? {
                    class.normalise();
                    return self.push_class(start, class);
                }
                let point = escape::code_point(&mut self.cursor)?;
                self.push_point(start, point)
            }
        }
    }

    /// Reads `\Q..\E`; the `\E` may be missing.
    fn quoted(&mut self) -> Result<(), Error> {
        self.cursor.eat(r"\Q");
        let start = self.cursor.at();
        let text = match self.cursor.eat_until(r"\E") {
            Some(text) => text,
            None => self.cursor.eat_all(),
        };
        let mut places = text.char_indices();
        places.try_for_each(|(at, character)| self.push_point(start + at, character.into()))
    }

    fn literal(&mut self) -> Result<(), Error> {
        let start = self.cursor.at();
        let character = self.cursor.next();
        character.map_or(Ok(()), |character| self.push_point(start, character.into()))
    }

    fn push_point(&mut self, start: usize, point: u32) -> Result<(), Error> {
        let fold = self.flags.fold;
        let piece = match char::from_u32(point) {
            Some(character) => {
                let cases = fold.then(|| Class::all_cases(character)).flatten();
                cases.map_or(Piece::Literal(character), |cases| {
                    Piece::Class(Box::new(cases))
                })
            }
            // A surrogate, which Go takes and no text has: the empty class.
            None => Piece::Class(Box::default()),
        };
        self.push(start, piece, Measure::literal(fold))
    }

    fn push_class(&mut self, start: usize, class: Class) -> Result<(), Error> {
        let measure = match class.single() {
            Some(Single::Point) => Measure::literal(false),
            Some(Single::Letter) => Measure::literal(true),
            None => Measure::class(class.bounds()),
        };
        self.push(start, Piece::Class(Box::new(class)), measure)
    }

    fn class(&mut self) -> Result<(), Error> {
        let start = self.cursor.at();
        let class = bracket::class(&mut self.cursor, self.flags.fold, self.last_posix_end)?;
        self.push_class(start, class)
    }

    fn anchor(&mut self, bytes: usize, anchor: Anchor) -> Result<(), Error> {
        self.leaf(bytes, Piece::Anchor(anchor), Measure::anchor())
    }

    /// Adds a piece that is written with `bytes` ASCII characters.
    fn leaf(&mut self, bytes: usize, piece: Piece, measure: Measure) -> Result<(), Error> {
        let start = self.cursor.at();
        for _ in 0..bytes {
            self.cursor.next();
        }
        self.push(start, piece, measure)
    }

    fn push(&mut self, start: usize, piece: Piece, measure: Measure) -> Result<(), Error> {
        self.pieces.push(piece);
        self.atom(self.pieces.len() - 1, measure, start)
    }

    /// Notes that the pieces from `piece` on can be repeated.
    fn atom(&mut self, piece: usize, measure: Measure, start: usize) -> Result<(), Error> {
        self.group.atom = Some(piece);
        let pushed = self.group.content.push(measure, &mut self.limits);
        pushed.map_err(|excess| self.too_much(start, excess))
    }

    /// Reads how often something is repeated, without a `?` after it.
    fn counts(&mut self, operator: char) -> Result<Option<(u32, Option<u32>)>, Error> {
        let start = self.cursor.at();
        let counts = match operator {
            '*' => (0, None),
            '+' => (1, None),
            '?' => (0, Some(1)),
            _ => {
                let mut ahead = self.cursor;
                let Some((min, max)) = braces(&mut ahead) else {
                    return Ok(None);
                };
                self.cursor = ahead;
                if min > MAX_COUNT || max.is_some_and(|max| max > MAX_COUNT || max < min) {
                    return Err(Error::bad_count(self.cursor.since(start), min, max));
                }
                return Ok(Some((min, max)));
            }
        };
        self.cursor.next();
        Ok(Some(counts))
    }

    /// Repeats what is before `start`, where the operator begins.
    fn repeat(
        &mut self,
        start: usize,
        min: u32,
        max: Option<u32>,
        before: Option<usize>,
    ) -> Result<(), Error> {
        let written = self.cursor.since(start);
        let lazy = self.cursor.eat("?");
        if let Some(first) = before {
            let range = self.cursor.since(first);
            let (first, second) = (self.cursor.text(first..start), self.cursor.text(written));
            return Err(Error::repeated_repetition(range, first, second));
        }
        let Some(atom) = self.group.atom else {
            let operator = self.cursor.text(written.clone());
            return Err(Error::nothing_to_repeat(written, operator));
        };
        if matches!(self.pieces.last(), Some(Piece::Repeat(_))) {
            // Only flags or `\Q\E` stand between: Go repeats the repetition then.
            self.opened_later.push(atom);
            self.pieces.push(Piece::Close);
        }
        let repeat = Repeat {
            min,
            max,
            greedy: lazy == self.flags.lazy,
        };
        self.pieces.push(Piece::Repeat(repeat));
        let repeated = self.group.content.repeat(repeat, &mut self.limits);
        repeated.map_err(|excess| self.too_much(start, excess))
    }

    fn too_much(&self, start: usize, excess: Excess) -> Error {
        Error::excess(self.cursor.since(start), excess)
    }
}

/// Reads `{2}`, `{2,}` or `{2,3}`; the cursor is at the brace.
fn braces(cursor: &mut Cursor<'_>) -> Option<(u32, Option<u32>)> {
    cursor.eat("{");
    let min = count(cursor)?;
    let max = match cursor.eat(",") {
        false => Some(min),
        true if cursor.rest().starts_with('}') => None,
        true => Some(count(cursor)?),
    };
    cursor.eat("}").then_some((min, max))
}

/// Reads a number without leading zeros. One that does not fit is the largest.
fn count(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut number = None;
    while let Some(digit) = cursor.peek().and_then(|next| next.to_digit(10)) {
        cursor.next();
        number = match number {
            Some(0) => return None,
            None => Some(digit),
            Some(number) => Some(u32::saturating_mul(number, 10).saturating_add(digit)),
        };
    }
    number
}
