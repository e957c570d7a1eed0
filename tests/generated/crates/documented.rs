//! A library whose docs are built and whose doctests are run.
//!
//! ```
//! use documented::actions::EveryTypeEnum;
//! assert_eq!(EveryTypeEnum::A.as_str(), "a");
//! ```

#![deny(warnings, missing_docs, rustdoc::all)]
#![forbid(unsafe_code)]

/// The actions.
#[actions_runtime::charm_actions(
    "charmcraft.yaml",
    allow(param_name, open_params, untyped, required_default, missing_type)
)]
pub mod actions {}
