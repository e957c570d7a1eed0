//! Why a value of the declaration does not fit, in the words of a message behind its subject.

use crate::places::Places;
use crate::scalar::{self, Value};
use crate::schema::{Bound, JsonType, MAX_SAFE_INTEGER, Schema, either};
use crate::yaml::{Content, Node, Reader};

pub(super) struct Misfit {
    pub(super) what: String,
    /// What stands beside the caret.
    pub(super) label: Option<String>,
    pub(super) help: Option<String>,
}

impl Misfit {
    pub(super) fn new(what: String) -> Self {
        Self { what, label: None, help: None }
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
    let is_meant = match (scalar::read(text, true, Reader::Charmcraft), json_type) {
        (Value::Unclear(scalar::Unclear::Number), JsonType::Integer | JsonType::Number) => {
            let (number, _) = scalar::mended_number(text)?;
            return Some(format!("write `{number}`"));
        }
        (Value::Number(value), JsonType::Integer) => value.fract() == 0.0,
        (Value::Number(_), _) => json_type == JsonType::Number,
        (Value::Boolean(_), _) => json_type == JsonType::Boolean,
        _ => false,
    };
    is_meant.then(|| format!("remove the quotes: `{text}`"))
}

/// What the rules for its kind of value have against one, whatever the type.
#[expect(clippy::cast_precision_loss, reason = "no file holds as much")]
pub(super) fn of_rules(value: &Node, schema: &Schema<'_>) -> Option<String> {
    let bound = |bound: Option<Bound>| bound.map(|bound| (bound.value, bound.exclusive));
    let count = |count: Option<u64>| count.map(|count| (count as f64, false));
    let (size, names, least, most) = match (value.text(), value.list()) {
        (Some(text), _) => {
            let (least, most) = (count(schema.min_length), count(schema.max_length));
            (text.chars().count() as f64, ["`minLength`", "`maxLength`"], least, most)
        }
        (_, Some(items)) => {
            let (least, most) = (count(schema.min_items), count(schema.max_items));
            (items.len() as f64, ["`minItems`", "`maxItems`"], least, most)
        }
        _ => {
            let (least, most) = (bound(schema.minimum), bound(schema.maximum));
            (value.number()?, ["minimum", "maximum"], least, most)
        }
    };
    if let Some((bound, exclusive)) = least
        && (size < bound || (exclusive && size <= bound))
    {
        let than = if exclusive { "not over" } else { "under" };
        return Some(format!("is {than} the {} {bound}", names[0]));
    }
    if let Some((bound, exclusive)) = most
        && (size > bound || (exclusive && size >= bound))
    {
        let than = if exclusive { "not under" } else { "over" };
        return Some(format!("is {than} the {} {bound}", names[1]));
    }
    if let Some(items) = value.list() {
        let mut known = Places::default();
        let mut is_known = |item: &Node| known.note(&item.json(), 0).is_some();
        let has_twice = schema.unique_items && items.iter().any(&mut is_known);
        return has_twice.then(|| "has the same item twice".to_owned());
    }
    let factor = schema.multiple_of?;
    // As Juju computes it: a float that is an integer, and not too large for one.
    let quotient = value.number()? / factor;
    let is_multiple = quotient.fract() == 0.0 && quotient.abs() <= MAX_SAFE_INTEGER;
    (!is_multiple).then(|| format!("is not a multiple of {factor}, by Juju's floats"))
}
