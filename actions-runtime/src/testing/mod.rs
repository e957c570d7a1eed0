//! Tests of a charm's actions, without Juju.
//!
//! A [`Context`] calls a handler as Juju would have it called: it judges the params by the schema of
//! the action, adds the defaults, runs the handler through the code that runs it under Juju, and
//! gives back the [`Task`] that the operator would see.
//!
//! ```
//! # mod charm {
//! use actions_runtime::{ActionResults, charm_actions, fail};
//!
//! /// The charm's actions.
//! #[charm_actions("doc/charmcraft.yaml")]
//! pub mod actions {}
//! use actions::*;
//!
//! #[derive(Default)]
//! pub struct Database {
//!     pub tables: Vec<String>,
//! }
//!
//! #[derive(Debug, ActionResults)]
//! pub struct SnapshotTaken {
//!     pub snapshot_size: usize,
//! }
//!
//! impl Handler for Database {
//!     fn snapshot(&mut self, action: &Action, params: SnapshotParams) -> HandlerResult {
//!         if self.tables.is_empty() {
//!             fail!("there is nothing to save");
//!         }
//!         action.log(format_args!("Writing {}", params.filename));
//!         let snapshot_size = self.tables.concat().len();
//!         Ok(SnapshotTaken { snapshot_size }.into())
//!     }
//!
//!     fn pause(&mut self, _action: &Action) -> HandlerResult {
//!         Ok(().into())
//!     }
//! }
//! # }
//! # use charm::{Database, SnapshotTaken, actions::{Actions, SnapshotParams}};
//! // In a test:
//! use actions_runtime::testing::{Context, Error, json};
//!
//! let mut database = Database { tables: vec!["users".to_owned()] };
//! let context = Context::new(Actions);
//!
//! // Params as types, which the compiler checks. An action that fails fails the test.
//! let task = context.call(&mut database, SnapshotParams::new("db.tar"))?;
//! assert_eq!(task.log, ["Writing db.tar"]);
//! assert_eq!(task.results, SnapshotTaken { snapshot_size: 5 });
//! assert_eq!(task.results, json!({"snapshot-size": "5"}));
//!
//! // Any params, and what Juju has to say about them.
//! let params = json!({"filename": "db.tar", "compression": {"quality": 12}});
//! let error = context.run(&mut database, "snapshot", params).unwrap_err();
//! assert_eq!(
//!     error.reasons(),
//!     [r#"(root).compression.quality : must be lower than 9, given "12""#]
//! );
//!
//! // An action that is to fail.
//! let error = context.call(&mut Database::default(), SnapshotParams::new("x")).unwrap_err();
//! assert_eq!(error.message(), "there is nothing to save");
//! assert!(error.task().unwrap().results.is_empty());
//! # Ok::<(), Error>(())
//! ```
//!
//! It takes the feature `testing`, and in tests alone:
//!
//! ```toml
//! [dev-dependencies]
//! actions-runtime = { version = "0.1", features = ["testing"] }
//! ```
//!
//! What is the same as under Juju, since it is the same code: decoding, the checks of results, what
//! becomes of errors and panics. What is Juju's own is done here as Juju's packages do it: the
//! judgement of params, with `pattern` by the rules of Go; the defaults; the merging of results.

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
#[cfg(any(feature = "local", feature = "log"))]
pub(crate) use self::records::capture;
pub use self::stand_ins::{Answer, Call};
pub(crate) use self::stand_ins::{StandIns, Stood};
pub use crate::simulation::JujuVersion;
pub use crate::task::{Status, Task, TaskResults};
