//! What Juju makes of a call before the action is run.

use serde_json::Value;

use super::refused::Refused;
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
    pub(crate) fn admit(&self, action: &str, mut params: Value) -> Result<String, Refused> {
        let known = self.declarations.iter().find(|known| known.name == action);
        let Some(declaration) = known else {
            let reason = format!("action {action:?} not defined on unit {:?}", self.unit);
            let declared = self.declarations.iter().map(|known| known.name).collect();
            return Err(Refused { declared, ..Refused::new(action, vec![reason]) });
        };
        // The macro has written it, so that it is always JSON.
        let mut schema: Value = serde_json::from_str(declaration.schema).unwrap_or_default();
        match self.juju {
            JujuVersion::V3 => {
                check(action, &mut schema, &mut params)?;
                fill(action, &schema, &mut params)?;
                check(action, &mut schema, &mut params).map_err(Refused::at_unit)?;
            }
            JujuVersion::V4 => {
                if let Some(schema) = schema.as_object_mut() {
                    schema.entry("additionalProperties").or_insert(Value::Bool(false));
                }
                is_kept(action, &params)
                    .and_then(|()| check(action, &mut schema, &mut params))
                    .and_then(|()| fill(action, &schema, &mut params))
                    .map_err(Refused::at_unit)?;
            }
        }
        params.sort_all_objects();
        Ok(go_json::text(&params))
    }
}

/// Whether the params fit the schema. Both are sorted as Go has them, whichever order `serde_json`
/// keeps.
fn check(action: &str, schema: &mut Value, params: &mut Value) -> Result<(), Refused> {
    schema.sort_all_objects();
    params.sort_all_objects();
    let unknown = |reason| Refused::new(action, vec![reason]);
    let reasons = violations(action, schema, params).map_err(unknown)?;
    if reasons.is_empty() {
        return Ok(());
    }
    Err(Refused { invalid: true, ..Refused::new(action, reasons) })
}

/// Adds the defaults.
fn fill(action: &str, schema: &Value, params: &mut Value) -> Result<(), Refused> {
    let params = params.as_object_mut();
    params.map_or(Ok(()), |params| defaults::insert(schema, params)).map_err(|path| {
        // Juju's words do not say where.
        let path = path.join(".");
        let reason = format!(
            "schema error caused a panic: interface conversion: interface {{}} is nil, not \
             map[string]interface {{}} (`{path}` is given as an object, for which the schema has \
             no `properties`)"
        );
        Refused::new(action, vec![reason])
    })
}

/// Whether Juju 4 keeps the params: objects, lists and null it stores as what Go prints of them,
/// `map[kind:xz]`.
fn is_kept(action: &str, params: &Value) -> Result<(), Refused> {
    let is_lost = |value: &Value| value.is_object() || value.is_array() || value.is_null();
    let lost = params.as_object().into_iter().flatten().filter(|(_, value)| is_lost(value));
    let reasons = lost.map(|(name, _)| {
        format!("Juju 4 makes a text of `{name}`: it takes texts, numbers and booleans alone")
    });
    let reasons: Vec<_> = reasons.collect();
    if reasons.is_empty() { Ok(()) } else { Err(Refused::new(action, reasons)) }
}
