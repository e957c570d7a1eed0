//! Why a value of the declaration does not fit, in the words of a message behind its subject.

use crate::diagnostic::enumerated;
use crate::places::Places;
use crate::scalar;
use crate::schema::{Additional, Bound, JsonType, MAX_SAFE_INTEGER, Schema, Text, either, is_of};
use crate::similar;
use crate::yaml::{Content, Entry, Node};

/// How many members of an `enum` are listed.
const MOST_MEMBERS: usize = 30;

pub(super) struct Misfit {
    pub(super) what: String,
    /// What stands beside the caret.
    pub(super) label: Option<String>,
    pub(super) help: Option<String>,
}

impl Misfit {
    fn new(what: String) -> Self {
        Self { what, label: None, help: None }
    }
}

/// The path to what does not fit in a value, that part of it, and why.
pub(super) type Wrong<'n> = (String, &'n Node, Misfit);

/// The first in a value, at a `path`, that does not fit.
pub(super) fn judge<'n>(schema: &Schema<'n>, value: &'n Node, path: &str) -> Result<(), Wrong<'n>> {
    let wrong = |misfit| Err((path.to_owned(), value, misfit));
    if value.is_unclear() || schema.is_combined || (value.is_null() && schema.takes_null()) {
        return Ok(());
    }
    let (members, types) = (schema.values(), schema.value_types());
    if !members.is_empty() {
        return not_a_member(&members, value).map_or(Ok(()), wrong);
    }
    if !types.is_empty() && !types.iter().any(|known| is_of(value, *known)) {
        return wrong(of_type(value, &types));
    }
    if let Some(what) = of_rules(value, schema) {
        return wrong(Misfit::new(what));
    }
    if let Some(items) = &schema.items {
        for (index, item) in value.list().unwrap_or_default().iter().enumerate() {
            judge(items, item, &format!("{path}[{index}]"))?;
        }
    }
    for entry in value.map().unwrap_or_default() {
        let name = entry.key.text();
        let mut properties = schema.properties().iter();
        let property = properties.find(|property| property.name.text == name);
        if let Some(schema) = property.map(|property| &property.schema).or(schema.rest()) {
            judge(schema, &entry.value, &format!("{path}.{name}"))?;
        }
    }
    Ok(())
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
    let is_json = value.text().is_some_and(|text| text.starts_with(['[', '{']));
    let help = match types {
        _ if value.is_null() => "take it out, or list `\"null\"` in the `type`".to_owned(),
        [JsonType::Array | JsonType::Object] if is_json => "remove the quotes around it".to_owned(),
        [JsonType::String] if is_scalar => "put it in quotes to make it a string".to_owned(),
        [JsonType::Integer] if value.number().is_some() => {
            "use whole numbers up to 2^53 - 1, or `type: number`".to_owned()
        }
        [JsonType::Array] if is_scalar => format!("write a list: `[{}]`", value.json()),
        _ => return Misfit { help: unquoted(value, types), ..Misfit::new(what) },
    };
    Misfit { help: Some(help), ..Misfit::new(what) }
}

/// What to write for a text that would be of a type without its quotes.
fn unquoted(value: &Node, types: &[JsonType]) -> Option<String> {
    let (text, plain) = (value.text()?, value.unquoted());
    if plain.is_unclear() {
        let is_number = matches!(types, [JsonType::Integer | JsonType::Number, ..]);
        let (number, _) = scalar::mended_number(text).filter(|_| is_number)?;
        return Some(format!("write `{number}`"));
    }
    let is_meant = types.iter().any(|known| is_of(&plain, *known));
    is_meant.then(|| format!("remove the quotes: `{text}`"))
}

