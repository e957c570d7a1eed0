//! `enum`.

use super::Reading;
use crate::diagnostic::Warning;
use crate::places::Places;
use crate::scalar::Value;
use crate::source::Span;
use crate::yaml::{Entry, Node};

pub(crate) struct Members<'n> {
    /// The list.
    pub(crate) span: Span,
    /// No two are the same, nor refused.
    pub(crate) values: Vec<&'n Node>,
}

pub(super) fn read<'n>(reading: &mut Reading<'n, '_, '_>, entry: &'n Entry) {
    let Some(nodes) = entry.value.list() else {
        reading.wrong_kind("enum", "a list", &entry.value);
        return;
    };
    let owner = reading.owner;
    if nodes.is_empty() {
        let message = format!("the empty `enum` of {owner} allows every value");
        reading
            .sink
            .warn(Warning::NoEffect, entry.key.span, message)
            .help("list what is allowed, or remove the line");
        return;
    }
    let mut values: Vec<&Node> = Vec::new();
    let mut known = Places::default();
    for node in nodes {
        if node.is_unclear() {
            reading.schema.is_faulty = true;
            continue;
        }
        let Some(first) = known.note(&node.json(), values.len()) else {
            values.push(node);
            continue;
        };
        let message = format!("`enum` of {owner} has the same value twice");
        let found = reading.sink.error(node.span, message);
        found.related(values[first].span, "it is here first").help(match node.value() {
            Some(Value::Boolean(_)) => "remove one of them: `yes`, `on` and `true` are the same",
            Some(Value::Number(_)) => "remove one of them: `1` and `1.0` are the same",
            _ => "remove one of them",
        });
    }
    reading.schema.members = Some(Members { span: entry.value.span, values });
}
