//! The records of the `log` crate, and where they go.

use log::{Level, LevelFilter, Log, Metadata, Record, SetLoggerError};

/// A logger for all records: those of a handler in a test stay with its task, the others go there.
pub(crate) struct PassedOn(pub(crate) fn(&Record<'_>));

impl PassedOn {
    /// Makes it the logger of the process, which must have no other.
    pub(crate) fn begin(&'static self, most: LevelFilter) -> Result<(), SetLoggerError> {
        log::set_logger(self)?;
        log::set_max_level(most);
        Ok(())
    }
}

impl Log for PassedOn {
    /// All: the level is checked before.
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        #[cfg(feature = "testing")]
        if let Some(host) = crate::host::StandIns::of_handler() {
            // Its text is made first: that can log in turn.
            let line = line(record);
            return host.seen().records.push(line);
        }
        (self.0)(record);
    }

    fn flush(&self) {}
}

pub(crate) fn level(level: Level) -> &'static str {
    if level == Level::Warn { "WARNING" } else { level.as_str() }
}

/// `database_charm::backup: 3 tables are empty`
pub(crate) fn message(record: &Record<'_>) -> String {
    format!("{}: {}", record.target(), record.args())
}

/// `INFO database_charm::backup: 3 tables are empty`
pub(crate) fn line(record: &Record<'_>) -> String {
    format!("{} {}", level(record.level()), message(record))
}
