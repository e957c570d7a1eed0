//! What Juju makes of a call before the action is run.

use serde_json::{Map, Value};

use super::keyword::Unknown;
use super::refused::{Place, Refused};
use super::validate::violations;
use super::{defaults, go_json};
use crate::action_set::Declaration;

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

/// The controller, and the agent of the unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Controller<'a> {
    pub(crate) declarations: &'a [Declaration],
    pub(crate) juju: JujuVersion,
    pub(crate) unit: &'a str,
}

impl Controller<'_> {
    /// Judges a call as Juju does, `params` being the map that the operator gives. What is let
    /// through is the text that `action-get` will print.
    pub(crate) fn admit(
        &self,
        action: &str,
        params: Map<String, Value>,
    ) -> Result<String, Refused> {
        let known = self.declarations.iter().find(|known| known.name == action);
        let Some(declaration) = known else {
            let names = self.declarations.iter().map(|known| known.name);
            return Err(Refused::undefined(action, self.unit, names.collect()));
        };
        // The macro has written it, so that it is always JSON.
        let schema = serde_json::from_str(declaration.schema).unwrap_or_default();
        let params = match self.juju {
            JujuVersion::V3 => admit_3(action, &schema, params)?,
            JujuVersion::V4 => admit_4(action, schema, params)?,
        };
        Ok(go_json::text(&params))
    }
}

fn admit_3(action: &str, schema: &Value, params: Map<String, Value>) -> Result<Value, Refused> {
    let params = valid(Place::Controller, action, schema, params)?;
    let params = filled(Place::Controller, action, schema, params)?;
    valid(Place::Unit, action, schema, params).map(Value::Object)
}

fn admit_4(action: &str, mut schema: Value, params: Map<String, Value>) -> Result<Value, Refused> {
    if let Some(schema) = schema.as_object_mut() {
        let rule = schema.entry("additionalProperties");
        rule.or_insert(Value::Bool(false));
    }
    // It stores them as what Go prints of them: `map[kind:xz]`.
    let lost =
        params.iter().filter(|(_, value)| value.is_object() || value.is_array() || value.is_null());
    let reasons = lost.map(|(name, _)| {
        format!("Juju 4 makes a text of `{name}`: it takes texts, numbers and booleans alone")
    });
    let reasons: Vec<_> = reasons.collect();
    if !reasons.is_empty() {
        return Err(Refused::new(Place::Unit, action, reasons));
    }
    let params = valid(Place::Unit, action, &schema, params)?;
    filled(Place::Unit, action, &schema, params).map(Value::Object)
}

/// The params again, unless they break the schema.
fn valid(
    place: Place,
    action: &str,
    schema: &Value,
    params: Map<String, Value>,
) -> Result<Map<String, Value>, Refused> {
    let params = Value::Object(params);
    match violations(schema, &params) {
        Ok(reasons) if reasons.is_empty() => {}
        Ok(reasons) => return Err(Refused::invalid(place, action, reasons)),
        Err(unknown) => {
            let reason = match unknown {
                Unknown::Schema(why) => {
                    format!("invalid params schema for action schema {action}: {why}")
                }
                Unknown::Pattern(pattern, what) => format!(
                    "whether a text matches the pattern '{pattern}' is not known outside Juju: it \
                     has {what}"
                ),
            };
            return Err(Refused::new(place, action, vec![reason]));
        }
    }
    Ok(match params {
        Value::Object(params) => params,
        _ => Map::new(),
    })
}

/// The params with the defaults in.
fn filled(
    place: Place,
    action: &str,
    schema: &Value,
    mut params: Map<String, Value>,
) -> Result<Map<String, Value>, Refused> {
    match defaults::insert(schema, &mut params) {
        Ok(()) => Ok(params),
        Err(path) => {
            // Juju's words do not say where.
            let path = path.join(".");
            let reason = format!(
                "schema error caused a panic: interface conversion: interface {{}} is nil, not \
                 map[string]interface {{}} (`{path}` is given as an object, for which the schema \
                 has no `properties`)"
            );
            Err(Refused::new(place, action, vec![reason]))
        }
    }
}
