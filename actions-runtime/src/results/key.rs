//! The keys that `action-set` takes.

use crate::shown::{hyphenated, shown};

/// The words that Juju keeps for itself, at any depth of a key.
const RESERVED: [&str; 4] = ["stdout", "stderr", "stdout-encoding", "stderr-encoding"];
/// Taken by `action-set`, and then overwritten with the exit status, a map under it as well.
const OVERWRITTEN: &str = "return-code";

/// How many segments a key can have: Juju 3 keeps the results in a `MongoDB`, which nests 100 levels
/// deep, some of them Juju's own.
pub(crate) const MOST_SEGMENTS: usize = 90;

pub(super) fn fault(key: &str) -> Option<String> {
    let or = "; if the key comes from inside a value, that can be one JSON text, as `#[results(json)]` \
              makes of a field";
    first_fault(key).map(|fault| fault + if key.contains('.') { or } else { "" })
}

fn first_fault(key: &str) -> Option<String> {
    for (index, segment) in key.split('.').enumerate() {
        if segment.is_empty() {
            return Some("an empty part of a key is not taken by Juju; name it".to_owned());
        }
        if !is_segment(segment) {
            let near = suggestion(key).map(|near| format!("; use `{}`", shown(&near)));
            return Some(format!(
                "`{}` is not a key that Juju takes: lower-case letters, digits and inner hyphens{}",
                shown(segment),
                near.unwrap_or_default()
            ));
        }
        if RESERVED.contains(&segment) {
            return Some(format!("Juju keeps `{segment}` for itself; use another key"));
        }
        if index == 0 && segment == OVERWRITTEN {
            return Some("Juju overwrites it with the exit status; use another key".to_owned());
        }
        if index >= MOST_SEGMENTS {
            return Some(format!(
                "the key has over {MOST_SEGMENTS} parts, deeper than Juju keeps results; use fewer"
            ));
        }
    }
    None
}

/// `^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$`
pub(crate) fn is_segment(text: &str) -> bool {
    let is_inner = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !text.is_empty() && !text.starts_with('-') && !text.ends_with('-') && text.bytes().all(is_inner)
}

/// A key like this one that Juju takes, if there is one: `disk.Free_Space` gives `disk.free-space`.
fn suggestion(key: &str) -> Option<String> {
    let near: Vec<_> = key.split('.').map(hyphenated).collect();
    Some(near.join(".")).filter(|near| first_fault(near).is_none())
}

#[cfg(test)]
mod tests {
    use super::{MOST_SEGMENTS, fault, suggestion};

    #[test]
    fn juju_takes_segments_of_lower_case_letters_digits_and_hyphens() {
        for key in [
            "a", "0", "snapshot-size", "a.b.c", "a--b", "0-9", "a.return-code", "return-codes",
            "stdouts",
        ] {
            assert_eq!(fault(key), None, "{key}");
        }
        for (key, word) in [
            ("", "empty"),
            (".", "empty"),
            ("a.", "empty"),
            (".a", "empty"),
            ("a..b", "empty"),
            ("-a", "`-a` is not a key"),
            ("b.a-", "`a-` is not a key"),
            ("A", "use `a`"),
            ("x.a_b", "`a_b` is not a key that Juju takes"),
            ("a b", "use `a-b`"),
            ("é", "not a key"),
            ("a=b", "not a key"),
            ("stdout", "keeps `stdout`"),
            ("a.stderr", "keeps `stderr`"),
            ("stdout-encoding.b", "keeps `stdout-encoding`"),
            ("a.stderr-encoding", "keeps `stderr-encoding`"),
            ("return-code", "overwrites it"),
            ("return-code.b", "overwrites it"),
        ] {
            let fault = fault(key).unwrap_or_default();
            assert!(fault.contains(word), "{key}: {fault}");
        }
    }

    #[test]
    fn juju_nests_so_deep_and_no_deeper() {
        let deep = ["a"; MOST_SEGMENTS].join(".");
        assert_eq!(fault(&deep), None);
        assert!(fault(&format!("{deep}.a")).is_some_and(|fault| fault.contains("over 90 parts")));
    }

    #[test]
    fn near_keys_are_suggested() {
        for (key, near) in [
            ("Snapshot_Size", "snapshot-size"),
            ("snapshotSize", "snapshot-size"),
            ("mysql port", "mysql-port"),
            ("_b_", "b"),
            ("DB", "db"),
            ("backup.Id", "backup.id"),
            ("a_._B.c", "a.b.c"),
        ] {
            assert_eq!(suggestion(key).as_deref(), Some(near));
        }
        for key in ["é", "STDOUT", "A.é", "A..b", "A.stdout"] {
            assert_eq!(suggestion(key), None, "{key}");
        }
    }
}
