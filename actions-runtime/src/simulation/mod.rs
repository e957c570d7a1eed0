//! A Juju for calls without Juju, which `testing` and `local` share.
//!
//! The `controller` judges what an operator gives, and makes of it what `action-get` prints; the
//! `agent` runs the action, and keeps what it tells.

mod agent;
mod controller;
mod json;
mod juju4_storage;
mod pattern;
mod refused;

#[cfg(test)]
mod tests;

#[cfg(feature = "testing")]
pub use self::agent::ToolCall;
pub(crate) use self::agent::perform;
pub(crate) use self::controller::Controller;
pub use self::controller::JujuVersion;
pub(crate) use self::json::node;
pub use self::refused::Refused;
