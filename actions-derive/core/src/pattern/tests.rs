//! What Go accepts, refuses and matches. Every answer is one that Go's own `regexp` gave.

use super::*;

/// Patterns of actions that Juju was given, and whether it took them.
#[rustfmt::skip]
const DECLARED: &[(&str, bool)] = &[
    (r"^\d+$", true), ("(?<n>a)", true), ("(?P<n>a)", true), (r"\p{L}", true),
    ("[[:alpha:]]", true), (r"a\z", true), ("", true), (r"a\/b", true), (r"a\-b", true),
    (r"a\_b", true), ("a{", true), ("a{,3}", true), ("(?!a)b", false), (r"(a)\1", false),
    ("(a", false), ("a{1001}", false), (r"\h", false), (r"a\Z", false), ("a++", false),
    ("(?>a)", false), (r"\u0041", false), (r"[a-\d]", false), ("*", false),
];

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
    "^*", "$+", r"\b?", "(|a)*", "()*", "(?:)+", "a*(?i)*", r"a+\Q\E*", r"\Q+\E+", "(?:a*)*",
    // Groups and flags.
    "(?)", "(?:)", "(?i)", "(?ii)", "(?i-s)", "(?im-sU:a)", "(a|b|)", "|", "a||b",
    "(?P<n>a)(?P<n>b)", "(?P<1>a)", "(?<_>a)",
    // Escapes.
    r"\Q", r"\Qa", r"\Q[\E", r"\Q\\E", r"\0", r"\08", r"\12", r"\777", r"\x41", r"\x{0041}",
    r"\x{10FFFF}", r"\x{D800}", r"\a\f\n\r\t\v", r#"\<\>\ \"\%"#,
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
    r"\ü", r"\cA", r"\e", r"\p", r"\p{}", r"\pX", r"\p{Grek}", r"\p{L", r"\p{Script=Greek}",
    r"\p{Old_Italic}", r"\p{SignWriting}",
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
    ("^a{2}(?i){2}$", "aaaa", true),
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
    ("(?i-i)a", "A", false),
    // Octal and hexadecimal.
    (r"\101", "A", true),
    (r"\x41\x{42}", "AB", true),
    (r"[\x{D800}]", "a", false),
    (r"[^\x{D800}]", "a", true),
    (r"(?i)[^\x{D800}-\x{DFFF}]", "a", true),
    (r"[^\x00-\x{10FFFF}]", "a", false),
];

