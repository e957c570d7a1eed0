//! What Go's package `regexp`, by which Juju reads a `pattern`, does not take of what other
//! languages have. The rest of its rules is left to Juju.

/// How often Go repeats something at most, in repetitions that stand in each other too.
const MOST: u32 = 1_000;

const IN_HANDLER: &str = "write it without, or check the value in the handler";
const CLOSE: &str = "close it, or put a backslash before it for the character itself";
const ITSELF: &str = "put a backslash before it for the character itself";
const LOOKAROUND: &str = "is lookaround, which Go does not have";
const REFERENCE: &str = "points at a group, which Go cannot";
const NO_ESCAPE: &str = "is no escape to Go";

/// What is told by how it starts: what it is, and what to write instead.
const CONSTRUCTS: [(&str, &str, &str); 11] = [
    ("(?=", LOOKAROUND, IN_HANDLER),
    ("(?!", LOOKAROUND, IN_HANDLER),
    ("(?<=", LOOKAROUND, IN_HANDLER),
    ("(?<!", LOOKAROUND, IN_HANDLER),
    ("(?>", "is an atomic group, which Go does not have", IN_HANDLER),
    ("(?(", "is a conditional, which Go does not have", IN_HANDLER),
    (r"\k", REFERENCE, IN_HANDLER),
    (r"\Z", NO_ESCAPE, r"write `\z`, or `$`, for the end"),
    (r"\h", NO_ESCAPE, r"write `[ \t]` for a blank"),
    (r"\u", NO_ESCAPE, r"write `\x{00e9}` for a character by its code"),
    (r"\c", NO_ESCAPE, r"write `\x01` for a character by its code"),
];

/// A part of a pattern that keeps Go from reading it.
#[derive(Debug, PartialEq)]
pub(crate) struct Fault<'p> {
    pub(crate) part: &'p str,
    /// What is said of it.
    pub(crate) reason: &'static str,
    /// What to write instead.
    pub(crate) mend: &'static str,
}

pub(crate) fn fault(pattern: &str) -> Option<Fault<'_>> {
    // What stands behind it are characters, up to `\E`.
    if pattern.contains(r"\Q") {
        return None;
    }
    Scanner { rest: pattern, groups: Vec::new(), before: Before::Nothing }.scan().err()
}

/// What stands between the slashes of `/^a$/i`, which are no part of it elsewhere.
pub(crate) fn without_slashes(pattern: &str) -> Option<String> {
    let (inner, flags) = pattern.strip_prefix('/')?.rsplit_once('/')?;
    let are_flags = flags.bytes().all(|flag| b"gimsuy".contains(&flag));
    // `/tmp/` may be a part of a path.
    let is_whole = inner.starts_with('^') || inner.ends_with('$') || !flags.is_empty();
    if !is_whole || inner.contains('/') || !are_flags {
        return None;
    }
    let ignoring_case = if flags.contains('i') { "(?i)" } else { "" };
    Some(format!("{ignoring_case}{inner}"))
}

struct Scanner<'p> {
    rest: &'p str,
    /// The groups that are open, and how often a part of each is repeated.
    groups: Vec<(&'p str, u32)>,
    before: Before,
}

/// What a repetition would repeat.
enum Before {
    Nothing,
    /// Something of which a part is repeated so often.
    Part(u32),
    Repetition,
}

/// What stands in a class.
enum Member {
    Character(char),
    /// A character by its code.
    Coded,
    Set,
}

