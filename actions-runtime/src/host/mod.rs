//! The machine or the container of the unit: Juju's hook tools there, and every other program.
//!
//! A `host` makes a `program`, which a `child` runs with `files` for its output; what goes wrong is
//! an `error`.

mod child;
mod error;
mod files;
mod input;
mod program;

use std::ffi::OsStr;
use std::fmt::{self, Debug, Formatter};
#[cfg(feature = "testing")]
use std::sync::Arc;

pub use self::error::ProgramError;
pub(crate) use self::error::{Fault, output_of};
pub(crate) use self::files::{Unnamed, unnamed};
pub use self::input::Input;
pub use self::program::Program;
#[cfg(feature = "testing")]
use crate::testing::StandIns;

/// The machine or the container that the charm runs on, with Juju's hook tools and every other
/// program.
///
/// A handler has it from [`Action::host`](crate::Action::host), a hook from [`Host::new`]. Code that
/// both use takes `&Host`; in a test it is then given stand-ins, and nothing real is started:
///
/// ```
/// use actions_runtime::{Failure, Host, ProgramError};
///
/// /// For a hook, and for an action.
/// fn pools(host: &Host) -> Result<Vec<String>, ProgramError> {
///     host.program("ceph").args(["osd", "pool", "ls", "--format", "json"]).json()
/// }
///
/// fn is_leader(host: &Host) -> Result<bool, ProgramError> {
///     host.tool("is-leader").json()
/// }
///
/// # #[cfg(feature = "testing")] {
/// # #[actions_runtime::charm_actions("doc/charmcraft.yaml")]
/// # mod actions {}
/// use actions_runtime::testing::{Context, json};
///
/// let context = Context::new(actions::Actions)
///     .program("ceph", |_| json!(["data", "backup"]))
///     .tool("is-leader", |_| json!(true));
/// assert_eq!(pools(&context.host())?, ["data", "backup"]);
/// assert!(is_leader(&context.host())?);
/// # }
/// # Ok::<(), ProgramError>(())
/// ```
///
/// Clones are the same host, so that a charm can keep one.
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

    #[cfg(feature = "testing")]
    fn stand_ins(&self) -> Option<&StandIns> {
        self.stand_ins.as_deref()
    }

    /// One of Juju's hook tools: `is-leader`, `config-get`, `secret-get`, `status-set`.
    ///
    /// For [`json`](Program::json) it gets `--format=json` right behind its name. The four tools of an
    /// action (`action-get`, `action-set`, `action-log`, `action-fail`) are refused: the params are the
    /// handler's argument, and [`Action`](crate::Action) and [`fail!`](crate::fail) tell the rest.
    ///
    /// ```no_run
    /// # use actions_runtime::{Host, ProgramError};
    /// # fn f(host: &Host) -> Result<(), ProgramError> {
    /// if host.tool("is-leader").json()? {
    ///     host.tool("status-set").args(["active", "serving"]).text()?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// In a local run there is no Juju to provide the tool: a script of its name on `PATH` stands for
    /// it.
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
