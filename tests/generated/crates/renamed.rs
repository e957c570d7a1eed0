//! The runtime under another name, and through another crate's re-export.

#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

/// As a facade would have it.
pub mod facade {
    #[doc(no_inline)]
    pub use ::juju as runtime;
}

/// The actions, by the name in `Cargo.toml`.
#[juju::charm_actions(
    "charmcraft.yaml",
    crate = juju,
    allow(param_name, open_params, missing_type, required_default, untyped)
)]
pub mod actions {}

/// The actions, by the re-export.
#[juju::charm_actions("older/actions.yaml", crate = crate::facade::runtime)]
pub mod again {}

/// Results.
#[derive(Debug, juju::ActionResults)]
#[results(crate = crate::facade::runtime)]
pub struct Taken {
    /// A number.
    pub size: u64,
}
