//! `pattern` and `patternProperties`, matched as Go matches them.
//!
//! Go's syntax goes over into that of the crate `regex`, which reads much the same and means
//! something else: its `\d`, `\s`, `\w` and `\b` know Unicode, its classes nest and subtract, it
//! repeats more than 1,000 times, and some braces are text to Go alone. What has no translation is
//! told, not guessed. (Two faults of Go are not followed: it loses the `(?i)` of an alternative
//! that begins like the one before it, and lacks U+0345 in `(?i)\p{LC}`.)

use std::mem;
use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

/// How large a compiled pattern may get: eight times what `\p{L}{1,1000}` takes.
const LARGEST: usize = 256 << 20;

/// The most copies that Go makes of a part, in repetitions that stand in each other too.
const MOST_COPIES: u32 = 1000;

/// What a part of a pattern is in `regex`.
#[derive(Clone, Copy)]
enum Part {
    Same,
    Written(&'static str),
    /// A class with it as its member.
    Class,
    /// Its last character, which stands for itself.
    Text,
    Repetition,
    GroupStart,
    GroupEnd,
    ClassStart,
    Untranslated,
}

/// Each kind of part, and how Go writes it; the first that is found counts.
type Table = LazyLock<Vec<(Part, Regex)>>;

/// What is special outside of classes. A brace that is no repetition is not.
static OUTSIDE: Table = LazyLock::new(|| {
    table(&[
        (Part::Repetition, r"(?:[*+?]|\{(?:0|[1-9][0-9]*)(?:,(?:0|[1-9][0-9]*)?)?\})\??"),
        (Part::GroupStart, r"\(\?(?:P?<[0-9A-Za-z_]+>|[imsU-]*:)"),
        (Part::Same, r"\(\?[imsU-]*\)"),
        (Part::Untranslated, r"\(\?.{0,2}"),
        (Part::GroupStart, r"\("),
        (Part::GroupEnd, r"\)"),
        (Part::ClassStart, r"\[\^?"),
        (Part::Same, r"[.^$|]|\\[Az]"),
        (Part::Written(r"(?-u:\b)"), r"\\b"),
        (Part::Written(r"(?-u:\B)"), r"\\B"),
    ])
});

/// Sets of characters, in classes too. Under `(?i)`, what is not in a set is not in it in its other
/// cases either: both engines fold before they negate, `regex` where the set is a class of its own.
static SETS: Table = LazyLock::new(|| {
    table(&[
        (Part::Written("[0-9]"), r"\\d"),
        (Part::Written("[^0-9]"), r"\\D"),
        // Without the vertical tab.
        (Part::Written(r"[\t\n\x0C\r ]"), r"\\s"),
        (Part::Written(r"[^\t\n\x0C\r ]"), r"\\S"),
        (Part::Written("[0-9A-Za-z_]"), r"\\w"),
        (Part::Written("[^0-9A-Za-z_]"), r"\\W"),
        (Part::Same, r"\\[pP](?:\{[A-Za-z_]+\}|[A-Z])"),
        (Part::Class, r"\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph):\]"),
        (Part::Class, r"\[:\^?(?:lower|print|punct|space|upper|word|xdigit):\]"),
        (Part::Untranslated, r"\[:.*?:\]"),
    ])
});

/// One character, in classes too.
static CHARACTERS: Table = LazyLock::new(|| {
    table(&[
        (Part::Same, r"\\[afnrtv]|\\x(?:\{[0-9A-Fa-f]+\}|[0-9A-Fa-f]{2})"),
        (Part::Text, r"\\[[:ascii:]--[:alnum:]]"),
        (Part::Untranslated, r"\\."),
        (Part::Text, r"[^\\]"),
    ])
});

fn table(parts: &[(Part, &str)]) -> Vec<(Part, Regex)> {
    let compiled = |(part, go): &(Part, &str)| {
        let regex = Regex::new(&format!("^(?s:{go})"));
        Some((*part, regex.ok()?))
    };
    parts.iter().filter_map(compiled).collect()
}

/// The pattern for [`is_match`], or what it has that is not translated. Juju refuses most of that.
pub(super) fn compile(pattern: &str) -> Result<Regex, String> {
    let mut translation = Translation { rest: pattern, rust: String::new() };
    translation.run()?;
    let built = RegexBuilder::new(&translation.rust).size_limit(LARGEST).build();
    // An error speaks of the translation, which nobody has seen.
    built
        .map_err(|_| "a part that is not well formed, or too large, or nests too deeply".to_owned())
}

pub(super) fn is_match(regex: &Regex, text: &str) -> bool {
    // `Regex::is_match` of 1.13 overlooks a match that follows a `\B` within a character.
    regex.find(text).is_some()
}

struct Translation<'p> {
    rest: &'p str,
    rust: String,
}

