//! The hook tools of an action: as an interface, and as Juju has them.
//!
//! `juju` runs them; an `argument` has its limits.

mod argument;
mod juju;

pub(crate) use self::argument::{ARGUMENT_LIMIT, cut, passable};
pub(crate) use self::juju::Juju;
use crate::host::ProgramError;

/// The hook tools of one dispatched action.
///
/// [`Juju`] runs the real ones. The texts that an [`Action`](crate::Action) passes
/// on hold no NUL and are at most 131,071 bytes long, with the key where there is one; the keys are
/// ones that Juju takes.
pub(crate) trait HookTools: Send + Sync {
    /// `action-get --format=json`: the params, as the JSON text of one object.
    fn get(&self) -> Result<String, ProgramError>;

    /// `action-set key=value ...`: adds to the results of the task.
    fn set(&self, pairs: &[(String, String)]) -> Result<(), ProgramError>;

    /// `action-fail -- message`: the task will end as failed. The last message stays.
    fn fail(&self, message: &str) -> Result<(), ProgramError>;

    /// `action-log -- message`: shown to the operator at once.
    fn log(&self, message: &str) -> Result<(), ProgramError>;
}
