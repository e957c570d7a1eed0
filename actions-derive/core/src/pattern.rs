//! What Go's package `regexp`, by which Juju reads a `pattern`, does not take of what other
//! languages have. The rest of its rules is left to Juju.

/// How often Go repeats something at most.
const MOST: u32 = 1_000;

const IN_HANDLER: &str = "write it without, or check the value in the handler";

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Starts in lower case and ends without a full stop.
    pub(crate) reason: String,
    /// What to write instead.
    pub(crate) mend: String,
}

/// What keeps Go from reading a pattern.
pub(crate) fn fault(pattern: &str) -> Option<Fault> {
    let mut scanner = Scanner { rest: pattern, open: 0, before: Before::Nothing };
    while !scanner.rest.is_empty() {
        if let Err(fault) = scanner.step() {
            return Some(fault);
        }
    }
    (scanner.open > 0).then(|| {
        Fault::new(
            "a group has no closing `)`",
            r"close it, or write `\(` for the character itself",
        )
    })
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
    /// How many groups are open.
    open: usize,
    before: Before,
}

/// What a repetition would repeat.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    Something,
    Repetition,
}

impl Fault {
    fn new(reason: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { reason: reason.into(), mend: mend.into() }
    }
}

impl Scanner<'_> {
    fn step(&mut self) -> Result<(), Fault> {
        if let Some(literal) = self.rest.strip_prefix("\\Q") {
            let end = literal.find("\\E").map_or(literal.len(), |end| end + 2);
            self.rest = &literal[end..];
            self.before = Before::Something;
            return Ok(());
        }
        if let Some(length) = repetition(self.rest)? {
            return self.repeat(length);
        }
        let mut chars = self.rest.chars();
        let char = chars.next().unwrap_or_default();
        self.rest = chars.as_str();
        self.before = Before::Something;
        match char {
            '\\' => {
                self.rest = &self.rest[escape(self.rest, false)?..];
            }
            '[' => self.class()?,
            '(' => {
                self.open += 1;
                self.before = Before::Nothing;
                self.group()?;
            }
            ')' if self.open == 0 => {
                let mend = r"write `\)` for the character itself";
                return Err(Fault::new("a `)` closes no group", mend));
            }
            ')' => self.open -= 1,
            '|' | '^' => self.before = Before::Nothing,
            _ => {}
        }
        Ok(())
    }

    fn repeat(&mut self, length: usize) -> Result<(), Fault> {
        let operator = &self.rest[..length];
        match self.before {
            Before::Nothing if operator == "*" => {
                return Err(Fault::new(
                    "there is nothing before `*` to repeat",
                    r"write `.*` for any text, or `\*` for the character itself",
                ));
            }
            Before::Nothing => {
                return Err(Fault::new(
                    format!("there is nothing before `{operator}` to repeat"),
                    format!(r"write `\{operator}` for the character itself"),
                ));
            }
            Before::Repetition if operator == "+" => {
                return Err(Fault::new(
                    "Go's regular expressions have no possessive repetition",
                    "leave out the second `+`",
                ));
            }
            Before::Repetition => {
                return Err(Fault::new(
                    format!("`{operator}` repeats what is repeated already"),
                    "put what is repeated in a group",
                ));
            }
            Before::Something => {}
        }
        self.rest = &self.rest[length..];
        self.rest = self.rest.strip_prefix('?').unwrap_or(self.rest);
        self.before = Before::Repetition;
        Ok(())
    }

    /// What stands behind the `(`.
    fn group(&mut self) -> Result<(), Fault> {
        let Some(kind) = self.rest.strip_prefix('?') else {
            return Ok(());
        };
        let lacks = |what: &str| {
            Err(Fault::new(format!("Go's regular expressions have no {what}"), IN_HANDLER))
        };
        if kind.starts_with(['=', '!']) || kind.starts_with("<=") || kind.starts_with("<!") {
            return lacks("lookaround");
        }
        if kind.starts_with('>') {
            return lacks("atomic groups");
        }
        if kind.starts_with('(') {
            return lacks("conditionals");
        }
        self.rest = kind;
        Ok(())
    }

    /// The class behind its `[`.
    fn class(&mut self) -> Result<(), Fault> {
        let unclosed = || {
            let mend = r"close it, or write `\[` for the character itself";
            Fault::new("a class has no closing `]`", mend)
        };
        let start = self.rest.strip_prefix('^').unwrap_or(self.rest);
        if start == "]" || (start.starts_with(']') && !start[1..].contains(']')) {
            return Err(Fault::new(
                "a class is empty: a `]` that stands first in it is the character itself",
                "write what it is to hold between the brackets",
            ));
        }
        let mut rest = start;
        let mut is_first = true;
        loop {
            if let Some(end) = rest.strip_prefix(']')
                && !is_first
            {
                self.rest = end;
                return Ok(());
            }
            is_first = false;
            if let Some(posix) = rest.strip_prefix("[:")
                && let Some(end) = posix.find(":]")
            {
                rest = &posix[end + 2..];
                continue;
            }
            let (low, after) = class_character(rest)?.ok_or_else(unclosed)?;
            rest = after;
            if let Some(range) = rest.strip_prefix('-')
                && !range.starts_with(']')
            {
                let (high, after) = class_character(range)?.ok_or_else(unclosed)?;
                if let (Some(low), Some(high)) = (low, high)
                    && low > high
                {
                    return Err(Fault::new(
                        format!("the range `{low}-{high}` ends before it starts"),
                        r"put the lower character first, or write `\-` for the `-` itself",
                    ));
                }
                rest = after;
            }
        }
    }
}

