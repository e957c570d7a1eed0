#![doc = include_str!("../../doc/juju.md")]

mod error;
mod output;
mod params_file;
mod unit;

pub use serde_json::json;

pub use self::error::Error;
pub use self::unit::Unit;
pub use crate::task::{Status, Task, TaskResults};
