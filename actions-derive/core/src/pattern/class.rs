//! A set of characters.

use super::posix::{Range, Set};
use super::unicode::{Named, Table};

/// The last code point.
pub(super) const LAST: u32 = 0x10_FFFF;
/// The last code point that has another case, in Unicode 15.
const LAST_CASED: u32 = 0x1_E943;
const SURROGATES: Range = (0xD800, 0xDFFF);
const LONG_S: u32 = 0x17F;
const KELVIN: u32 = 0x212A;

/// What a class in brackets, an escape such as `\d`, or a letter under `(?i)` matches.
///
/// Go adds the other case of a letter before it negates, and so does this: what `(?i)` adds to
/// ASCII letters is in `ranges` (`k` brings in the Kelvin sign, `s` the long s).
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Class {
    ranges: Vec<Range>,
    tables: Vec<Member>,
    /// Whether letters beyond ASCII stand for their other cases as well.
    folded: bool,
    negated: bool,
}

/// A set from Unicode's tables as a member of a class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Member {
    pub(super) table: Table,
    pub(super) negated: bool,
}

/// What a class comes to when it has but one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Single {
    /// One code point.
    Point,
    /// One letter in both cases.
    Letter,
}

impl Class {
    /// `character` in all its cases, if it has more than one.
    pub(super) fn all_cases(character: char) -> Option<Self> {
        let point = u32::from(character);
        let mut class = Self::default();
        class.add_range((point, point), true);
        class.normalise();
        (class.folded || class.ranges != [(point, point)]).then_some(class)
    }

    /// Adds the code points of `range`, in every case when `fold` says so.
    pub(super) fn add_range(&mut self, range: Range, fold: bool) {
        self.ranges.push(range);
        if fold {
            self.add_cases(range);
        }
    }

    /// Adds a set, or all that is not in it. No letter of the set is beyond ASCII, or all are in it.
    pub(super) fn add_set(&mut self, set: &Set, fold: bool) {
        let mut class = Self::default();
        for range in set.ranges {
            class.add_range(*range, fold);
        }
        class.normalise();
        if set.negated {
            class.ranges = complement(&class.ranges);
        }
        self.ranges.append(&mut class.ranges);
    }

    /// Adds the set of a name in `\p{..}`, or all that is not in it.
    pub(super) fn add_named(&mut self, named: Named, negated: bool, fold: bool) {
        let ranges: &[Range] = match named {
            Named::Any => &[(0, LAST)],
            Named::Ascii => &[(0, 0x7F)],
            Named::Surrogates => &[SURROGATES],
            Named::Table(table) => {
                // Of `LC`, Go has no table of what folding adds: U+0345.
                self.folded |= fold && table.name != "LC";
                return self.tables.push(Member { table, negated });
            }
        };
        self.add_set(&Set { ranges, negated }, fold);
    }

    /// Makes it match what it did not match.
    pub(super) fn negate(&mut self) {
        self.negated = !self.negated;
    }

    /// Sorts and joins the ranges, and works the negation into them where they are the whole set.
    pub(super) fn normalise(&mut self) {
        self.ranges.sort_unstable();
        let mut joined: Vec<Range> = Vec::with_capacity(self.ranges.len());
        for (lo, hi) in self.ranges.drain(..) {
            match joined.last_mut() {
                Some(last) if lo <= last.1 + 1 => last.1 = last.1.max(hi),
                _ => joined.push((lo, hi)),
            }
        }
        if self.negated && self.is_ranges() {
            joined = complement(&joined);
            self.negated = false;
        }
        self.ranges = joined;
    }

    /// Whether only Unicode's tables tell what it matches.
    pub(super) fn needs_unicode_tables(&self) -> bool {
        !self.is_ranges()
    }

    fn is_ranges(&self) -> bool {
        self.tables.is_empty() && !self.folded
    }

    /// Whether it is one character, for Go's count of a pattern's size.
    pub(super) fn single(&self) -> Option<Single> {
        match (self.is_ranges(), self.ranges.as_slice()) {
            (true, [(lo, hi)]) if lo == hi => Some(Single::Point),
            // An upper case ASCII letter and its lower case.
            (true, [(0x41..=0x5A, upper), (lower, last)]) if upper + 0x20 == *lower => {
                (lower == last && self.ranges.first()?.0 == *upper).then_some(Single::Letter)
            }
            _ => None,
        }
    }

    /// About how many code points Go keeps for it: two for each range.
    pub(super) fn bounds(&self) -> u64 {
        let tables = self.tables.iter();
        let ranges = tables
            .map(|member| u64::from(member.table.ranges))
            .sum::<u64>();
        (ranges + self.ranges.len() as u64) * 2
    }

    /// Its ranges of characters; surrogates, which no text has, are left out.
    pub(super) fn characters(&self) -> impl Iterator<Item = (char, char)> {
        self.ranges.iter().flat_map(|(lo, hi)| {
            let below = (*lo, (*hi).min(SURROGATES.0 - 1));
            let above = ((*lo).max(SURROGATES.1 + 1), *hi);
            [below, above].into_iter().filter_map(|(lo, hi)| {
                Some((char::from_u32(lo)?, char::from_u32(hi)?)).filter(|_| lo <= hi)
            })
        })
    }

    pub(super) fn tables(&self) -> &[Member] {
        &self.tables
    }

    pub(super) fn is_folded(&self) -> bool {
        self.folded
    }

    pub(super) fn is_negated(&self) -> bool {
        self.negated
    }

