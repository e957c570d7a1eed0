//! A task of a test.

use std::fmt::{self, Display, Formatter};

use crate::simulation::{Told, ToolCall};
use crate::task::{Status, Summary, TaskResults};

/// What the operator sees of a call.
///
/// ```
/// # #[actions_runtime::charm_actions("doc/charmcraft.yaml")]
/// # mod actions {}
/// # use actions::*;
/// # struct Database;
/// # impl Handler for Database {
/// #     fn snapshot(&mut self, _: &Action, _: SnapshotParams) -> HandlerResult {
/// #         Ok([("snapshot-size", 4096)].into())
/// #     }
/// #     fn pause(&mut self, action: &Action) -> HandlerResult {
/// #         Err(actions_runtime::Failure::new(format_args!("{} is locked", action.unit())))
/// #     }
/// # }
/// use actions_runtime::testing::{Context, Status};
///
/// let task = Context::new(Actions).call(&mut Database, SnapshotParams::new("db.tar")).unwrap();
/// assert_eq!(task.status, Status::Completed);
/// assert_eq!(task.results, [("snapshot-size", 4096)]);
/// // `action-get` and `action-set`.
/// assert_eq!(task.calls.len(), 2);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Task {
    /// Its id.
    pub id: String,
    /// The name of the action.
    pub action: String,
    /// The unit it ran on.
    pub unit: String,
    /// How it ended.
    pub status: Status,
    /// Why it failed; empty for one that completed.
    pub message: String,
    /// Its results, those of several `set`s merged.
    pub results: TaskResults,
    /// The lines of its log, the first 1,000.
    pub log: Vec<String>,
    /// The calls of hook tools, in their order.
    pub calls: Vec<ToolCall>,
}

impl Task {
    pub(super) fn new(id: String, action: &str, unit: &str, told: Told) -> Self {
        let status = match told.failure {
            Some(_) => Status::Failed,
            None => Status::Completed,
        };
        Self {
            id,
            action: action.to_owned(),
            unit: unit.to_owned(),
            status,
            message: told.failure.unwrap_or_default(),
            results: told.results,
            log: told.log,
            calls: told.calls,
        }
    }
}

impl Display for Task {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let summary = Summary {
            action: &self.action,
            status: self.status,
            id: &self.id,
            unit: &self.unit,
            message: &self.message,
            log: &self.log,
            results: &self.results,
        };
        Display::fmt(&summary, f)
    }
}
