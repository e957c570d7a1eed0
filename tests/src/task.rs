//! What an operator sees of an action.

use serde_json::Value;

use crate::agent::Held;
use crate::process::{End, Process};

/// Juju keeps this many log lines of a task.
const LOG_LINES: usize = 1000;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Status {
    Completed,
    Failed,
    /// It was cancelled.
    Aborted,
}

/// A task as `juju run` and `juju show-task` tell of it.
#[derive(Debug, PartialEq)]
pub struct Task {
    pub status: Status,
    /// Why it failed; empty for a completed task. Where the process itself failed, Juju's words
    /// for that, whatever `action-fail` said. Whether a signal left a core dump is not told.
    pub message: String,
    /// What `action-set` left: a map of strings and maps. `return-code`, `stdout` and `stderr`, which
    /// Juju writes over it at the end, are in `process`.
    pub results: Value,
    /// The lines of `action-log`.
    pub log: Vec<String>,
    pub process: Process,
}

impl Task {
    pub(crate) fn new(process: Process, held: Held) -> Self {
        let Held { mut results, failed, mut log } = held;
        results.remove("return-code");
        log.truncate(LOG_LINES);
        let (status, message) = match (process.end, failed) {
            (End::Exit(0), None) => (Status::Completed, String::new()),
            (End::Exit(0), Some(message)) => (Status::Failed, message),
            (End::Exit(code), _) => (Status::Failed, format!("exit status {code}")),
            (End::Signal(9 | 15), _) => (Status::Failed, "terminated".to_owned()),
            (End::Signal(6), _) => (Status::Failed, "signal: aborted".to_owned()),
            (End::Signal(other), _) => (Status::Failed, format!("signal: signal {other}")),
            (End::Cancelled, _) => (Status::Aborted, "terminated".to_owned()),
        };
        Self { status, message, results: Value::Object(results), log, process }
    }
}
