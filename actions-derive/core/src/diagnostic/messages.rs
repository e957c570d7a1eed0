//! The wording of every diagnostic, by what it is about.

pub mod action;
pub mod declaration;
pub mod default;
pub mod names;
pub mod object;
pub mod reading;
pub mod schema;
pub mod value;
pub mod warning;
pub mod yaml;
