//! Results: what an action hands to the operator.
//!
//! What a handler gives (`value`, `serialize`) becomes a `list`, which is checked before any of it is
//! set (`check`, with the rules for a `key`).

mod check;
mod error;
mod key;
mod keys;
mod list;
mod serialize;
mod value;

pub(crate) use self::check::{Checked, Ledger};
pub use self::error::ResultsError;
#[cfg(any(feature = "juju", feature = "local", feature = "testing"))]
pub(crate) use self::key::MOST_SEGMENTS;
pub use self::list::Results;
pub use self::value::{ActionResults, ResultValue, nested};
