#![doc = include_str!("../../doc/testing.md")]

mod context;
mod error;
#[cfg(test)]
mod tests;
mod tools;

pub use serde_json::json;

pub use self::context::Context;
pub use self::error::Error;
pub use crate::host::{Answer, Call};
pub use crate::simulation::JujuVersion;
pub use crate::task::{Status, Task, TaskResults};
