//! What Juju makes of a call before the action is run.

use actions_derive_core::diagnostic::{Diagnostics, Severity};
use actions_derive_core::schema::owner::Owner;
use actions_derive_core::schema::{AdditionalRule, Schema, defaults, parse, validate};
use actions_derive_core::similar::near;
use actions_derive_core::yaml::canonical;
use actions_derive_core::yaml::node::{Data, Entry, Node};

use super::json::read;
use super::refused::{Place, Refused};
use super::{juju4_storage, pattern};
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
    /// list are refused unless it has `additionalProperties: true`; and of what an operator gives,
    /// objects and lists arrive as text, so that they are refused.
    V4,
}

/// The controller, and the agent of the unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Controller<'a> {
    pub(crate) declarations: &'static [Declaration],
    pub(crate) juju: JujuVersion,
    pub(crate) unit: &'a str,
}

impl Controller<'_> {
    /// Judges a call as Juju does, `params` being the map that the operator gives. What is let
    /// through is the text that `action-get` will print.
    pub(crate) fn admit(&self, action: &str, params: Vec<Entry>) -> Result<String, Refused> {
        let known = self.declarations.iter().find(|known| known.name == action);
        let Some(declaration) = known else {
            let names = self.declarations.iter().map(|known| known.name);
            return Err(Refused::undefined(action, self.unit, near(action, names)));
        };
        let schema = schema(declaration)?;
        let params = match self.juju {
            JujuVersion::V3 => admit_3(action, &schema, params)?,
            JujuVersion::V4 => admit_4(action, schema, params)?,
        };
        Ok(canonical::json(&Node::unplaced(Data::Mapping(params))))
    }
}

fn admit_3(action: &str, schema: &Schema, params: Vec<Entry>) -> Result<Vec<Entry>, Refused> {
    let params = valid(Place::Controller, action, schema, params)?;
    let params = filled(Place::Controller, action, schema, params)?;
    valid(Place::Unit, action, schema, params)
}

fn admit_4(action: &str, mut schema: Schema, params: Vec<Entry>) -> Result<Vec<Entry>, Refused> {
    let rule = &mut schema.additional_properties;
    rule.get_or_insert(AdditionalRule::Closed);
    let params = juju4_storage::params(params);
    let params = valid(Place::Unit, action, &schema, params)?;
    filled(Place::Unit, action, &schema, params)
}

/// The params again, unless they break the schema.
fn valid(
    place: Place,
    action: &str,
    schema: &Schema,
    params: Vec<Entry>,
) -> Result<Vec<Entry>, Refused> {
    let params = Node::unplaced(Data::Mapping(params));
    let violations = validate::validate(schema, &params, &pattern::matches);
    if !violations.is_empty() {
        let reasons = violations.iter().map(ToString::to_string).collect();
        return Err(Refused::invalid(place, action, reasons));
    }
    Ok(match params.data {
        Data::Mapping(params) => params,
        _ => Vec::new(),
    })
}

/// The params with the defaults in.
fn filled(
    place: Place,
    action: &str,
    schema: &Schema,
    mut params: Vec<Entry>,
) -> Result<Vec<Entry>, Refused> {
    match defaults::insert(schema, &mut params) {
        Ok(()) => Ok(params),
        Err(error) => {
            // Juju's words do not say where.
            let reason = format!(
                "schema error caused a panic: interface conversion: interface {{}} is nil, not \
                 map[string]interface {{}} (`{}` is given as an object, for which the schema has \
                 no `properties`)",
                error.path.join(".")
            );
            Err(Refused::new(place, action, reason))
        }
    }
}

/// The schema of an action. The macro has checked it, so that it is always one.
fn schema(declaration: &Declaration) -> Result<Schema, Refused> {
    let name = declaration.name;
    let broken = |why: String| {
        let reason = format!("invalid params schema for action schema {name}: {why}");
        Refused::new(Place::Controller, name, reason)
    };
    let node = read(declaration.schema).map_err(|error| broken(error.to_string()))?;
    let mut diagnostics = Diagnostics::default();
    let schema = parse::schema(&Owner::action(name), &node, &mut diagnostics);
    let errors = diagnostics.into_sorted();
    let mut errors = errors
        .into_iter()
        .filter(|found| found.severity == Severity::Error);
    errors
        .next()
        .map_or(Ok(schema), |error| Err(broken(error.message)))
}