    /// Adds the other cases of the ASCII letters in `range`, and notes letters beyond ASCII.
    fn add_cases(&mut self, (lo, hi): Range) {
        for (first, last, other) in [(0x41, 0x5A, 0x61_u32), (0x61, 0x7A, 0x41)] {
            let (lo, hi) = (lo.max(first), hi.min(last));
            if lo <= hi {
                self.ranges.push((lo - first + other, hi - first + other));
            }
        }
        for (letter, special) in [('k', KELVIN), ('s', LONG_S)] {
            let cases = [letter, letter.to_ascii_uppercase()].map(u32::from);
            if cases.iter().any(|point| (lo..=hi).contains(point)) {
                self.ranges.push((special, special));
            }
            if (lo..=hi).contains(&special) {
                self.ranges.extend(cases.map(|point| (point, point)));
            }
        }
        self.folded |= has_cases_beyond_ascii(lo, hi);
    }
}

/// Whether the other cases of `lo..=hi` are more than the range itself and ASCII letters.
fn has_cases_beyond_ascii(lo: u32, hi: u32) -> bool {
    let lo = lo.max(0x80);
    let all = lo == 0x80 && hi >= LAST_CASED;
    if lo > hi || lo > LAST_CASED || all || (lo >= SURROGATES.0 && hi <= SURROGATES.1) {
        return false;
    }
    if lo < hi {
        // Taken to have letters: looking would cost more than it could save.
        return true;
    }
    char::from_u32(lo).is_some_and(|character| {
        let has_other =
            character.to_lowercase().ne([character]) || character.to_uppercase().ne([character]);
        has_other && !matches!(lo, LONG_S | KELVIN)
    })
}

/// The code points that are not in `ranges`, which are sorted and do not touch.
fn complement(ranges: &[Range]) -> Vec<Range> {
    let mut gaps = Vec::with_capacity(ranges.len() + 1);
    let mut next = 0;
    for (lo, hi) in ranges {
        if next < *lo {
            gaps.push((next, lo - 1));
        }
        next = hi + 1;
    }
    if next <= LAST {
        gaps.push((next, LAST));
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::posix::perl;

    fn class(ranges: &[Range], fold: bool) -> Class {
        let mut class = Class::default();
        for range in ranges {
            class.add_range(*range, fold);
        }
        class.normalise();
        class
    }

    #[test]
    fn ranges_are_sorted_and_joined() {
        let joined = class(
            &[(0x62, 0x63), (0x30, 0x39), (0x61, 0x61), (0x3A, 0x3A)],
            false,
        );
        assert_eq!(joined.ranges, [(0x30, 0x3A), (0x61, 0x63)]);
        assert_eq!(joined.bounds(), 4);
    }

    #[test]
    fn negation_comes_after_folding() {
        let mut negated = Class::default();
        negated.add_range((0x6B, 0x6B), true);
        negated.negate();
        negated.normalise();
        let gaps = [
            (0, 0x4A),
            (0x4C, 0x6A),
            (0x6C, KELVIN - 1),
            (KELVIN + 1, LAST),
        ];
        assert_eq!(negated.ranges, gaps);
        assert!(!negated.needs_unicode_tables());
    }

    #[test]
    fn a_negated_set_is_folded_before_it_is_negated() {
        let mut not_word = Class::default();
        if let Some(set) = perl('W') {
            not_word.add_set(&set, true);
        }
        not_word.normalise();
        let word = [0x4B, 0x6B, LONG_S, KELVIN];
        for point in word {
            assert!(
                !not_word
                    .ranges
                    .iter()
                    .any(|(lo, hi)| (*lo..=*hi).contains(&point))
            );
        }
        assert_eq!(not_word.ranges.last(), Some(&(KELVIN + 1, LAST)));
    }

    #[test]
    fn only_letters_beyond_ascii_take_tables() {
        for (range, tables) in [
            ((0x41, 0x5A), false),
            ((u32::from('é'), u32::from('é')), true),
            ((u32::from('日'), u32::from('日')), false),
            ((LONG_S, LONG_S), false),
            ((0xC0, 0xFF), true),
            ((0xD800, 0xD800), false),
            ((0xD800, 0xDFFF), false),
            ((0, LAST), false),
            ((0x2_0000, LAST), false),
        ] {
            assert_eq!(
                class(&[range], true).needs_unicode_tables(),
                tables,
                "{range:X?}"
            );
            assert!(!class(&[range], false).needs_unicode_tables(), "{range:X?}");
        }
    }

    #[test]
    fn singles_are_what_go_makes_literals_of() {
        assert_eq!(class(&[(0x61, 0x61)], false).single(), Some(Single::Point));
        assert_eq!(class(&[(0x61, 0x61)], true).single(), Some(Single::Letter));
        assert_eq!(
            class(&[(0x61, 0x61), (0x41, 0x41)], false).single(),
            Some(Single::Letter)
        );
        assert_eq!(class(&[(0x6B, 0x6B)], true).single(), None);
        assert_eq!(class(&[(0x61, 0x62)], false).single(), None);
        assert_eq!(class(&[(0x40, 0x41), (0x61, 0x61)], false).single(), None);
    }

    #[test]
    fn surrogates_are_no_characters() {
        let across = class(&[(0xD700, 0xE001)], false);
        let characters: Vec<_> = across.characters().collect();
        assert_eq!(
            characters,
            [('\u{D700}', '\u{D7FF}'), ('\u{E000}', '\u{E001}')]
        );
        assert_eq!(class(&[(0xD800, 0xD800)], false).characters().count(), 0);
    }

    #[test]
    fn a_character_without_cases_is_no_class() {
        assert_eq!(Class::all_cases('1'), None);
        assert_eq!(Class::all_cases('日'), None);
        assert_eq!(
            Class::all_cases('a').map(|class| class.ranges.len()),
            Some(2)
        );
        assert_eq!(Class::all_cases('é').map(|class| class.folded), Some(true));
    }
}
