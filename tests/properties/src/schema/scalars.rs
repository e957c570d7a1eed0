//! Schemas of what is no list and no map.

use std::fmt::Write as _;

use super::words::{INTEGERS, NUMBERS, PATTERNS, TEXTS};
use super::{Made, typed};
use crate::choices::Choices;

pub(super) fn string(choices: &mut Choices<'_>) -> Made {
    let mut text = typed(choices, "string");
    if choices.once_in(4) {
        text.push_str("minLength: 1, ");
    }
    if choices.once_in(4) {
        let _ = write!(text, "maxLength: {}, ", choices.one_of(&["3", "63", "10.0", "0"]));
    }
    if choices.once_in(6) {
        let _ = write!(text, "pattern: {}, ", choices.one_of(PATTERNS));
    }
    Made {
        text,
        fitting: choices.one_of(&["abc", "gzip", "'x'", "'2fa'", "''", "\"\\u00e9\""]).to_owned(),
    }
}

pub(super) fn integer(choices: &mut Choices<'_>) -> Made {
    let mut text = typed(choices, "integer");
    let low = choices.one_of(INTEGERS);
    if choices.once_in(2) {
        let _ = write!(text, "minimum: {low}, ");
        if choices.once_in(4) {
            text.push_str("exclusiveMinimum: true, ");
        }
    }
    if choices.once_in(2) {
        let _ = write!(text, "maximum: {}, ", choices.one_of(INTEGERS));
        if choices.once_in(4) {
            text.push_str("exclusiveMaximum: true, ");
        }
    }
    if choices.once_in(8) {
        let _ = write!(
            text,
            "multipleOf: {}, ",
            choices.one_of(&["1", "5", "0.1", "0", "9007199254740993"])
        );
    }
    Made { text, fitting: low.to_owned() }
}

pub(super) fn number(choices: &mut Choices<'_>) -> Made {
    let mut text = typed(choices, "number");
    let low = choices.one_of(NUMBERS);
    if choices.once_in(2) {
        let _ = write!(text, "minimum: {low}, ");
    }
    if choices.once_in(4) {
        let _ = write!(text, "maximum: {}, exclusiveMaximum: true, ", choices.one_of(NUMBERS));
    }
    if choices.once_in(8) {
        let _ = write!(text, "multipleOf: {}, ", choices.one_of(&["0.1", "0.5", "1.0e-300", "3"]));
    }
    Made { text, fitting: low.to_owned() }
}

pub(super) fn boolean(choices: &mut Choices<'_>) -> Made {
    Made {
        text: typed(choices, "boolean"),
        fitting: choices.one_of(&["true", "false", "yes", "n"]).to_owned(),
    }
}

pub(super) fn members(choices: &mut Choices<'_>) -> Made {
    let mut text = match choices.below(4) {
        0 => "type: string, ".to_owned(),
        1 => "type: integer, ".to_owned(),
        2 => "type: [string, integer, 'null'], ".to_owned(),
        _ => String::new(),
    };
    let pool = if text.contains(": string") {
        TEXTS
    } else if text.contains(": integer") {
        INTEGERS
    } else {
        &[
            "a", "b", "1", "2", "1.5", "true", "false", "null", "[1]", "{a: 1}", "-1", "-0.0", "0",
            "'1'", "''",
        ]
    };
    let mut used: Vec<&str> = Vec::new();
    for _ in 0..=choices.below(5) {
        let member = choices.one_of(pool);
        if !used.contains(&member) {
            used.push(member);
        }
    }
    let _ = write!(text, "enum: [{}], ", used.join(", "));
    Made { text, fitting: used[choices.below(used.len())].to_owned() }
}