impl<'p> Translation<'p> {
    fn run(&mut self) -> Result<(), String> {
        // How often Go copies parts of what was read last, where that can be repeated; and of each
        // group that is open.
        let mut last = None;
        let mut groups = Vec::new();
        while !self.rest.is_empty() {
            let Some((part, written)) = self.take(&OUTSIDE)? else {
                self.member()?;
                last = Some(1);
                continue;
            };
            let copies = match part {
                Part::Repetition => {
                    let repeated = last.ok_or("a repetition of a repetition, or of nothing")?;
                    times(written).saturating_mul(repeated)
                }
                Part::GroupEnd => groups.pop().unwrap_or(1),
                _ => 1,
            };
            if copies > MOST_COPIES {
                return Err(format!("repetitions of over {MOST_COPIES} copies"));
            }
            last = Some(copies).filter(|_| !matches!(part, Part::Repetition));
            match part {
                Part::GroupStart => groups.push(1),
                Part::ClassStart => self.class()?,
                _ => {}
            }
            if let Some(group) = groups.last_mut() {
                *group = copies.max(*group);
            }
        }
        Ok(())
    }

    /// Takes a part of the table, if there is one here.
    fn take(&mut self, table: &Table) -> Result<Option<(Part, &'p str)>, String> {
        let found = |(part, go): &(Part, Regex)| Some((*part, go.find(self.rest)?.as_str()));
        let Some((part, written)) = table.iter().find_map(found) else {
            return Ok(None);
        };
        self.rest = &self.rest[written.len()..];
        match part {
            Part::Written(rust) => self.rust.push_str(rust),
            Part::Text => {
                let text = written.strip_prefix('\\').unwrap_or(written);
                self.rust.push_str(&regex::escape(text));
            }
            Part::Class => self.rust.extend(["[", written, "]"]),
            Part::Untranslated => return Err(format!("`{written}`")),
            _ => self.rust.push_str(written),
        }
        Ok(Some((part, written)))
    }

    /// Takes a character or a set, as they stand in classes as well; whether it is a set.
    fn member(&mut self) -> Result<bool, String> {
        let is_set = self.take(&SETS)?.is_some();
        if !is_set && self.take(&CHARACTERS)?.is_none() {
            let at_end =
                if self.rest.is_empty() { "`[` without its `]`" } else { r"`\` at its end" };
            return Err(at_end.to_owned());
        }
        Ok(is_set)
    }

    /// Takes what is behind the opening of a class.
    fn class(&mut self) -> Result<(), String> {
        // A `]` right behind the opening stands for itself.
        let mut is_first = true;
        while mem::take(&mut is_first) || !self.rest.starts_with(']') {
            let is_set = self.member()?;
            // A `-` behind a set or right before the end stands for itself.
            let behind = self.rest.strip_prefix('-').filter(|behind| !behind.starts_with(']'));
            if let (Some(behind), false) = (behind, is_set) {
                self.rest = behind;
                self.rust.push('-');
                if self.member()? {
                    return Err("a set at the end of a range".to_owned());
                }
            }
        }
        self.rest = &self.rest[1..];
        self.rust.push(']');
        Ok(())
    }
}

/// How many copies Go makes for a repetition: one for `*`, as many as its larger count for `{2,3}`.
fn times(repetition: &str) -> u32 {
    let counts = repetition.split(|character: char| !character.is_ascii_digit());
    let counts = counts.filter(|count| !count.is_empty());
    // Where it is no u32, it is too large all the same.
    counts.map(|count| count.parse().unwrap_or(u32::MAX)).fold(1, u32::max)
}

#[cfg(test)]
mod tests {
    //! Every answer is one that Go's own `regexp` gave.

    use super::{compile, is_match};
    use crate::for_tests::random::Random;

