//! The wording of every diagnostic, by what it is about.

pub(crate) mod action;
pub(crate) mod declaration;
pub(crate) mod default;
pub(crate) mod names;
pub(crate) mod object;
pub(crate) mod reading;
pub(crate) mod schema;
pub(crate) mod value;
pub(crate) mod warning;
pub(crate) mod yaml;
