//! The keys that `action-set` takes.

use crate::names;

/// Words that Juju keeps for itself, in any part of a key.
const RESERVED: [&str; 4] = ["stdout", "stderr", "stdout-encoding", "stderr-encoding"];

/// Taken by `action-set`, and then overwritten, a map under it as well.
const OVERWRITTEN: &str = "return-code";

/// The key of a field: `snapshot_size` gives `snapshot-size`, `type_` gives `type`.
pub(super) fn of_field(name: &str) -> String {
    name.trim_matches('_').replace('_', "-")
}

/// What is wrong with a key.
pub(super) fn fault(key: &str) -> Option<String> {
    if let Some(word) = reserved(key) {
        return Some(format!(
            "Juju keeps the key `{word}` for itself; give the result another with \
             `#[results(rename = \"...\")]`"
        ));
    }
    let near = suggestion(key).unwrap_or_else(|| "...".to_owned());
    (!is_well_formed(key)).then(|| {
        format!(
            "Juju refuses the key `{key}`: each part of a key has lower-case letters, digits and \
             inner hyphens; write `#[results(rename = \"{near}\")]`"
        )
    })
}

/// Whether two keys are one, or one would be a map and have a value too.
pub(super) fn exclude_each_other(key: &str, other: &str) -> bool {
    let (short, long) = if key.len() < other.len() { (key, other) } else { (other, key) };
    let rest = long.strip_prefix(short);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn is_well_formed(key: &str) -> bool {
    let is_inner = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    let is_part = |part: &str| !part.starts_with('-') && !part.ends_with('-');
    key.split('.').all(|part| !part.is_empty() && is_part(part) && part.bytes().all(is_inner))
}

fn reserved(key: &str) -> Option<&str> {
    let mut parts = key.split('.').enumerate();
    let is_kept =
        |(at, part): &(usize, &str)| RESERVED.contains(part) || (*at == 0 && *part == OVERWRITTEN);
    parts.find(is_kept).map(|(_, part)| part)
}

/// A key like `key` that Juju takes, if its letters make one.
fn suggestion(key: &str) -> Option<String> {
    let parts = key.split('.').filter(|part| !part.is_empty());
    let parts = parts.map(|part| names::words(part).unwrap_or_default().join("-"));
    let near = parts.collect::<Vec<_>>().join(".");
    (is_well_formed(&near) && reserved(&near).is_none()).then_some(near)
}
