//! Declarations made of the keywords of schemas, most of them such that Juju accepts them.

mod scalars;
mod stray;
mod words;

use std::fmt::Write as _;

use actions_derive_core::yaml::Reader;

use crate::choices::Choices;
use crate::expansion;
use scalars::{boolean, integer, members, number, string};
use stray::{stray, value};
use words::{ACTIONS, DESCRIPTIONS, PARAMS};

/// How deep schemas stand in each other.
const DEEPEST: usize = 4;

/// A declaration under both readers; see [`declaration`].
pub fn any(bytes: &[u8]) {
    let text = declaration(&mut Choices::new(bytes));
    for reader in [Reader::Charmcraft, Reader::Juju] {
        let text = wrapped(&text, reader);
        expansion::check(&text, reader);
    }
}

/// The actions as a whole file for `reader`.
pub fn wrapped(actions: &str, reader: Reader) -> String {
    match reader {
        Reader::Charmcraft => format!("name: x\nactions: {actions}\n"),
        Reader::Juju | Reader::Operator => format!("{actions}\n"),
    }
}

/// The actions of a charm, as a YAML map in one line.
pub fn declaration(choices: &mut Choices<'_>) -> String {
    let mut text = String::from("{");
    let mut names: Vec<String> = Vec::new();
    for _ in 0..=choices.below(3) {
        let mut name = choices.one_of(ACTIONS).to_owned();
        while names.contains(&name) {
            name.push_str("-b");
        }
        let _ = write!(text, "{name}: ");
        names.push(name);
        action(choices, &mut text);
        text.push_str(", ");
    }
    text.push('}');
    text
}

fn action(choices: &mut Choices<'_>, text: &mut String) {
    text.push('{');
    if choices.once_in(3) {
        let _ = write!(text, "description: {}, ", choices.one_of(DESCRIPTIONS));
    }
    let params = properties(choices, DEEPEST);
    let keyword = if choices.once_in(16) { "properties" } else { "params" };
    let _ = write!(text, "{keyword}: {{{}}}, ", params.text);
    if choices.once_in(2) {
        let _ = write!(text, "required: [{}], ", params.required);
    }
    if choices.once_in(2) {
        additional(choices, DEEPEST, text);
    }
    if choices.once_in(8) {
        text.push_str("parallel: true, execution-group: g, ");
    }
    if choices.once_in(32) {
        stray(choices, DEEPEST, text);
    }
    text.push('}');
}

/// A schema, and a value that fits it unless what is stray hinders it.
struct Made {
    text: String,
    fitting: String,
}

/// The inside of `properties`.
struct Properties {
    text: String,
    /// The names of those to require.
    required: String,
    /// The inside of a map that fits.
    fitting: String,
}

fn properties(choices: &mut Choices<'_>, depth: usize) -> Properties {
    let mut made =
        Properties { text: String::new(), required: String::new(), fitting: String::new() };
    let mut used = Vec::new();
    for _ in 0..choices.below(4) {
        let name = choices.one_of(PARAMS);
        if used.contains(&name) {
            continue;
        }
        used.push(name);
        let Made { text, fitting } = schema(choices, depth.saturating_sub(1));
        let _ = write!(made.text, "{name}: {text}, ");
        let required = choices.once_in(4);
        if required {
            let _ = write!(made.required, "{name}, ");
        }
        if required || choices.once_in(2) {
            let _ = write!(made.fitting, "{name}: {fitting}, ");
        }
    }
    made
}

fn schema(choices: &mut Choices<'_>, depth: usize) -> Made {
    let kinds = if depth == 0 { 6 } else { 11 };
    let mut made = match choices.below(kinds) {
        0 => untyped(choices),
        1 => string(choices),
        2 => integer(choices),
        3 => number(choices),
        4 => boolean(choices),
        5 => members(choices),
        6 | 7 => array(choices, depth),
        8 | 9 => object(choices, depth),
        _ => combined(choices, depth),
    };
    if choices.once_in(6) {
        let _ = write!(made.text, "description: {}, ", choices.one_of(DESCRIPTIONS));
    }
    if choices.once_in(3) {
        let _ = write!(made.text, "default: {}, ", made.fitting);
    }
    if choices.once_in(64) {
        stray(choices, depth, &mut made.text);
    }
    Made { text: format!("{{{}}}", made.text), ..made }
}

