//! Decoding of text that nobody meant well, made from a fixed seed, against `serde_json`.

use serde_json::Value as Json;

use super::reader::Reader;
use super::tests::Snapshot;
use super::{Param, Value, from_json};
use crate::for_tests::random::Random;

impl Random {
    /// JSON text; with `depth` 0 a scalar.
    fn json(&mut self, depth: usize) -> String {
        let space = self.one_of(&["", "", "", " ", "\n\t"]);
        let text = match self.below(if depth == 0 { 3 } else { 6 }) {
            0 => self.one_of(SCALARS).to_owned(),
            1 => self.one_of(NUMBERS).to_owned(),
            2 => self.one_of(STRINGS).to_owned(),
            3 => {
                let items: Vec<_> = (0..self.below(4)).map(|_| self.json(depth - 1)).collect();
                format!("[{}]", items.join(","))
            }
            _ => {
                let members: Vec<_> = (0..self.below(4))
                    .map(|_| format!("{}:{}", self.one_of(STRINGS), self.json(depth - 1)))
                    .collect();
                format!("{{{}}}", members.join(","))
            }
        };
        format!("{space}{text}{space}")
    }

    /// `text` with a few bytes changed, taken away or added.
    fn spoil(&mut self, text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=self.below(3) {
            let at = self.below(bytes.len() + 1);
            let byte = self.one_of(b"{}[]:,\"\\u0e.-+ntf \x01\xc3");
            match self.below(3) {
                0 if at < bytes.len() => bytes[at] = byte,
                1 if at < bytes.len() => drop(bytes.remove(at)),
                2 => bytes.truncate(at),
                _ => bytes.insert(at, byte),
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

const SCALARS: &[&str] = &["null", "true", "false"];
const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "1",
    "-1",
    "80",
    "1.0",
    "1e+15",
    "1e+21",
    "1e-7",
    "0.1",
    "9007199254740993",
    "18446744073709551616",
    "-9223372036854775809",
    "1e308",
    "123456789012345678901234567890",
];
const STRINGS: &[&str] = &[
    r#""""#,
    r#""filename""#,
    r#""compression""#,
    r#""kind""#,
    r#""quality""#,
    r#""hosts""#,
    r#""port""#,
    r#""gzip""#,
    r#""SECRET""#,
    r#""é\u0000\n""#,
    r#""\ud83d\ude00""#,
];

fn read(text: &str) -> Option<Json> {
    let mut reader = Reader::new(text);
    let json = reader.json();
    let mut skipped = Reader::new(text);
    skipped.skip();
    let read = reader.finish();
    assert_eq!(skipped.finish().is_ok(), read.is_ok(), "{text:?}");
    read.ok().and(json)
}

/// Equal but for floats that `serde_json` misses by a last bit.
fn alike(ours: &Json, theirs: &Json) -> bool {
    match (ours, theirs) {
        (Json::Number(ours), Json::Number(theirs)) => {
            let (ours, theirs) = (ours.as_f64().unwrap(), theirs.as_f64().unwrap());
            (ours - theirs).abs() <= ours.abs() * f64::EPSILON
        }
        (Json::Array(ours), Json::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| alike(a, b))
        }
        (Json::Object(ours), Json::Object(theirs)) => {
            ours.len() == theirs.len()
                && ours
                    .iter()
                    .all(|(name, a)| theirs.get(name).is_some_and(|b| alike(a, b)))
        }
        _ => ours == theirs,
    }
}

#[test]
fn text_is_json_to_the_reader_when_it_is_to_serde_json() {
    let mut random = Random(7);
    let mut refused = 0;
    for round in 0..40_000 {
        let mut text = random.json(5);
        if round % 4 != 0 {
            text = random.spoil(&text);
        }
        match (read(&text), serde_json::from_str::<Json>(&text)) {
            (Some(ours), Ok(theirs)) => assert!(alike(&ours, &theirs), "{text:?}: {ours} {theirs}"),
            (None, Err(_)) => refused += 1,
            (ours, theirs) => panic!("{text:?}: {ours:?} against {theirs:?}"),
        }
    }
    assert!((10_000..30_000).contains(&refused), "{refused}");
}

#[test]
fn decoding_ends_and_tells_no_string() {
    let mut random = Random(11);
    for round in 0..40_000 {
        let mut text = format!(
            r#"{{"filename":{},"compression":{},"hosts":[{}],{}:{}}}"#,
            random.json(1),
            random.json(2),
            random.json(2),
            random.one_of(STRINGS),
            random.json(3),
        );
        if round % 3 == 0 {
            text = random.spoil(&text);
        }
        // A name can be shown, and so SECRET is only a value here.
        let text = text.replace("\"SECRET\":", "\"x\":");
        if let Err(invalid) = from_json::<Snapshot>(&text) {
            let told = invalid.to_string();
            assert!(!told.contains("SECRET"), "{text:?}: {told}");
            assert!(told.lines().count() <= 22, "{told}");
            let unreadable = told.starts_with("action-get did not print JSON")
                || told == "action-get printed nothing, not the action's params";
            assert_eq!(
                serde_json::from_str::<Json>(&text).is_err(),
                unreadable,
                "{text:?}"
            );
        }
    }
}

/// Decodes itself in ways that leave values unread.
struct Careless;

impl Param for Careless {
    fn decode(value: Value<'_, '_>) -> Option<Self> {
        value.map(&mut |_| Some(()))?;
        Some(Self)
    }
}

#[test]
fn what_a_type_leaves_unread_is_skipped() {
    let mut random = Random(13);
    for _ in 0..5_000 {
        let text = format!("{{\"a\":{},\"b\":[{}]}}", random.json(4), random.json(4));
        assert!(from_json::<Careless>(&text).is_ok(), "{text}");
        assert!(
            from_json::<Careless>(&text[..text.len() - 2]).is_err(),
            "{text}"
        );
    }
}
