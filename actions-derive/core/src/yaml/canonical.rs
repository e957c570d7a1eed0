//! A value as the JSON text by which Juju compares values.

use super::node::{Data, Node};
use crate::number;
use std::fmt::Write as _;

/// The JSON that Go's `encoding/json` writes for the value once every number is a float64, with
/// sorted keys: what `enum` and `uniqueItems` compare.
pub fn json(node: &Node) -> String {
    let mut text = String::new();
    write(node, &mut text);
    text
}

/// A value as its author would write it: a text as it is, anything else as JSON.
pub fn plain(node: &Node) -> String {
    let text = node.as_str();
    text.map_or_else(|| json(node), str::to_owned)
}

fn write(node: &Node, out: &mut String) {
    match &node.data {
        Data::Null => out.push_str("null"),
        Data::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Data::Integer(_) | Data::Float(_) => number::write(node.as_f64().unwrap_or_default(), out),
        Data::String(text) => string(text, out),
        Data::Sequence(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Data::Mapping(entries) => {
            let mut sorted: Vec<_> = entries.iter().collect();
            sorted.sort_unstable_by(|a, b| a.key.text.cmp(&b.key.text));
            out.push('{');
            for (index, entry) in sorted.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                string(&entry.key.text, out);
                out.push(':');
                write(&entry.value, out);
            }
            out.push('}');
        }
    }
}

/// A string as Go writes it in JSON, which also escapes what HTML would read.
pub fn string(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(char));
            }
            _ => out.push(char),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::node::Entry;

    #[test]
    fn keys_are_sorted_and_integers_are_floats() {
        let entry = |key: &str, data| Entry::unplaced(key, Node::unplaced(data));
        let node = Node::unplaced(Data::Mapping(vec![
            entry("b", Data::Integer(1)),
            entry("a", Data::String("<é\u{1}\"".to_owned())),
        ]));
        assert_eq!(json(&node), r#"{"a":"\u003cé\u0001\"","b":1}"#);
    }
}
