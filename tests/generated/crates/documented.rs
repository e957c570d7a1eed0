//! A library whose docs are built, and which has no doctests.

#![deny(warnings, missing_docs, rustdoc::all)]
#![forbid(unsafe_code)]

/// The actions.
#[actions_runtime::charm_actions(
    "charmcraft.yaml",
    allow(param_name, open_params, missing_type, required_default, untyped)
)]
pub mod actions {}
