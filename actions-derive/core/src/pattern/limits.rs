//! The sizes at which Go refuses a pattern.
//!
//! Go measures the tree that it parses to, after joining characters to texts, alternatives that
//! are single characters to classes, and lists in lists to one. That tree is not built here; its
//! measures are kept for each open group. What Go does to alternatives that begin alike is left out.

use super::Repeat;

/// The most levels of the tree.
const MAX_HEIGHT: u32 = 1000;
/// The most instructions: 128 MiB of 40 bytes each.
const MAX_SIZE: u64 = (128 << 20) / 40;
/// The most code points in literals and classes: 128 MiB of 4 bytes each.
const MAX_POINTS: u64 = (128 << 20) / 4;
/// The most copies that nested `{n}` may make.
const MAX_COPIES: u32 = 1000;

/// The measures of a part of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    shape: Shape,
    /// Levels.
    height: u32,
    /// Instructions.
    size: u64,
    /// The most copies that the `{n}` in it make of one thing.
    copies: u32,
    /// Code points, if it is a literal or a class.
    points: u64,
    /// What `{n}` counts to, if it is one.
    count: u32,
}

/// What Go has at the top of that part, as far as it matters to what goes around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Empty,
    Literal { folded: bool },
    Class,
    Sequence,
    Alternatives,
    Other,
}

/// Why a pattern is too much for Go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Excess {
    /// It nests too deeply.
    Height,
    /// It is too large.
    Size,
    /// Nested `{n}` make too many copies.
    Copies,
}

impl Measure {
    /// A character, in both cases if `folded`.
    pub(super) fn literal(folded: bool) -> Self {
        Self::leaf(Shape::Literal { folded }, 1)
    }

    /// A set of characters that Go keeps in `points` code points.
    pub(super) fn class(points: u64) -> Self {
        Self::leaf(Shape::Class, points)
    }

    /// A place between characters.
    pub(super) fn anchor() -> Self {
        Self::leaf(Shape::Other, 0)
    }

    fn leaf(shape: Shape, points: u64) -> Self {
        Self {
            shape,
            height: 1,
            size: 1,
            copies: 1,
            points,
            count: 1,
        }
    }

    /// The measures with one more level around them that costs `size` instructions.
    fn within(self, size: u64) -> Self {
        Self {
            shape: Shape::Other,
            height: self.height + 1,
            size,
            copies: self.copies,
            points: 0,
            count: 1,
        }
    }

    fn repeated(self, repeat: Repeat) -> Self {
        let size = match (repeat.min, repeat.max) {
            (0, None) => self.size.saturating_add(2),
            (min, None) => self.size.saturating_mul(min.into()).saturating_add(1),
            (min, Some(max)) => {
                let copies = self.size.saturating_mul(max.into());
                copies.saturating_add(max.saturating_sub(min).into()).max(1)
            }
        };
        let count = repeat.max.unwrap_or(repeat.min).max(1);
        let copies = match repeat.max {
            // Nothing is left to copy.
            Some(0) => 1,
            _ => self.copies.saturating_mul(count),
        };
        Self {
            copies,
            count,
            ..self.within(size)
        }
    }

    /// This and `next` side by side under a node of `shape`, which takes in lists of its own kind.
    fn beside(self, next: Self, shape: Shape) -> Self {
        let below = |part: Self| part.height - u32::from(part.shape == shape);
        let bars = u64::from(shape == Shape::Alternatives);
        Self {
            shape,
            height: below(self).max(below(next)) + 1,
            size: self.size.saturating_add(next.size).saturating_add(bars),
            copies: self.copies.max(next.copies),
            points: 0,
            count: 1,
        }
    }

    fn is_one_character(&self) -> bool {
        match self.shape {
            Shape::Class => true,
            Shape::Literal { .. } => self.size == 1,
            _ => false,
        }
    }
}

/// The counts over a whole pattern.
#[derive(Debug)]
pub(super) struct Limits {
    nodes: u64,
    /// All counts of `{n}` multiplied. Go measures sizes only once nodes times this is too much.
    repeats: u64,
    points: u64,
}