    #[rustfmt::skip]
    const ACCEPTED: &[&str] = &[
        // Braces that are no repetition stand for themselves.
        "{", "}", "{}", "a{ }", "a{2", "a{2,", "a{2,3", "a{01}", "a{0,01}", "a{1,2,3}", "a{-1}",
        "x{9876543210", "{,2}", "a*{",
        // So do these.
        "]", "a]b", "-", r#"~&#!"'<>=:;,@%` /"#, "日本",
        // Repetitions.
        "a{0}", "a{0,0}", "a{1000}", "a{1000,}", "a{0,1000}", "(a{500}b){2}",
        "((a{10}|b*){10,}c){10}", "(a{1000}){1}(b{2})*(c{2}){500}", "a{2}?", "a??", "a*?", "a+?",
        // What is repeated may be a place, or nothing; flags may stand between.
        "^*", "$+", r"\b?", "(|a)*", "()*", "(?:)+", "(?:a*)*",
        // Groups and flags.
        "(?:)", "(?i)", "(?i-s)", "(?im-sU:a)", "(a|b|)", "|", "a||b",
        "(?<_>a)",
        // Escapes.
        r"\x41", r"\x{0041}",
        r"\x{10FFFF}", r"\a\f\n\r\t\v", r#"\<\>\ \"\%"#,
        // Classes.
        "[]a]", "[^]a]", "[a-]", "[-a]", "[[]", "[[:]", "[a&&b]", "[a~~b]", r"[^\x00-\x{10FFFF}]",
        r"[\w-.]", r"\pN", r"\PN", r"\p{Greek}", r"\p{greek}",
        r"\p{Uppercase_Letter}", r"\p{Any}", r"[\pL\d]",
    ];

