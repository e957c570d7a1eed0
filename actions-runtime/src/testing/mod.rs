#![doc = include_str!("../../doc/testing.md")]

mod agent;
mod context;
mod error;
mod records;
mod stand_ins;
#[cfg(test)]
mod tests;

pub use serde_json::json;

pub use self::context::Context;
pub use self::error::Error;
pub(crate) use self::records::capture;
pub(crate) use self::stand_ins::StandIns;
pub use self::stand_ins::{Answer, Call};
pub use crate::simulation::JujuVersion;
pub use crate::task::{Status, Task, TaskResults};
