//! Every case of `params.json`: Juju's verdict, and the params that the unit sees, with the macro on
//! every declaration and a handler that keeps the params it gets.

// The modules come from a file of data; nobody reads the docs of their items.
#![allow(missing_docs)]

use std::cell::Cell;

use actions_runtime::__private::{Declaration, Handlers};
use actions_runtime::testing::{Context, Error};
use actions_runtime::{Action, ActionSet, HandlerResult, Params};
use serde_json::Value;

include!(concat!(env!("OUT_DIR"), "/vectors.rs"));

const CASES: &str = include_str!("params.json");

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
    handlers: fn() -> Handlers<Kept>,
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

    fn handlers() -> Handlers<Kept> {
        (VECTORS[CURRENT.get()].handlers)()
    }
}

/// Calls an action of the declaration `id`: the schema that Juju keeps for it, and the params that
/// the handler got, or why Juju refused the call.
fn run_vector(id: &str, action: &str, given: Value) -> (Value, Result<Value, Error>) {
    CURRENT.set(VECTORS.iter().position(|known| known.id == id).expect("a declaration"));
    let mut declared = Current::declarations().into_iter();
    let declared = declared.find(|declared| declared.name == action).expect("an action");
    let mut kept = Kept::default();
    let ran = Context::new(Current).run(&mut kept, action, given);
    let answer = ran.map(|_| kept.0.expect("the handler was called"));
    (declared.schema.parse().expect("the schema is JSON"), answer)
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
            let (schema, answer) = run_vector(id, action, case["given"].clone());
            if !is_right(case, &schema, &answer) {
                wrong.push(format!("{id} {action} {}: {answer:?}", case["given"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 2000, "only {count} cases were found");
}

fn is_right(case: &Value, schema: &Value, answer: &Result<Value, Error>) -> bool {
    match (case["valid"].as_bool(), answer) {
        (Some(true), Ok(params)) => {
            let mut expected = case["params"].clone();
            drop_undeclared(&mut expected, schema);
            same(params, &expected)
        }
        (Some(false), Err(Error::Refused { reasons, .. })) => {
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
