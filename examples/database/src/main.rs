//! A charm for a database that is only a folder of tables.
//!
//! Its actions are declared in `charmcraft.yaml`. This crate holds what they do.

mod charm;
mod database;
mod hooks;
mod snapshot;

use std::process::ExitCode;

use actions_runtime::charm_actions;

use charm::DatabaseCharm;

/// The actions of `charmcraft.yaml`: the types of their params, and the trait that handles them.
#[charm_actions("charmcraft.yaml")]
pub mod actions {}

fn main() -> ExitCode {
    let mut charm = DatabaseCharm::from_environment();
    match actions::dispatch(&mut charm) {
        Some(exit) => exit,
        None => hooks::run(&charm),
    }
}
