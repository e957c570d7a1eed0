#![doc = include_str!("../../doc/testing.md")]

mod answer;
mod context;
mod error;
mod stand_ins;
#[cfg(test)]
mod tests;

pub use serde_json::json;

pub use self::answer::{Answer, Call};
pub use self::context::Context;
pub use self::error::Error;
pub(crate) use self::stand_ins::{StandIns, capture};
pub use crate::simulation::JujuVersion;
pub use crate::task::{Status, Task, TaskResults};
