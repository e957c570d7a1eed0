//! Why a call did not complete.

use std::fmt::{self, Debug, Display, Formatter};
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::task::Task;
use crate::process::{Ended, Exit};
use crate::shown::{after_colon, shown};

/// Why a call did not complete.
///
/// `?` and `unwrap` in a test fail the test with the whole of it. No text of this library holds the
/// value of a param. The reason of a refusal is Juju's own, which can: `must be of type integer,
/// given "abc"`.
///
/// ```no_run
/// use actions_runtime::juju::{Error, Unit, json};
///
/// match Unit::new("database/0").run_untyped("restore", json!({"filename": "none"})) {
///     Ok(task) => println!("{task}"),
///     Err(Error::Failed(task)) => assert!(task.message.starts_with("there is no snapshot")),
///     Err(other) => panic!("{other}"),
/// }
/// ```
#[non_exhaustive]
pub enum Error {
    /// Juju refuses the call, so that there is no task: an unknown unit or action, or params that
    /// break the schema. (Juju 4 checks the params at the unit: there the task fails.)
    Refused {
        /// The name of the action.
        action: String,
        /// The unit, as it was asked for.
        unit: String,
        /// Juju's reason.
        reason: String,
    },
    /// The task ended, and not well: it failed, was cancelled, or the process of the charm ended
    /// with another exit status than 0.
    Failed(Box<Task>),
    /// The task did not end within the wait time. It may still run, and can be cancelled.
    TimedOut {
        /// The name of the action.
        action: String,
        /// The unit, as it was asked for.
        unit: String,
        /// The id of the task.
        task: Option<String>,
        /// How long Juju was told to wait.
        waited: Duration,
    },
    /// The params are not an object, or cannot be passed on.
    Params {
        /// The name of the action.
        action: String,
        /// What is wrong with them, without their values.
        fault: String,
    },
    /// The results are not of the type asked for.
    Results {
        /// The id of the task.
        task: String,
        /// What is wrong with them.
        fault: String,
    },
    /// The program `juju` did not do its work.
    Client {
        /// The program.
        program: PathBuf,
        /// What went wrong.
        fault: ClientFault,
    },
}

/// What went wrong with the program `juju`.
#[derive(Debug)]
#[non_exhaustive]
pub enum ClientFault {
    /// It is not there.
    Missing,
    /// It could not be started.
    NotStarted(io::Error),
    /// It is of a version before 3.0, in which `juju run` does not run actions.
    TooOld {
        /// The version: `2.9.52-ubuntu-amd64`.
        version: String,
    },
    /// It ended with another exit status than 0, and no task: there is no controller, no such model.
    Status {
        /// The exit status.
        status: i32,
        /// The last lines of what it wrote to standard error.
        stderr: String,
    },
    /// A signal ended it.
    Signal {
        /// The number of the signal.
        signal: i32,
        /// The last lines of what it wrote to standard error.
        stderr: String,
    },
    /// It did not print a task as Juju 3 and 4 print one.
    Output {
        /// What is wrong with the output.
        fault: String,
        /// What it printed.
        stdout: String,
    },
}

impl Error {
    /// What an operator would read: the reason of a refusal, the message of a failed task; the whole
    /// text otherwise.
    pub fn message(&self) -> String {
        match self {
            Self::Refused { reason, .. } => reason.clone(),
            Self::Failed(task) => task.message.clone(),
            _ => self.to_string(),
        }
    }

    /// The task, if it ended.
    pub fn task(&self) -> Option<&Task> {
        match self {
            Self::Failed(task) => Some(task),
            _ => None,
        }
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused {
                action,
                unit,
                reason,
            } => write!(
                f,
                "action `{action}` was refused on {unit}{}",
                after_colon(reason)
            ),
            Self::Failed(task) => Display::fmt(task, f),
            Self::TimedOut {
                action,
                unit,
                task,
                waited,
            } => {
                write!(f, "action `{action}` did not end within {waited:?} ")?;
                match task {
                    Some(id) => write!(
                        f,
                        "(task {id} on {unit}): see `juju show-task {id}`, end it with \
                         `juju cancel-task {id}`, or"
                    )?,
                    None => write!(f, "(on {unit}):")?,
                }
                f.write_str(" give it more time with `Unit::wait`")
            }
            Self::Params { action, fault } => write!(f, "params of action `{action}` {fault}"),
            Self::Results { task, fault } => {
                write!(
                    f,
                    "results of task {task} are not of the type asked for: {fault}"
                )
            }
            Self::Client { program, fault } => write!(f, "{}: {fault}", program.display()),
        }
    }
}

