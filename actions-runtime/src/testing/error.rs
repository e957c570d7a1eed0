//! Why a call of a test did not complete.

use std::fmt::{self, Display, Formatter};

use crate::shown::{after_colon, debug_as_text};
use crate::task::Task;

#[doc = include_str!("../../doc/testing_error.md")]
#[derive(Clone)]
#[non_exhaustive]
pub enum Error {
    /// Juju refuses the call; the handler was not called.
    #[non_exhaustive]
    Refused {
        /// The name of the action.
        action: String,
        /// Each reason, in Juju's words and in the order of the schema:
        /// `(root).compression.quality : must be lower than 9, given "12"`. (Juju says "lower than"
        /// where 9 itself is allowed, and "lower than or equal to" where it is not.)
        reasons: Vec<String>,
        /// All that the operator reads.
        message: String,
        /// The actions that the charm has, where the one that was called is none of them.
        declared: Vec<&'static str>,
        /// The task that ends so, where the unit refuses the call: Juju 4 checks params only there.
        task: Option<Box<Task>>,
    },
    /// The action failed.
    #[non_exhaustive]
    Failed {
        /// The task.
        task: Box<Task>,
    },
}

impl Error {
    /// The message that the operator reads.
    pub fn message(&self) -> &str {
        match self {
            Self::Refused { message, .. } => message,
            Self::Failed { task } => &task.message,
        }
    }

    /// The reasons of a refusal, in Juju's words; none for an action that failed.
    pub fn reasons(&self) -> &[String] {
        match self {
            Self::Refused { reasons, .. } => reasons,
            Self::Failed { .. } => &[],
        }
    }

    /// The task, if there is one.
    pub fn task(&self) -> Option<&Task> {
        match self {
            Self::Refused { task, .. } => task.as_deref(),
            Self::Failed { task } => Some(task),
        }
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { action, reasons, declared, .. } => {
                let reasons = reasons.join("\n");
                write!(f, "action `{action}` was refused{}", after_colon(&reasons))?;
                if declared.is_empty() {
                    return Ok(());
                }
                write!(f, "; the charm has `{}`", declared.join("`, `"))
            }
            Self::Failed { task } => Display::fmt(task, f),
        }
    }
}

debug_as_text!(Error);

impl std::error::Error for Error {}
