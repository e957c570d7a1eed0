//! A task that ran on a unit.

use std::fmt::{self, Display, Formatter};
use std::time::{Duration, SystemTime};

use crate::process::last_lines;
use crate::task::{Status, Summary, TaskResults};

/// What Juju tells of a task that has ended.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Task {
    /// Its id, as in `juju show-task 2`.
    pub id: String,
    /// The name of the action.
    pub action: String,
    /// The unit it ran on; with [`Unit::leader`](super::Unit::leader) the one that was the leader.
    pub unit: String,
    /// How it ended.
    pub status: Status,
    /// Why it failed; empty for one that completed.
    pub message: String,
    /// The results that the charm set, without those that Juju adds.
    pub results: TaskResults,
    /// The lines of its log; Juju keeps the first 1,000.
    pub log: Vec<LogLine>,
    /// When it was enqueued, started and completed.
    pub timing: Timing,
    /// The exit status of the charm's process; `None` where no process was run to its end.
    pub return_code: Option<i64>,
    /// The standard output of the charm's process; Base64 where it was not UTF-8.
    pub stdout: String,
    /// The standard error of the charm's process; Base64 where it was not UTF-8.
    pub stderr: String,
}

/// A line of the log of a task. It compares with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LogLine {
    /// When the controller took it.
    pub time: Option<SystemTime>,
    /// What the charm gave to `action-log`; more than one line where that was.
    pub text: String,
}

/// The times of a task, by the clock of the controller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timing {
    /// When the controller took the call.
    pub enqueued: Option<SystemTime>,
    /// When the unit began to run it.
    pub started: Option<SystemTime>,
    /// When it ended.
    pub completed: Option<SystemTime>,
}

impl Task {
    pub(super) fn is_success(&self) -> bool {
        self.status == Status::Completed && self.return_code.unwrap_or(0) == 0
    }
}

/// All that helps to see why a test failed, as `juju run` would print it.
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
        Display::fmt(&summary, f)?;
        if let Some(code) = self.return_code.filter(|code| *code != 0) {
            write!(f, "\n  return-code: {code}")?;
        }
        for (name, output) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            for line in last_lines(output.as_bytes()).lines() {
                write!(f, "\n  {name}: {line}")?;
            }
        }
        Ok(())
    }
}

impl Display for LogLine {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq<str> for LogLine {
    fn eq(&self, text: &str) -> bool {
        self.text == text
    }
}

impl PartialEq<&str> for LogLine {
    fn eq(&self, text: &&str) -> bool {
        self.text == *text
    }
}

impl Timing {
    /// How long it ran.
    pub fn duration(&self) -> Option<Duration> {
        self.completed?.duration_since(self.started?).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::Timing;

    #[test]
    fn the_duration_is_from_start_to_end() {
        let at = |seconds| Some(UNIX_EPOCH + Duration::from_secs(seconds));
        let timing = Timing {
            enqueued: at(1),
            started: at(3),
            completed: at(10),
        };
        assert_eq!(timing.duration(), Some(Duration::from_secs(7)));
        let cancelled = Timing {
            started: None,
            ..timing
        };
        assert_eq!(cancelled.duration(), None);
        // Clocks can be set back.
        let reversed = Timing {
            started: at(11),
            ..timing
        };
        assert_eq!(reversed.duration(), None);
    }
}
