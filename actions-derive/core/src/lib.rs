//! What the macros of `actions-runtime` do, as a library of this workspace.
//!
//! The files are the pipeline: `expand` is the whole way. The `files` of a charm are found, and its
//! declaration is read from its `source` as `yaml`, whose scalars mean what `scalar` says; the
//! `declaration` has the actions, each by an `action_name`, and their `schema`s, `check` knows the
//! rules over several schemas, `lower` makes the `model` of Rust types and defaults, and `emit`
//! writes it.

#![forbid(unsafe_code)]
// No API of its own: tests, benches and the runtime's local runs use a few functions.
#![allow(missing_docs)]

mod action_name;
pub mod attribute;
mod check;
mod declaration;
pub mod diagnostic;
pub mod docs;
mod emit;
pub mod expand;
pub mod files;
mod lower;
mod model;
pub mod names;
mod packing;
mod pattern;
mod places;
pub mod results;
pub mod scalar;
mod schema;
pub mod similar;
pub mod source;
pub mod yaml;

pub use action_name::is_action_name;
