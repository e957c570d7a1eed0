//! The params that a command line gives.

use std::fs;

use actions_derive_core::diagnostic::{Diagnostics, Severity};
use actions_derive_core::yaml::node::{Data, Entry, Node};
use actions_derive_core::yaml::{self, Reader};

use super::command::{Argument, Run};
use super::console::Console;
use super::mistakes::Mistake;
use crate::simulation::entry;

/// The params of `--params` with those of the command line over them.
pub(super) fn params(run: &Run, console: &Console) -> Result<Vec<Entry>, Mistake> {
    let mut params = match &run.params {
        Some(path) => file(path, console)?,
        None => Vec::new(),
    };
    for Argument { keys, value } in &run.arguments {
        let value = if run.string_args {
            Node::unplaced(Data::String(value.clone()))
        } else {
            read(&keys.join("."), value)?
        };
        add(&mut params, keys, value);
    }
    Ok(params)
}

fn file(path: &str, console: &Console) -> Result<Vec<Entry>, Mistake> {
    let bytes = if path == "-" {
        (console.input)()
    } else {
        fs::read(path)
    };
    let bytes =
        bytes.map_err(|error| Mistake::of_params(format!("cannot read {path}: {error}")))?;
    let text = yaml::decode_utf8(&bytes)
        .map_err(|error| Mistake::of_params(format!("{path}: {}", error.message)))?;
    let node = document(text).map_err(|error| Mistake::of_params(format!("{path}: {error}")))?;
    match node.data {
        Data::Null => Ok(Vec::new()),
        Data::Mapping(entries) => entries
            .into_iter()
            .map(|entry| {
                json(&entry.value)?;
                Ok(entry)
            })
            .collect(),
        other => Err(Mistake::of_params(format!(
            "{path}: params must contain a YAML map with string keys, not {}",
            other.kind()
        ))),
    }
}

/// The value of `key=value`. What is wrong is told without it: it can be a secret.
fn read(key: &str, text: &str) -> Result<Node, Mistake> {
    let empty = text.lines().all(|line| {
        let line = line.trim_start();
        line.is_empty() || line.starts_with('#')
    });
    if empty {
        // YAML has no value here, so that Juju keeps the text.
        return Ok(Node::unplaced(Data::String(text.to_owned())));
    }
    let node = document(text).map_err(|error| {
        Mistake::of_params(format!("the value of {key} is not YAML: {error}"))
            .hint("with --string-args a value is taken as it is")
    })?;
    if has_map(&node) {
        return Err(
            Mistake::of_params("json: unsupported type: map[interface {}]interface {}").hint(
                format!("the value of {key} is a map; write {key}.key=value, or use --params"),
            ),
        );
    }
    json(&node)?;
    Ok(node)
}

fn document(text: &str) -> Result<Node, String> {
    let mut diagnostics = Diagnostics::default();
    let document = yaml::read(text, Reader::Juju, &mut diagnostics);
    let mut found = diagnostics.into_sorted().into_iter();
    match found.find(|found| found.severity == Severity::Error) {
        Some(error) => Err(error.message),
        None => Ok(document.map_or(Node::unplaced(Data::Null), |document| document.root)),
    }
}

fn has_map(node: &Node) -> bool {
    match &node.data {
        Data::Mapping(_) => true,
        Data::Sequence(items) => items.iter().any(has_map),
        _ => false,
    }
}

/// Whether the value can go to the controller, as JSON.
fn json(node: &Node) -> Result<(), Mistake> {
    match &node.data {
        Data::Float(value) if !value.is_finite() => {
            let name = match value {
                value if value.is_nan() => "NaN",
                value if *value > 0.0 => "+Inf",
                _ => "-Inf",
            };
            Err(Mistake::of_params(format!(
                "json: unsupported value: {name}"
            )))
        }
        Data::Sequence(items) => items.iter().try_for_each(json),
        Data::Mapping(entries) => entries.iter().try_for_each(|entry| {
            if entry.key.typed {
                return Err(Mistake::of_params("map keyed with non-string value")
                    .hint(format!("put {:?} in quotes", entry.key.text)));
            }
            json(&entry.value)
        }),
        _ => Ok(()),
    }
}

/// Puts `value` under the keys; what stands in the way of a map gives way to one.
fn add(params: &mut Vec<Entry>, keys: &[String], value: Node) {
    let Some((key, rest)) = keys.split_first() else {
        return;
    };
    let place = params.iter().position(|known| known.key.text == *key);
    let place = place.unwrap_or_else(|| {
        params.push(entry(key.clone(), Node::unplaced(Data::Null)));
        params.len() - 1
    });
    let Some(known) = params.get_mut(place) else {
        return;
    };
    if rest.is_empty() {
        known.value = value;
        return;
    }
    if known.value.as_mapping().is_none() {
        known.value = Node::unplaced(Data::Mapping(Vec::new()));
    }
    if let Data::Mapping(inner) = &mut known.value.data {
        add(inner, rest, value);
    }
}
