//! Keywords that hold another kind of value than they must, and those that hold the simplest.

use super::types::JsonType;
use super::{Reading, Text};
use crate::scalar::{self, Value};
use crate::yaml::{Content, Entry, Node, Reader};

/// `title`, `description`
pub(super) fn text<'n>(reading: &mut Reading<'n, '_, '_>, entry: &'n Entry) -> Option<Text<'n>> {
    let text = Text::of(&entry.value);
    if text.is_none() {
        reading.wrong_kind(entry.key.text(), "a string", &entry.value);
    }
    text
}

pub(super) fn boolean(reading: &mut Reading<'_, '_, '_>, entry: &Entry) -> Option<bool> {
    let value = entry.value.boolean();
    if value.is_none() {
        reading.wrong_kind(entry.key.text(), "a boolean", &entry.value);
    }
    value
}

pub(super) fn number(reading: &mut Reading<'_, '_, '_>, entry: &Entry) -> Option<f64> {
    let value = entry.value.number();
    if value.is_none() {
        reading.wrong_kind(entry.key.text(), "a number", &entry.value);
    }
    value
}

impl Reading<'_, '_, '_> {
    /// Tells that `keyword` must hold another kind of value, unless the value is refused as such.
    pub(super) fn wrong_kind(&mut self, keyword: &str, expected: &str, node: &Node) {
        if node.is_unclear() {
            self.schema.is_faulty = true;
            return;
        }
        let owner = self.owner;
        let kind = node.kind();
        let message = format!("`{keyword}` of {owner} must be {expected}, not {kind}");
        let help = self.written_right(keyword, expected, node);
        let found = self.sink.error(node.span, message);
        found.help_if_some(help);
        // A text says nothing of the values.
        if expected != "a string" {
            found.types_unknown();
        }
    }

    /// What to write for a value of the wrong kind, where that can be told.
    fn written_right(&self, keyword: &str, expected: &str, node: &Node) -> Option<String> {
        if node.is_null() {
            return Some(match expected {
                "a map" => format!(
                    "indent what belongs to it deeper than `{keyword}:`, or write `{keyword}: {{}}`"
                ),
                _ => "give it a value, or remove the line".to_owned(),
            });
        }
        let text = node.text();
        let unquoted = text.map(|text| scalar::read(text, true, Reader::Charmcraft));
        match (expected, text, &node.content) {
            ("a boolean" | "a boolean or a schema", Some(text), _)
                if matches!(unquoted, Some(Value::Boolean(_))) =>
            {
                Some(format!("remove the quotes: `{keyword}: {text}`"))
            }
            _ if keyword == "required" && expected != "a list of strings" => {
                Some(self.required_right(node))
            }
            ("a boolean", ..) => Some(format!("write `{keyword}: true` or `{keyword}: false`")),
            ("a number", Some(text), _) => match unquoted {
                Some(Value::Number(_)) => Some(format!("remove the quotes: `{keyword}: {text}`")),
                _ => thousands(text).map(|number| format!("write `{keyword}: {number}`")),
            },
            ("a string", _, Content::Scalar(_)) => Some("put it in quotes".to_owned()),
            ("a list", Some(text), _) => Some(as_list(keyword, text)),
            ("a map", _, Content::List(_)) => Some(format!(
                "write each as `name:` with its schema indented below `{keyword}:`, without the `-`"
            )),
            (_, Some(text), _) if expected.contains("a schema") => {
                let meant = JsonType::meant_by(text)?;
                if keyword == "additionalProperties" && meant == JsonType::Null {
                    return Some(format!("write `{keyword}: false`"));
                }
                Some(format!("write `{keyword}: {{type: {}}}`", meant.written()))
            }
            _ => None,
        }
    }

    /// What to write for `required: true` in a param.
    fn required_right(&self, node: &Node) -> String {
        match (node.boolean(), node.text(), self.owner.property_name()) {
            (Some(true), _, Some(name)) => beside_its_own(name),
            (_, Some(text), Some(name)) if text == name => beside_its_own(name),
            (_, Some(text), _) => as_list("required", text),
            (Some(false), ..) => "remove the line: nothing is required unless listed".to_owned(),
            _ => "write `required: [name]`, or remove the line".to_owned(),
        }
    }
}

pub(super) fn beside_its_own(name: &str) -> String {
    format!("write `required: [{name}]` beside the `params` or `properties` that it stands in")
}

/// What to write for a text that is meant to be a list.
pub(super) fn as_list(keyword: &str, text: &str) -> String {
    if text.starts_with('-') {
        format!("write a space after each `-` below `{keyword}:`")
    } else {
        let items = text.trim_matches(['[', ']', ' ']);
        format!("write `{keyword}: [{items}]`")
    }
}

/// `1,000` is sure to be a thousand, and `1,5` is not sure to be fifteen.
fn thousands(text: &str) -> Option<f64> {
    let mut parts = text.split(',').skip(1);
    if !parts.all(|digits| digits.len() == 3) {
        return None;
    }
    let number: f64 = text.replace(',', "").parse().ok()?;
    number.is_finite().then_some(number)
}
