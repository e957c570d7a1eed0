//! What is read of each scalar of `tests/vectors/scalars.json` is what `PyYAML` and Juju read, on the
//! way of each kind of file; what they read differently is refused.

use actions_derive_core::scalar::Value;
use actions_derive_core::yaml::{Content, Reader, parse};
use serde_json::Value as Json;

/// What is refused in `charmcraft.yaml`, of which all of it but the quoted ones is refused in
/// `actions.yaml` as well.
const REFUSED: &str = "\
    y n Y N 0o10 0O10 08 018 01182252 007 010 +1 -010 0x1F 0X1f 0b101 0B101 1_000 1_ 0x_1F 1__0 1. \
    .5 -.5 +.5 00.5 01.5 1.5e3 1.5e+3 1e3 1E3 1e+3 1e-3 1.e+3 1_0.5 .5e+1 .inf -.inf +.inf .Inf \
    .INF .nan .NaN 1:30 12:30:45 190:20:30.15 -1:30 2024-01-01 2024-01-01T10:00:00Z \
    2024-01-01T10:00:00.123+02:00 1e21 = << - ? @x \"y\" \"1e+3\" \"1e-5\" \"0o10\" \"N\" \"+.5\" \
    \"-0o7\"";

fn entries() -> Vec<Json> {
    let vectors = include_str!("../../../tests/vectors/scalars.json");
    serde_json::from_str(vectors).expect("the vectors are JSON")
}

/// What is read of a scalar in the words of the vectors; `None` where it is refused.
fn read(scalar: &str, reader: Reader) -> Option<String> {
    let root = parse(&format!("v: {scalar}\n"), reader).ok()??;
    let Content::Map(entries) = root.content else {
        panic!("{scalar} is in no map");
    };
    let node = &entries.first()?.value;
    let Content::Scalar(found) = &node.content else {
        return None;
    };
    Some(match found.value {
        Value::Null => "null".to_owned(),
        Value::Boolean(value) => format!("bool {value}"),
        Value::Number(value) => format!("number {value}"),
        Value::Text => format!("str {:?}", found.text),
        Value::Unclear(_) => return None,
    })
}

/// The words of the vectors, numbers as the float64 that Juju makes of them.
fn expected(entry: &Json, reader: &str) -> String {
    let text = entry[reader].as_str().expect("a text");
    match text.split_once(' ') {
        Some(("int" | "float", number)) => {
            let number: f64 = number.parse().expect("a number");
            format!("number {number}")
        }
        // Python escapes what Rust shows.
        _ => text.replace("\\u00e9\\ud83d\\ude00", "é😀"),
    }
}

#[test]
fn what_is_read_is_what_all_read() {
    for entry in entries() {
        let scalar = entry["scalar"].as_str().expect("a text");
        let mut found = Vec::new();
        for (reader, last) in
            [(Reader::Charmcraft, "juju_via_charmcraft"), (Reader::Juju, "juju_direct")]
        {
            let Some(read) = read(scalar, reader) else {
                continue;
            };
            assert_eq!(read, expected(&entry, last), "{scalar} by {last}");
            assert_eq!(read, expected(&entry, "pyyaml"), "{scalar} by PyYAML");
            found.push(read);
        }
        found.dedup();
        assert!(found.len() < 2, "{scalar} is {found:?}");
    }
}

#[test]
fn what_is_refused_is_known() {
    let entries = entries();
    let scalars = entries.iter().map(|entry| entry["scalar"].as_str().expect("a text").trim());
    let is_tagged = |scalar: &&str| scalar.starts_with('!');
    let refused = scalars.filter(|scalar| !is_tagged(scalar));
    let refused: Vec<&str> =
        refused.filter(|scalar| read(scalar, Reader::Charmcraft).is_none()).collect();
    let mut known: Vec<&str> = REFUSED.split_whitespace().collect();
    for scalar in &refused {
        assert!(known.contains(scalar), "{scalar} is refused");
        let in_actions = read(scalar, Reader::Juju).is_none();
        assert_eq!(in_actions, !scalar.starts_with('"'), "{scalar}");
    }
    known.retain(|scalar| !refused.contains(scalar));
    assert_eq!(known, <[&str; 0]>::default(), "are read");
}
