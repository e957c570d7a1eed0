//! A Juju for calls without Juju, which `testing` and `local` share.
//!
//! The `controller` judges what an operator gives, and makes of it what `action-get` prints. Schemas and
//! params are JSON, as they are in Juju.

mod controller;
mod go;
mod pattern;
mod validate;
#[cfg(feature = "local")]
pub(crate) mod yaml_scalar;

#[cfg(test)]
mod tests;

pub use self::controller::JujuVersion;
#[cfg(feature = "testing")]
pub(crate) use self::controller::Refused;
pub(crate) use self::controller::admit;
#[cfg(feature = "local")]
pub(crate) use self::validate::is_of;
