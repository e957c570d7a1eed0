//! What most often is a mistake.

use std::fmt::Write as _;

use super::schema;
use super::words::{INTEGERS, NUMBERS, TEXTS};
use crate::choices::Choices;

/// A keyword with a value of any kind, which most often is a mistake.
pub(super) fn stray(choices: &mut Choices<'_>, depth: usize, text: &mut String) {
    let keyword = choices.one_of(&[
        "type", "default", "enum", "properties", "params", "required", "items", "minimum",
        "maximum", "exclusiveMinimum", "multipleOf", "minLength", "maxLength", "pattern",
        "minItems", "maxItems", "uniqueItems", "additionalProperties", "patternProperties",
        "dependencies", "oneOf", "anyOf", "allOf", "not", "definitions", "title", "description",
        "format", "$ref", "$schema", "$id", "const", "examples", "additionalItems",
        "minProperties", "descripton", "parallel", "execution-group", "1", "y",
    ]);
    let _ = write!(text, "{keyword}: ");
    if choices.once_in(2) {
        let made = schema(choices, depth.saturating_sub(1));
        text.push_str(&made.text);
    } else {
        value(choices, 3, text);
    }
    text.push_str(", ");
}

/// Any value.
pub(super) fn value(choices: &mut Choices<'_>, depth: usize, text: &mut String) {
    match choices.below(if depth == 0 { 5 } else { 7 }) {
        0 => text.push_str("null"),
        1 => text.push_str(choices.one_of(TEXTS)),
        2 => text.push_str(choices.one_of(INTEGERS)),
        3 => text.push_str(choices.one_of(NUMBERS)),
        4 => text.push_str(choices.one_of(&["true", "false"])),
        5 => {
            text.push('[');
            for _ in 0..choices.below(4) {
                value(choices, depth - 1, text);
                text.push_str(", ");
            }
            text.push(']');
        }
        _ => {
            text.push('{');
            for (index, key) in ["a", "b", "kind"].iter().enumerate().take(choices.below(4)) {
                let _ = write!(text, "{key}{index}: ");
                value(choices, depth - 1, text);
                text.push_str(", ");
            }
            text.push('}');
        }
    }
}
