//! Decoding of what `action-get` prints.

use std::fmt::Write as _;

use actions_runtime::__private::from_json;
use actions_runtime::testing::{Context, Error};
use actions_runtime::{Action, Invalid, Params, Value};

use crate::charm::Charm;
use crate::charm::actions::{Actions, EveryRuleParams};
use crate::choices::Choices;

const NAMES: &[&str] = &[
    "name", "flag", "small", "even", "whole", "ratio", "kind", "level", "step", "maybe", "either",
    "anything", "tags", "grid", "labels", "hosts", "open", "first", "address", "port", "inner",
    "x", "other", "na\\u006de", "",
];

const NUMBERS: &[&str] = &[
    "0", "-0", "1", "2", "-4", "2.5", "13.131313", "-131313", "8", "9", "80", "0.3",
    "0.30000000000000004", "1e+2", "1E2", "1.0", "-1", "65536", "9007199254740991",
    "9007199254740992", "-9007199254740993", "1e308", "1e309", "5e-324", "1e-400", "1e+21",
    "18446744073709551616", "0.1", "01", "1.", ".5", "-", "+1", "1e",
    "12345678901234567890123456789012345",
];

const STRINGS: &[&str] = &[
    "", "gzip", "xz", "auto", "SECRETSECRET", "a", "abc", "abcdefgh", "abcdefghi", "\\u00e9\\n",
    "\\ud83d\\ude00", "\\ud83d", "\\x", "é", "名前", "\\u0000",
];

/// Text that the bytes are, or JSON for the action that they choose.
pub fn any(bytes: &[u8]) {
    let Some((mode, rest)) = bytes.split_first() else {
        return text("");
    };
    if mode % 2 == 0 {
        return text(&String::from_utf8_lossy(rest));
    }
    let mut json = String::new();
    object(&mut Choices::new(rest), 4, &mut json);
    text(&json);
}

/// What holds for any text: it decodes when it is JSON that fits the schema, and then says the same
/// when it is written again.
fn text(text: &str) {
    let decoded: Result<EveryRuleParams, Invalid> = from_json(text);
    let params = match serde_json::from_str(text) {
        // Go prints a map that was never made as null.
        Ok(Value::Null) => Value::Object(serde_json::Map::default()),
        Ok(object @ Value::Object(_)) => object,
        _ => {
            let refused = decoded.expect_err("no object was decoded");
            let paths: Vec<_> = refused.iter().map(|(path, _)| path).collect();
            return assert_eq!(paths, [""], "{text:?}: {refused}");
        }
    };
    assert_eq!(decoded.is_ok(), fits(&params), "{text}: {decoded:?}");
    match decoded {
        Ok(decoded) => {
            let written = serde_json::to_string(&decoded).expect("params can be written");
            let again: EveryRuleParams = from_json(&written).expect("what was written is read");
            assert!(again == decoded, "{text} is {written}");
            let value: Value = serde_json::from_str(&written).expect("it is JSON");
            assert!(EveryRuleParams::try_from(value) == Ok(decoded), "{written}");
        }
        Err(refused) => {
            let told = refused.to_string();
            let has_secret = told.contains("SECRET") || told.contains("131313");
            assert!(is_in_a_name(&params) || !has_secret, "{text}: {told}");
            assert!(told.len() < 10_000 && told.lines().count() <= 22, "{told}");
        }
    }
}

/// Whether Juju lets the params through, as far as the schema goes.
fn fits(params: &Value) -> bool {
    let mut charm = Charm(|_: &Action| Ok(().into()));
    let context = Context::new(Actions);
    match context.run(&mut charm, EveryRuleParams::ACTION, params) {
        // Then it has checked them, and fails to add the defaults.
        Err(Error::Refused { reasons, .. }) => reasons[0].starts_with("schema error"),
        _ => true,
    }
}

/// Whether the word is in a name, which a message can show.
fn is_in_a_name(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(is_in_a_name),
        Value::Object(members) => members.iter().any(|(name, value)| {
            ["SECRET", "131313"].iter().any(|secret| name.contains(secret)) || is_in_a_name(value)
        }),
        _ => false,
    }
}

/// An object of params, some of which the action has, at most `depth` deep.
pub(crate) fn object(choices: &mut Choices<'_>, depth: usize, json: &mut String) {
    json.push('{');
    for index in 0..choices.below(6) {
        if index > 0 {
            json.push(',');
        }
        json.push_str(choices.one_of(&["", "", " ", "\n"]));
        let _ = write!(json, "\"{}\":", choices.one_of(NAMES));
        value(choices, depth - 1, json);
    }
    json.push('}');
}

fn value(choices: &mut Choices<'_>, depth: usize, json: &mut String) {
    match choices.below(if depth == 0 { 4 } else { 6 }) {
        0 => json.push_str("null"),
        1 => json.push_str(choices.one_of(&["true", "false"])),
        2 => json.push_str(choices.one_of(NUMBERS)),
        3 => {
            let _ = write!(json, "\"{}\"", choices.one_of(STRINGS));
        }
        4 => {
            json.push('[');
            for index in 0..choices.below(4) {
                if index > 0 {
                    json.push(',');
                }
                value(choices, depth - 1, json);
            }
            json.push(']');
        }
        _ => object(choices, depth, json),
    }
}
