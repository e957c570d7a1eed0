use std::path::Path;

use serde_json::{Value, json};

use super::yaml_scalar::scalar;
use super::{JujuVersion, Refused};
use crate::action_set::Declaration;

/// The actions of a `charmcraft.yaml`, as Juju keeps them.
fn declared(text: &str) -> &'static [Declaration] {
    let file: Value = serde_yaml::from_str(text).unwrap();
    let actions = file["actions"].as_object().unwrap().iter().map(|(name, body)| {
        let mut schema = json!({"properties": {}, "title": name, "type": "object"});
        for (key, value) in body.as_object().into_iter().flatten() {
            match key.as_str() {
                "parallel" | "execution-group" => {}
                "params" => schema["properties"] = value.clone(),
                key => schema[key] = value.clone(),
            }
        }
        Declaration::new(name.clone().leak(), schema.to_string().leak())
    });
    actions.collect::<Vec<_>>().leak()
}

fn admit(
    declarations: &'static [Declaration],
    juju: JujuVersion,
    action: &str,
    params: Value,
) -> Result<Value, Refused> {
    let json = super::admit(juju, declarations, "database/0", action, params)?;
    Ok(serde_json::from_str(&json).unwrap())
}

/// The params that the unit gets, or all that is told.
fn outcome(juju: JujuVersion, action: &str, params: Value) -> Result<Value, (String, bool)> {
    let declarations = declared(
        "
actions:
  snapshot:
    params:
      filename: {type: string, pattern: '^[a-z.]+$'}
      compression:
        type: object
        properties:
          kind: {type: string, enum: [gzip, xz], default: gzip}
          quality: {type: integer, maximum: 9, default: 5}
        additionalProperties: false
      tables: {type: array, items: {type: string}}
    required: [filename]
  open:
    params:
      filename: {type: string}
    additionalProperties: true
  plain:
    params:
      options: {type: object}
",
    );
    admit(declarations, juju, action, params).map_err(|refused| (refused.message, refused.at_unit))
}

fn refused(text: &str, at_unit: bool) -> Result<Value, (String, bool)> {
    Err((text.to_owned(), at_unit))
}

#[test]
fn juju_3_checks_and_fills_at_the_controller() {
    let v3 = |action, params| outcome(JujuVersion::V3, action, params);
    assert_eq!(
        v3(
            "snapshot",
            json!({"filename": "x", "compression": {"kind": "xz"}, "tables": ["a"], "extra": 1})
        ),
        Ok(json!({
            "filename": "x",
            "compression": {"kind": "xz", "quality": 5},
            "tables": ["a"],
            "extra": 1
        }))
    );
    assert_eq!(
        v3("snapshot", json!({"compression": {"quality": 12, "level": 1}, "tables": "a"})),
        refused(
            "validation failed: (root) : \"filename\" property is missing and required, given \
             {\"compression\":{\"level\":1,\"quality\":12},\"tables\":\"a\"}; \
             (root).compression : additional property \"level\" is not allowed, given \
             {\"level\":1,\"quality\":12}; \
             (root).compression.quality : must be lower than 9, given \"12\"; \
             (root).tables : must be of type array, given \"a\"",
            false
        )
    );
    assert_eq!(
        v3("snapshot", json!({"filename": "X"})),
        refused(
            "validation failed: (root).filename : does not match pattern '^[a-z.]+$', given \"X\"",
            false
        )
    );
    assert_eq!(
        v3("plain", json!({"options": {}})),
        refused(
            "schema error caused a panic: interface conversion: interface {} is nil, not \
             map[string]interface {} (`options` is given as an object, for which the schema has \
             no `properties`)",
            false
        )
    );
    assert_eq!(
        v3("snapshoot", json!({})),
        refused("action \"snapshoot\" not defined on unit \"database/0\"", false)
    );
}

#[test]
fn juju_4_checks_at_the_unit_what_is_left_of_the_params() {
    let v4 = |action, params| outcome(JujuVersion::V4, action, params);
    assert_eq!(
        v4("snapshot", json!({"filename": "x"})),
        Ok(json!({"filename": "x", "compression": {"kind": "gzip", "quality": 5}}))
    );
    assert_eq!(
        v4(
            "snapshot",
            json!({"filename": "x", "compression": {"kind": "xz"}, "tables": ["a", "b"]})
        ),
        refused(
            "cannot run \"snapshot\" action: Juju 4 makes a text of `compression`: it takes texts, \
             numbers and booleans alone; Juju 4 makes a text of `tables`: it takes texts, numbers \
             and booleans alone",
            true
        )
    );
    assert_eq!(
        v4("snapshot", json!({"filename": "x", "extra": 1})),
        refused(
            "cannot run \"snapshot\" action: validation failed: (root) : additional property \
             \"extra\" is not allowed, given {\"extra\":1,\"filename\":\"x\"}",
            true
        )
    );
    assert_eq!(
        v4("open", json!({"filename": "5", "extra": 5})),
        Ok(json!({"filename": "5", "extra": 5}))
    );
}

