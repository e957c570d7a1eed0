//! Integration tests of a charm's actions, through the real `juju` command line.
//!
//! A [`Unit`] runs actions on a unit of a deployed charm, with `juju run`, and gives back the
//! [`Task`] with its status, results, log and times. The params are the types that
//! `#[charm_actions]` generates, so that a test and the charm cannot disagree on them.
//!
//! It needs the feature `juju`, for tests alone, and `juju` 3.0 or later:
//!
//! ```toml
//! [dev-dependencies]
//! actions-runtime = { version = "0.1", features = ["juju"] }
//! ```
//!
//! # A test
//! ```
//! use std::time::Duration;
//!
//! use actions_runtime::juju::{Error, Unit, json};
//! use actions_runtime::{ActionResults, charm_actions};
//!
//! # const _: &str = r#"
//! #[charm_actions("charmcraft.yaml")]
//! # "#;
//! # #[charm_actions("../examples/database/charmcraft.yaml")]
//! mod actions {}
//! use actions::SnapshotParams;
//!
//! # const _: &str = r#"
//! #[test]
//! #[ignore = "needs a controller, with the charm deployed as `database`"]
//! # "#;
//! fn a_snapshot_is_taken() -> Result<(), Error> {
//!     let unit = Unit::leader("database").wait(Duration::from_secs(300));
//!
//!     let task = unit.call(SnapshotParams::new("db.tar.gz"))?;
//!
//!     assert_eq!(task.log, ["Starting snapshot", "Snapshot complete"]);
//!     assert!(task.results.get("snapshot-size").is_some());
//!
//!     // The params can be wrong where they are untyped: Juju has to refuse them.
//!     let error = unit.run("snapshot", json!({"filename": 1})).unwrap_err();
//!     assert!(matches!(error, Error::Refused { .. }), "{error}");
//!     Ok(())
//! }
//! ```
//! A call that does not complete is an [`Error`]: a failed task, a refusal, the end of the wait
//! time, or a fault of `juju` itself. `?` and `unwrap` show the whole of it:
//!
//! ```text
//! action `snapshot` failed (task 12 on database/0): cannot write db.tar.gz: No space left on device
//!   log: Starting snapshot
//! ```
//!
//! Results compare with a type that derives [`ActionResults`](crate::ActionResults), and with JSON.
//! They are texts, as all results of Juju are:
//!
//! ```no_run
//! # use actions_runtime::juju::{Unit, json};
//! let task = Unit::new("database/0").run("restore", json!({"filename": "db.tar.gz"}))?;
//! assert_eq!(task.results, json!({"restored-tables": "3"}));
//! assert_eq!(task.results, [("restored-tables", 3)]);
//! assert_eq!(task.results.get("restored-tables"), Some("3"));
//! # Ok::<(), actions_runtime::juju::Error>(())
//! ```
//!
//! # A controller to test on
//! With the snaps `lxd`, `juju` and `charmcraft`, `juju bootstrap localhost` makes a controller and
//! `juju add-model testing` a model, once. Three commands then run such a test, in the folder of the
//! charm:
//!
//! ```text
//! charmcraft pack
//! juju deploy ./database_*.charm database && juju wait-for application database
//! cargo test -- --ignored
//! ```
//! After a change of the charm, `juju refresh database --path ./database_*.charm` takes the place of
//! `juju deploy`.
//!
//! # How the params are passed
//! In a file for `--params`, so that numbers, booleans and texts arrive as what they are, and no
//! param stands in the list of processes. Nobody but the user can read the file, and it is removed
//! after the call. It is in the folder for temporary files (`TMPDIR`), or, where `juju` is a snap,
//! which does not see that one, in `~/snap/juju/common`.

mod error;
mod output;
mod params_file;
mod unit;

pub use serde_json::json;

pub use self::error::Error;
pub use self::unit::Unit;
pub use crate::task::{Status, Task, TaskResults};
