//! What the unit tests share.

pub(crate) mod random;
pub(crate) mod recorder;
#[cfg(unix)]
pub(crate) mod scripts;
