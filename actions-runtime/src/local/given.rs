//! The params that a command line gives.

use actions_derive_core::yaml::node::{Data, Entry, Node};

use super::command::{Argument, Run};
use super::console::Console;
use super::mistakes::Mistake;
use super::{declared, document, params_file, unquoted};
use crate::Declaration;

/// The params of `--params` with those of the command line over them.
pub(super) fn params(
    run: &Run,
    declarations: &[Declaration],
    console: &Console,
) -> Result<Vec<Entry>, Mistake> {
    let mut params = match &run.params {
        Some(path) => params_file::read(path, console)?,
        None => Vec::new(),
    };
    for Argument { keys, value } in &run.arguments {
        let value = if run.string_args {
            Node::unplaced(Data::String(value.clone()))
        } else {
            read(keys, value, run, declarations)?
        };
        add(&mut params, keys, value);
    }
    Ok(params)
}

/// The value of `key=value`. What is wrong is told without it: it can be a secret.
fn read(
    keys: &[String],
    text: &str,
    run: &Run,
    declarations: &[Declaration],
) -> Result<Node, Mistake> {
    let empty = text.lines().all(|line| {
        let line = line.trim_start();
        line.is_empty() || line.starts_with('#')
    });
    if empty {
        // YAML has no value here, so that Juju keeps the text.
        return Ok(Node::unplaced(Data::String(text.to_owned())));
    }
    let key = keys.join(".");
    let node = document::read(text).map_err(|error| {
        let error = error.message;
        Mistake::of_params(format!("the value of {key} is not YAML: {error}"))
            .hint("with --string-args a value is taken as it is")
    })?;
    if has_map(&node) {
        let schema = declared::schema(&run.action, declarations);
        let param = schema
            .as_ref()
            .and_then(|schema| declared::param(schema, keys));
        let as_text = param.and_then(|param| unquoted::hint(&key, &node, param));
        let hint = as_text.unwrap_or_else(|| match node.data {
            Data::Mapping(_) => {
                format!("the value of {key} is a map; write {key}.key=value, or use --params")
            }
            _ => format!("the value of {key} holds a map; use --params"),
        });
        return Err(
            Mistake::of_params("json: unsupported type: map[interface {}]interface {}").hint(hint),
        );
    }
    match document::unsendable(&node) {
        Some(found) => Err(Mistake::of_params(found.message)),
        None => Ok(node),
    }
}

fn has_map(node: &Node) -> bool {
    match &node.data {
        Data::Mapping(_) => true,
        Data::Sequence(items) => items.iter().any(has_map),
        _ => false,
    }
}

/// Puts `value` under the keys; what stands in the way of a map gives way to one.
fn add(params: &mut Vec<Entry>, keys: &[String], value: Node) {
    let Some((key, rest)) = keys.split_first() else {
        return;
    };
    let place = params.iter().position(|known| known.key.text == *key);
    let place = place.unwrap_or_else(|| {
        params.push(Entry::unplaced(key, Node::unplaced(Data::Null)));
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
