//! A Juju for calls without Juju, which `testing` and `local` share.
//!
//! The `controller` judges what an operator gives, and makes of it what `action-get` prints. Schemas and
//! params are JSON, as they are in Juju.

mod controller;
mod defaults;
mod go_json;
mod go_number;
mod keyword;
mod pattern;
mod refused;
mod validate;
#[cfg(feature = "local")]
pub(crate) mod yaml_scalar;

#[cfg(test)]
mod tests;

pub(crate) use self::controller::Controller;
pub use self::controller::JujuVersion;
#[cfg(feature = "local")]
pub(crate) use self::keyword::is_of;
#[cfg(feature = "testing")]
pub(crate) use self::refused::Refused;
