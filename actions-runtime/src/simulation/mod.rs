//! A Juju for calls without Juju, which `testing` and `local` share.
//!
//! The `controller` judges what an operator gives, and makes of it what `action-get` prints.

mod controller;
mod json;
mod juju4_storage;
mod pattern;
mod refused;

#[cfg(test)]
mod tests;

pub(crate) use self::controller::Controller;
pub use self::controller::JujuVersion;
pub(crate) use self::json::node;
#[cfg(feature = "testing")]
pub(crate) use self::refused::Refused;
