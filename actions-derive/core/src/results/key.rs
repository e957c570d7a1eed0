//! The keys that `action-set` takes.

use crate::names;

use super::messages;

/// Words that Juju keeps for itself, in any part of a key.
const RESERVED: [&str; 4] = ["stdout", "stderr", "stdout-encoding", "stderr-encoding"];

/// Taken by `action-set`, and then overwritten, a map under it as well.
const OVERWRITTEN: &str = "return-code";

/// The key of a field: `snapshot_size` gives `snapshot-size`, `type_` gives `type`.
pub(super) fn of_field(name: &str) -> String {
    name.trim_matches('_').replace('_', "-")
}

/// What is wrong with the key that the field `name` would have.
pub(super) fn field_fault(name: &str, key: &str) -> Option<String> {
    if is_well_formed(key) {
        return reserved_fault(key);
    }
    let suggestion = suggestion(key);
    let suggestion = suggestion.as_deref().unwrap_or("...");
    Some(messages::key_of_field(name, key, suggestion))
}

/// What is wrong with a key that was written as such.
pub(super) fn fault(key: &str) -> Option<String> {
    if is_well_formed(key) {
        return reserved_fault(key);
    }
    if key.split('.').any(str::is_empty) {
        return Some(messages::empty_segment(key));
    }
    Some(messages::key(key, suggestion(key).as_deref()))
}

/// What keeps two keys from having a value each: `key`, and `other`, which is that of `field`.
pub(super) fn conflict(key: &str, other: &str, field: &str) -> Option<String> {
    let is_under = |inner: &str, outer: &str| {
        inner
            .strip_prefix(outer)
            .is_some_and(|rest| rest.starts_with('.'))
    };
    if key == other {
        Some(messages::same_key(key, field))
    } else if is_under(key, other) {
        Some(messages::under_value(key, other, field))
    } else if is_under(other, key) {
        Some(messages::over_map(key, other, field))
    } else {
        None
    }
}

fn is_well_formed(key: &str) -> bool {
    let is_inner = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    key.split('.').all(|part| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.bytes().all(is_inner)
    })
}

fn reserved_fault(key: &str) -> Option<String> {
    if key.split('.').next() == Some(OVERWRITTEN) {
        return Some(messages::overwritten(key));
    }
    let word = key.split('.').find(|part| RESERVED.contains(part))?;
    Some(messages::reserved(word))
}

/// A key like `key` that Juju takes, if its letters make one.
fn suggestion(key: &str) -> Option<String> {
    let parts = key.split('.').map(|part| names::words(part).join("-"));
    let near = parts.collect::<Vec<_>>().join(".");
    (is_well_formed(&near) && reserved_fault(&near).is_none()).then_some(near)
}
