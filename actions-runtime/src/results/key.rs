//! The keys that `action-set` takes.

/// The words that Juju keeps for itself, at any depth of a key.
const RESERVED: [&str; 4] = ["stdout", "stderr", "stdout-encoding", "stderr-encoding"];
/// Taken by `action-set`, and then overwritten with the exit status, a map under it as well.
const OVERWRITTEN: &str = "return-code";

/// How many segments a key can have: Juju 3 keeps the results in a `MongoDB`, which nests 100 levels
/// deep, some of them Juju's own.
pub(crate) const MOST_SEGMENTS: usize = 90;

/// What is wrong with a key, with the place of the segment that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyFault {
    /// A segment does not match `^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$`.
    Segment { start: usize, end: usize },
    /// A segment is a word that Juju keeps for itself.
    Reserved { start: usize, end: usize },
    /// The first segment is the key that Juju overwrites with the exit status.
    Overwritten,
    /// There are too many segments.
    Deep,
}

/// The first thing that is wrong with `key`.
pub(super) fn fault(key: &str) -> Option<KeyFault> {
    let mut start = 0;
    for (index, segment) in key.split('.').enumerate() {
        let end = start + segment.len();
        if !is_segment(segment) {
            return Some(KeyFault::Segment { start, end });
        }
        if RESERVED.contains(&segment) {
            return Some(KeyFault::Reserved { start, end });
        }
        if index == 0 && segment == OVERWRITTEN {
            return Some(KeyFault::Overwritten);
        }
        if index >= MOST_SEGMENTS {
            return Some(KeyFault::Deep);
        }
        start = end + 1;
    }
    None
}

fn is_segment(text: &str) -> bool {
    let is_inner = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !text.is_empty() && !text.starts_with('-') && !text.ends_with('-') && text.bytes().all(is_inner)
}

/// A key like `key` that Juju takes, if there is one: `Snapshot_Size` gives `snapshot-size`.
pub(super) fn suggestion(key: &str) -> Option<String> {
    let mut suggestion = String::new();
    let mut lower_before = false;
    for character in key.chars() {
        match character {
            'A'..='Z' => {
                if lower_before {
                    suggestion.push('-');
                }
                suggestion.push(character.to_ascii_lowercase());
            }
            'a'..='z' | '0'..='9' => suggestion.push(character),
            '.' => {
                trim_hyphens(&mut suggestion);
                suggestion.push('.');
            }
            _ if suggestion.is_empty() || suggestion.ends_with(['.', '-']) => {}
            _ => suggestion.push('-'),
        }
        lower_before = matches!(character, 'a'..='z' | '0'..='9');
    }
    trim_hyphens(&mut suggestion);
    (suggestion != key && fault(&suggestion).is_none()).then_some(suggestion)
}

fn trim_hyphens(text: &mut String) {
    text.truncate(text.trim_end_matches('-').len());
}

#[cfg(test)]
mod tests {
    use super::{KeyFault, MOST_SEGMENTS, fault, suggestion};

    #[test]
    fn juju_takes_segments_of_lower_case_letters_digits_and_hyphens() {
        for key in [
            "a",
            "0",
            "snapshot-size",
            "a.b.c",
            "a--b",
            "0-9",
            "a.return-code",
            "return-codes",
            "stdouts",
        ] {
            assert_eq!(fault(key), None, "{key}");
        }
        for key in [
            "", ".", "a.", ".a", "a..b", "-a", "a-", "a.-b", "A", "a_b", "a b", "é", "a=b",
        ] {
            assert!(
                matches!(fault(key), Some(KeyFault::Segment { .. })),
                "{key}"
            );
        }
    }

    #[test]
    fn juju_keeps_some_words_for_itself() {
        for (key, start, end) in [
            ("stdout", 0, 6),
            ("a.stderr", 2, 8),
            ("stdout-encoding.b", 0, 15),
            ("a.stderr-encoding", 2, 17),
        ] {
            assert_eq!(fault(key), Some(KeyFault::Reserved { start, end }), "{key}");
        }
        for key in ["return-code", "return-code.b", "return-code.a.b"] {
            assert_eq!(fault(key), Some(KeyFault::Overwritten), "{key}");
        }
    }

    #[test]
    fn juju_nests_so_deep_and_no_deeper() {
        let deep = ["a"; MOST_SEGMENTS].join(".");
        assert_eq!(fault(&deep), None);
        assert_eq!(fault(&format!("{deep}.a")), Some(KeyFault::Deep));
    }

    #[test]
    fn near_keys_are_suggested() {
        for (key, near) in [
            ("Snapshot_Size", "snapshot-size"),
            ("snapshotSize", "snapshot-size"),
            ("mysql port", "mysql-port"),
            ("_a_._b_", "a.b"),
            ("DB", "db"),
        ] {
            assert_eq!(suggestion(key).as_deref(), Some(near));
        }
        for key in ["", "é", "a..b", "stdout", "STDOUT", "a"] {
            assert_eq!(suggestion(key), None, "{key}");
        }
    }
}
