//! Nothing in scope but what is named.

#![no_implicit_prelude]
#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

/// The actions.
#[::actions_runtime::charm_actions(
    "charmcraft.yaml",
    allow(param_name, open_params, untyped, required_default)
)]
pub mod actions {}

/// Results.
#[derive(::actions_runtime::ActionResults)]
pub struct Taken {
    /// A number.
    pub size: u64,
    /// Not always there.
    pub file: ::core::option::Option<::std::string::String>,
}
