//! Params: from the JSON that `action-get` prints to the types of a charm.
//!
//! The JSON is read whole; then each type decodes itself by the rules of its schema. A violation
//! does not end the decoding: all of them are reported together.

mod constant;
mod invalid;
mod object;
mod place;
mod rules;
mod value;

#[cfg(test)]
mod tests;

use std::cell::RefCell;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::Serialize;
use serde_json::{Map, Value};

pub use self::constant::Constant;
pub use self::invalid::Invalid;
#[cfg(any(feature = "local", feature = "testing"))]
pub(crate) use self::rules::as_integer;
pub use self::rules::{Lengths, NumberRule};
pub use self::value::{Kind, ParamValue};

use self::place::Place;

/// A type that decodes itself from a JSON value: one that `#[charm_actions]` generates.
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
pub fn from_json<P: Param>(json: &str) -> Result<P, Invalid> {
    decoded("the action", read(json)?, P::decode)
}

/// Not generic: so the charm's own crate has no second reader of JSON.
fn read(json: &str) -> Result<Value, Invalid> {
    match serde_json::from_str(json) {
        Ok(params @ Value::Object(_)) => Ok(params),
        // Go prints a map that was never made as null.
        Ok(Value::Null) => Ok(Value::Object(Map::new())),
        _ => Err(Invalid::of_all("action-get did not print the action's params as JSON")),
    }
}

/// What each type has: `Serialize` and [`Param`] with these bodies, `Deserialize` by that function, and
/// `TryFrom<Value>`.
#[doc(hidden)]
#[macro_export]
macro_rules! __conversions {
    (
        $ty:ident, $deserialize:ident,
        |$self:ident, $serializer:ident| $serialize:block, |$value:ident| $decode:block
    ) => {
        #[automatically_derived]
        impl $crate::__private::Serialize for $ty {
            fn serialize<S: $crate::__private::Serializer>(
                &$self,
                $serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> $serialize
        }
        #[automatically_derived]
        #[doc(hidden)]
        impl $crate::__private::Param for $ty {
            fn decode(
                $value: $crate::__private::ParamValue<'_>,
            ) -> ::core::option::Option<Self> $decode
        }
        #[automatically_derived]
        impl<'de> $crate::__private::Deserialize<'de> for $ty {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::$deserialize(deserializer)
            }
        }
        #[automatically_derived]
        impl ::core::convert::TryFrom<$crate::Value> for $ty {
            type Error = $crate::Invalid;
            fn try_from(value: $crate::Value) -> ::core::result::Result<Self, $crate::Invalid> {
                $crate::__private::from_value(value)
            }
        }
    };
}

/// What an enum has by `$value`, which gives its members: `Display`, and to and from `texts`.
#[doc(hidden)]
#[macro_export]
macro_rules! __members {
    ($ty:ident, $value:ident) => {
        #[automatically_derived]
        impl ::core::fmt::Display for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.$value(), f)
            }
        }
    };
    ($ty:ident, $value:ident, texts) => {
        $crate::__members!($ty, $value);
        #[automatically_derived]
        impl ::core::convert::AsRef<str> for $ty {
            fn as_ref(&self) -> &str {
                self.$value()
            }
        }
        #[automatically_derived]
        impl ::core::str::FromStr for $ty {
            type Err = $crate::Invalid;
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::Invalid> {
                $crate::__private::from_value(::core::convert::From::from(text))
            }
        }
    };
}

/// `Default` of a type that requires nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __default_by_new {
    ($ty:ident) => {
        #[automatically_derived]
        impl ::core::default::Default for $ty {
            fn default() -> Self {
                Self::new()
            }
        }
    };
}

/// `TryFrom<Value>` of a type.
pub fn from_value<P: Param>(value: Value) -> Result<P, Invalid> {
    decoded("the object", value, P::decode)
}

/// `Deserialize` of a type.
pub fn deserialize<'de, P: Param, D: Deserializer<'de>>(from: D) -> Result<P, D::Error> {
    from_value(Value::deserialize(from)?).map_err(D::Error::custom)
}

/// `Deserialize` of an object that requires nothing, so that it can be left out.
pub fn deserialize_optional<'de, P: Param, D: Deserializer<'de>>(from: D) -> Result<P, D::Error> {
    let value = Option::deserialize(from)?.unwrap_or_else(|| Value::Object(Map::new()));
    from_value(value).map_err(D::Error::custom)
}

/// A default that its type decodes when it is needed.
///
/// # Panics
/// Where a type of the charm's own refuses it, which is a mistake of the charm's author.
pub fn default_of<T>(
    field: &str,
    default: &'static str,
    decode: impl FnOnce(ParamValue<'_>) -> Option<T>,
) -> T {
    decoded("the object", of_default(default), decode)
        .unwrap_or_else(|invalid| panic!("the default of `{field}`: {invalid}"))
}

/// The macro writes the JSON of a default, so that it can be read.
fn of_default(default: &str) -> Value {
    serde_json::from_str(default).unwrap_or_default()
}

/// What `decode` makes of a value that messages call `holder`.
fn decoded<T>(
    holder: &'static str,
    json: Value,
    decode: impl FnOnce(ParamValue<'_>) -> Option<T>,
) -> Result<T, Invalid> {
    let violations = RefCell::new(Invalid::nothing());
    let decoded = decode(ParamValue { json, place: Place::root(holder, &violations) });
    let violations = violations.into_inner();
    match decoded {
        Some(params) if violations.is_empty() => Ok(params),
        _ => Err(violations),
    }
}
