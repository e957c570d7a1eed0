//! What the macros of `actions-runtime` do, as a plain library.
//!
//! A declaration is read (`yaml`), understood (`schema`), checked (`check`), turned into a model of
//! Rust types (`lower`) and written as Rust (`emit`).

#![forbid(unsafe_code)]

pub mod diagnostic;
pub mod source;
pub mod yaml;
