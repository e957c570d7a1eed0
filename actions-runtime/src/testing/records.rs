//! The records of the `log` crate while a handler runs.

use log::{LevelFilter, Record};

use super::stand_ins::StandIns;
use crate::records::{PassedOn, line};

/// Keeps the records of handlers from now on, where the process has no other logger.
pub(super) fn keep() {
    static KEPT: PassedOn = PassedOn(|_| ());
    let _ = KEPT.begin(LevelFilter::Trace);
}

/// Keeps the record, if it is of a handler: of its own thread, or of any while one alone runs.
pub(crate) fn capture(record: &Record<'_>) -> bool {
    let Some(host) = StandIns::of_thread().or_else(StandIns::of_process) else { return false };
    // Its text is made first: that can log in turn.
    let line = line(record);
    host.seen().task.records.push(line);
    true
}
