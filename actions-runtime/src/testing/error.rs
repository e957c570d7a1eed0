//! Why a call of a test did not complete.

use std::fmt::{self, Debug, Display, Formatter};

use crate::simulation::Refused;
use crate::task::Task;

/// Why a call did not complete.
///
/// `?` and `unwrap` in a test fail the test with the whole of it, as the operator would see it.
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
/// use actions_runtime::testing::{Context, Error, json};
///
/// let context = Context::new(Actions);
/// let failed = context.call(&mut Database, PauseParams).unwrap_err();
/// assert_eq!(
///     failed.to_string(),
///     "action `pause` failed (task 2 on database/0): database/0 is locked"
/// );
/// let refused = context.run(&mut Database, "resume", json!({})).unwrap_err();
/// assert!(matches!(refused, Error::Refused(_)));
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub enum Error {
    /// Juju refuses the call; the handler was not called.
    Refused(Refused),
    /// The action failed.
    Failed(Box<Task>),
}

impl Error {
    /// The message that the operator reads.
    pub fn message(&self) -> String {
        match self {
            Self::Refused(refused) => refused.to_string(),
            Self::Failed(task) => task.message.clone(),
        }
    }

    /// The refusal, if it is one.
    pub fn refused(&self) -> Option<&Refused> {
        match self {
            Self::Refused(refused) => Some(refused),
            Self::Failed(_) => None,
        }
    }

    /// The task that failed, if there is one.
    pub fn task(&self) -> Option<&Task> {
        match self {
            Self::Refused(_) => None,
            Self::Failed(task) => Some(task),
        }
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refused) => {
                write!(f, "action `{}` was refused:", refused.action())?;
                match refused.reasons() {
                    [reason] => write!(f, " {reason}"),
                    reasons => reasons
                        .iter()
                        .try_for_each(|reason| write!(f, "\n  {reason}")),
                }?;
                match refused.meant() {
                    Some(meant) => write!(f, "; did you mean `{meant}`?"),
                    None => Ok(()),
                }
            }
            Self::Failed(task) => Display::fmt(task, f),
        }
    }
}

impl Debug for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
