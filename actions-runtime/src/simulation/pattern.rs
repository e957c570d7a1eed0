//! `pattern` and `patternProperties`, matched as Go matches them.
//!
//! Go's syntax goes over into that of the crate `regex`, which reads much the same and means
//! something else: its `\d`, `\s`, `\w` and `\b` know Unicode, its classes nest and subtract, it
//! repeats more than 1,000 times, and some braces are text to Go alone. What has no translation is
//! told, not guessed. (Two faults of Go are not followed: it loses the `(?i)` of an alternative
//! that begins like the one before it, and lacks U+0345 in `(?i)\p{LC}`.)

use std::fmt::Write as _;

use regex::{Regex, RegexBuilder};

/// How large a compiled pattern may get: eight times what `\p{L}{1,1000}` takes.
const LARGEST: usize = 256 << 20;

/// The most that Go repeats.
const MOST_COPIES: u32 = 1000;

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
        let mut is_repeated = false;
        while let Some(next) = self.rest.chars().next() {
            let repetition = repetition(self.rest)?;
            if repetition > 0 {
                if is_repeated {
                    return Err("a repetition of a repetition".to_owned());
                }
                self.copy(repetition);
                if self.rest.starts_with('?') {
                    self.copy(1);
                }
                is_repeated = true;
                continue;
            }
            is_repeated = false;
            match next {
                '(' => self.open()?,
                '[' => self.class()?,
                '\\' => self.escape()?,
                '.' | '^' | '$' | '|' | ')' => self.copy(1),
                _ => self.character(next),
            }
        }
        Ok(())
    }

    /// Takes what stands before `end`, and `end`.
    fn take_until(&mut self, end: &str) -> Option<&'p str> {
        let (text, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(text)
    }

    /// Writes `rust` for so many bytes.
    fn put(&mut self, length: usize, rust: &str) {
        self.rest = &self.rest[length..];
        self.rust.push_str(rust);
    }

    fn copy(&mut self, length: usize) {
        let (copied, rest) = self.rest.split_at(length);
        self.rust.push_str(copied);
        self.rest = rest;
    }

    /// Takes a character that stands for itself.
    fn character(&mut self, next: char) {
        self.rest = &self.rest[next.len_utf8()..];
        self.text(next);
    }

    fn text(&mut self, character: char) {
        if character.is_ascii_alphanumeric() {
            self.rust.push(character);
        } else {
            let _ = write!(self.rust, r"\x{{{:X}}}", u32::from(character));
        }
    }

    fn open(&mut self) -> Result<(), String> {
        let Some(special) = self.rest.strip_prefix("(?") else {
            self.copy(1);
            return Ok(());
        };
        // What looks behind has no name, which is an error of `regex` too.
        let is_named = special.starts_with("P<") || special.starts_with('<');
        let end = special.find(if is_named { &['>'][..] } else { &[':', ')'] });
        let is_flag = |byte| b"imsU-".contains(&byte);
        match end {
            Some(end) if is_named || special[..end].bytes().all(is_flag) => {
                self.copy("(?".len() + end + 1);
                Ok(())
            }
            _ => Err(format!("`(?{}`", special.chars().take(2).collect::<String>())),
        }
    }

    fn escape(&mut self) -> Result<(), String> {
        match self.rest.as_bytes().get(1) {
            Some(b'A' | b'z') => self.copy(2),
            Some(b'b') => self.put(2, r"(?-u:\b)"),
            Some(b'B') => self.put(2, r"(?-u:\B)"),
            Some(b'Q') => {
                self.rest = &self.rest[2..];
                let to_the_end = self.rest;
                let quoted = self.take_until(r"\E").unwrap_or_else(|| {
                    self.rest = "";
                    to_the_end
                });
                if quoted.is_empty() {
                    return Err(r"`\Q` with nothing behind it".to_owned());
                }
                quoted.chars().for_each(|character| self.text(character));
            }
            _ => {
                self.member()?;
            }
        }
        Ok(())
    }

    /// Takes a character, or the escape of one or of a set, as they stand in classes as well;
    /// whether it is a set.
    ///
    /// Under `(?i)`, what is not in a set is not in it in its other cases either: both engines fold
    /// before they negate, `regex` where the set is a class of its own.
    fn member(&mut self) -> Result<bool, String> {
        let mut letters = self.rest.chars();
        let next = letters.next().ok_or("`[` without its `]`")?;
        if next != '\\' {
            self.character(next);
            return Ok(false);
        }
        let letter = letters.next().ok_or(r"`\` at its end")?;
        match letter {
            'd' => self.put(2, "[0-9]"),
            'D' => self.put(2, "[^0-9]"),
            // Without the vertical tab.
            's' => self.put(2, r"[\t\n\x0C\r ]"),
            'S' => self.put(2, r"[^\t\n\x0C\r ]"),
            'w' => self.put(2, "[0-9A-Za-z_]"),
            'W' => self.put(2, "[^0-9A-Za-z_]"),
            'p' | 'P' => self.unicode(letter)?,
            _ => {
                match letter {
                    'a' | 'f' | 'n' | 'r' | 't' | 'v' => self.copy(2),
                    // `regex` takes the same digits.
                    'x' => match letters.as_str().find('}') {
                        Some(end) if letters.as_str().starts_with('{') => self.copy(2 + end + 1),
                        _ => self.copy(2),
                    },
                    _ if letter.is_ascii() && !letter.is_ascii_alphanumeric() => {
                        self.rest = &self.rest[1..];
                        self.character(letter);
                    }
                    _ => return Err(format!(r"`\{letter}`")),
                }
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Takes `\pL` or `\p{Greek}`: a general category or a script.
    fn unicode(&mut self, letter: char) -> Result<(), String> {
        self.rest = &self.rest[2..];
        let name = if self.rest.starts_with('{') {
            self.take_until("}").and_then(|name| name.get(1..))
        } else {
            let (name, rest) = self.rest.split_at_checked(1).unwrap_or_default();
            self.rest = rest;
            Some(name)
        };
        let name = name.unwrap_or_default();
        let other = if letter == 'p' { 'P' } else { 'p' };
        let (letter, name) = name.strip_prefix('^').map_or((letter, name), |name| (other, name));
        let properties: &[&str] = match &*name.to_ascii_lowercase() {
            "any" | "ascii" | "assigned" => &[""],
            _ => &["gc=", "sc="],
        };
        let is_plain = |byte: u8| byte.is_ascii_alphabetic() || b"_- ".contains(&byte);
        let mut classes = properties.iter().map(|of| format!(r"\{letter}{{{of}{name}}}"));
        let class = classes.find(|class| name.bytes().all(is_plain) && Regex::new(class).is_ok());
        self.rust += &class.ok_or_else(|| format!(r"`\{letter}{{{name}}}`"))?;
        Ok(())
    }

    fn class(&mut self) -> Result<(), String> {
        self.copy(if self.rest.starts_with("[^") { 2 } else { 1 });
        let mut is_first = true;
        // A `]` right behind the opening stands for itself.
        while is_first || !self.rest.starts_with(']') {
            is_first = false;
            let is_set = self.named_set()? || self.member()?;
            // A `-` behind a set or right before the end stands for itself.
            let is_range = self.rest.len() > 1 && self.rest.starts_with('-');
            if !is_set && is_range && !self.rest.starts_with("-]") {
                self.copy(1);
                if self.member()? {
                    return Err("a set at the end of a range".to_owned());
                }
            }
        }
        self.copy(1);
        Ok(())
    }

    /// Takes `[:alpha:]`; whether there is one.
    fn named_set(&mut self) -> Result<bool, String> {
        const NAMES: [&str; 14] = [
            "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print",
            "punct", "space", "upper", "word", "xdigit",
        ];
        let inside = self.rest.strip_prefix("[:");
        let Some((written, rest)) = inside.and_then(|inside| inside.split_once(":]")) else {
            return Ok(false);
        };
        let name = written.strip_prefix('^').unwrap_or(written);
        if !NAMES.contains(&name) {
            return Err(format!("`[:{written}:]`"));
        }
        self.rest = rest;
        let caret = if name == written { "" } else { "^" };
        let _ = write!(self.rust, "[{caret}[:{name}:]]");
        Ok(true)
    }
}

/// The bytes of the repetition that `text` begins with; 0 for none. A brace that is none is a
/// character to Go.
fn repetition(text: &str) -> Result<usize, String> {
    if text.starts_with(['*', '+', '?']) {
        return Ok(1);
    }
    let inside = text.strip_prefix('{');
    let Some((inside, _)) = inside.and_then(|inside| inside.split_once('}')) else {
        return Ok(0);
    };
    let (min, max) = inside.split_once(',').unwrap_or((inside, inside));
    let is_count = |digits: &str| {
        let is_padded = digits.len() > 1 && digits.starts_with('0');
        !digits.is_empty() && !is_padded && digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    if !is_count(min) || !(max.is_empty() || is_count(max)) {
        return Ok(0);
    }
    let is_small = |digits: &str| digits.parse().is_ok_and(|count: u32| count <= MOST_COPIES);
    if !is_small(min) || !(max.is_empty() || is_small(max)) {
        return Err(format!("`{{{inside}}}`"));
    }
    Ok(inside.len() + 2)
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
        "a{0}", "a{0,0}", "a{1000}", "a{1000,}", "a{0,1000}", "a{2}?", "a??", "a*?", "a+?",
        // What is repeated may be a place, or nothing; flags and quotes may stand between.
        "^*", "$+", r"\b?", "(|a)*", "()*", "(?:)+", r"\Q+\E+", "(?:a*)*",
        // Groups and flags.
        "(?:)", "(?i)", "(?i-s)", "(?im-sU:a)", "(a|b|)", "|", "a||b",
        "(?<_>a)",
        // Escapes.
        r"\Qa", r"\Q[\E", r"\Q\\E", r"\x41", r"\x{0041}",
        r"\x{10FFFF}", r"\a\f\n\r\t\v", r#"\<\>\ \"\%"#,
        // Classes.
        "[]a]", "[^]a]", "[a-]", "[-a]", "[[]", "[[:]", "[a&&b]", "[a~~b]", r"[^\x00-\x{10FFFF}]",
        r"[\w-.]", r"\pN", r"\PN", r"\p{Greek}", r"\p{^Greek}", r"\p{Any}", r"\p{greek}",
        r"\p{Uppercase_Letter}", r"[\pL\d]",
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
        // Quotes and braces.
        (r"\Q.*\E", "a", false),
        (r"\Q.*\E", ".*", true),
        (r"^\Qab\E+$", "abb", true),
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
        (r"\p{^Greek}", "α", false),
        (r"^[\p{Greek}a]+$", "αa", true),
        (r"[^\pL]", "α", false),
        (r"[^\PL]", "α", true),
        (r"(?i)\p{Lu}", "é", true),
        (r"\p{Any}", "a", true),
        ("(?i)É", "é", true),
        ("(?i)[à-é]", "É", true),
        ("(?i)[^é]", "É", false),
    ];

    /// What Go takes, and has no translation.
    #[rustfmt::skip]
    const UNTRANSLATED: &[&str] = &[
        "a*(?i)*", r"a+\Q\E*", "(?)", "(?ii)", "(?i-i)", "(?P<n>a)(?P<n>b)", "(?P<1>a)", r"\Q",
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
