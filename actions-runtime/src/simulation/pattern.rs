//! `pattern` and `patternProperties`, matched as Go matches them.
//!
//! Go's syntax goes over into that of the crate `regex`, which reads much the same and means
//! something else: its `\d`, `\s`, `\w` and `\b` know Unicode, its classes nest and subtract, it
//! repeats more than 1,000 times, and some braces are text to Go alone. What has no translation is
//! told, not guessed. (Two faults of Go are not followed: it loses the `(?i)` of an alternative
//! that begins like the one before it, and lacks U+0345 in `(?i)\p{LC}`.)

use regex::{Regex, RegexBuilder};

/// How large a compiled pattern may get: eight times what `\p{L}{1,1000}` takes.
const LARGEST: usize = 256 << 20;

/// The most copies that Go makes of a part, in repetitions that stand in each other too.
const MOST_COPIES: u32 = 1000;

/// Escapes that mean the same with other words in `regex`. No vertical tab is in `\s`.
const SETS: [(&str, &str); 6] = [
    (r"\d", "[0-9]"),
    (r"\D", "[^0-9]"),
    (r"\s", r"[\t\n\x0C\r ]"),
    (r"\S", r"[^\t\n\x0C\r ]"),
    (r"\w", "[0-9A-Za-z_]"),
    (r"\W", "[^0-9A-Za-z_]"),
];

/// Escapes outside of classes.
const PLACES: [(&str, &str); 4] =
    [(r"\A", r"\A"), (r"\z", r"\z"), (r"\b", r"(?-u:\b)"), (r"\B", r"(?-u:\B)")];

/// The names of `[[:alpha:]]` and so on.
const NAMES: [&str; 14] = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
    "space", "upper", "word", "xdigit",
];

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

