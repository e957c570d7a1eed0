//! Names and texts that come from data, as they may be shown: in a message, or on standard error.

use std::io::{self, Write as _};

/// How many characters of a name are shown.
const MOST: usize = 80;

/// Stands for a text that is not shown.
pub(crate) const HIDDEN: &str = "<hidden>";

/// `name` with its control characters escaped, and no more than its first 80 characters.
pub(crate) fn shown(name: &str) -> String {
    let mut shown = String::new();
    for (count, character) in name.chars().enumerate() {
        if count == MOST {
            return shown + "...";
        }
        if character.is_control() || is_invisible(character) {
            shown.push_str(&character.escape_unicode().to_string());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// The words of a name in small letters: `admin-api-key` for `adminAPIKey`. They are of ASCII; the tables
/// of Unicode would be in every charm.
pub(crate) fn hyphenated(name: &str) -> String {
    let mut words = String::new();
    let mut previous = b'-';
    let mut bytes = name.bytes().peekable();
    while let Some(byte) = bytes.next() {
        let ends_capitals = bytes.peek().is_some_and(u8::is_ascii_lowercase);
        let goes_on = previous.is_ascii_uppercase() && !ends_capitals;
        let begins = byte.is_ascii_uppercase() && !goes_on;
        let is_in_word = byte.is_ascii_alphanumeric();
        if (begins || !is_in_word) && !words.is_empty() && !words.ends_with('-') {
            words.push('-');
        }
        if is_in_word {
            words.push(byte.to_ascii_lowercase().into());
        }
        previous = byte;
    }
    words.truncate(words.trim_end_matches('-').len());
    words
}

/// `text` behind what it explains: after a colon, and on lines of its own where it has several.
pub(crate) fn after_colon(text: &str) -> String {
    let before = match text {
        "" => "",
        _ if text.contains('\n') => ":\n",
        _ => ": ",
    };
    [before, text].concat()
}

/// Tells a line, at once. Where standard error is closed, nobody can be told.
pub(crate) fn to_stderr(line: &str) {
    let _ = io::stderr().write_all([line, "\n"].concat().as_bytes());
}

/// `Debug` as the text itself, so that `unwrap` in a test shows it.
macro_rules! debug_as_text {
    ($type:ty) => {
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self, f)
            }
        }
    };
}
pub(crate) use debug_as_text;

/// Characters that turn the direction of a line, or that break it, without being control
/// characters.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The first 20 of `names`, with commas, and the count of the others.
pub(crate) fn listed(names: &[impl AsRef<str>]) -> String {
    const MOST_NAMES: usize = 20;
    let mut list = String::new();
    for name in names.iter().take(MOST_NAMES) {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(&shown(name.as_ref()));
    }
    match names.len().checked_sub(MOST_NAMES) {
        Some(others @ 1..) => format!("{list} and {others} more"),
        _ => list,
    }
}

#[cfg(test)]
mod tests {
    use super::{listed, shown};

    #[test]
    fn a_plain_name_is_shown_as_it_is() {
        assert_eq!(shown("größe-1"), "größe-1");
    }

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(shown("a\n\u{1b}[31m\0"), r"a\u{a}\u{1b}[31m\u{0}");
        assert_eq!(shown("a\u{202e}b"), r"a\u{202e}b");
    }

    #[test]
    fn a_long_name_is_cut() {
        assert_eq!(shown(&"é".repeat(81)), format!("{}...", "é".repeat(80)));
        assert_eq!(shown(&"é".repeat(80)), "é".repeat(80));
    }

    #[test]
    fn a_long_list_is_counted() {
        let names: Vec<String> = (0..22).map(|n| n.to_string()).collect();
        let text = listed(&names);
        assert!(text.starts_with("0, 1, 2, "));
        assert!(text.ends_with(", 19 and 2 more"));
    }
}
