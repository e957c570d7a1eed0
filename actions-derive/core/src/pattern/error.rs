//! Why Go refuses a pattern, in words.

use std::fmt;
use std::ops::Range;

use super::limits::Excess;

/// Go refuses a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The bytes of the pattern that are at fault.
    pub range: Range<usize>,
    /// What is wrong; starts in lower case and ends without a full stop.
    pub reason: String,
    /// What to write instead, where that can be said; like `reason`.
    pub mend: Option<String>,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.reason)
    }
}

impl std::error::Error for Error {}

impl Error {
    fn new(range: Range<usize>, reason: impl Into<String>) -> Self {
        Self {
            range,
            reason: reason.into(),
            mend: None,
        }
    }

    fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }

    pub(super) fn unclosed_group(range: Range<usize>) -> Self {
        Self::new(range, "this group has no closing `)`")
            .mend(r"close it, or write `\(` for the character itself")
    }

    pub(super) fn unopened_group(range: Range<usize>) -> Self {
        Self::new(range, "this `)` closes no group").mend(r"write `\)` for the character itself")
    }

    pub(super) fn unclosed_class(range: Range<usize>) -> Self {
        Self::new(range, "this class has no closing `]`")
            .mend(r"close it, or write `\[` for the character itself")
    }

    pub(super) fn nothing_to_repeat(range: Range<usize>, operator: &str) -> Self {
        let error = Self::new(
            range,
            format!("there is nothing before `{operator}` to repeat"),
        );
        match operator {
            "*" => error.mend(r"write `.*` for any text, or `\*` for the character itself"),
            "+" | "?" => error.mend(format!(r"write `\{operator}` for the character itself")),
            _ => error.mend(format!(
                r"write `\{operator}` for the characters themselves"
            )),
        }
    }

    pub(super) fn repeated_repetition(range: Range<usize>, first: &str, second: &str) -> Self {
        if second == "+" {
            return Self::new(
                range,
                "Go's regular expressions have no possessive repetition",
            )
            .mend(format!("leave out the `+` after `{first}`"));
        }
        Self::new(
            range,
            format!("`{second}` repeats what `{first}` repeats already"),
        )
        .mend(format!("put that in a group: `(?:a{first}){second}`"))
    }

    pub(super) fn bad_count(range: Range<usize>, min: u32, max: Option<u32>) -> Self {
        match max {
            Some(max) if max < min && min <= 1000 => {
                Self::new(range, "this repetition has its larger count first")
                    .mend(format!("write `{{{max},{min}}}`"))
            }
            _ => Self::new(range, "Go repeats something 1000 times at most"),
        }
    }

    pub(super) fn reversed_range(range: Range<usize>, text: &str) -> Self {
        Self::new(range, format!("the range `{text}` ends before it starts"))
            .mend(r"put the lower character first, or write `\-` for the `-` itself")
    }

    pub(super) fn set_in_range(range: Range<usize>, escape: &str) -> Self {
        Self::new(
            range,
            format!("`{escape}` is a set of characters and cannot end a range"),
        )
        .mend(r"write `\-` for the `-` itself")
    }

    pub(super) fn unknown_posix(range: Range<usize>, text: &str) -> Self {
        Self::new(range, format!("Go knows no class `{}`", short(text))).mend(
            "it knows alnum, alpha, ascii, blank, cntrl, digit, graph, lower, print, punct, space, \
             upper, word and xdigit",
        )
    }

    pub(super) fn unknown_unicode(range: Range<usize>, name: &str, known: Option<&str>) -> Self {
        let error = Self::new(
            range,
            format!("Go knows no Unicode class `{}`", short(name)),
        );
        match known {
            Some(known) => error.mend(format!(r"write `\p{{{known}}}`")),
            None => error.mend(
                r"it knows the general categories, such as `\p{L}`, and scripts, such as `\p{Greek}`",
            ),
        }
    }

    pub(super) fn unclosed_unicode(range: Range<usize>) -> Self {
        Self::new(range, "this Unicode class has no closing `}`")
    }

    pub(super) fn lone_backslash(range: Range<usize>) -> Self {
        Self::new(range, r"the pattern ends in a lone `\`")
            .mend(r"write `\\` for the character itself")
    }

    pub(super) fn bad_hexadecimal(range: Range<usize>) -> Self {
        Self::new(
            range,
            r"`\x` takes two hexadecimal digits, or up to `10FFFF` in braces",
        )
        .mend(r"write `\x0A` or `\x{1F600}`")
    }

    pub(super) fn unknown_escape(range: Range<usize>, letter: char) -> Self {
        let unknown = format!(r"Go knows no `\{letter}`");
        let mend = match letter {
            '1'..='9' | 'k' | 'g' => {
                return Self::new(range, "Go's regular expressions have no backreferences");
            }
            'Z' => r"the end of the text is `\z`",
            'E' => r"`\E` only ends what `\Q` has begun",
            'G' | 'K' | 'X' => return Self::new(range, unknown),
            'b' => r"write `\x08` for a backspace",
            'h' => r"write `[ \t]`",
            'H' | 'N' => r"write `[^\n]`, or `.`",
            'R' => r"write `\r?\n`",
            'V' => r"write `[^\n\v\f\r]`",
            'u' | 'U' => r"write the code point as `\x{0041}`",
            'c' => r"write the character's code, as in `\x03`",
            'e' => r"write `\x1B`",
            'C' => r"write `(?s:.)` for any character",
            'i' | 'I' => r"write `[A-Za-z_:]`",
            _ => {
                return Self::new(range, unknown)
                    .mend(format!("write `{letter}` for the letter itself"));
            }
        };
        Self::new(range, unknown).mend(mend)
    }

    pub(super) fn bad_group_name(range: Range<usize>) -> Self {
        Self::new(
            range,
            "the name of a group is made of ASCII letters, digits and `_`",
        )
    }

    pub(super) fn unclosed_group_name(range: Range<usize>) -> Self {
        Self::new(range, "the name of this group has no closing `>`")
    }

    /// `after` is what follows the `(?`.
    pub(super) fn unknown_group(range: Range<usize>, after: &str) -> Self {
        const MISSING: [(&str, &str); 13] = [
            ("=", "lookahead"),
            ("!", "lookahead"),
            ("<=", "lookbehind"),
            ("<!", "lookbehind"),
            (">", "atomic groups"),
            ("#", "comments"),
            ("|", "groups that number their alternatives alike"),
            ("(", "conditions"),
            ("P=", "backreferences"),
            ("P>", "recursion"),
            ("&", "recursion"),
            ("R", "recursion"),
            ("+", "recursion"),
        ];
        let missing = MISSING.iter().find(|(start, _)| after.starts_with(start));
        if let Some((start, what)) = missing {
            let error = Self::new(range, format!("Go's regular expressions have no {what}"));
            return match *start {
                ">" => error.mend("write `(?:` for a group"),
                _ => error,
            };
        }
        if after.starts_with('\'') {
            return Self::new(range, "Go does not name a group with `(?'`")
                .mend("write `(?P<name>`");
        }
        Self::new(range, "Go knows no group that starts like this").mend(
            "it knows `(?:`, `(?P<name>`, and the flags i, m, s and U, as in `(?i)` and `(?i-s:`",
        )
    }

    pub(super) fn excess(range: Range<usize>, excess: Excess) -> Self {
        let reason = match excess {
            Excess::Height => "this nests deeper than the 1000 levels that Go takes",
            Excess::Size => "this is larger than Go takes, with its repetitions written out",
            Excess::Copies => {
                "with the repetitions inside it, this one makes more than the 1000 copies that Go takes"
            }
        };
        Self::new(range, reason)
    }
}

/// A part of the pattern to be quoted, cut off where it is too long for a message.
fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}
