//! Starts a built charm as Juju starts it, without Juju.
//!
//! A [`Unit`] dispatches an action or a hook to a [`Charm`], with Juju's environment and with
//! stand-ins for the hook tools first on `PATH`. What comes back is the [`Task`] that an operator
//! would see, and every call of a tool in its order. Juju's side is written after 3.6.
//!
//! ```no_run
//! use actions_tests::{Charm, Status, Unit};
//! use serde_json::json;
//!
//! # let hook_tools = "";
//! // In a test of this package: let hook_tools = env!("CARGO_BIN_EXE_hook-tools");
//! let unit = Unit::new(hook_tools);
//! let charm = Charm::of_workspace("database-charm");
//! let task = unit.run(&charm, "pause", &json!({}));
//! assert_eq!(task.status, Status::Completed);
//! assert!(task.process.commands().is_empty());
//! ```
//!
//! The tools fail when they are told to: [`Unit::fault`]. Params are passed to the charm as they are:
//! Juju's check of them, and the defaults that it puts in, come before this.

// For the tests of this workspace alone, which say what they need by its name.
#![allow(missing_docs, clippy::missing_panics_doc)]

pub mod agent;
pub mod compiler;
pub mod go_json;

mod call;
mod charm;
mod fault;
mod process;
mod task;
mod unit;

pub use call::{Call, Tool};
pub use charm::Charm;
pub use fault::{Fault, Strike};
pub use process::{End, Process};
pub use task::{Status, Task};
pub use unit::Unit;
