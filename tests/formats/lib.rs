//! Params as a charm has them, without anything that is only for tests.

use actions_runtime::charm_actions;

/// The actions of `charmcraft.yaml`.
#[charm_actions("charmcraft.yaml", allow(missing_type, open_params))]
pub mod actions {}