/// `type: T`, or a list with it.
fn typed(choices: &mut Choices<'_>, name: &str) -> String {
    match choices.below(8) {
        0 => format!("type: [{name}, 'null'], "),
        1 => format!(
            "type: [{name}, {}], ",
            choices.one_of(&["string", "integer", "object", "array", "number", "boolean"])
        ),
        _ => format!("type: {name}, "),
    }
}

fn untyped(choices: &mut Choices<'_>) -> Made {
    let mut fitting = String::new();
    value(choices, 2, &mut fitting);
    Made { text: String::new(), fitting }
}

fn array(choices: &mut Choices<'_>, depth: usize) -> Made {
    let mut text = typed(choices, "array");
    let item = schema(choices, depth - 1);
    match choices.below(6) {
        0 => {}
        1 => {
            let _ = write!(text, "items: [{}, {}], ", item.text, item.text);
        }
        _ => {
            let _ = write!(text, "items: {}, ", item.text);
        }
    }
    if choices.once_in(8) {
        additional_items(choices, depth, &mut text);
    }
    if choices.once_in(4) {
        text.push_str("uniqueItems: true, ");
    }
    if choices.once_in(4) {
        text.push_str("minItems: 1, ");
    }
    if choices.once_in(4) {
        text.push_str("maxItems: 2, ");
    }
    let items = [item.fitting.as_str(); 3];
    Made { text, fitting: format!("[{}]", items[..choices.below(4)].join(", ")) }
}

fn object(choices: &mut Choices<'_>, depth: usize) -> Made {
    let mut text = match choices.below(4) {
        0 => String::new(),
        _ => typed(choices, "object"),
    };
    let inner = properties(choices, depth);
    if !choices.once_in(16) {
        let _ = write!(text, "properties: {{{}}}, ", inner.text);
    }
    if choices.once_in(2) {
        let _ = write!(text, "required: [{}], ", inner.required);
    }
    if choices.once_in(3) {
        additional(choices, depth, &mut text);
    }
    if choices.once_in(16) {
        let _ = write!(
            text,
            "{}: {}, ",
            choices.one_of(&["minProperties", "maxProperties"]),
            choices.one_of(&["1", "2", "0"])
        );
    }
    Made { text, fitting: format!("{{{}}}", inner.fitting) }
}

fn combined(choices: &mut Choices<'_>, depth: usize) -> Made {
    let part = schema(choices, depth - 1);
    let text = match choices.below(7) {
        0 => format!("oneOf: [{}, {}], ", part.text, "{type: string, minLength: 99}"),
        1 => format!("anyOf: [{}, {}], ", part.text, part.text),
        2 => format!("allOf: [{}], ", part.text),
        3 => "not: {type: string, minLength: 99}, ".to_owned(),
        4 => {
            format!("type: object, properties: {{}}, patternProperties: {{'^a': {}}}, ", part.text)
        }
        5 => {
            format!("type: object, properties: {{}}, dependencies: {{a: [b], c: {}}}, ", part.text)
        }
        _ => format!("definitions: {{d: {}}}, ", part.text),
    };
    Made { text, ..part }
}

fn additional(choices: &mut Choices<'_>, depth: usize, text: &mut String) {
    match choices.below(4) {
        0 => text.push_str("additionalProperties: true, "),
        1 | 2 => text.push_str("additionalProperties: false, "),
        _ => {
            let rest = schema(choices, depth.saturating_sub(1));
            let _ = write!(text, "additionalProperties: {}, ", rest.text);
        }
    }
}

fn additional_items(choices: &mut Choices<'_>, depth: usize, text: &mut String) {
    let rest = schema(choices, depth.saturating_sub(1));
    let _ = write!(text, "additionalItems: {}, ", rest.text);
}
