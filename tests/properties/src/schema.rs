//! Declarations put together from parts of others, most of them such that Juju accepts them.
//!
//! The parts are those of `tests/generated` and of the vectors, which hold what Juju takes and what
//! it rejects: each keyword, each kind of value, and the names that are hard to turn into Rust.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use actions_derive_core::yaml::{Content, Entry, Node, Reader, Scalar, parse};
use serde_json::Value;

use crate::choices::Choices;
use crate::expansion;

/// A name or a keyword with its value.
type Part = (String, Node);

/// What declarations are made of.
#[derive(Default)]
struct Parts {
    actions: Vec<Part>,
    /// How many of the actions, from the first on, are those of `tests/generated`.
    hard: usize,
    /// The parts by their key: a keyword gets a value that some schema has for it.
    by_key: BTreeMap<String, Vec<Part>>,
    all: Vec<Part>,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let mut parts = Parts::default();
    parts.take_file(include_str!("../../generated/charmcraft.yaml"));
    parts.hard = parts.actions.len();
    let texts = |vectors: &str, key: &str| -> Vec<String> {
        let vectors: Vec<Value> = serde_json::from_str(vectors).expect("the vectors are JSON");
        vectors.iter().filter_map(|vector| vector[key].as_str().map(str::to_owned)).collect()
    };
    for text in texts(include_str!("../../vectors/params.json"), "charmcraft_yaml") {
        parts.take_file(&text);
    }
    for text in texts(include_str!("../../vectors/declarations.json"), "actions_yaml") {
        parts.take_actions(parse(&text, Reader::Juju).unwrap_or_default().as_ref());
    }
    parts
});

impl Parts {
    fn take_file(&mut self, text: &str) {
        let root = parse(text, Reader::Charmcraft).unwrap_or_default();
        let entries = root.as_ref().map_or(&[][..], entries);
        let actions = entries.iter().find(|entry| entry.key.text() == "actions");
        self.take_actions(actions.map(|entry| &entry.value));
    }

    fn take_actions(&mut self, actions: Option<&Node>) {
        let Some(actions) = actions else { return };
        self.actions.extend(entries(actions).iter().map(part));
        self.take(actions);
    }

    /// Takes all that stands in a value.
    fn take(&mut self, node: &Node) {
        if let Content::List(items) = &node.content {
            for item in items {
                self.take(item);
            }
        }
        for entry in entries(node) {
            self.all.push(part(entry));
            self.by_key.entry(entry.key.text().to_owned()).or_default().push(part(entry));
            self.take(&entry.value);
        }
    }
}

fn entries(node: &Node) -> &[Entry] {
    match &node.content {
        Content::Map(entries) => entries,
        _ => &[],
    }
}

fn part(entry: &Entry) -> Part {
    (scalar(&entry.key.scalar), entry.value.clone())
}

/// A declaration under both readers; see [`declaration`].
pub fn any(bytes: &[u8]) {
    let text = declaration(&mut Choices::new(bytes));
    for reader in [Reader::Charmcraft, Reader::Juju] {
        expansion::check(&wrapped(&text, reader), reader);
    }
}

/// The actions as a whole file for `reader`.
pub fn wrapped(actions: &str, reader: Reader) -> String {
    match reader {
        Reader::Charmcraft => format!("name: x\nactions: {actions}\n"),
        Reader::Juju | Reader::Operator => format!("{actions}\n"),
    }
}

/// The actions of a charm, as a YAML map in one line.
pub fn declaration(choices: &mut Choices<'_>) -> String {
    let mut written = BTreeMap::new();
    for _ in 0..=choices.below(3) {
        let among = if choices.once_in(4) { PARTS.hard } else { PARTS.actions.len() };
        let (name, action) = &PARTS.actions[choices.below(among)];
        written.insert(name, value(choices, action, 12));
    }
    map(written.into_iter().map(|(name, action)| format!("{name}: {action}")))
}

/// A value as it stands in a file, with other parts here and there.
fn value(choices: &mut Choices<'_>, node: &Node, depth: usize) -> String {
    match &node.content {
        Content::Scalar(found) => scalar(found),
        Content::List(items) => {
            let items = items.iter().map(|item| value(choices, item, depth.saturating_sub(1)));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        Content::Map(entries) => {
            let mut parts: Vec<Part> = entries.iter().map(part).collect();
            if depth > 0 && choices.once_in(16) {
                parts.push(PARTS.all[choices.below(PARTS.all.len())].clone());
            }
            let written = parts.into_iter().filter_map(|(key, node)| {
                let alike = PARTS.by_key.get(&key).filter(|_| depth > 0 && choices.once_in(6));
                let node = match alike {
                    Some(parts) => &parts[choices.below(parts.len())].1,
                    None => &node,
                };
                let is_left_out = choices.once_in(16);
                let text = value(choices, node, depth.saturating_sub(1));
                (!is_left_out).then(|| format!("{key}: {text}"))
            });
            map(written)
        }
    }
}

fn map(entries: impl Iterator<Item = String>) -> String {
    format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
}

/// A scalar within brackets, plain where it was.
fn scalar(scalar: &Scalar) -> String {
    if scalar.plain && !scalar.text.contains([',', '[', ']', '{', '}', '#', '\n']) {
        return scalar.text.clone();
    }
    Value::from(scalar.text.as_str()).to_string()
}
