//! From the pieces of a pattern to the syntax of the `regex` crate.
//!
//! That syntax reads much the same and means something else: its `\d`, `\s`, `\w` and `\b` know
//! Unicode, its classes nest and subtract, and its braces are never text. So each character that
//! could be taken for syntax is written by its code, and each set by its ranges.

use std::fmt::Write as _;

use super::class::Class;
use super::{Anchor, Piece, Repeat};

/// A class that no character is in.
const NOTHING: &str = r"[^\x{0}-\x{10FFFF}]";

pub(super) fn translate(pieces: &[Piece]) -> String {
    let mut rust = String::new();
    for piece in pieces {
        match piece {
            Piece::Literal(character) => push_character(&mut rust, *character),
            Piece::Class(class) => push_class(&mut rust, class),
            Piece::Any => rust.push_str("(?s:.)"),
            Piece::AnyInLine => rust.push_str(r"[^\n]"),
            Piece::Anchor(anchor) => rust.push_str(match anchor {
                Anchor::TextStart => r"\A",
                Anchor::TextEnd => r"\z",
                Anchor::LineStart => "(?m:^)",
                Anchor::LineEnd => "(?m:$)",
                Anchor::WordBoundary => r"(?-u:\b)",
                Anchor::NoWordBoundary => r"(?-u:\B)",
            }),
            Piece::Open => rust.push_str("(?:"),
            Piece::Close => rust.push(')'),
            Piece::Bar => rust.push('|'),
            Piece::Repeat(repeat) => push_repeat(&mut rust, *repeat),
        }
    }
    rust
}

fn push_class(rust: &mut String, class: &Class) {
    if class.characters().next().is_none() && class.tables().is_empty() {
        // Nothing to negate either: such a class has its negation in its ranges.
        return rust.push_str(NOTHING);
    }
    rust.push_str(match (class.is_folded(), class.is_negated()) {
        (false, false) => "[",
        (false, true) => "[^",
        (true, false) => "(?i:[",
        (true, true) => "(?i:[^",
    });
    for (lo, hi) in class.characters() {
        push_character(rust, lo);
        if lo < hi {
            rust.push('-');
            push_character(rust, hi);
        }
    }
    for member in class.tables() {
        let letter = if member.negated { 'P' } else { 'p' };
        let table = member.table;
        push(
            rust,
            format_args!(r"\{letter}{{{}={}}}", table.property, table.name),
        );
    }
    rust.push_str(if class.is_folded() { "])" } else { "]" });
}

fn push_repeat(rust: &mut String, repeat: Repeat) {
    match (repeat.min, repeat.max) {
        (0, None) => rust.push('*'),
        (1, None) => rust.push('+'),
        (0, Some(1)) => rust.push('?'),
        (min, None) => push(rust, format_args!("{{{min},}}")),
        (min, Some(max)) if min == max => push(rust, format_args!("{{{min}}}")),
        (min, Some(max)) => push(rust, format_args!("{{{min},{max}}}")),
    }
    if !repeat.greedy {
        rust.push('?');
    }
}

fn push_character(rust: &mut String, character: char) {
    if character.is_ascii_alphanumeric() || character == '_' {
        rust.push(character);
    } else {
        push(rust, format_args!(r"\x{{{:X}}}", u32::from(character)));
    }
}

fn push(rust: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String never fails.
    let _ = rust.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use crate::pattern::Pattern;

    fn translated(pattern: &str) -> String {
        Pattern::parse(pattern).map_or_else(|error| error.reason, |pattern| pattern.to_rust())
    }

    #[test]
    fn flags_are_worked_in() {
        assert_eq!(translated("^a$"), r"\Aa\z");
        assert_eq!(translated("(?m)^a$"), "(?m:^)a(?m:$)");
        assert_eq!(translated(".(?s:.)."), r"[^\n](?:(?s:.))[^\n]");
        assert_eq!(translated("(?U)a*b+?"), "a*?b+");
        assert_eq!(translated("(?i)a(?-i)a1"), "[Aa]a1");
        assert_eq!(translated("(?i)k"), r"[Kk\x{212A}]");
        assert_eq!(translated("(?i)é"), r"(?i:[\x{E9}])");
    }

    #[test]
    fn sets_are_spelled_out() {
        assert_eq!(translated(r"\d\b"), r"[0-9](?-u:\b)");
        assert_eq!(translated(r"[^\S]"), r"[\x{9}-\x{A}\x{C}-\x{D}\x{20}]");
        assert_eq!(
            translated("[[:^ascii:]]"),
            r"[\x{80}-\x{D7FF}\x{E000}-\x{10FFFF}]"
        );
        assert_eq!(translated(r"[^a\pL\P{Greek}]"), r"[^a\p{gc=L}\P{sc=Greek}]");
        assert_eq!(translated(r"(?i)\p{^lu}"), r"(?i:[\P{gc=Lu}])");
        assert_eq!(translated(r"(?i)\p{LC}"), r"[\p{gc=LC}]");
        assert_eq!(
            translated(r"\p{Assigned}\p{Any}"),
            r"[\P{gc=Cn}][\x{0}-\x{D7FF}\x{E000}-\x{10FFFF}]"
        );
        assert_eq!(
            translated(r"\x{D800}\p{Cs}"),
            r"[^\x{0}-\x{10FFFF}][^\x{0}-\x{10FFFF}]"
        );
    }

    #[test]
    fn characters_that_mean_something_to_rust_are_codes() {
        assert_eq!(translated("a{,3}"), r"a\x{7B}\x{2C}3\x{7D}");
        assert_eq!(translated("[[a&&b]"), r"[\x{26}\x{5B}a-b]");
        assert_eq!(translated(r"\Qa+\E+"), r"a\x{2B}+");
    }

    #[test]
    fn a_repetition_of_a_repetition_gets_a_group() {
        assert_eq!(translated("a{2}(?i){2,3}?b"), "(?:a{2}){2,3}?[Bb]");
        assert_eq!(translated(r"(a)+\Q\E?"), "(?:(?:a)+)?");
    }
}
