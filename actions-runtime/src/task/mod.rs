//! What an operator sees of a task.

mod results;

use std::fmt::{self, Display, Formatter};

pub use self::results::TaskResults;
#[cfg(feature = "local")]
pub(crate) use self::results::put;

use crate::process::last_lines;
use crate::shown::{after_colon, debug_as_text};

/// A task that has ended: a call of an action on a unit, as the operator sees it.
///
/// Its text, and its `Debug`, are what a test that fails shows: how the task ended, why, and its log,
/// but of the results the keys alone. They can hold secrets, and what a test prints is read by many.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Task {
    /// Its id, as in `juju show-task 2`.
    pub id: String,
    /// The name of the action.
    pub action: String,
    /// The unit it ran on.
    pub unit: String,
    /// How it ended.
    pub status: Status,
    /// Why it failed; empty for one that completed.
    pub message: String,
    /// Its results, those of several `set`s merged, without those that Juju adds.
    pub results: TaskResults,
    /// The lines of its log without their times; Juju keeps the first 1,000.
    pub log: Vec<String>,
    /// The calls of hook tools and programs, in their order, where `testing` ran it.
    #[cfg(feature = "testing")]
    pub calls: Vec<crate::host::Call>,
    /// What the handler has said through the `log` crate, likewise: `INFO database: 3 tables`.
    #[cfg(feature = "testing")]
    pub records: Vec<String>,
    /// When the controller took the call, as Juju writes it: `2026-08-21 06:06:06 +0000 UTC`. `None`
    /// without Juju.
    pub enqueued: Option<String>,
    /// When the unit began to run it, likewise.
    pub started: Option<String>,
    /// When it ended, likewise.
    pub completed: Option<String>,
    /// The exit status of the charm's process; `None` where no process ran to its end.
    pub return_code: Option<i64>,
    /// The standard output of the charm's process; Base64 where it was not UTF-8.
    pub stdout: String,
    /// The standard error of the charm's process; Base64 where it was not UTF-8.
    pub stderr: String,
}

#[cfg(any(feature = "local", feature = "testing"))]
impl Task {
    pub(crate) fn fail(&mut self, message: &str) {
        self.status = Status::Failed;
        message.clone_into(&mut self.message);
    }

    /// Juju keeps 1,000 lines of a task.
    pub(crate) fn log(&mut self, line: String) {
        if self.log.len() < 1000 {
            self.log.push(line);
        }
    }
}

impl Display for Task {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { action, status, id, unit, message, .. } = self;
        let message = after_colon(message);
        write!(f, "action `{action}` {status} (task {id} on {unit}){message}")?;
        for line in &self.log {
            write!(f, "\n  log: {line}")?;
        }
        let keys: Vec<_> = self.results.iter().map(|(key, _)| key).collect();
        if !keys.is_empty() {
            write!(f, "\n  results: {}", keys.join(", "))?;
        }
        if let Some(code) = self.return_code.filter(|code| *code != 0) {
            write!(f, "\n  return-code: {code}")?;
        }
        for line in last_lines(self.stderr.as_bytes()).lines() {
            write!(f, "\n  stderr: {line}")?;
        }
        Ok(())
    }
}

debug_as_text!(Task);

/// How a task ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "juju", derive(serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Status {
    /// `completed`
    Completed,
    /// `failed`
    #[default]
    Failed,
    /// `cancelled`, before it had begun.
    Cancelled,
    /// `aborting`: it was cancelled while it ran, and has not ended yet.
    Aborting,
    /// `aborted`: it was cancelled while it ran.
    Aborted,
    /// `error`: the agent of the unit could not run it.
    Error,
}

impl Status {
    /// Juju's word for it: `completed`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
            Self::Aborting => "aborting",
            Self::Aborted => "aborted",
            Self::Error => "error",
        }
    }
}

impl Display for Status {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Task;

    #[test]
    fn a_task_tells_how_it_ended_and_no_value_of_a_result() {
        let mut task = Task {
            id: "2".to_owned(),
            action: "snapshot".to_owned(),
            unit: "database/0".to_owned(),
            message: "no room".to_owned(),
            log: vec!["Starting snapshot".to_owned()],
            return_code: Some(3),
            stdout: "hunter2\n".to_owned(),
            stderr: "a\nb\n".to_owned(),
            ..Task::default()
        };
        task.results.set("admin.password", "hunter2");
        task.results.set("size", "4096");
        let told = "action `snapshot` failed (task 2 on database/0): no room\n  \
                    log: Starting snapshot\n  results: admin.password, size\n  return-code: 3\n  \
                    stderr: a\n  stderr: b";
        assert_eq!(task.to_string(), told);
        assert_eq!(format!("{task:?}"), told);
    }
}
