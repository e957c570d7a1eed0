//! Every case of `params.json`: Juju's verdict, and the params that the unit sees, with the macro on
//! every declaration and a handler that keeps the params it gets.

// The modules come from a file of data; nobody reads the docs of their items.
#![allow(missing_docs)]

use std::cell::Cell;

use actions_runtime::__private::Declaration;
use actions_runtime::testing::{Context, Error};
use actions_runtime::{Action, ActionSet, HandlerResult, Params};
use serde_json::Value;

include!(concat!(env!("OUT_DIR"), "/vectors.rs"));

const CASES: &str = include_str!("params.json");

/// A call of an action.
#[derive(Debug)]
struct Call {
    /// The schema that Juju keeps for the action.
    schema: Value,
    /// How the call ended.
    answer: Answer,
}

/// How a call ended.
#[derive(Debug, PartialEq)]
enum Answer {
    /// The handler got these params, as its typed struct writes them.
    Params(Value),
    /// Juju refused the call, for these reasons.
    Refused(Vec<String>),
    /// The unit could not run it.
    Failed(String),
    /// There is no such declaration or action.
    Unknown,
}

/// A charm that keeps what its handlers get.
#[derive(Default)]
pub struct Kept(Option<Value>);

impl Kept {
    /// The typed params of an action, which must be the same after a way through JSON.
    fn keep<P: Params + PartialEq>(&mut self, params: &P) -> HandlerResult {
        let value = serde_json::to_value(params)?;
        let again: P = actions_runtime::__private::from_json(&value.to_string())?;
        assert!(again == *params, "{value} is not the same after decoding");
        self.0 = Some(value);
        Ok(().into())
    }
}

/// The actions of one declaration.
struct Declared {
    id: &'static str,
    declarations: fn() -> Vec<Declaration>,
    call: fn(&mut Kept, &Action) -> Option<HandlerResult>,
}

/// The actions of the declaration that this thread calls: so the harness is compiled once and not
/// for each of them.
struct Current;

thread_local! {
    static CURRENT: Cell<usize> = const { Cell::new(0) };
}

impl ActionSet<Kept> for Current {
    fn declarations() -> Vec<Declaration> {
        (VECTORS[CURRENT.get()].declarations)()
    }

    fn call(charm: &mut Kept, action: &Action) -> Option<HandlerResult> {
        (VECTORS[CURRENT.get()].call)(charm, action)
    }
}

/// Calls an action of the declaration `id`.
fn run_vector(id: &str, action: &str, given: Value) -> Option<Call> {
    CURRENT.set(VECTORS.iter().position(|known| known.id == id)?);
    let mut declared = Current::declarations().into_iter();
    let declared = declared.find(|declared| declared.name == action);
    let schema = declared.map_or("null", |declared| declared.schema);
    let mut kept = Kept::default();
    let answer = match Context::new(Current).run(&mut kept, action, given) {
        Ok(_) => kept.0.map_or(Answer::Unknown, Answer::Params),
        Err(Error::Refused { reasons, .. }) => Answer::Refused(reasons),
        Err(error) => Answer::Failed(error.message().to_owned()),
    };
    Some(Call { schema: schema.parse().unwrap_or(Value::Null), answer })
}

#[test]
fn every_case_ends_as_it_does_in_juju() {
    let vectors: Vec<Value> = serde_json::from_str(CASES).expect("params.json is JSON");
    let mut wrong = Vec::new();
    let mut count = 0;
    for vector in &vectors {
        let id = vector["id"].as_str().expect("an id");
        for case in vector["cases"].as_array().expect("cases") {
            count += 1;
            let action = case["action"].as_str().expect("an action");
            let call = run_vector(id, action, case["given"].clone()).expect("a declaration");
            if !is_right(case, &call) {
                wrong.push(format!("{id} {action} {}: {:?}", case["given"], call.answer));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 2000, "only {count} cases were found");
}

fn is_right(case: &Value, call: &Call) -> bool {
    match (case["valid"].as_bool(), &call.answer) {
        (Some(true), Answer::Params(params)) => {
            let mut expected = case["params"].clone();
            drop_undeclared(&mut expected, &call.schema);
            same(params, &expected)
        }
        (Some(false), Answer::Refused(reasons)) => {
            let expected = case["errors"].as_array().into_iter().flatten();
            let mut expected: Vec<_> = expected.filter_map(Value::as_str).collect();
            let mut reasons: Vec<_> = reasons.iter().map(String::as_str).collect();
            expected.sort_unstable();
            reasons.sort_unstable();
            expected == reasons
        }
        _ => false,
    }
}

/// Removes what Juju lets through without a word, and the types of the macro leave out: names that
/// the schema does not list, where `additionalProperties` is not written.
fn drop_undeclared(value: &mut Value, schema: &Value) {
    match value {
        Value::Object(members) => {
            let Some(properties) = schema["properties"].as_object() else {
                return;
            };
            if schema["additionalProperties"].is_null() && !properties.is_empty() {
                members.retain(|name, _| properties.contains_key(name));
            }
            for (name, value) in members {
                drop_undeclared(value, properties.get(name).unwrap_or(&Value::Null));
            }
        }
        Value::Array(items) => {
            for item in items {
                drop_undeclared(item, &schema["items"]);
            }
        }
        _ => {}
    }
}

/// Whether two values are the same to Juju, for which every number is a float64.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}