impl Limits {
    pub(super) fn new() -> Self {
        Self {
            nodes: 0,
            repeats: 1,
            points: 0,
        }
    }

    /// Checks a part. Go does so again for every group in which it stands alone, and counts its
    /// code points and its `{n}` anew each time.
    fn check(&mut self, measure: &Measure) -> Result<(), Excess> {
        self.points = self.points.saturating_add(measure.points);
        let repeats = self.repeats.saturating_mul(measure.count.into());
        self.repeats = repeats.min(MAX_SIZE);
        let suspect = self.nodes >= MAX_SIZE / self.repeats;
        if self.points > MAX_POINTS || (suspect && measure.size > MAX_SIZE) {
            return Err(Excess::Size);
        }
        if measure.height > MAX_HEIGHT {
            return Err(Excess::Height);
        }
        Ok(())
    }
}

/// The measures of an open group.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// The alternatives that no later one can be joined with.
    alternatives: Option<Measure>,
    /// The last alternative that has ended.
    alternative: Option<Measure>,
    /// The open alternative, up to its last part.
    sequence: Option<Measure>,
    /// What a repetition would repeat.
    last: Option<Measure>,
}

impl Content {
    /// Adds a part to the open alternative.
    pub(super) fn push(&mut self, part: Measure, limits: &mut Limits) -> Result<(), Excess> {
        self.settle(limits);
        limits.nodes += 1;
        limits.check(&part)?;
        self.last = Some(part);
        Ok(())
    }

    /// Repeats the last part.
    pub(super) fn repeat(&mut self, repeat: Repeat, limits: &mut Limits) -> Result<(), Excess> {
        let Some(part) = self.last else {
            return Ok(());
        };
        limits.nodes += 1;
        let part = part.repeated(repeat);
        limits.check(&part)?;
        self.last = Some(part);
        if part.copies > MAX_COPIES {
            return Err(Excess::Copies);
        }
        Ok(())
    }

    /// Ends an alternative.
    pub(super) fn end_alternative(&mut self, limits: &mut Limits) -> Result<(), Excess> {
        self.settle(limits);
        let empty = Measure::leaf(Shape::Empty, 0);
        let ended = self.sequence.take().unwrap_or(empty);
        limits.nodes += 1;
        limits.check(&ended)?;
        self.alternative = Some(match self.alternative {
            None => ended,
            Some(before) if before.is_one_character() && ended.is_one_character() => {
                Measure::class(before.points + ended.points)
            }
            Some(before) if before.shape == Shape::Empty && ended.shape == Shape::Empty => ended,
            Some(before) => {
                self.settle_alternative(before);
                ended
            }
        });
        Ok(())
    }

    /// Ends the group, which is a part of the one around it.
    pub(super) fn end(mut self, captures: bool, limits: &mut Limits) -> Result<Measure, Excess> {
        self.end_alternative(limits)?;
        if let Some(last) = self.alternative {
            self.settle_alternative(last);
        }
        let whole = self.alternatives.unwrap_or(Measure::leaf(Shape::Empty, 0));
        limits.check(&whole)?;
        Ok(if captures {
            whole.within(whole.size.saturating_add(2))
        } else {
            whole
        })
    }

    fn settle_alternative(&mut self, ended: Measure) {
        self.alternatives = Some(match self.alternatives {
            None => ended,
            Some(before) => before.beside(ended, Shape::Alternatives),
        });
    }

