//! Typed Juju actions for charms written in Rust.
#![forbid(unsafe_code)]
