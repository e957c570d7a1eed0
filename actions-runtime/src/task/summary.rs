//! A task, for whoever looks why a test failed.

use std::fmt::{self, Display, Formatter};

use super::{Status, TaskResults};

/// What there is of every task; `L` is a line of its log.
pub(crate) struct Summary<'t, L> {
    pub(crate) action: &'t str,
    pub(crate) status: Status,
    pub(crate) id: &'t str,
    pub(crate) unit: &'t str,
    /// Empty for a task that completed.
    pub(crate) message: &'t str,
    pub(crate) log: &'t [L],
    pub(crate) results: &'t TaskResults,
}

impl<L: Display> Display for Summary<'_, L> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self {
            action,
            status,
            id,
            unit,
            message,
            log,
            results,
        } = self;
        write!(f, "action `{action}` {status} (task {id} on {unit})")?;
        if !message.is_empty() {
            write!(f, ": {message}")?;
        }
        for line in *log {
            write!(f, "\n  log: {line}")?;
        }
        for (key, value) in results.iter() {
            write!(f, "\n  result {key}: {value}")?;
        }
        Ok(())
    }
}
