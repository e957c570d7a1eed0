//! The integration client, against a `juju` that checks what it is asked.

mod controller;
mod errors;
mod model;
mod params;
mod scenario;
mod tasks;

use actions_runtime::charm_actions;

/// The actions of the model charm.
#[charm_actions("../examples/database/charmcraft.yaml")]
pub mod actions {}
