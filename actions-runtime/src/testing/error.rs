//! Why a call of a test did not complete.

use std::fmt::{self, Display, Formatter};

use crate::shown::debug_as_text;
use crate::simulation::Refused;
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
    pub(super) fn refused(refused: Refused, task: Option<Task>) -> Self {
        let message = refused.to_string();
        let Refused { action, reasons, declared, .. } = refused;
        Self::Refused { action, reasons, message, declared, task: task.map(Box::new) }
    }

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
                write!(f, "action `{action}` was refused:")?;
                match reasons.as_slice() {
                    [reason] => write!(f, " {reason}"),
                    reasons => reasons.iter().try_for_each(|reason| write!(f, "\n  {reason}")),
                }?;
                match declared.as_slice() {
                    [] => Ok(()),
                    names => write!(f, "; the charm has `{}`", names.join("`, `")),
                }
            }
            Self::Failed { task } => Display::fmt(task, f),
        }
    }
}

debug_as_text!(Error);

impl std::error::Error for Error {}