    #[rustfmt::skip]
    const REFUSED: &[&str] = &[
        // Groups.
        "(", ")", "a)", "(a))", "(a|b", "a|b)", "(?", "(?:", "(?i", "(?-)", "(?i-)", "(?--i)", "(?x)",
        "(?#a)", "(?=a)", "(?<=a)", "(?<!a)", "(?P<n", "(?P<n>", "(?P<>a)", "(?P<x y>a)", "(?<n-x>a)",
        "(?P=n)", "(?P>n)", "(?'n'a)", "(?R)", "(?|a)", "(?(1)a)",
        // Repetitions.
        "*", "+a", "?", "{2}", "(*a)", "a|*", "(?i)*", r"\Q\E*", "a**", "a+*", "a?*", "a*+", "a???",
        "a{2}{3}", "a{2}*", "a{1001}", "a{1001,}", "a{0,1001}", "a{3,2}", "a{9876543210}",
        "a{1,9876543210}", "{1001}",
        r"^([a-z0-9]{1,63}\.){1,253}$", "(a{501}b){2}", "((a{11}|b*){10,}c){10}",
        // Escapes.
        r"\", r"a\", r"\C", r"\E", r"\8", r"\18", r"\x", r"\xg0", r"\x{", r"\x{}", r"\x{110000}",
        r"\ü", r"\cA", r"\e", r"\p", r"\p{}", r"\pX", r"\p{L", r"\p{Script=Greek}",
        // Classes.
        "[", "[]", "[^]", "[a-", "[z-a]", "(?i)[a-Z]", "[a--]", r"[a-\pL]", "[[:foo:]]", "[[::]]",
        r"[\Q]\E]", r"[\b]",
    ];

    /// A pattern, a text, and whether the one is found in the other.
    #[rustfmt::skip]
    const MATCHES: &[(&str, &str, bool)] = &[
        // An unanchored search.
        ("b", "abc", true),
        ("", "", true),
        ("", "a", true),
        ("^b", "ab", false),
        // `$` is the end of the text, without (?m).
        ("a$", "a\n", false),
        ("(?m)a$", "a\n", true),
        ("(?m)^b", "a\nb", true),
        ("^b", "a\nb", false),
        (r"(?m)a\z", "a\n", false),
        (r"(?m)\Ab", "a\nb", false),
        // `.` is no newline, a negated class is one.
        ("a.b", "a\nb", false),
        ("(?s)a.b", "a\nb", true),
        ("a[^x]b", "a\nb", true),
        ("^.$", "日", true),
        // Perl's classes are ASCII, and a vertical tab is no space.
        (r"\d", "٣", false),
        (r"\w", "é", false),
        (r"\W", "é", true),
        (r"\s", "\u{A0}", false),
        (r"\s", "\u{B}", false),
        ("[[:space:]]", "\u{B}", true),
        (r"\S", "\u{B}", true),
        // So are word boundaries.
        (r"a\b", "aé", true),
        (r"\bé", "aé", true),
        (r"\Bé", "é", true),
        (r"^\B", "", true),
        (r"\B", "aéb", false),
        (r"é\B", "éb", false),
        // Classes neither nest nor subtract.
        ("[[a]", "[", true),
        ("[[]a]", "[a]", true),
        ("[a&&b]", "&", true),
        ("^[a&&b]$", "b", true),
        ("[a-c--e]", "d", true),
        ("[~~a]", "~", true),
        ("[+--]", ",", true),
        // Braces.
        ("^a{$", "a{", true),
        ("^a{,3}$", "a{,3}", true),
        ("^a{,3}$", "aa", false),
        ("^a{01}$", "a{01}", true),
        // Repetitions.
        ("^a{2,3}$", "a", false),
        ("^a{2,3}$", "aaa", true),
        ("^a{2,3}$", "aaaa", false),
        ("^a{0}$", "", true),
        ("^(?:a{2}){2}$", "aaa", false),
        ("^(a|b)*?c$", "abac", true),
        // Case.
        ("(?i)k", "\u{212A}", true),
        ("(?i)[a-z]", "\u{17F}", true),
        ("(?i)[^k]", "\u{212A}", false),
        (r"(?i)\W", "\u{212A}", false),
        ("(?i)[[:upper:]]", "a", true),
        ("(?i)日", "日", true),
        ("a(?i)b|c", "C", true),
        ("(?:a(?i)b)c", "abC", false),
        ("(?i:a)b", "Ab", true),
        ("(?i:a)b", "AB", false),
        // Hexadecimal.
        (r"\x41\x{42}", "AB", true),
        (r"[^\x00-\x{10FFFF}]", "a", false),
        // Unicode's tables.
        (r"^\p{L}{1,1000}$", "été", true),
        (r"^\pL$", "é", true),
        (r"^\p{L}$", "1", false),
        (r"\P{L}", "1", true),
        (r"^[\p{Greek}a]+$", "αa", true),
        (r"[^\pL]", "α", false),
        (r"[^\PL]", "α", true),
        (r"(?i)\p{Lu}", "é", true),
        ("(?i)É", "é", true),
        ("(?i)[à-é]", "É", true),
        ("(?i)[^é]", "É", false),
    ];

    /// What Go takes, and has no translation.
    #[rustfmt::skip]
    const UNTRANSLATED: &[&str] = &[
        "a*(?i)*", r"a+\Q\E*", "(?)", "(?ii)", "(?i-i)", "(?P<n>a)(?P<n>b)", "(?P<1>a)", r"\Q",
        r"\Qa", r"\Q[\E", r"\Q\\E", r"\Q+\E+", r"\p{^Greek}",
        r"\0", r"\12", r"\777", r"\x{D800}", r"[\x{D800}]",
    ];

    #[test]
    fn what_go_takes_is_translated() {
        for pattern in ACCEPTED {
            assert_eq!(compile(pattern).err(), None, "{pattern}");
        }
    }

    #[test]
    fn what_go_refuses_is_not_judged() {
        for pattern in REFUSED.iter().chain(UNTRANSLATED) {
            assert!(compile(pattern).is_err(), "{pattern}");
        }
    }

    #[test]
    fn patterns_match_what_they_match_in_go() {
        for (pattern, text, found) in MATCHES {
            let regex = compile(pattern).unwrap();
            assert_eq!(is_match(&regex, text), *found, "{pattern} in {text:?}");
        }
    }

    #[test]
    fn the_tables_are_whole() {
        assert_eq!((super::OUTSIDE.len(), super::SETS.len(), super::CHARACTERS.len()), (10, 10, 4));
    }

    #[test]
    fn no_pattern_panics() {
        let mut random = Random(5);
        let all = [ACCEPTED, REFUSED, UNTRANSLATED].concat();
        for _ in 0..2_000 {
            let (mut pattern, second) = (random.one_of(&all).to_owned(), random.one_of(&all));
            let mut places = pattern.char_indices().map(|(place, _)| place);
            let place = places.nth(random.below(4)).unwrap_or_default();
            pattern.insert_str(place, second);
            let _ = compile(&pattern);
        }
    }
}
