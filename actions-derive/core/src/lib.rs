//! What the macros of `actions-runtime` do, as a plain library.
//!
//! A declaration is read ([`yaml`]), understood ([`schema`]), checked ([`check`]), turned into a
//! model of Rust types ([`lower`]) and written as Rust (`emit`); [`expand`] is the whole way, a
//! pure function. The proc-macro crate around it adds the file and nothing else, and the runtime's
//! test harness and local runner judge params by the same schemas.

#![forbid(unsafe_code)]

pub mod attribute;
pub mod check;
mod compiler;
pub mod diagnostic;
pub mod docs;
mod emit;
pub mod expand;
mod expansion_file;
mod file;
mod guard;
pub mod lower;
pub mod names;
pub mod number;
mod packing;
pub mod pattern;
mod places;
mod report;
pub mod results;
pub mod schema;
mod shorten;
pub mod similar;
pub mod source;
pub mod yaml;
