//! What Juju adds to the params that a user gives (`InsertDefaults`, `defaults.go`).

use serde_json::{Map, Value};

/// Adds the defaults of `schema` to `params`, which is an object, as Juju does.
///
/// Only `properties` are followed; an object with a `default` of its own takes it whole.
///
/// # Errors
/// Where Juju's own code panics, the way to it: an object was given, at any depth that `properties`
/// reach, for a schema without `properties`, be it untyped or a plain `type: object`.
pub(super) fn insert(schema: &Value, params: &mut Map<String, Value>) -> Result<(), Vec<String>> {
    let properties = properties(schema).ok_or_else(Vec::new)?;
    for (name, schema) in properties {
        match params.get_mut(name) {
            Some(Value::Object(given)) => insert(schema, given).map_err(|mut path| {
                path.insert(0, name.clone());
                path
            })?,
            Some(_) => {}
            None => {
                if let Some(value) = when_absent(schema) {
                    params.insert(name.clone(), value);
                }
            }
        }
    }
    Ok(())
}

/// What a property holds when nothing is given for it; `None` where Juju leaves it out.
fn when_absent(schema: &Value) -> Option<Value> {
    if let Some(default) = schema.get("default") {
        return Some(default.clone());
    }
    let properties = properties(schema)?.iter();
    let filled = properties.filter_map(|(name, inner)| Some((name.clone(), when_absent(inner)?)));
    let filled: Map<_, _> = filled.collect();
    (!filled.is_empty()).then_some(Value::Object(filled))
}

fn properties(schema: &Value) -> Option<&Map<String, Value>> {
    schema.get("properties")?.as_object()
}
