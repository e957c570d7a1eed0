//! What the operator sees of an action, whatever becomes of the hook tools and of the handler.
//!
//! The tables in `table/` have a case for each end of a handler and for each fault of a tool at each
//! point; [`case`] and [`transcript`] say how to read them. `every.rs` runs each fault with each end.

mod abort;
mod at_once;
mod case;
mod every;
mod floor;
mod secrets;
mod surroundings;
mod table;
mod transcript;

use std::path::{Path, PathBuf};

use actions_tests::{Charm, Unit};

/// The charm of this folder.
fn charm() -> Charm {
    Charm::new(env!("CARGO_BIN_EXE_faults-charm"))
}

fn unit() -> Unit {
    Unit::new(env!("CARGO_BIN_EXE_hook-tools"))
}

/// Where the unit is.
fn directory(unit: &Unit) -> PathBuf {
    unit.charm_directory()
        .parent()
        .map(Path::to_owned)
        .unwrap_or_default()
}

/// What stands in for the command of the model charm.
fn admin_command() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("database/commands/database-admin")
}