impl<'p> Scanner<'p> {
    fn scan(&mut self) -> Result<(), Fault<'p>> {
        while let Some(char) = self.rest.chars().next() {
            self.construct()?;
            if let Some((length, times)) = repetition(self.rest) {
                self.repeat(length, times)?;
                continue;
            }
            let part = &self.rest[..char.len_utf8()];
            match char {
                '\\' => _ = self.escape()?,
                '[' => self.class()?,
                _ => _ = self.take(part.len()),
            }
            let times = match char {
                '(' => {
                    self.groups.push((part, 1));
                    self.take_if("?");
                    1
                }
                ')' => match self.groups.pop() {
                    Some((_, times)) => times,
                    None => return refuse(part, "closes no group", ITSELF),
                },
                _ => 1,
            };
            self.read(times);
            self.before = if "(|".contains(char) { Before::Nothing } else { Before::Part(times) };
        }
        match self.groups.first() {
            Some((open, _)) => refuse(open, "has no closing `)`", CLOSE),
            None => Ok(()),
        }
    }

    fn construct(&self) -> Result<(), Fault<'p>> {
        for (start, reason, mend) in CONSTRUCTS {
            if self.rest.starts_with(start) {
                return refuse(&self.rest[..start.len()], reason, mend);
            }
        }
        Ok(())
    }

    fn take(&mut self, length: usize) -> &'p str {
        let (part, rest) = self.rest.split_at(length);
        self.rest = rest;
        part
    }

    fn take_if(&mut self, start: &str) -> bool {
        let is_there = self.rest.starts_with(start);
        self.take(if is_there { start.len() } else { 0 });
        is_there
    }

    /// Notes how often a part of what was read is repeated.
    fn read(&mut self, times: u32) {
        if let Some((_, most)) = self.groups.last_mut() {
            *most = times.max(*most);
        }
    }

    fn repeat(&mut self, length: usize, times: u32) -> Result<(), Fault<'p>> {
        let part = self.take(length);
        if times == 0 {
            return refuse(part, "has the larger count first", "exchange the two");
        }
        let inside = match self.before {
            Before::Part(inside) => inside,
            Before::Nothing => {
                let mend =
                    r"write `.` before it for any character, or `\` for the character itself";
                return refuse(part, "has nothing before it to repeat", mend);
            }
            Before::Repetition => {
                let mend = "leave it out, or put what it repeats in a group";
                return refuse(
                    part,
                    "stands behind a repetition, which Go neither repeats nor makes possessive",
                    mend,
                );
            }
        };
        let times = times.saturating_mul(inside);
        if times > MOST {
            let reason = "repeats something over 1000 times, with the repetitions inside it";
            return refuse(part, reason, "lower the counts, or check the value in the handler");
        }
        self.take_if("?");
        self.read(times);
        self.before = Before::Repetition;
        Ok(())
    }

    fn class(&mut self) -> Result<(), Fault<'p>> {
        let open = self.take(1);
        self.take_if("^");
        let mut is_first = true;
        while is_first || !self.take_if("]") {
            is_first = false;
            let (start, low) = (self.rest, self.member(open)?);
            // Behind a set it stands for itself.
            if matches!(low, Member::Set) || self.rest.starts_with("-]") || !self.take_if("-") {
                continue;
            }
            let is_range = match (low, self.member(open)?) {
                (_, Member::Set) => false,
                (Member::Character(low), Member::Character(high)) => low <= high,
                _ => true,
            };
            if !is_range {
                let range = &start[..start.len() - self.rest.len()];
                let mend = r"put the lower character first, or write `\-` for the `-` itself";
                return refuse(range, "leads from no character to a later one", mend);
            }
        }
        Ok(())
    }

    /// What stands next in the class.
    fn member(&mut self, open: &'p str) -> Result<Member, Fault<'p>> {
        if let Some(end) = self.rest.strip_prefix("[:").and_then(|posix| posix.find(":]")) {
            self.take(end + 4);
            return Ok(Member::Set);
        }
        let Some(char) = self.rest.chars().next() else {
            let reason = "has no closing `]`: one that stands first is a character";
            return refuse(open, reason, CLOSE);
        };
        if char == '\\' {
            return self.escape();
        }
        self.take(char.len_utf8());
        Ok(Member::Character(char))
    }

    /// What a backslash stands before.
    fn escape(&mut self) -> Result<Member, Fault<'p>> {
        self.construct()?;
        let mut chars = self.rest.chars().skip(1);
        let Some(char) = chars.next() else {
            return refuse(self.rest, "stands at the end", ITSELF);
        };
        let is_octal = chars.next().is_some_and(|next| next.is_digit(8));
        let part = self.take(1 + char.len_utf8());
        if char.is_ascii_digit() && char != '0' && !is_octal {
            return refuse(part, REFERENCE, IN_HANDLER);
        }
        // `\x{00e9}` and `\p{Greek}`
        if "xpP".contains(char) && self.rest.starts_with('{') {
            self.take(self.rest.find('}').map_or(0, |end| end + 1));
        }
        Ok(match char {
            'd' | 'D' | 's' | 'S' | 'w' | 'W' | 'p' | 'P' => Member::Set,
            _ if char.is_ascii_alphanumeric() => Member::Coded,
            _ => Member::Character(char),
        })
    }
}

