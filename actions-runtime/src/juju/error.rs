//! Why a call did not complete.

use std::fmt::{self, Display, Formatter};
use std::time::Duration;

use crate::shown::{after_colon, debug_as_text};
use crate::task::Task;

#[doc = include_str!("../../doc/juju_error.md")]
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
    Failed {
        /// The task.
        task: Box<Task>,
    },
    /// The task did not end within the wait time. It may still run, and can be cancelled.
    TimedOut {
        /// The name of the action.
        action: String,
        /// The unit, as it was asked for.
        unit: String,
        /// The id of the task, if Juju told it.
        id: Option<String>,
        /// How long Juju was told to wait.
        waited: Duration,
    },
    /// The program `juju` did not do its work: it is not there, it found no controller or no such
    /// model, or what it printed is no task.
    Client {
        /// What went wrong, with the name of the program.
        reason: String,
    },
}

impl Error {
    /// What an operator would read: the reason of a refusal, the message of a failed task; the whole
    /// text otherwise.
    pub fn message(&self) -> String {
        match self {
            Self::Refused { reason, .. } => reason.clone(),
            Self::Failed { task } => task.message.clone(),
            _ => self.to_string(),
        }
    }

    /// The task, if it ended.
    pub fn task(&self) -> Option<&Task> {
        match self {
            Self::Failed { task } => Some(task),
            _ => None,
        }
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { action, unit, reason } => {
                write!(f, "action `{action}` was refused on {unit}{}", after_colon(reason))
            }
            Self::Failed { task } => Display::fmt(task, f),
            Self::TimedOut { action, unit, id, waited } => {
                write!(f, "action `{action}` did not end on {unit} within {waited:?}")?;
                if let Some(id) = id {
                    write!(f, "; `juju show-task {id}` shows it, `juju cancel-task {id}` ends it")?;
                }
                f.write_str("; `Unit::wait` gives it more time")
            }
            Self::Client { reason } => f.write_str(reason),
        }
    }
}

debug_as_text!(Error);

impl std::error::Error for Error {}