#[test]
fn a_default_that_breaks_the_schema_fails_the_task() {
    const A: Declaration =
        Declaration::new("a", r#"{"properties":{"n":{"type":"integer","default":"x"}}}"#);
    let declarations = &[A];
    let refused = admit(declarations, JujuVersion::V3, "a", json!({})).unwrap_err();
    assert!(refused.at_unit);
    assert_eq!(refused.reasons, ["(root).n : must be of type integer, given \"x\""]);
    assert_eq!(admit(declarations, JujuVersion::V4, "a", json!({})).unwrap(), json!({"n": "x"}));
}

#[test]
fn a_pattern_that_has_no_translation_is_told() {
    const A: Declaration = Declaration::new("a", r#"{"properties":{"x":{"pattern":"a(?!b)"}}}"#);
    let refused = admit(&[A], JujuVersion::V3, "a", json!({"x": "SECRET"})).unwrap_err();
    assert_eq!(
        refused.message,
        "whether a text matches the pattern 'a(?!b)' is not known outside Juju: it has `(?!b`"
    );
    assert!(admit(&[A], JujuVersion::V3, "a", json!({})).is_ok());
}

/// Numbers as the float64 that they are to Juju.
fn floats(value: Value) -> Value {
    match value {
        // No sign at zero: the vectors have lost it.
        Value::Number(number) => json!(number.as_f64().map(|value| value + 0.0)),
        Value::Array(items) => items.into_iter().map(floats).collect(),
        Value::Object(members) => {
            members.into_iter().map(|(name, value)| (name, floats(value))).collect()
        }
        other => other,
    }
}

fn vectors(name: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    serde_json::from_str(&std::fs::read_to_string(folder.join(name)).unwrap()).unwrap()
}

/// The answers of Juju's own packages to thousands of calls.
#[test]
fn calls_are_judged_as_juju_judges_them() {
    let mut calls = 0;
    for vector in vectors("params.json") {
        let declarations = declared(vector["charmcraft_yaml"].as_str().unwrap());
        for case in vector["cases"].as_array().unwrap() {
            let action = case["action"].as_str().unwrap();
            calls += 1;
            assert_judged(declarations, action, &vector["id"], case);
        }
    }
    assert!(calls > 2000, "{calls}");
}

/// Schemas of every keyword, as no charm has them.
#[test]
fn every_keyword_is_judged_as_juju_judges_it() {
    let mut calls = 0;
    for vector in vectors("schemas.json") {
        let schema = vector["schema"].to_string().leak();
        let declarations = vec![Declaration::new("a", schema)].leak();
        for case in vector["cases"].as_array().unwrap() {
            calls += 1;
            assert_judged(declarations, "a", &vector["id"], case);
        }
    }
    assert!(calls > 1000, "{calls}");
}

fn assert_judged(declarations: &'static [Declaration], action: &str, id: &Value, case: &Value) {
    let given = &case["given"];
    let context = format!("{id} {action} {given}");
    match admit(declarations, JujuVersion::V3, action, given.clone()) {
        Ok(params) => {
            assert_eq!(case["valid"], true, "{context}");
            assert_eq!(floats(params), floats(case["params"].clone()), "{context}");
        }
        Err(refused) => {
            assert_eq!(case["valid"], false, "{context}: {refused:?}");
            let mut reasons = refused.reasons;
            if let [reason] = &mut *reasons
                && reason.starts_with("schema error caused a panic")
            {
                // Juju does not say where.
                reason.truncate(reason.find(" (`").unwrap());
            }
            reasons.sort();
            // Juju's own order changes from one run to the next.
            let errors = case["errors"].as_array().unwrap().iter();
            let mut errors: Vec<_> = errors.map(|text| text.as_str().unwrap()).collect();
            errors.sort_unstable();
            assert_eq!(reasons, errors, "{context}");
        }
    }
}

/// Texts that Juju's own reader was given.
#[test]
fn scalars_are_what_juju_reads() {
    let mut read = 0;
    for vector in vectors("scalars.json") {
        let written = vector["scalar"].as_str().unwrap();
        let juju = vector["juju_direct"].as_str().unwrap();
        let (tag, text) = match written.split_once(' ') {
            Some((tag, text)) if tag.starts_with('!') => (Some(tag), text.trim_matches('"')),
            _ if written.starts_with(['"', '\'']) => continue,
            _ => (None, written),
        };
        if juju.starts_with("ERROR") || juju.starts_with("map[") {
            // No scalars.
            continue;
        }
        read += 1;
        let value = scalar(text, true, tag);
        let (kind, expected) = juju.split_once(' ').unwrap_or((juju, "null"));
        match kind {
            "float" if expected.ends_with("Inf") || expected == "NaN" => {
                let message = format!("json: unsupported value: {expected}");
                assert_eq!(value, Err(message), "{written}");
            }
            _ if written.starts_with("!!binary") || written.starts_with("!!timestamp") => {
                assert!(value.is_err(), "{written}");
            }
            "int" => {
                let value = value.unwrap();
                assert!(value.is_u64() || value.is_i64(), "{written}");
                assert_eq!(value.to_string(), expected, "{written}");
            }
            _ => {
                let expected = serde_json::from_str(expected).unwrap();
                assert_eq!(value.map(floats), Ok(floats(expected)), "{written}");
            }
        }
    }
    assert!(read > 100, "{read}");
}
