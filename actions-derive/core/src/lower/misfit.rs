//! Why a value of the declaration does not fit, in the words of a message behind its subject.

use super::types::{array_rules, number_rules, string_rules};
use crate::model::{ArrayRules, NumberRules, StringRules};
use crate::places::Places;
use crate::scalar::{self, Value};
use crate::schema::{JsonType, MAX_SAFE_INTEGER, Schema, either};
use crate::yaml::{Content, Node, Reader};

pub(super) struct Misfit {
    pub(super) what: String,
    /// What stands beside the caret.
    pub(super) label: Option<String>,
    pub(super) help: Option<String>,
}

impl Misfit {
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), label: None, help: None }
    }
}

/// A value that is of none of the types.
pub(super) fn of_type(value: &Node, types: &[JsonType]) -> Misfit {
    let is_whole = value.number().is_some_and(|number| number.fract() == 0.0);
    let what = if types == [JsonType::Integer] && is_whole {
        "is beyond the integers that Juju takes".to_owned()
    } else {
        format!("is {}, not of type {}", value.kind(), either(types))
    };
    let is_scalar = matches!(value.content, Content::Scalar(_));
    let help = match types {
        [JsonType::String] if is_scalar => Some("put it in quotes to make it a string".to_owned()),
        [JsonType::Integer] if value.number().is_some() => {
            Some("use whole numbers up to 2^53 - 1, or `type: number`".to_owned())
        }
        _ if value.text() == Some("") => {
            Some("remove the line: then there is no default".to_owned())
        }
        [JsonType::Integer | JsonType::Number | JsonType::Boolean] => {
            value.text().and_then(|text| unquoted(text, types[0]))
        }
        [JsonType::Array] if is_scalar => Some(format!("write a list: `[{}]`", value.json())),
        _ => None,
    };
    Misfit { help, ..Misfit::new(what) }
}

/// What to write for a text that would be of the type without its quotes.
fn unquoted(text: &str, json_type: JsonType) -> Option<String> {
    match (scalar::read(text, true, Reader::Charmcraft), json_type) {
        (Value::Boolean(_), JsonType::Boolean) | (Value::Number(_), _) => {
            Some(format!("remove the quotes: `{text}`"))
        }
        (Value::Unclear(scalar::Unclear::Number), JsonType::Integer | JsonType::Number) => {
            let (number, _) = scalar::mended_number(text)?;
            Some(format!("write `{number}`"))
        }
        _ => None,
    }
}

/// What the rules for its kind of value have against one, whatever the type.
pub(super) fn of_rules(value: &Node, schema: &Schema<'_>) -> Option<String> {
    match &value.content {
        Content::List(items) => of_array(items, array_rules(schema)),
        Content::Map(_) => None,
        Content::Scalar(_) => match (value.text(), value.number()) {
            (Some(text), _) => of_string(text, string_rules(schema)),
            (_, Some(number)) => of_number(number, number_rules(schema)),
            _ => None,
        },
    }
}

pub(super) fn of_string(text: &str, rules: StringRules) -> Option<String> {
    let length = text.chars().count() as u64;
    match (rules.min_length, rules.max_length) {
        (Some(1), _) if length == 0 => Some("is empty, and its `minLength` is 1".to_owned()),
        (Some(least), _) if length < least => Some(format!("is shorter than {least} characters")),
        (_, Some(1)) if length > 1 => Some("is longer than 1 character".to_owned()),
        (_, Some(most)) if length > most => Some(format!("is longer than {most} characters")),
        _ => None,
    }
}

pub(super) fn of_array(items: &[Node], rules: ArrayRules) -> Option<String> {
    let count = items.len() as u64;
    let mut known = Places::default();
    match (rules.min_items, rules.max_items) {
        (Some(1), _) if count == 0 => Some("is empty, and its `minItems` is 1".to_owned()),
        (Some(least), _) if count < least => Some(format!("has fewer than {least} items")),
        (_, Some(1)) if count > 1 => Some("has more than 1 item".to_owned()),
        (_, Some(most)) if count > most => Some(format!("has more than {most} items")),
        _ if rules.unique_items
            && items.iter().any(|item| known.note(&item.json(), 0).is_some()) =>
        {
            Some("has the same item twice".to_owned())
        }
        _ => None,
    }
}

pub(super) fn of_number(number: f64, rules: NumberRules) -> Option<String> {
    if let Some((bound, exclusive)) = rules.minimum
        && (number < bound || (exclusive && number <= bound))
    {
        let than = if exclusive { "not over" } else { "under" };
        return Some(format!("is {than} the minimum {bound}"));
    }
    if let Some((bound, exclusive)) = rules.maximum
        && (number > bound || (exclusive && number >= bound))
    {
        let than = if exclusive { "not under" } else { "over" };
        return Some(format!("is {than} the maximum {bound}"));
    }
    let factor = rules.multiple_of?;
    // As Juju computes it: a float that is an integer, and not too large for one.
    let quotient = number / factor;
    let is_multiple = quotient.fract() == 0.0 && quotient.abs() <= MAX_SAFE_INTEGER;
    (!is_multiple).then(|| format!("is not a multiple of {factor}, by Juju's floats"))
}
