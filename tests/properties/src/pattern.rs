//! Patterns, which are Go's, and their matches.

use actions_derive_core::pattern::Pattern;
use regex::{Error, RegexBuilder};

const PIECES: &[&str] = &[
    "a",
    "b",
    "k",
    "s",
    "é",
    "ß",
    "名",
    "-",
    "^",
    "$",
    ".",
    "*",
    "+",
    "?",
    "??",
    "+?",
    "|",
    "(",
    ")",
    "(?:",
    "(?i)",
    "(?s)",
    "(?m)",
    "(?U)",
    "(?i:",
    "(?-i:",
    "(?P<n>",
    "(?<n>",
    "[",
    "]",
    "[^",
    "[a-z]",
    "[[:alpha:]]",
    "[[:^word:]]",
    "[\\d\\-]",
    "{2}",
    "{0}",
    "{1,}",
    "{1,3}",
    "{3,1}",
    "{,2}",
    "{1000}",
    "{1001}",
    "{",
    "}",
    "\\d",
    "\\D",
    "\\s",
    "\\w",
    "\\W",
    "\\b",
    "\\B",
    "\\A",
    "\\z",
    "\\Z",
    "\\pL",
    "\\PN",
    "\\p{Greek}",
    "\\p{^Lu}",
    "\\p{Any}",
    "\\x41",
    "\\x{10FFFF}",
    "\\x{110000}",
    "\\Q",
    "\\E",
    "\\n",
    "\\t",
    "\\C",
    "\\1",
    "\\0",
    "\\07",
    "\\",
    "&&",
    "--",
    "~~",
    "#",
    " ",
    "\n",
    "(?=",
    "(?!",
];

/// The bytes as a pattern, up to the first zero, and a text; or as pieces of patterns.
pub fn any(bytes: &[u8]) {
    let Some((mode, rest)) = bytes.split_first() else {
        return both("", "");
    };
    if mode % 2 == 0 {
        let text = String::from_utf8_lossy(rest);
        let (pattern, text) = text.split_once('\0').unwrap_or((&text, ""));
        both(pattern, text);
    } else {
        let mut choices = crate::choices::Choices::new(rest);
        let pattern = choices.text(PIECES) + &choices.text(PIECES);
        let text = choices.text(&[
            "a", "b", "k", "K", "\u{212a}", "s", "ſ", "é", "名", "-", "\n", "1", " ", "_", "σ", "ς",
        ]);
        both(&pattern, &text);
    }
}

/// What holds for any pattern: it is refused for a reason with a place, or it compiles, and matches
/// the same texts whoever matches them.
fn both(pattern: &str, text: &str) {
    let parsed = match Pattern::parse(pattern) {
        Ok(parsed) => parsed,
        Err(error) => {
            assert!(
                pattern.get(error.range.clone()).is_some(),
                "{pattern:?}: {error:?}"
            );
            assert!(!error.reason.is_empty(), "{pattern:?}");
            return;
        }
    };
    let rust = parsed.to_rust();
    let found = parsed.is_match(text);
    // The largest that Go takes are too much to compile for each input.
    if parsed.size() > 20_000 {
        return;
    }
    match RegexBuilder::new(&rust).size_limit(50 << 20).build() {
        Ok(regex) => {
            let expected = regex.is_match(text);
            assert!(
                found.is_none_or(|found| found == expected),
                "{pattern:?} on {text:?}: {rust}"
            );
        }
        Err(Error::CompiledTooBig(_)) => {}
        Err(error) => assert!(is_too_deep(&error), "{pattern:?} is {rust:?}: {error}"),
    }
}

/// The regex crate nests 250 levels deep.
fn is_too_deep(error: &Error) -> bool {
    error.to_string().contains("nest")
}
