//! What Juju makes of a call before the action is run.

use serde::Serialize;
use serde_json::{Value, json};

use super::go;
use super::validate::violations;
use crate::action_set::Declaration;
use crate::given;

/// The Juju whose rules a call follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JujuVersion {
    /// Juju 3: the controller checks the params and adds the defaults, and the unit checks them
    /// again. So a required param must be given even where it has a default, and params that the
    /// schema does not list are taken unless it has `additionalProperties: false`.
    #[default]
    V3,
    /// Juju 4: the unit checks the params, then adds the defaults. Params that the schema does not
    /// list are refused unless it has `additionalProperties: true`; and an operator can give no
    /// objects, lists and null.
    V4,
}

/// A call that Juju refuses, so that the handler is not called.
#[derive(Debug, Default)]
pub(crate) struct Refused {
    /// What the operator reads. Like Juju's own words, it holds the params that were given.
    pub(crate) message: String,
    /// Each reason, in Juju's words and in the order of the schema.
    pub(crate) reasons: Vec<String>,
    /// Whether the unit refuses it and not the controller, so that there is a task, which fails.
    pub(crate) at_unit: bool,
    /// The actions that the charm has, where the one that is called is none of them.
    pub(crate) declared: Vec<&'static str>,
}

impl From<String> for Refused {
    fn from(reason: String) -> Self {
        Self { message: reason.clone(), reasons: vec![reason], ..Self::default() }
    }
}

/// Judges a call of an action of `unit` as Juju does, by its controller and then at the unit. What is let
/// through is the text that `action-get` will print.
pub(crate) fn admit(
    juju: JujuVersion,
    declarations: &[Declaration],
    unit: &str,
    action: &str,
    params: impl Serialize,
) -> Result<String, Refused> {
    let mut params = given::map(params)?;
    let Some(declaration) = declarations.iter().find(|known| known.name == action) else {
        let declared = declarations.iter().map(|known| known.name).collect();
        let reason = format!("action {action:?} not defined on unit {unit:?}");
        return Err(Refused { declared, ..reason.into() });
    };
    // The macro has written it, so that it is always JSON.
    let mut schema: Value = serde_json::from_str(declaration.schema).unwrap_or_default();
    let at_unit = |refused: Refused| {
        let message = format!("cannot run {action:?} action: {}", refused.message);
        Refused { message, at_unit: true, ..refused }
    };
    match juju {
        JujuVersion::V3 => {
            check(&mut schema, &mut params)?;
            fill(&schema, &mut params, "")?;
            check(&mut schema, &mut params).map_err(at_unit)?;
        }
        JujuVersion::V4 => {
            if let Some(schema) = schema.as_object_mut() {
                schema.entry("additionalProperties").or_insert(Value::Bool(false));
            }
            is_kept(&params)
                .and_then(|()| check(&mut schema, &mut params))
                .and_then(|()| Ok(fill(&schema, &mut params, "")?))
                .map_err(at_unit)?;
        }
    }
    params.sort_all_objects();
    Ok(go::text(&params))
}

/// Whether the params fit the schema. Both are sorted as Go has them, whichever order `serde_json`
/// keeps.
fn check(schema: &mut Value, params: &mut Value) -> Result<(), Refused> {
    schema.sort_all_objects();
    params.sort_all_objects();
    none_of("validation failed: ", violations(schema, params)?)
}

/// Whether Juju 4 keeps the params: objects, lists and null it stores as what Go prints of them,
/// `map[kind:xz]`.
fn is_kept(params: &Value) -> Result<(), Refused> {
    let is_lost = |value: &Value| value.is_object() || value.is_array() || value.is_null();
    let lost = params.as_object().into_iter().flatten().filter(|(_, value)| is_lost(value));
    let reasons = lost.map(|(name, _)| {
        format!("Juju 4 makes a text of `{name}`: it takes texts, numbers and booleans alone")
    });
    none_of("", reasons.collect())
}

fn none_of(lead: &str, reasons: Vec<String>) -> Result<(), Refused> {
    if reasons.is_empty() {
        return Ok(());
    }
    let message = format!("{lead}{}", reasons.join("; "));
    Err(Refused { message, reasons, ..Refused::default() })
}

/// Adds the defaults of `schema` to `params`, as Juju does (`InsertDefaults`, `defaults.go`): only
/// `properties` are followed; an object with a `default` of its own takes it whole.
///
/// `path` leads to `params`, each step with a dot behind it. An error stands for a panic of Juju's own
/// code: an object is given, at any depth that `properties` reach, for a schema without `properties`.
fn fill(schema: &Value, params: &mut Value, path: &str) -> Result<(), String> {
    let properties = schema["properties"].as_object().ok_or_else(|| {
        // Juju's words do not say where.
        let path = path.trim_end_matches('.');
        format!(
            "schema error caused a panic: interface conversion: interface {{}} is nil, not \
             map[string]interface {{}} (`{path}` is given as an object, for which the schema has \
             no `properties`)"
        )
    })?;
    for (name, schema) in properties {
        match params.get_mut(name) {
            Some(given @ Value::Object(_)) => fill(schema, given, &format!("{path}{name}."))?,
            Some(_) => {}
            None => {
                let mut inner = json!({});
                if let Some(default) = schema.get("default") {
                    params[name] = default.clone();
                } else if fill(schema, &mut inner, path).is_ok() && inner != json!({}) {
                    params[name] = inner;
                }
            }
        }
    }
    Ok(())
}
