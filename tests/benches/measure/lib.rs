//! How the benches measure: processor time from `/proc`, instructions from valgrind.

#![forbid(unsafe_code)]

pub mod declaration;
pub mod instructions;
pub mod process;

use std::fmt::Display;
use std::process::exit;

/// Ends the bench with why it cannot go on.
pub fn stop(why: impl Display) -> ! {
    eprintln!("{why}");
    exit(1)
}

/// `new` as a multiple of `old`, for a table.
#[expect(clippy::cast_precision_loss, reason = "for a table")]
pub fn ratio(new: u64, old: u64) -> String {
    format!("{:.3}", new as f64 / old.max(1) as f64)
}

/// The value of `name=value` among the arguments, or what it is without one.
pub fn argument(name: &str, unless: &str) -> String {
    let mut arguments = std::env::args().skip(1);
    let found = arguments.find_map(|argument| {
        let (key, value) = argument.split_once('=')?;
        (key == name).then(|| value.to_owned())
    });
    found.unwrap_or_else(|| unless.to_owned())
}