impl Display for ClientFault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str(
                "not found; install it with `snap install juju`, or name another program with \
                 `Unit::program`",
            ),
            Self::NotStarted(error) => write!(f, "cannot be started: {error}"),
            Self::TooOld { version } => write!(
                f,
                "version {version}, whose `juju run` does not run actions; install 3.0 or later"
            ),
            &Self::Status { status, ref stderr } => {
                let ended = Ended::Status(status);
                Display::fmt(&Exit { ended, stderr }, f)
            }
            &Self::Signal { signal, ref stderr } => {
                let ended = Ended::Signal(signal);
                Display::fmt(&Exit { ended, stderr }, f)
            }
            Self::Output { fault, stdout } if stdout.is_empty() => f.write_str(fault),
            Self::Output { fault, stdout } => write!(f, "{fault}: {}", shown(stdout)),
        }
    }
}

impl From<Exit> for ClientFault {
    fn from(exit: Exit) -> Self {
        let Exit { ended, stderr } = exit;
        match ended {
            Ended::Status(status) => Self::Status { status, stderr },
            Ended::Signal(signal) => Self::Signal { signal, stderr },
        }
    }
}

/// The text itself, so that `unwrap` in a test shows it.
impl Debug for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::PathBuf;
    use std::time::Duration;

    use super::{ClientFault, Error};

    fn client(program: &str, fault: ClientFault) -> Error {
        Error::Client {
            program: PathBuf::from(program),
            fault,
        }
    }

    fn refused(reason: &str) -> Error {
        Error::Refused {
            action: "snapshot".to_owned(),
            unit: "database/0".to_owned(),
            reason: reason.to_owned(),
        }
    }

    fn timed_out(task: Option<&str>) -> Error {
        Error::TimedOut {
            action: "snapshot".to_owned(),
            unit: "database/leader".to_owned(),
            task: task.map(str::to_owned),
            waited: Duration::from_secs(60),
        }
    }

    #[test]
    fn each_error_is_told() {
        for (error, text) in [
            (
                refused("no"),
                "action `snapshot` was refused on database/0: no",
            ),
            (
                refused("a\nb"),
                "action `snapshot` was refused on database/0:\na\nb",
            ),
            (
                timed_out(Some("2")),
                "action `snapshot` did not end within 60s (task 2 on database/leader): see `juju \
                 show-task 2`, end it with `juju cancel-task 2`, or give it more time with \
                 `Unit::wait`",
            ),
            (
                timed_out(None),
                "action `snapshot` did not end within 60s (on database/leader): give it more time \
                 with `Unit::wait`",
            ),
            (
                client("juju", ClientFault::Missing),
                "juju: not found; install it with `snap install juju`, or name another program \
                 with `Unit::program`",
            ),
            (
                client(
                    "/snap/bin/juju",
                    ClientFault::NotStarted(io::Error::other("no memory")),
                ),
                "/snap/bin/juju: cannot be started: no memory",
            ),
            (
                client(
                    "/snap/bin/juju",
                    ClientFault::TooOld {
                        version: "2.9.52-ubuntu-amd64".to_owned(),
                    },
                ),
                "/snap/bin/juju: version 2.9.52-ubuntu-amd64, whose `juju run` does not run \
                 actions; install 3.0 or later",
            ),
            (
                client(
                    "juju",
                    ClientFault::Signal {
                        signal: 9,
                        stderr: String::new(),
                    },
                ),
                "juju: killed by signal 9",
            ),
            (
                client(
                    "juju",
                    ClientFault::Output {
                        fault: "printed no task".to_owned(),
                        stdout: String::new(),
                    },
                ),
                "juju: printed no task",
            ),
        ] {
            assert_eq!(error.to_string(), text);
            assert_eq!(format!("{error:?}"), text);
        }
    }

    #[test]
    fn the_message_is_what_an_operator_reads() {
        assert_eq!(refused("no").message(), "no");
        let missing = client("juju", ClientFault::Missing);
        assert_eq!(missing.message(), missing.to_string());
        assert!(missing.task().is_none());
    }
}
