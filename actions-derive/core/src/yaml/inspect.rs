//! The walk over the actions, for what is refused wherever it stands: scalars that are read in two
//! ways, keys that are no text or there twice, tags, `$ref`, `<<` behind other keys.

use super::{Content, Entry, Key, Node, Reader, Scalar};
use crate::attribute::Selection;
use crate::diagnostic::{Diagnostic, Sink, shortened};
use crate::places::Places;
use crate::scalar::{self, Unclear, Value};
use crate::source::Span;

/// Tells what is refused in the map of actions by name, and leaves out the keys that are.
pub(crate) fn inspect(
    actions: &mut Node,
    reader: Reader,
    selection: &Selection,
    sink: &mut Sink<'_>,
) {
    let owner = "the actions".to_owned();
    Inspector { reader, selection, owner, sink }.node(actions, 0);
}

struct Inspector<'s, 'a> {
    reader: Reader,
    selection: &'s Selection,
    /// The action that is looked at, in the words of a message.
    owner: String,
    sink: &'s mut Sink<'a>,
}

impl Inspector<'_, '_> {
    fn tell(&mut self, span: Span, message: String, help: &str) -> &mut Diagnostic {
        self.sink.error(span, message).help(help).types_unknown()
    }

    /// Looks at a node in so many others: at 0 stand the actions, at 1 the body of one.
    fn node(&mut self, node: &mut Node, level: usize) {
        match &mut node.content {
            Content::Scalar(scalar) => {
                if let Value::Unclear(_) = scalar.value {
                    let subject = format!("a value in {}", self.owner);
                    self.refuse(node.span, scalar, &subject, "text");
                }
            }
            Content::List(items) => {
                let mut told = Vec::new();
                for item in items {
                    if let Some(Value::Unclear(unclear)) = item.value() {
                        // `[y, n]` is one mistake.
                        if told.contains(&unclear) {
                            continue;
                        }
                        told.push(unclear);
                    }
                    self.node(item, level + 1);
                }
            }
            Content::Map(entries) => self.map(entries, level),
        }
    }

    fn map(&mut self, entries: &mut Vec<Entry>, level: usize) {
        let mut known = Places::default();
        let mut spans: Vec<Span> = Vec::new();
        entries.retain(|Entry { key, .. }| {
            let text = key.text();
            spans.push(key.span);
            if let Some(first) = known.note(text, spans.len() - 1) {
                let help = "remove one of them, or give it another name";
                self.tell(key.span, format!("duplicate key `{text}`"), help)
                    .related(spans[first], "the first one")
                    .note("charmcraft stops here");
                return false;
            }
            let is_merge = key.scalar.plain && text == "<<";
            if is_merge {
                let message = "`<<` stands behind other keys of its map, or merges no map";
                let help = "write it once, as the first key of the map: `<<: *name`";
                self.tell(key.span, message.to_owned(), help)
                    .note("to Juju it overwrites them; to charmcraft a key always wins over `<<`");
            }
            !is_merge
        });
        for Entry { key, value } in entries {
            if level == 0 {
                self.owner = format!("action `{}`", shortened(key.text().to_owned(), 200));
            }
            self.key(key, level);
            // Another module tells of what this one leaves out.
            if level > 0 || self.selection.has(key.text()) {
                self.node(value, level + 1);
            }
        }
    }

    fn key(&mut self, key: &Key, level: usize) {
        let text = key.text();
        let is_text = match key.scalar.value {
            Value::Text if level > 1 && matches!(text, "$ref" | "$schema") => {
                let help = match text {
                    "$ref" => "write the schema out, or share it by a YAML anchor and alias",
                    _ => "remove the line: Juju always reads draft 4",
                };
                self.tell(key.span, format!("Juju refuses `{text}` in {}", self.owner), help);
                return;
            }
            Value::Text => true,
            // charmcraft makes a text of it, and Juju has a rule for names.
            Value::Number(_) if level == 0 => true,
            // charmcraft writes it in Python's spelling.
            Value::Number(value) if self.reader == Reader::Charmcraft && level > 1 => {
                if text.contains('.') { format!("{value:?}") == text } else { text != "-0" }
            }
            // Anything may stand beside `params`.
            value => level == 1 && value != Value::Unclear(Unclear::Tag),
        };
        if !is_text {
            let subject = match level {
                0 => "this name of an action".to_owned(),
                _ => format!("a key in {}", self.owner),
            };
            self.refuse(key.span, &key.scalar, &subject, "name");
        }
    }

    /// Says how a scalar is read, and what to write for it: a `text`, or a `name`.
    fn refuse(&mut self, span: Span, scalar: &Scalar, subject: &str, text_or_name: &str) {
        let text = scalar.text.as_str();
        let mut meant = String::new();
        let what = match scalar.value {
            Value::Text => "a text",
            Value::Null => "null, not a text",
            Value::Boolean(_) => "a boolean, not a text",
            Value::Number(_) => "a number, not a text",
            Value::Unclear(Unclear::Number) => {
                meant = match scalar::mended_number(text) {
                    Some((decimal, Some(octal))) => {
                        format!(
                            "`{decimal}` for the decimal number, or `{octal}` for the octal one"
                        )
                    }
                    Some((number, None)) => format!("`{number}` for the number"),
                    None => "a finite number".to_owned(),
                };
                "a number that is read in two ways"
            }
            Value::Unclear(Unclear::Switch) => {
                meant = format!("`{}` if that is meant", matches!(text, "y" | "Y"));
                "a text to charmcraft and a boolean to Juju"
            }
            Value::Unclear(Unclear::Time) => "a date or a time to charmcraft, and a text to Juju",
            Value::Unclear(Unclear::Sign) => "which charmcraft cannot read",
            Value::Unclear(Unclear::Tag) => {
                meant.push_str("the value without the tag");
                "with a tag, which not all readers take alike"
            }
            Value::Unclear(Unclear::Unquoted) => "a text to charmcraft and a number to Juju",
        };
        let as_text = match scalar::read(text, false, self.reader) {
            _ if scalar.value == Value::Null => "a name".to_owned(),
            Value::Text if !text.contains('\'') => format!("`'{text}'` for the text"),
            _ => format!("another {text_or_name}: charmcraft drops the quotes around this one"),
        };
        let help = match meant.as_str() {
            meant if meant.is_empty() || text_or_name == "name" => format!("write {as_text}"),
            meant => format!("write {meant}, or {as_text}"),
        };
        self.tell(span, format!("{subject} is `{text}`, {what}"), &help);
    }
}
