//! The keys that `action-set` takes.

use crate::names;

/// Words that Juju keeps for itself, in any part of a key.
const RESERVED: [&str; 4] = ["stdout", "stderr", "stdout-encoding", "stderr-encoding"];

/// Taken by `action-set`, and then overwritten, a map under it as well.
const OVERWRITTEN: &str = "return-code";

/// What each part of a key is made of; Juju's rule for `action-set`.
const RULE: &str = "each part of a key has lower-case letters, digits and inner hyphens";

/// The key of a field: `snapshot_size` gives `snapshot-size`, `type_` gives `type`.
pub(super) fn of_field(name: &str) -> String {
    name.trim_matches('_').replace('_', "-")
}

/// What is wrong with a key, which is that of the field `name` unless it was written as such.
pub(super) fn fault(key: &str, name: Option<&str>) -> Option<String> {
    if is_well_formed(key) {
        return reserved_fault(key);
    }
    let near = suggestion(key);
    Some(match (name, near) {
        (Some(name), near) => format!(
            "the field `{name}` would be the result `{key}`, which Juju refuses: {RULE}; write \
             `#[results(rename = \"{}\")]`",
            near.as_deref().unwrap_or("...")
        ),
        (None, Some(near)) => format!("Juju refuses the key `{key}`: {RULE}; write `{near}`"),
        (None, None) => format!("Juju refuses the key `{key}`: {RULE}"),
    })
}

/// What keeps two keys from having a value each: `key`, and `other`, which is that of `field`.
pub(super) fn conflict(key: &str, other: &str, field: &str) -> Option<String> {
    let is_under = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'))
    };
    if key == other {
        Some(format!("`{key}` is the key of the field `{field}` already; rename one of them"))
    } else if is_under(key, other) {
        Some(format!(
            "`{key}` cannot stand under `{other}`, which is the key of the field `{field}`; rename \
             one of them, or move this field into a struct for `{other}`"
        ))
    } else if is_under(other, key) {
        Some(format!(
            "`{key}` cannot be a key of its own, since `{other}`, the key of the field `{field}`, \
             stands under it; rename one of them, or move that field into a struct for `{key}`"
        ))
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
        return Some(format!(
            "Juju overwrites the result `{key}` with the exit status of the charm; give it another \
             key with `#[results(rename = \"...\")]`"
        ));
    }
    let word = key.split('.').find(|part| RESERVED.contains(part))?;
    Some(format!(
        "Juju keeps the key `{word}` for what the charm prints; give the result another with \
         `#[results(rename = \"...\")]`"
    ))
}

/// A key like `key` that Juju takes, if its letters make one.
fn suggestion(key: &str) -> Option<String> {
    let parts = key.split('.').filter(|part| !part.is_empty());
    let parts = parts.map(|part| names::words(part).unwrap_or_default().join("-"));
    let near = parts.collect::<Vec<_>>().join(".");
    (is_well_formed(&near) && reserved_fault(&near).is_none()).then_some(near)
}
