//! What is refused of values wherever they stand: tags, and scalars that are read in two ways.

use super::keys::Inspector;
use crate::scalar::{self, Unclear, Value};
use crate::source::Span;

impl Inspector<'_, '_> {
    pub(super) fn tag(&mut self, tag: Option<Span>) {
        if let Some(span) = tag {
            let message = format!("a tag in {}, which not all readers take alike", self.owner);
            let help = "write the value without it; put a text that starts with `!` in quotes";
            self.tell(span, message, help)
                .note("charmcraft stops at every tag but YAML's own, such as `!!str`");
        }
    }

    /// Says what to write for a scalar that is read in two ways.
    pub(super) fn refuse(&mut self, span: Span, text: &str, unclear: Unclear, subject: &str) {
        let is_kept = scalar::read(text, false, self.reader) == Value::Text && !text.contains('\'');
        let is_true = matches!(text, "y" | "Y");
        let (what, mut choices) = match unclear {
            Unclear::Number => {
                let numbers = match scalar::mended_number(text) {
                    Some((decimal, Some(octal))) => vec![
                        format!("`{decimal}` for the decimal number"),
                        format!("`{octal}` for the octal one"),
                    ],
                    Some((number, None)) => vec![format!("`{number}` for the number")],
                    None => vec!["a finite number".to_owned()],
                };
                (format!("is `{text}`, a number that is read in two ways"), numbers)
            }
            Unclear::Switch => (
                format!("is `{text}`, a text to charmcraft and a boolean to Juju"),
                vec![format!("`{is_true}` if that is meant")],
            ),
            Unclear::Time => {
                ("is a date or a time to charmcraft, and a text to Juju".into(), vec![])
            }
            Unclear::Sign => (format!("is `{text}`, which charmcraft cannot read"), vec![]),
            Unclear::Unquoted if matches!(text, "y" | "Y" | "n" | "N") => (
                "is a string for charmcraft and a boolean for Juju".to_owned(),
                vec![format!("`{is_true}` if that is meant")],
            ),
            Unclear::Unquoted => {
                ("is a string for charmcraft and a number for Juju".into(), vec![])
            }
        };
        let is_key = !subject.starts_with("a value");
        if is_key && unclear != Unclear::Number {
            choices.clear();
        }
        choices.push(if is_kept {
            format!("`'{text}'` for the text")
        } else {
            let what = if is_key { "name" } else { "text" };
            format!("another {what}: charmcraft drops the quotes around this one")
        });
        let help = format!("write {}", choices.join(", or "));
        self.tell(span, format!("{subject} {what}"), help);
    }
}
