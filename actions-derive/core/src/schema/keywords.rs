//! The keywords that Juju knows: what each is about, and how it is read.

use super::types::{JsonType, either};
use super::unknown::Ignored;
use super::{Reading, kinds, lengths, members, numbers, objects, types};
use crate::diagnostic::Warning;
use crate::pattern;
use crate::yaml::Entry;

struct Keyword {
    name: &'static str,
    /// The types of the values that it says something about; none where it is about all.
    about: &'static [JsonType],
    read: for<'n> fn(&mut Reading<'n, '_, '_>, &'n Entry),
}

const NUMBERS: &[JsonType] = &[JsonType::Integer, JsonType::Number];
const STRINGS: &[JsonType] = &[JsonType::String];
const ARRAYS: &[JsonType] = &[JsonType::Array];
const OBJECTS: &[JsonType] = &[JsonType::Object];

const KEYWORDS: [Keyword; 31] = [
    row("additionalItems", &[], |_, _| {}),
    row("additionalProperties", OBJECTS, objects::additional),
    row("allOf", &[], combined),
    row("anyOf", &[], combined),
    row("default", &[], |reading, entry| {
        reading.schema.default = Some(&entry.value);
    }),
    row("definitions", &[], definitions),
    row("dependencies", &[], combined),
    row("description", &[], |reading, entry| {
        reading.schema.description = kinds::text(reading, entry);
    }),
    row("enum", &[], members::read),
    row("exclusiveMaximum", &[], |_, _| {}),
    row("exclusiveMinimum", &[], |_, _| {}),
    row("format", &[], format),
    row("items", ARRAYS, objects::items),
    row("maxItems", ARRAYS, lengths::read),
    row("maxLength", STRINGS, lengths::read),
    row("maxProperties", OBJECTS, lengths::read),
    // Both are read with their flags, once all keywords are known.
    row("maximum", NUMBERS, |_, _| {}),
    row("minItems", ARRAYS, lengths::read),
    row("minLength", STRINGS, lengths::read),
    row("minProperties", OBJECTS, lengths::read),
    row("minimum", NUMBERS, |_, _| {}),
    row("multipleOf", NUMBERS, numbers::multiple_of),
    row("not", &[], combined),
    row("oneOf", &[], combined),
    row("pattern", STRINGS, pattern),
    row("patternProperties", OBJECTS, combined),
    row("properties", OBJECTS, objects::properties),
    row("required", OBJECTS, |reading, entry| {
        reading.schema.required = objects::required_names(reading.owner, entry, reading.sink);
    }),
    row("title", &[], |reading, entry| {
        reading.schema.title = kinds::text(reading, entry);
    }),
    row("type", &[], types::read),
    row("uniqueItems", ARRAYS, |reading, entry| {
        reading.schema.unique_items = kinds::boolean(reading, entry).unwrap_or(false);
    }),
];

const fn row(
    name: &'static str,
    about: &'static [JsonType],
    read: for<'n> fn(&mut Reading<'n, '_, '_>, &'n Entry),
) -> Keyword {
    Keyword { name, about, read }
}

pub(crate) fn is_keyword(name: &str) -> bool {
    find(name).is_some()
}

pub(super) fn names() -> impl Iterator<Item = &'static str> + Clone {
    KEYWORDS.iter().map(|keyword| keyword.name)
}

fn find(name: &str) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|keyword| keyword.name == name)
}

pub(super) fn read<'n>(reading: &mut Reading<'n, '_, '_>, entry: &'n Entry) {
    match (find(entry.key.text()), entry.key.text()) {
        (Some(keyword), _) => (keyword.read)(reading, entry),
        // Each is told by itself, and leaves open what is meant.
        (None, "$ref") => reading.schema.is_faulty = true,
        (None, "$schema") => {}
        (None, "$id" | "$subSchema") => {
            kinds::text(reading, entry);
        }
        (None, _) => reading.schema.ignored.push(Ignored::of(entry)),
    }
}

/// Tells keywords that are about no value of the types.
pub(super) fn without_effect(reading: &mut Reading<'_, '_, '_>, entries: &[&Entry]) {
    let types = reading.schema.types.clone();
    let is_meant = reading.schema.types_span.is_some() && !types.is_empty();
    // Of a type that is wrong, another is meant.
    let is_known = types.iter().all(|known| {
        let mut written = entries.iter().filter(|entry| entry.key.text() == "type");
        written.any(|entry| match entry.value.list() {
            Some(names) => names.iter().any(|name| name.text() == Some(known.name())),
            None => entry.value.text() == Some(known.name()),
        })
    });
    if !is_meant || !is_known || reading.owner.is_action() {
        return;
    }
    let owner = reading.owner;
    for entry in entries {
        let Some(Keyword { name, about, .. }) = find(entry.key.text()) else {
            continue;
        };
        // Any other value of `required` is an error, and its own name in it is told as such; so are
        // defaults inside what is no object.
        let is_filled = || reading.schema.properties().iter().any(|one| one.schema.is_filled());
        let is_told = (*name == "properties" && is_filled())
            || *name == "required"
                && (entry.value.list().is_none_or(<[_]>::is_empty)
                    || reading
                        .schema
                        .required
                        .iter()
                        .any(|name| Some(name.text) == owner.property_name()));
        let is_about = about.is_empty() || types.iter().any(|known| about.contains(known));
        if !is_about && !is_told {
            let types = either(&types);
            let message = format!("`{name}` of {owner} has no effect on a value of type {types}");
            reading
                .sink
                .warn(Warning::NoEffect, entry.key.span, message)
                .help("remove it, or write the type that is meant");
        }
    }
}

/// What other schemas say has no type in Rust yet, and is left to Juju.
fn combined<'n>(reading: &mut Reading<'n, '_, '_>, _: &'n Entry) {
    reading.schema.is_combined = true;
}

fn definitions<'n>(reading: &mut Reading<'n, '_, '_>, entry: &'n Entry) {
    let message = format!("the `definitions` of {} have no effect", reading.owner);
    reading
        .sink
        .warn(Warning::NoEffect, entry.key.span, message)
        .note("Juju refuses `$ref`, so that nothing can point at them")
        .help("share a schema by a YAML anchor and alias");
}

fn format<'n>(reading: &mut Reading<'n, '_, '_>, entry: &'n Entry) {
    // Only `Debug` looks at it.
    if entry.value.text() == Some("password") {
        reading.schema.is_password = true;
        return;
    }
    let message = format!("Juju does not check the `format` of {}", reading.owner);
    reading
        .sink
        .warn(Warning::Format, entry.key.span, message)
        .help("use `pattern`, or check it in the handler");
}

fn pattern<'n>(reading: &mut Reading<'n, '_, '_>, entry: &'n Entry) {
    let owner = reading.owner;
    let Some(text) = kinds::text(reading, entry) else {
        return;
    };
    if let Some(fault) = pattern::fault(text.text) {
        let message = format!(
            "`pattern` of {owner} is not a regular expression that Juju can read: {}",
            fault.reason
        );
        let found = reading.sink.error(text.span, message);
        found.note("Juju compiles it with Go's package `regexp` (RE2)").help(fault.mend);
        return;
    }
    if let Some(mend) = pattern::without_slashes(text.text) {
        let message = format!("the slashes are a part of the `pattern` of {owner}");
        reading
            .sink
            .warn(Warning::PatternSlashes, text.span, message)
            .help(format!("write `{mend}`"));
    }
    reading.schema.pattern = Some(text);
}
