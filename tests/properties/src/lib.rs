//! What holds for every input of the macro and of the runtime, whoever made it.
//!
//! Each function takes bytes and panics where something that always holds does not. The targets in
//! `tests/fuzz` call them with what a fuzzer makes up, the tests of this package with bytes from a
//! fixed seed and with the inputs that once broke something.

// To panic is what they are for; their names say the rest.
#![allow(clippy::missing_panics_doc, missing_docs)]

pub mod charm;
pub mod choices;
pub mod declaration;
pub mod descriptions;
pub mod expansion;
pub mod names;
pub mod params;
pub mod results;
pub mod schema;
