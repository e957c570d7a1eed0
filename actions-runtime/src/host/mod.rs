//! The machine or the container of the unit: Juju's hook tools there, and every other program.
//!
//! A `host` makes a `program`, with `input` and `output`; what goes wrong is an `error`. The tools of
//! an action print to `files`. In a test `stand_ins` give an `answer` in the place of all of them.

#[cfg(feature = "testing")]
mod answer;
mod error;
mod files;
mod input;
mod output;
mod program;
#[cfg(feature = "testing")]
mod stand_ins;
#[cfg(test)]
mod tests;

use std::ffi::OsStr;
use std::fmt::{self, Debug, Formatter};
#[cfg(feature = "testing")]
use std::sync::Arc;

#[cfg(feature = "testing")]
pub use self::answer::{Answer, Call};
pub use self::error::ProgramError;
pub(crate) use self::files::{Unnamed, unnamed};
pub use self::input::Input;
pub use self::program::Program;
#[cfg(feature = "testing")]
pub(crate) use self::stand_ins::{Known, StandIns};

#[doc = include_str!("../../doc/host.md")]
#[derive(Clone)]
pub struct Host {
    #[cfg(feature = "testing")]
    stand_ins: Option<Arc<StandIns>>,
}

impl Host {
    /// The host of this process. In a handler that a test runs it is the host of the test, so that
    /// there nothing real is started either.
    pub fn new() -> Self {
        Self {
            #[cfg(feature = "testing")]
            stand_ins: StandIns::of_thread(),
        }
    }

    /// A host on which nothing but these is there.
    #[cfg(feature = "testing")]
    pub(crate) fn of(stand_ins: Arc<StandIns>) -> Self {
        Self { stand_ins: Some(stand_ins) }
    }

    /// The calls so far on that of [`Context::host`](crate::testing::Context::host) and its clones, in
    /// their order. Those of a handler are [`Task::calls`](crate::testing::Task::calls).
    #[cfg(feature = "testing")]
    pub fn calls(&self) -> Vec<Call> {
        self.stand_ins.as_deref().map(|host| host.seen().calls.clone()).unwrap_or_default()
    }

    #[doc = include_str!("../../doc/host_tool.md")]
    pub fn tool(&self, name: impl AsRef<OsStr>) -> Program {
        Program::new(self, name.as_ref(), true)
    }

    /// A program: its name, which is looked for on `PATH`, or its path.
    ///
    /// ```no_run
    /// # use actions_runtime::{Host, ProgramError};
    /// # fn f(host: &Host) -> Result<(), ProgramError> {
    /// let health = host.program("ceph").args(["health", "detail"]).text()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn program(&self, name: impl AsRef<OsStr>) -> Program {
        Program::new(self, name.as_ref(), false)
    }
}

impl Default for Host {
    fn default() -> Self {
        Self::new()
    }
}

impl Debug for Host {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Host")
    }
}
