//! YAML as Juju prints it: with Go's `yaml.v2`, whose choices of quotes, order and line breaks these
//! are.

mod order;
mod scalar;
mod time;

use actions_derive_core::number;
use actions_derive_core::yaml::node::{Data, Entry, Node};

pub(super) use self::order::key_order;

use self::scalar::Place;

/// How far each level is indented.
const INDENT: usize = 2;
/// A longer key, in bytes, stands behind a question mark and has its value on the next line.
const LONGEST_KEY: usize = 128;
/// So does a key with one of these.
const BREAKS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

/// The document of a value, with the line break at its end.
pub(super) fn document(node: &Node) -> String {
    let mut out = String::new();
    match &node.data {
        Data::Mapping(entries) if !entries.is_empty() => mapping(entries, 0, &mut out),
        _ => {
            flat(node, 0, &mut out);
            if out.starts_with(' ') {
                out.remove(0);
            }
        }
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// The lines of a map; the first of them goes on where the text stands.
fn mapping(entries: &[Entry], indent: usize, out: &mut String) {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|a, b| key_order(&a.key.text, &b.key.text));
    for (index, entry) in sorted.into_iter().enumerate() {
        if index > 0 {
            new_line(indent, out);
        }
        let key = &entry.key.text;
        if key.len() > LONGEST_KEY || key.contains(BREAKS) {
            out.push_str("? ");
            scalar::string(key, Place::Value, indent + INDENT, out);
            new_line(indent, out);
            out.push(':');
            inline(&entry.value, indent, out);
            continue;
        }
        scalar::string(key, Place::Key, indent, out);
        out.push(':');
        match &entry.value.data {
            Data::Mapping(inner) if !inner.is_empty() => {
                new_line(indent + INDENT, out);
                mapping(inner, indent + INDENT, out);
            }
            // The items of a list stand below their key, not to its right.
            Data::Sequence(items) if !items.is_empty() => {
                new_line(indent, out);
                sequence(items, indent, out);
            }
            _ => flat(&entry.value, indent + INDENT, out),
        }
    }
}

fn sequence(items: &[Node], indent: usize, out: &mut String) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            new_line(indent, out);
        }
        out.push('-');
        inline(item, indent, out);
    }
}

/// A value that begins on the line of the sign before it, which stands at `indent`.
fn inline(node: &Node, indent: usize, out: &mut String) {
    let indent = indent + INDENT;
    match &node.data {
        Data::Mapping(inner) if !inner.is_empty() => {
            out.push(' ');
            mapping(inner, indent, out);
        }
        Data::Sequence(inner) if !inner.is_empty() => {
            out.push(' ');
            sequence(inner, indent, out);
        }
        _ => flat(node, indent, out),
    }
}

/// A space, and what needs no lines of its own; `indent` is for the lines that it may have.
fn flat(node: &Node, indent: usize, out: &mut String) {
    out.push(' ');
    match &node.data {
        Data::Null => out.push_str("null"),
        Data::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Data::Integer(value) => out.push_str(&value.to_string()),
        Data::Float(value) => out.push_str(&number::go(*value)),
        Data::String(text) => scalar::string(text, Place::Value, indent, out),
        Data::Sequence(_) => out.push_str("[]"),
        Data::Mapping(_) => out.push_str("{}"),
    }
}

fn new_line(indent: usize, out: &mut String) {
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests;