/// The same for what takes Unicode's tables.
#[rustfmt::skip]
const MATCHES_WITH_TABLES: &[(&str, &str, bool)] = &[
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

fn parse(pattern: &str) -> Pattern {
    Pattern::parse(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"))
}

fn found_by_regex(pattern: &str, text: &str) -> bool {
    let rust = parse(pattern).to_rust();
    let regex = regex::Regex::new(&rust).unwrap_or_else(|error| panic!("{pattern}: {error}"));
    // `is_match` of regex 1.13 overlooks a match that follows a `\B` within a character.
    regex.find(text).is_some()
}

#[test]
fn verdicts_on_declared_patterns() {
    for (pattern, accepted) in DECLARED {
        assert_eq!(Pattern::parse(pattern).is_ok(), *accepted, "{pattern}");
    }
}

#[test]
fn accepted_patterns_are_read_by_both_engines() {
    for pattern in ACCEPTED {
        let parsed = parse(pattern);
        assert_eq!(parsed.as_str(), *pattern);
        let rust = parsed.to_rust();
        assert!(regex::Regex::new(&rust).is_ok(), "{pattern} as {rust}");
        if !parsed.needs_unicode_tables() {
            assert!(parsed.is_match("").is_some(), "{pattern} as {rust}");
        }
    }
}

#[test]
fn refused_patterns_say_where() {
    for pattern in REFUSED {
        let Err(error) = Pattern::parse(pattern) else {
            panic!("{pattern} was accepted");
        };
        assert!(
            pattern
                .get(error.range)
                .is_some_and(|part| !part.is_empty()),
            "{pattern}"
        );
    }
}

#[test]
fn repeated_repetitions_of_much_cost_no_time() {
    let much = "a".repeat(3_000_000);
    let pattern = parse(&format!("(?:{much}b+){}", "*(?i)".repeat(900)));
    let rust = pattern.to_rust();
    assert!(rust.starts_with(&format!("{}a", "(?:".repeat(900))));
    assert!(rust.ends_with(&format!("ab+{})*", ")*".repeat(899))));
}

#[test]
fn matches() {
    for (pattern, text, found) in MATCHES {
        assert_eq!(
            parse(pattern).is_match(text),
            Some(*found),
            "{pattern} in {text:?}"
        );
        assert_eq!(
            found_by_regex(pattern, text),
            *found,
            "{pattern} in {text:?}"
        );
    }
}

#[test]
fn matches_with_tables_are_left_to_the_regex_crate() {
    for (pattern, text, found) in MATCHES_WITH_TABLES {
        assert_eq!(
            found_by_regex(pattern, text),
            *found,
            "{pattern} in {text:?}"
        );
        let expected = (*pattern == r"\p{Any}").then_some(true);
        assert_eq!(
            parse(pattern).is_match(text),
            expected,
            "{pattern} in {text:?}"
        );
    }
}

#[test]
fn a_match_that_would_recurse_too_deeply_is_not_tried() {
    let nested = |depth| format!("{}a{}", "(?:".repeat(depth), ")".repeat(depth));
    assert_eq!(parse(&nested(200)).is_match("a"), Some(true));
    assert_eq!(parse(&nested(100_000)).is_match("a"), None);
}

#[test]
fn errors_point_at_the_part_and_mend_it() {
    let told = |pattern: &str| match Pattern::parse(pattern) {
        Ok(_) => panic!("{pattern} was accepted"),
        Err(error) => {
            let part = pattern[error.range].to_owned();
            (part, error.reason, error.mend.unwrap_or_default())
        }
    };
    for (pattern, part, reason, mend) in [
        (
            "é(?!a)b",
            "(?!",
            "Go's regular expressions have no lookahead",
            "",
        ),
        (
            r"(a)\1",
            r"\1",
            "Go's regular expressions have no backreferences",
            "",
        ),
        (
            r"a\Z",
            r"\Z",
            r"Go knows no `\Z`",
            r"the end of the text is `\z`",
        ),
        (
            r"\u0041",
            r"\u",
            r"Go knows no `\u`",
            r"write the code point as `\x{0041}`",
        ),
        (
            "a(b(c)",
            "(",
            "this group has no closing `)`",
            r"close it, or write `\(` for the character itself",
        ),
        (
            "a++",
            "++",
            "Go's regular expressions have no possessive repetition",
            "leave out the `+` after `+`",
        ),
        (
            "ba{2}*",
            "{2}*",
            "`*` repeats what `{2}` repeats already",
            "put that in a group: `(?:a{2})*`",
        ),
        (
            "*.txt",
            "*",
            "there is nothing before `*` to repeat",
            r"write `.*` for any text, or `\*` for the character itself",
        ),
        (
            "a{3,2}",
            "{3,2}",
            "this repetition has its larger count first",
            "write `{2,3}`",
        ),
        (
            "a{1001}",
            "{1001}",
            "Go repeats something 1000 times at most",
            "",
        ),
        (
            r"[\w-z9-0]",
            "9-0",
            "the range `9-0` ends before it starts",
            r"put the lower character first, or write `\-` for the `-` itself",
        ),
        (
            r"[a-\d]",
            r"\d",
            r"`\d` is a set of characters and cannot end a range",
            r"write `\-` for the `-` itself",
        ),
        (
            r"\p{Script=Greek}",
            r"\p{Script=Greek}",
            "Go knows no Unicode class `Script=Greek`",
            r"write `\p{Greek}`",
        ),
        (
            r"(?>a)",
            "(?>",
            "Go's regular expressions have no atomic groups",
            "write `(?:` for a group",
        ),
    ] {
        let expected = (part.to_owned(), reason.to_owned(), mend.to_owned());
        assert_eq!(told(pattern), expected, "{pattern}");
    }
}

#[test]
fn an_error_quotes_no_more_than_a_line_holds() {
    let reason =
        Pattern::parse(&format!(r"\p{{{}}}", "é".repeat(1000))).map_err(|error| error.reason);
    let quoted = format!("Go knows no Unicode class `{}...`", "é".repeat(40));
    assert_eq!(reason, Err(quoted));
}
