//! What an operator sees of a task.

mod results;
mod summary;

use std::fmt::{self, Display, Formatter};

pub use self::results::TaskResults;
#[cfg(any(feature = "juju", feature = "testing"))]
pub(crate) use self::summary::Summary;

/// How a task ended.
///
/// ```
/// use actions_runtime::juju::Status;
///
/// assert_eq!(Status::Completed.to_string(), "completed");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Status {
    /// `completed`
    Completed,
    /// `failed`
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
    /// Juju's word for it.
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

    /// The status that Juju has this word for.
    #[cfg(feature = "juju")]
    pub(crate) fn named(word: &str) -> Option<Self> {
        [
            Self::Completed,
            Self::Failed,
            Self::Cancelled,
            Self::Aborting,
            Self::Aborted,
            Self::Error,
        ]
        .into_iter()
        .find(|status| status.as_str() == word)
    }
}

impl Display for Status {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
