//! YAML as a tree of values with their places; what each scalar means is a matter of `scalar`.

mod compose;
mod inspect;
mod syntax;

pub use compose::parse;
pub(crate) use inspect::inspect;
pub use syntax::decode_utf8;

pub use crate::scalar::Reader;
use crate::scalar::{self, Value};
use crate::source::Span;
use std::fmt::Write as _;

/// How many lists and maps may stand in each other. Juju 3 keeps the actions of a charm in a
/// `MongoDB`, which nests 100 levels deep.
const MAX_DEPTH: usize = 100;

/// A value. What an alias stands for keeps the place of its anchor.
#[derive(Clone)]
pub struct Node {
    pub span: Span,
    pub content: Content,
}

#[derive(Clone)]
pub enum Content {
    Scalar(Scalar),
    List(Vec<Node>),
    /// In the order of the file.
    Map(Vec<Entry>),
}

#[derive(Clone)]
pub struct Scalar {
    pub text: String,
    /// Whether it stands without quotes and is no block of text.
    pub plain: bool,
    /// Where the tag of what an operator types stands; none is read in a declaration.
    pub tag: Option<Span>,
    /// What it is in a declaration; what an operator types is read by other rules.
    pub value: Value,
}

#[derive(Clone)]
pub struct Entry {
    pub key: Key,
    pub value: Node,
}

#[derive(Clone)]
pub struct Key {
    pub span: Span,
    pub scalar: Scalar,
}

impl Key {
    pub fn text(&self) -> &str {
        &self.scalar.text
    }
}

impl Node {
    pub(crate) fn value(&self) -> Option<Value> {
        match &self.content {
            Content::Scalar(scalar) => Some(scalar.value),
            _ => None,
        }
    }

    /// Whether it is refused, so that nothing more is to be said of it.
    pub(crate) fn is_unclear(&self) -> bool {
        matches!(self.value(), Some(Value::Unclear(_)))
    }

    pub(crate) fn is_null(&self) -> bool {
        self.value() == Some(Value::Null)
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar(scalar) if scalar.value == Value::Text => Some(&scalar.text),
            _ => None,
        }
    }

    pub(crate) fn boolean(&self) -> Option<bool> {
        match self.value() {
            Some(Value::Boolean(value)) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn number(&self) -> Option<f64> {
        match self.value() {
            Some(Value::Number(value)) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn list(&self) -> Option<&[Node]> {
        match &self.content {
            Content::List(items) => Some(items),
            _ => None,
        }
    }

    pub(crate) fn map(&self) -> Option<&[Entry]> {
        match &self.content {
            Content::Map(entries) => Some(entries),
            _ => None,
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        let entry = self.map()?.iter().find(|entry| entry.key.text() == key)?;
        Some(&entry.value)
    }

    /// What it is in the words of a message: `a string`, `null`, `a list`.
    pub(crate) fn kind(&self) -> &'static str {
        match &self.content {
            Content::Scalar(scalar) => match scalar.value {
                Value::Null => "null",
                Value::Boolean(_) => "a boolean",
                Value::Number(_) if !scalar.text.contains('.') => "an integer",
                Value::Number(_) => "a number",
                Value::Text | Value::Unclear(_) => "a string",
            },
            Content::List(_) => "a list",
            Content::Map(_) => "a map",
        }
    }

    /// The value as its author would write it: a text as it is, anything else as JSON.
    pub(crate) fn shown(&self) -> String {
        self.text().map_or_else(|| self.json(), str::to_owned)
    }

    /// What a text were without its quotes.
    pub(crate) fn unquoted(&self) -> Self {
        let text = self.text().unwrap_or_default().to_owned();
        let value = scalar::read(&text, true, Reader::Charmcraft);
        let scalar = Scalar { text, plain: true, tag: None, value };
        Self { span: self.span, content: Content::Scalar(scalar) }
    }

    /// A scalar as it stands in the file, without its quotes.
    pub(crate) fn written(&self) -> String {
        match &self.content {
            Content::Scalar(scalar) => scalar.text.clone(),
            _ => self.json(),
        }
    }

    /// The value as JSON. Two values are the same to Juju where this is: `1` and `1.0` are.
    pub(crate) fn json(&self) -> String {
        let mut out = String::new();
        self.write_json(&mut out);
        out
    }

    pub(crate) fn write_json(&self, out: &mut String) {
        match &self.content {
            Content::Scalar(scalar) => match scalar.value {
                Value::Null => out.push_str("null"),
                Value::Boolean(value) => out.push_str(if value { "true" } else { "false" }),
                // Juju keeps every number as a float64.
                Value::Number(value) => {
                    let _ = write!(out, "{value}");
                }
                Value::Text | Value::Unclear(_) => write_json_text(&scalar.text, out),
            },
            Content::List(items) => {
                let mut separator = '[';
                for item in items {
                    out.push(separator);
                    item.write_json(out);
                    separator = ',';
                }
                out.push_str(if items.is_empty() { "[]" } else { "]" });
            }
            Content::Map(entries) => {
                let mut separator = '{';
                for entry in entries {
                    out.push(separator);
                    write_json_text(entry.key.text(), out);
                    out.push(':');
                    entry.value.write_json(out);
                    separator = ',';
                }
                out.push_str(if entries.is_empty() { "{}" } else { "}" });
            }
        }
    }
}

pub(crate) fn write_json_text(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\0'..='\u{1f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(char));
            }
            _ => out.push(char),
        }
    }
    out.push('"');
}
