//! Params: from the JSON that `action-get` prints to the types of a charm.
//!
//! The JSON is read whole; then each type decodes itself by the rules of its schema. A violation
//! does not end the decoding: all of them are reported together.

mod array;
mod constant;
mod invalid;
mod object;
mod place;
mod rules;
mod value;

#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::Serialize;
use serde_json::{Map, Value};

pub use self::constant::{Constant, from_text};
pub use self::invalid::Invalid;
pub use self::rules::{ArrayRules, NumberRules, StringRules};
pub use self::value::{Kind, ParamValue};

use self::place::Place;

/// A type that decodes itself from a JSON value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded from a param",
    note = "params are decoded into the types that `#[charm_actions]` generates"
)]
pub trait Param: Sized {
    /// `None` where a violation was recorded.
    fn decode(value: ParamValue<'_>) -> Option<Self>;
}

/// The params of one action, as `#[charm_actions]` generates them.
///
/// They are `Deserialize` and `TryFrom<Value>` too, by the rules of the schema. Its `pattern`s are
/// Juju's to check, before the action runs, and are not checked here.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the params of an action",
    label = "no action takes this",
    note = "the params of an action are the type `<Action>Params` that `#[charm_actions]` generates"
)]
pub trait Params: Param + Serialize {
    /// The name of the action, as in `charmcraft.yaml`.
    const ACTION: &'static str;
}

/// Decodes the params of an action from the text that `action-get --format=json` prints.
///
/// # Errors
/// When the text is not a JSON object, or when the params are not what the schema allows.
pub fn from_json<P: Param>(json: &str) -> Result<P, Invalid> {
    let params = read(json).map_err(Invalid::of_all)?;
    decoded("the action", params)
}

/// Decodes a value.
///
/// # Errors
/// When it is not what the schema allows.
pub fn from_value<P: Param>(value: Value) -> Result<P, Invalid> {
    decoded("the object", value)
}

/// `Deserialize` of a type.
///
/// # Errors
/// When the value cannot be read, or is not what the schema allows.
pub fn deserialize<'de, P: Param, D: Deserializer<'de>>(from: D) -> Result<P, D::Error> {
    from_value(Value::deserialize(from)?).map_err(D::Error::custom)
}

/// `Deserialize` of an object that requires nothing, so that it can be left out.
///
/// # Errors
/// When the value cannot be read, or is not what the schema allows.
pub fn deserialize_optional<'de, P: Param, D: Deserializer<'de>>(from: D) -> Result<P, D::Error> {
    let value = Option::deserialize(from)?.unwrap_or_else(|| Value::Object(Map::new()));
    from_value(value).map_err(D::Error::custom)
}

/// Stands for a default that the macro refused, so that nothing else in the charm is refused.
///
/// # Panics
///
/// Always; but a charm with one does not compile.
pub fn broken<T>() -> T {
    panic!("a default of the declaration is broken")
}

/// How many members of an object a param is.
pub fn given<T>(param: &Option<T>) -> usize {
    usize::from(param.is_some())
}

fn read(json: &str) -> Result<Value, String> {
    if json.trim_ascii().is_empty() {
        return Err("action-get printed nothing, not the action's params".to_owned());
    }
    match serde_json::from_str(json) {
        // Go prints a map that was never made as null.
        Ok(Value::Null) => Ok(Value::Object(Map::new())),
        Ok(Value::Object(params)) => Ok(Value::Object(params)),
        Ok(other) => Err(format!(
            "action-get printed {}, not the object of the action's params",
            Kind::of(&other).phrase()
        )),
        Err(error) => Err(format!("action-get did not print JSON: {error}")),
    }
}

fn decoded<P: Param>(holder: &'static str, json: Value) -> Result<P, Invalid> {
    let violations = RefCell::new(Invalid::nothing());
    let place = Place::root(holder, &violations);
    let decoded = P::decode(ParamValue::new(json, &place));
    let violations = violations.into_inner();
    match decoded {
        Some(params) if violations.is_empty() => Ok(params),
        _ => Err(violations),
    }
}

impl Param for bool {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        value.boolean()
    }
}

impl Param for String {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        value.string(&StringRules::NONE)
    }
}

impl Param for f64 {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        value.number(&NumberRules::NONE)
    }
}

/// The integers of params without bounds.
impl Param for i64 {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        value.integer(&NumberRules::<i64>::NONE)
    }
}

impl Param for Value {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        Some(value.any())
    }
}

impl<T: Param> Param for Vec<T> {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        value.array(&ArrayRules::NONE, T::decode)
    }
}

impl<T: Param> Param for BTreeMap<String, T> {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        value.object()?.others(T::decode)
    }
}

impl<T: Param> Param for Option<T> {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        value.nullable(T::decode)
    }
}