/// What the rules for its kind of value have against one, whatever the type.
#[expect(clippy::cast_precision_loss, reason = "no file holds as much")]
pub(super) fn of_rules(value: &Node, schema: &Schema<'_>) -> Option<String> {
    let bound = |bound: Option<Bound>| bound.map(|bound| (bound.value, bound.exclusive));
    let count = |count: Option<u64>| count.map(|count| (count as f64, false));
    let (size, names, least, most) = match (value.text(), value.list(), value.map()) {
        (Some(text), ..) => {
            let (least, most) = (count(schema.min_length), count(schema.max_length));
            (text.chars().count() as f64, ["`minLength`", "`maxLength`"], least, most)
        }
        (_, Some(items), _) => {
            let (least, most) = (count(schema.min_items), count(schema.max_items));
            (items.len() as f64, ["`minItems`", "`maxItems`"], least, most)
        }
        (.., Some(entries)) => {
            let (least, most) = (count(schema.min_properties), count(schema.max_properties));
            (entries.len() as f64, ["`minProperties`", "`maxProperties`"], least, most)
        }
        _ => {
            let (least, most) = (bound(schema.minimum), bound(schema.maximum));
            (value.number()?, ["minimum", "maximum"], least, most)
        }
    };
    let sides = [(least, 1.0, ["under", "not over"]), (most, -1.0, ["over", "not under"])];
    for ((side, sign, words), name) in sides.into_iter().zip(names) {
        if let Some((bound, exclusive)) = side
            && (sign * size < sign * bound || (exclusive && sign * size <= sign * bound))
        {
            let than = words[usize::from(exclusive)];
            return Some(format!("is {than} the {name} {bound}"));
        }
    }
    if let Some(items) = value.list() {
        let mut known = Places::default();
        let mut is_known = |item: &Node| known.note(&item.json(), 0).is_some();
        let has_twice = schema.unique_items && items.iter().any(&mut is_known);
        return has_twice.then(|| "has the same item twice".to_owned());
    }
    if let Some(entries) = value.map() {
        return of_names(entries, schema);
    }
    let factor = schema.multiple_of?;
    // As Juju computes it: a float that is an integer, and not too large for one.
    let quotient = value.number()? / factor;
    let is_multiple = quotient.fract() == 0.0 && quotient.abs() <= MAX_SAFE_INTEGER;
    (!is_multiple).then(|| format!("is not a multiple of {factor}, by Juju's floats"))
}

/// What an object lacks, or has too much.
fn of_names(entries: &[Entry], schema: &Schema<'_>) -> Option<String> {
    let is_closed = matches!(schema.additional, Some(Additional::Closed));
    let is_declared = |name: &str| schema.properties().iter().any(|one| one.name.text == name);
    if let Some(other) = entries.iter().find(|entry| is_closed && !is_declared(entry.key.text())) {
        return Some(format!("has `{}`, which its schema does not allow", other.key.text()));
    }
    let mut lacking = Vec::new();
    for Text { text, .. } in &schema.required {
        // What no object can have is told.
        let can_be_there = is_declared(text) || !is_closed;
        if can_be_there && entries.iter().all(|entry| entry.key.text() != *text) {
            lacking.push(format!("`{text}`"));
        }
    }
    let names = enumerated(&mut lacking.into_iter());
    (!names.is_empty()).then(|| format!("lacks {names}, required in it"))
}

/// Why a value is none of the members, if it is not.
fn not_a_member(members: &[&Node], value: &Node) -> Option<Misfit> {
    let json = value.json();
    // The keys of a map may be in another order.
    let are_maps = |member: &Node| member.map().is_some() && value.map().is_some();
    if members.iter().any(|member| member.json() == json || are_maps(member)) {
        return None;
    }
    let quoted = |member: &Node| match member.text() {
        Some(text) if text.is_empty() || text.contains([' ', ',', '\n']) => member.json(),
        _ => member.shown(),
    };
    let mut names: Vec<String> = members.iter().copied().take(MOST_MEMBERS).map(quoted).collect();
    if members.len() > MOST_MEMBERS {
        names.push("...".to_owned());
    }
    let shown = value.shown();
    let texts = members.iter().filter_map(|member| member.text());
    let near = value.text().and_then(|text| similar::near(text, texts));
    let mut what = format!("is `{shown}`, which is not in its `enum`");
    let mut help = near.map(|near| format!("did you mean `{near}`?"));
    if let Some(twin) = members.iter().find(|member| member.shown() == shown) {
        what = format!("is {}, and `{shown}` in its `enum` is {}", value.kind(), twin.kind());
        let is_text = twin.text().is_some();
        help = Some(if is_text { "put it in quotes" } else { "remove the quotes" }.to_owned());
    }
    Some(Misfit { what, label: Some(format!("expected one of: {}", names.join(", "))), help })
}
