//! Every lint that a strict author may turn on.

#![deny(warnings, missing_docs, missing_debug_implementations, unreachable_pub)]
#![deny(unused_qualifications, single_use_lifetimes, unused_results)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
#![deny(rustdoc::all)]
#![forbid(unsafe_code)]

use actions_runtime::charm_actions;

/// The actions.
#[charm_actions(
    "charmcraft.yaml",
    allow(param_name, open_params, missing_type, required_default, untyped)
)]
pub mod actions {}