/// A character in a class, if it stands for itself, and what is behind it.
fn class_character(text: &str) -> Result<Option<(Option<char>, &str)>, Fault> {
    let mut chars = text.chars();
    Ok(match chars.next() {
        None => None,
        Some('\\') => {
            let rest = chars.as_str();
            let length = escape(rest, true)?;
            let mut escaped = rest.chars().filter(|char| !char.is_alphanumeric());
            let single = escaped.next().filter(|char| char.len_utf8() == length);
            Some((single, &rest[length..]))
        }
        Some(char) => Some((Some(char), chars.as_str())),
    })
}

/// How long a repetition is at the start of `text`, if there is one.
fn repetition(text: &str) -> Result<Option<usize>, Fault> {
    if text.starts_with(['*', '+', '?']) {
        return Ok(Some(1));
    }
    let Some((counts, _)) = text.strip_prefix('{').and_then(|text| text.split_once('}')) else {
        return Ok(None);
    };
    let (least, most) = counts.split_once(',').unwrap_or((counts, counts));
    let is_count = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_count(least) || !(most.is_empty() || is_count(most)) {
        // Braces that repeat nothing stand for themselves.
        return Ok(None);
    }
    let count = |text: &str| text.parse::<u32>().unwrap_or(u32::MAX);
    let (least, most) = (count(least), if most.is_empty() { MOST } else { count(most) });
    if least > MOST || most > MOST {
        let reason = "Go repeats something 1000 times at most";
        return Err(Fault::new(reason, IN_HANDLER));
    }
    if least > most {
        let mend = format!("write `{{{most},{least}}}`");
        return Err(Fault::new("a repetition has its larger count first", mend));
    }
    Ok(Some(counts.len() + 2))
}

/// How long an escape is, behind its backslash.
fn escape(text: &str, in_class: bool) -> Result<usize, Fault> {
    let mut chars = text.chars();
    let Some(char) = chars.next() else {
        let mend = r"write `\\` for the character itself";
        return Err(Fault::new("a backslash stands at the end", mend));
    };
    let is_octal = chars.next().is_some_and(|next| ('0'..='7').contains(&next));
    let mend = match char {
        'a' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' | 'd' | 'D' | 's' | 'S' | 'w' | 'W' | 'p' | 'P'
        | '0' => return Ok(1),
        'A' | 'b' | 'B' | 'z' if !in_class => return Ok(1),
        '1'..='7' if is_octal => return Ok(1),
        '1'..='9' | 'k' => {
            let reason = "Go's regular expressions have no references to groups";
            return Err(Fault::new(reason, IN_HANDLER));
        }
        'Z' => r"write `\z`, or `$`, for the end".to_owned(),
        'h' => r"write `[ \t]` for a blank".to_owned(),
        'u' => r"write `\x{00e9}` for a character by its code".to_owned(),
        'c' => r"write `\x01` for a character by its code".to_owned(),
        'A'..='Z' | 'a'..='z' => format!("write `{char}` for the character itself"),
        _ => return Ok(char.len_utf8()),
    };
    Err(Fault::new(format!("Go knows no escape `\\{char}`"), mend))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_go_lacks_is_told_with_what_to_write() {
        for (pattern, reason) in [
            ("(?=a)", "Go's regular expressions have no lookaround"),
            ("(?<!a)b", "Go's regular expressions have no lookaround"),
            (r"(a)\1", "Go's regular expressions have no references to groups"),
            (r"(?<n>a)\k<n>", "Go's regular expressions have no references to groups"),
            ("a++", "Go's regular expressions have no possessive repetition"),
            ("(?>a)", "Go's regular expressions have no atomic groups"),
            ("(?(1)a|b)", "Go's regular expressions have no conditionals"),
            (r"a\Z", r"Go knows no escape `\Z`"),
            (r"[\h]", r"Go knows no escape `\h`"),
            (r"\u00e9", r"Go knows no escape `\u`"),
            (r"\cA", r"Go knows no escape `\c`"),
            ("a{1001}", "Go repeats something 1000 times at most"),
            ("a{5,2}", "a repetition has its larger count first"),
            ("(a", "a group has no closing `)`"),
            ("a)", "a `)` closes no group"),
            ("[a-z", "a class has no closing `]`"),
            ("[]", "a class is empty: a `]` that stands first in it is the character itself"),
            ("*.txt", "there is nothing before `*` to repeat"),
            ("a|*", "there is nothing before `*` to repeat"),
            ("[z-a]", "the range `z-a` ends before it starts"),
            ("a**", "`*` repeats what is repeated already"),
            ("a\\", "a backslash stands at the end"),
        ] {
            let found = fault(pattern).map(|fault| fault.reason);
            assert_eq!(found.as_deref(), Some(reason), "{pattern}");
        }
    }

    #[test]
    fn what_go_takes_passes() {
        for pattern in [
            "", "^[a-z][a-z0-9-]*$", "[]a]", "[^]a]+", "[[:alpha:]_]{2,}?", r"\d+(\.\d+){1,3}",
            "(?i)a|(?P<name>b)|(?<other>c)|(?:d)", r"\Q*(\E+", r"[\]\-z]", "a{,3}{", "[a-]", "é+",
            r"\12\x{00e9}\p{Greek}",
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
