//! The model charm, started as Juju starts it.

mod failures;
mod hooks;
mod successes;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use actions_tests::{Charm, Unit};

/// Built once for all tests of this file.
static CHARM: LazyLock<Charm> = LazyLock::new(|| Charm::of_workspace("database-charm"));

fn unit() -> Unit {
    Unit::new(env!("CARGO_BIN_EXE_hook-tools")).env("DATABASE_ADMIN", commands("database-admin"))
}

/// A command that stands in for one that the charm runs.
fn commands(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("database/commands");
    folder.join(name)
}

/// The names in a folder of the charm's directory; none where it is not there.
fn names(unit: &Unit, folder: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(unit.charm_directory().join(folder)) else {
        return Vec::new();
    };
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
