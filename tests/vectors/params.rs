//! Every case of `params.json`: Juju's verdict, and the params that the unit sees.

use actions_vectors::{Answer, Call, run_vector};
use serde_json::Value;

const VECTORS: &str = include_str!("params.json");

#[test]
fn every_case_ends_as_it_does_in_juju() {
    let vectors: Vec<Value> = serde_json::from_str(VECTORS).expect("params.json is JSON");
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
