//! The wording of what the checks find.

pub(super) mod action;
pub(super) mod default;
pub(super) mod object;
pub(super) mod reading;
pub(super) mod value;
pub(super) mod warning;
