//! The walk over the actions, and what is refused of keys wherever they stand: those that are there
//! twice or are no text, `$ref`, `<<` behind other keys.

use super::{Content, Entry, Key, Node, Reader};
use crate::diagnostic::{Diagnostic, Sink, shortened};
use crate::places::Places;
use crate::scalar::{Unclear, Value};
use crate::source::Span;

/// Tells what is refused in the map of actions by name, and leaves out the keys that are.
pub(crate) fn inspect(actions: &mut Node, reader: Reader, sink: &mut Sink<'_>) {
    let owner = "the actions".to_owned();
    Inspector { reader, owner, sink }.node(actions, 0);
}

pub(super) struct Inspector<'s, 'a> {
    pub(super) reader: Reader,
    /// The action that is looked at, in the words of a message.
    pub(super) owner: String,
    sink: &'s mut Sink<'a>,
}

impl Inspector<'_, '_> {
    pub(super) fn tell(
        &mut self,
        span: Span,
        message: String,
        help: impl Into<String>,
    ) -> &mut Diagnostic {
        self.sink.error(span, message).help(help).types_unknown()
    }

    /// Looks at a node in so many others: at 0 stand the actions, at 1 the body of one.
    fn node(&mut self, node: &mut Node, level: usize) {
        self.tag(node.tag);
        let subject = format!("a value in {}", self.owner);
        match &mut node.content {
            Content::Scalar(scalar) => {
                if let Value::Unclear(unclear) = scalar.value {
                    self.refuse(node.span, &scalar.text, unclear, &subject);
                }
            }
            Content::List(items) => {
                let mut told = Vec::new();
                for item in items {
                    match item.value() {
                        // `[y, n]` is one mistake.
                        Some(Value::Unclear(unclear)) if told.contains(&unclear) => {}
                        Some(Value::Unclear(unclear)) => {
                            told.push(unclear);
                            self.refuse(item.span, &item.written(), unclear, &subject);
                        }
                        _ => self.node(item, level + 1),
                    }
                }
            }
            Content::Map(entries) => self.map(entries, level),
        }
    }

    fn map(&mut self, entries: &mut Vec<Entry>, level: usize) {
        let count = entries.len();
        let mut known = Places::default();
        let mut spans: Vec<Span> = Vec::new();
        entries.retain(|Entry { key, value }| {
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
            if is_merge && count > 1 && (value.map().is_some() || value.list().is_some()) {
                let message = "`<<` stands behind other keys of its map".to_owned();
                self.tell(key.span, message, "write it once, as the first key of the map")
                    .note("to Juju it overwrites them; to charmcraft a key always wins over `<<`");
            } else if is_merge {
                let kind = value.kind();
                let message = format!("`<<` merges a map or a list of maps, and this is {kind}");
                self.tell(value.span, message, "write an alias of a map: `<<: *name`");
            }
            !is_merge
        });
        for Entry { key, value } in entries {
            if level == 0 {
                self.owner = format!("action `{}`", shortened(key.text().to_owned(), 200));
            }
            self.tag(key.tag);
            self.key(key, level);
            self.node(value, level + 1);
        }
    }

    fn key(&mut self, key: &Key, level: usize) {
        let (text, owner) = (key.text(), self.owner.clone());
        let in_quotes = format!("put it in quotes: `'{text}'`");
        let (kind, written) = match key.scalar.value {
            Value::Text if level > 1 && text == "$ref" => {
                let help = "write the schema out, or share it by a YAML anchor and alias";
                self.tell(key.span, format!("Juju refuses `$ref` in {owner}"), help);
                return;
            }
            Value::Text if level > 1 && text == "$schema" => {
                let message = format!("Juju refuses `$schema` in {owner}");
                let help = "remove the line: Juju always reads draft 4";
                self.sink.error(key.span, message).help(help);
                return;
            }
            Value::Text => return,
            // charmcraft makes a text of it, and Juju has a rule for names.
            Value::Number(_) if level == 0 => return,
            // Anything may stand beside `params`.
            Value::Null
            | Value::Boolean(_)
            | Value::Number(_)
            | Value::Unclear(Unclear::Switch | Unclear::Unquoted)
                if level == 1 =>
            {
                return;
            }
            Value::Unclear(_) if level == 1 && self.reader == Reader::Juju => return,
            Value::Unclear(unclear) if level < 2 || unclear != Unclear::Switch => {
                let name = format!("a key in {owner}");
                let subject = if level == 0 { "this name of an action" } else { &name };
                if unclear != Unclear::Unquoted || level == 0 {
                    self.refuse(key.span, text, unclear, subject);
                    return;
                }
                ("a number", String::new())
            }
            Value::Unclear(_) => ("a boolean", String::new()),
            Value::Null => ("null", "None".to_owned()),
            Value::Boolean(value) => ("a boolean", value.to_string()),
            Value::Number(value) if text.contains('.') => ("a number", format!("{value:?}")),
            Value::Number(_) => ("a number", text.replace("-0", "0")),
        };
        let by_charmcraft = self.reader == Reader::Charmcraft;
        if by_charmcraft && kind == "a number" && written == text {
            return;
        }
        if level == 0 {
            let message =
                format!("charmcraft reads this name of an action as {kind}, and refuses it");
            let help = match key.scalar.value {
                Value::Null => "give the action a name".to_owned(),
                _ => format!("{in_quotes}, or give the action another name"),
            };
            self.tell(key.span, message, help);
        } else if by_charmcraft && !written.is_empty() {
            let message = format!(
                "charmcraft reads a name in {owner} as {kind} and writes `{written}` for it"
            );
            self.tell(key.span, message, "put it in quotes, or use another name");
        } else {
            let message = format!(
                "Juju does not read the key `{text}` in {owner} as a string, and refuses the charm"
            );
            let other_name =
                "use another name: charmcraft drops quotes around names like `y` and `n`";
            let help = if by_charmcraft { other_name.to_owned() } else { in_quotes };
            self.tell(key.span, message, help);
        }
    }
}
