//! What the operator sees of an action, whatever becomes of the hook tools and of the handler.
//!
//! `every.rs` runs each fault of a tool at each call with each end of a handler, and judges by rules;
//! the tables in `table/` have the words of each end.

mod abort;
mod at_once;
mod every;
mod floor;
mod secrets;
mod surroundings;
mod tables;

use std::path::{Path, PathBuf};

use actions_tests::{Charm, Unit};

/// The charm of this folder.
fn charm() -> Charm {
    Charm::new(env!("CARGO_BIN_EXE_faults-charm"))
}

fn unit() -> Unit {
    Unit::new(env!("CARGO_BIN_EXE_hook-tools"))
}

/// What stands in for the command of the model charm.
fn admin_command() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("database/commands/database-admin")
}
