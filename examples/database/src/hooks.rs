//! The hooks of the charm, which Juju dispatches to the same binary as the actions.

use std::env;
use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

use actions_runtime::{Host, ProgramError};

use crate::charm::DatabaseCharm;

/// What a person reads who starts the binary and is not Juju.
const USAGE: &str = if cfg!(feature = "local") {
    "This is a charm: Juju runs it. Without Juju:
  database-charm actions
  database-charm run snapshot filename=db.tar.gz"
} else {
    "This is a charm: Juju runs it."
};

/// Runs the hook that Juju dispatched.
pub fn run(charm: &DatabaseCharm) -> ExitCode {
    let path = env::var("JUJU_DISPATCH_PATH").unwrap_or_default();
    let Some(hook) = path.strip_prefix("hooks/") else {
        tell(USAGE);
        return ExitCode::from(2);
    };
    match handle(charm, hook) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Juju writes it to its log, and tries the hook again.
            tell(format_args!("{hook}: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Writes a line to standard error. `eprintln!` would panic where nobody reads it.
fn tell(line: impl Display) {
    writeln!(io::stderr(), "{line}").ok();
}

fn handle(charm: &DatabaseCharm, hook: &str) -> Result<(), ProgramError> {
    match hook {
        "start" | "update-status" => set_status(charm, &Host::new()),
        // Juju dispatches every hook there is; most charms have no use for most of them.
        _ => Ok(()),
    }
}

fn set_status(charm: &DatabaseCharm, host: &Host) -> Result<(), ProgramError> {
    let status: &[&str] =
        if charm.database.is_paused() { &["maintenance", "paused"] } else { &["active"] };
    host.tool("status-set").args(status).text()?;
    Ok(())
}