impl Translation<'_> {
    fn run(&mut self) -> Result<(), String> {
        // How often Go copies parts of what was read last, where that can be repeated; and of each
        // group that is open.
        let mut last = None;
        let mut groups: Vec<u32> = Vec::new();
        while let Some(next) = self.rest.chars().next() {
            if let Some((length, times)) = repetition(self.rest) {
                let copies = last.take().map_or(0, |copies: u32| copies.saturating_mul(times));
                if copies == 0 {
                    return Err("a repetition of a repetition, or of nothing".to_owned());
                }
                if copies > MOST_COPIES {
                    return Err(format!("repetitions of over {MOST_COPIES} copies"));
                }
                if let Some(group) = groups.last_mut() {
                    *group = copies.max(*group);
                }
                let is_lazy = self.rest[length..].starts_with('?');
                self.copy(length + usize::from(is_lazy));
                continue;
            }
            last = Some(1);
            match next {
                '(' => groups.extend(self.open()?.then_some(1)),
                ')' => {
                    last = groups.pop();
                    if let (Some(outer), Some(inner)) = (groups.last_mut(), last) {
                        *outer = inner.max(*outer);
                    }
                    self.copy(1);
                }
                '[' => self.class()?,
                '.' | '^' | '$' | '|' => self.copy(1),
                _ => drop(self.known(&PLACES) || self.member()?),
            }
        }
        Ok(())
    }

    fn copy(&mut self, length: usize) {
        let (copied, rest) = self.rest.split_at(length);
        self.rust.push_str(copied);
        self.rest = rest;
    }

    /// Takes a character that stands for itself.
    fn character(&mut self, next: char) {
        self.rest = &self.rest[next.len_utf8()..];
        self.rust.push_str(&regex::escape(next.encode_utf8(&mut [0; 4])));
    }

    /// Takes an escape of the table; whether there is one.
    fn known(&mut self, table: &[(&str, &str)]) -> bool {
        let Some((escape, rust)) = table.iter().find(|(escape, _)| self.rest.starts_with(escape))
        else {
            return false;
        };
        self.rest = &self.rest[escape.len()..];
        self.rust.push_str(rust);
        true
    }

    /// Takes the opening of a group, or flags; whether it is a group.
    fn open(&mut self) -> Result<bool, String> {
        let Some(special) = self.rest.strip_prefix("(?") else {
            self.copy(1);
            return Ok(true);
        };
        // What looks behind has no name, which is an error of `regex` too.
        let is_named = special.starts_with("P<") || special.starts_with('<');
        let end = special.find(if is_named { &['>'][..] } else { &[':', ')'] });
        let is_flag = |byte| b"imsU-".contains(&byte);
        match end {
            Some(end) if is_named || special[..end].bytes().all(is_flag) => {
                self.copy("(?".len() + end + 1);
                Ok(!self.rust.ends_with(')'))
            }
            _ => Err(format!("`(?{}`", special.chars().take(2).collect::<String>())),
        }
    }

    /// Takes a character, or the escape of one or of a set, as they stand in classes as well;
    /// whether it is a set.
    ///
    /// Under `(?i)`, what is not in a set is not in it in its other cases either: both engines fold
    /// before they negate, `regex` where the set is a class of its own.
    fn member(&mut self) -> Result<bool, String> {
        if self.known(&SETS) {
            return Ok(true);
        }
        let mut letters = self.rest.chars();
        let next = letters.next().ok_or("`[` without its `]`")?;
        if next != '\\' {
            self.character(next);
            return Ok(false);
        }
        match letters.next().ok_or(r"`\` at its end")? {
            letter @ ('p' | 'P') => {
                self.unicode(letter)?;
                return Ok(true);
            }
            'a' | 'f' | 'n' | 'r' | 't' | 'v' => self.copy(2),
            // `regex` takes the same digits.
            'x' => match letters.as_str().find('}') {
                Some(end) if letters.as_str().starts_with('{') => self.copy(2 + end + 1),
                _ => self.copy(2),
            },
            letter if letter.is_ascii_punctuation() || letter.is_ascii_whitespace() => {
                self.rest = &self.rest[1..];
                self.character(letter);
            }
            letter => return Err(format!(r"`\{letter}`")),
        }
        Ok(false)
    }

    /// Takes `\pL` or `\p{Greek}`: a general category or a script.
    fn unicode(&mut self, letter: char) -> Result<(), String> {
        let behind = &self.rest[2..];
        let (name, rest) = match behind.strip_prefix('{') {
            Some(inside) => inside.split_once('}'),
            None => behind.split_at_checked(1),
        }
        .unwrap_or_default();
        let is_plain = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_';
        let mut classes = ["gc", "sc"].iter().map(|kind| format!(r"\{letter}{{{kind}={name}}}"));
        let class = classes.find(|class| name.bytes().all(is_plain) && Regex::new(class).is_ok());
        self.rust += &class.ok_or_else(|| format!(r"`\{letter}{{{name}}}`"))?;
        self.rest = rest;
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
        let inside = self.rest.strip_prefix("[:");
        let Some((name, rest)) = inside.and_then(|inside| inside.split_once(":]")) else {
            return Ok(false);
        };
        if !NAMES.contains(&name.strip_prefix('^').unwrap_or(name)) {
            return Err(format!("`[:{name}:]`"));
        }
        self.rest = rest;
        self.rust += &format!("[[:{name}:]]");
        Ok(true)
    }
}

/// The bytes of the repetition that `text` begins with, and how many copies Go makes for it. A brace
/// that is none is a character to Go.
fn repetition(text: &str) -> Option<(usize, u32)> {
    if text.starts_with(['*', '+', '?']) {
        return Some((1, 1));
    }
    let (inside, _) = text.strip_prefix('{')?.split_once('}')?;
    let (min, max) = inside.split_once(',').unwrap_or((inside, inside));
    let is_padded = |digits: &str| digits.len() > 1 && digits.starts_with('0');
    let count = |digits: &str| {
        let is_count = digits.bytes().all(|digit| digit.is_ascii_digit()) && !is_padded(digits);
        // Too many, also where they are no u32.
        is_count.then(|| digits.parse().unwrap_or(u32::MAX))
    };
    let least = count(min).filter(|_| !min.is_empty())?;
    let most = if max.is_empty() { least } else { count(max)? };
    Some((inside.len() + 2, least.max(most).max(1)))
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