fn refuse<'p, T>(part: &'p str, reason: &'static str, mend: &'static str) -> Result<T, Fault<'p>> {
    Err(Fault { part, reason, mend })
}

/// The length of the repetition at the start of `text`, if there is one, and how many copies Go makes
/// for it, 0 where the larger count is first. Braces that repeat nothing stand for themselves.
fn repetition(text: &str) -> Option<(usize, u32)> {
    if text.starts_with(['*', '+', '?']) {
        return Some((1, 1));
    }
    let (counts, _) = text.strip_prefix('{')?.split_once('}')?;
    let count = |text: &str| {
        let is_count = text == "0" || text.starts_with(|first| ('1'..='9').contains(&first));
        let is_count = is_count && text.bytes().all(|byte| byte.is_ascii_digit());
        is_count.then(|| text.parse().unwrap_or(u32::MAX))
    };
    let (least, most) = counts.split_once(',').unwrap_or((counts, counts));
    let most = if most.is_empty() { least } else { most };
    let (least, most) = (count(least)?, count(most)?);
    Some((counts.len() + 2, if most < least { 0 } else { most.max(1) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIMES: &str = "repeats something over 1000 times, with the repetitions inside it";
    const CLASS: &str = "has no closing `]`: one that stands first is a character";
    const RANGE: &str = "leads from no character to a later one";

    #[test]
    fn what_go_lacks_is_told_with_what_to_write() {
        for (pattern, part, reason) in [
            ("(?=a)", "(?=", LOOKAROUND),
            ("(?<!a)b", "(?<!", LOOKAROUND),
            (r"(a)\1", r"\1", REFERENCE),
            (r"(?<n>a)\k<n>", r"\k", REFERENCE),
            ("(?>a)", "(?>", "is an atomic group, which Go does not have"),
            ("(?(1)a|b)", "(?(", "is a conditional, which Go does not have"),
            (r"a\Z", r"\Z", NO_ESCAPE),
            (r"[\h]", r"\h", NO_ESCAPE),
            (r"\u00e9", r"\u", NO_ESCAPE),
            (r"\cA", r"\c", NO_ESCAPE),
            (
                "a++",
                "+",
                "stands behind a repetition, which Go neither repeats nor makes possessive",
            ),
            (
                "a**",
                "*",
                "stands behind a repetition, which Go neither repeats nor makes possessive",
            ),
            ("a{1001}", "{1001}", TIMES),
            ("a{9876543210,}", "{9876543210,}", TIMES),
            ("(a{100}){100}", "{100}", TIMES),
            ("(a{501}b){2}", "{2}", TIMES),
            ("((a{11}|b*){10,}c){10}", "{10}", TIMES),
            ("a{5,2}", "{5,2}", "has the larger count first"),
            ("(a", "(", "has no closing `)`"),
            ("a)", ")", "closes no group"),
            ("[a-z", "[", CLASS),
            ("[]", "[", CLASS),
            ("*.txt", "*", "has nothing before it to repeat"),
            ("a|*", "*", "has nothing before it to repeat"),
            ("[z-a]", "z-a", RANGE),
            (r"[a-\d]", r"a-\d", RANGE),
            ("a\\", r"\", "stands at the end"),
        ] {
            let found = fault(pattern).map(|fault| (fault.part, fault.reason));
            assert_eq!(found, Some((part, reason)), "{pattern}");
        }
    }

    #[test]
    fn what_go_takes_passes() {
        for pattern in [
            "", "^[a-z][a-z0-9-]*$", "[]a]", "[^]a]+", "[[:alpha:]_]{2,}?", r"\d+(\.\d+){1,3}",
            "(?i)a|(?P<name>b)|(?<other>c)|(?:d)", r"\Q*(\E+", r"[\]\-z]", "a{,3}{", "[a-]", "é+",
            r"\12\x{00e9}\p{Greek}", r"\x{2028}{2}[\x{41}-z\w-.]", "^*$", "a*{01}",
            "((a{10}|b){10}c){10}", "(a{500}){2}(b{1000})*",
        ] {
            assert_eq!(fault(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn slashes_around_a_whole_pattern_are_meant_as_none() {
        assert_eq!(without_slashes("/^a$/i").as_deref(), Some("(?i)^a$"));
        assert_eq!(without_slashes("/^a$/").as_deref(), Some("^a$"));
        assert_eq!(without_slashes("/tmp/"), None);
        assert_eq!(without_slashes("/^a/b$/"), None);
    }
}
