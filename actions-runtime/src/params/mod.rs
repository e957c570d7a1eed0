//! Params: from the JSON text that `action-get` prints to the types of a charm.
//!
//! The text is read once, without a tree in between. A violation does not end the reading: all of
//! them are reported together.

mod canonical;
mod constant;
mod decimal;
mod impls;
mod items;
mod member;
mod number;
mod object;
mod reader;
mod rules;
mod string;
mod value;
mod violation;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;

use std::cell::RefCell;

use serde::Serialize;

pub use self::constant::Constant;
pub use self::member::UnknownMember;
pub use self::object::Extra;
pub use self::rules::{ArrayRules, Bound, Field, Kind, NumberRules, StringRules};
pub use self::value::Value;
pub use self::violation::{Invalid, Violation};

use self::reader::Reader;
use self::violation::{Place, Violations};

/// A type that decodes itself from a JSON value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded from a param",
    note = "params are decoded into the types that `#[charm_actions]` generates"
)]
pub trait Param: Sized {
    /// `None` where a violation was recorded.
    fn decode(value: Value<'_, '_>) -> Option<Self>;
}

/// The params of one action, as `#[charm_actions]` generates them.
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
    let mut params = None;
    decode(json, &mut |value| params = P::decode(value))?;
    // A type that finds no violation and yet has no value breaks the contract of `Param`.
    params.ok_or_else(|| Invalid::violated(Violations::default()))
}

/// Stands for a default that the macro refused, so that nothing else in the charm is refused.
///
/// # Panics
///
/// Always; but a charm with one does not compile.
pub fn broken<T>() -> T {
    panic!("a default of the declaration is broken")
}

fn decode(json: &str, params: &mut dyn FnMut(Value<'_, '_>)) -> Result<(), Invalid> {
    let trimmed = json.trim_matches([' ', '\t', '\n', '\r']);
    if trimmed.is_empty() {
        return Err(Invalid::unreadable(
            "action-get printed nothing, not the action's params",
        ));
    }
    // Go prints a map that was never made as null.
    let json = if trimmed == "null" { "{}" } else { json };
    let violations = RefCell::new(Violations::default());
    let mut reader = Reader::new(json);
    let start = reader.position();
    let kind = reader.kind();
    if kind == Some(Kind::Object) {
        params(Value {
            reader: &mut reader,
            place: &Place::root(&violations),
        });
    }
    if reader.position() == start {
        reader.skip();
    }
    reader
        .finish()
        .map_err(|error| Invalid::unreadable(format!("action-get did not print JSON: {error}")))?;
    if let Some(kind) = kind.filter(|kind| *kind != Kind::Object) {
        let kind = kind.phrase();
        return Err(Invalid::unreadable(format!(
            "action-get printed {kind}, not the object of the action's params"
        )));
    }
    let violations = violations.into_inner();
    if violations.is_empty() {
        Ok(())
    } else {
        Err(Invalid::violated(violations))
    }
}