    /// Joins the last part to those before it: nothing can repeat it alone any more.
    fn settle(&mut self, limits: &mut Limits) {
        let Some(last) = self.last.take() else {
            return;
        };
        self.sequence = Some(match self.sequence {
            None => last,
            Some(before)
                if before.shape == last.shape && matches!(last.shape, Shape::Literal { .. }) =>
            {
                // Go uses the node of the joined character for the next one.
                limits.nodes -= 1;
                Measure {
                    size: before.size + last.size,
                    points: before.points + last.points,
                    ..before
                }
            }
            Some(before) => before.beside(last, Shape::Sequence),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::pattern::Pattern;

    const HEIGHT: &str = "this nests deeper than the 1000 levels that Go takes";
    const SIZE: &str = "this is larger than Go takes, with its repetitions written out";
    const COPIES: &str =
        "with the repetitions inside it, this one makes more than the 1000 copies that Go takes";

    fn verdict(pattern: &str) -> Result<(), String> {
        Pattern::parse(pattern)
            .map(|_| ())
            .map_err(|error| error.reason)
    }

    fn nested(depth: usize, open: &str, inner: &str, close: &str) -> Result<(), String> {
        verdict(&format!(
            "{}{inner}{}",
            open.repeat(depth),
            close.repeat(depth)
        ))
    }

    #[test]
    fn a_level_is_a_group_that_captures_or_a_repetition() {
        for (open, inner, close) in [("(", "", ")"), ("(?:", "", ")*"), ("(?:(?:", "a", "))?")] {
            assert_eq!(nested(999, open, inner, close), Ok(()), "{open}");
            let refused = nested(1000, open, inner, close);
            assert_eq!(refused, Err(HEIGHT.to_owned()), "{open}");
        }
        assert_eq!(nested(500, "(a", "", ")"), Ok(()));
        assert_eq!(nested(501, "(a", "", ")"), Err(HEIGHT.to_owned()));
        assert_eq!(nested(499, "(a|bc", "", ")"), Err(HEIGHT.to_owned()));
        assert_eq!(
            verdict(&format!("a{}", "(?i)*".repeat(1000))),
            Err(HEIGHT.to_owned())
        );
    }

    #[test]
    fn what_go_flattens_is_no_level() {
        assert_eq!(nested(100_000, "(?:", "a", ")"), Ok(()));
        assert_eq!(nested(100_000, "(?:a.", "", ")"), Ok(()));
        assert_eq!(nested(100_000, "(?:a|bc|", "", ")"), Ok(()));
        assert_eq!(nested(3000, "(?i:a", "b", ")"), Ok(()));
        assert_eq!(verdict(&format!("({})", "|".repeat(12_345))), Ok(()));
    }

    #[test]
    fn unclosed_groups_are_refused_before_they_fill_the_memory() {
        assert_eq!(verdict(&"(".repeat(1_000_000)), Err(HEIGHT.to_owned()));
    }

    #[test]
    fn nested_counts_multiply() {
        for (pattern, accepted) in [
            ("(?:a{4}){250}", true),
            ("(?:[a-z]{4}){0,250}", true),
            ("(?:a{4}){251}", false),
            ("(?:[a-z]{4}){0,251}", false),
            ("(?:a{4,}){251,}", false),
            ("(?:(?:a{2}b|c+)*){500}", true),
            ("(?:(?:a{2}b|c+)*){501}", false),
            ("(?:(?:a{1000})?){1}", true),
            ("(?:(?:a{1000}){0}){1000}", true),
            ("(?:(?:a{1000}){0,}){1000}", false),
            ("(?:a{0,0}){1000}", true),
            (r"^([a-z0-9]{1,63}\.){1,253}$", false),
        ] {
            let expected = if accepted {
                Ok(())
            } else {
                Err(COPIES.to_owned())
            };
            assert_eq!(verdict(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn sizes_count_what_repetitions_write_out() {
        let refused = Err(SIZE.to_owned());
        assert_eq!(verdict(&"a{1000}".repeat(3000)), Ok(()));
        assert_eq!(verdict(&"a{1000}".repeat(3400)), refused);
        assert_eq!(
            verdict(&format!("({}){{1000}}", "(xx?)".repeat(600))),
            Ok(())
        );
        assert_eq!(
            verdict(&format!("({}){{1000}}", "(xx?)".repeat(1000))),
            refused
        );
        assert_eq!(verdict(&"(xx?){1000}".repeat(1000)), refused);
        assert_eq!(verdict(&"x".repeat(3_400_000)), Ok(()));
    }

    #[test]
    fn classes_from_the_tables_are_large() {
        assert_eq!(verdict(&r"\pZ".repeat(27_000)), Ok(()));
        assert_eq!(verdict(&r"\pL".repeat(20_000)), Ok(()));
        assert_eq!(verdict(&r"\pL".repeat(27_000)), Err(SIZE.to_owned()));
    }
}
