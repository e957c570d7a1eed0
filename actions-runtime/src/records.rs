//! The records of the `log` crate as texts.

use log::{Level, Record};

/// The level as Juju names it.
pub(crate) fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "ERROR",
        Level::Warn => "WARNING",
        Level::Info => "INFO",
        Level::Debug => "DEBUG",
        Level::Trace => "TRACE",
    }
}

/// `database_charm::backup: 3 tables are empty`
pub(crate) fn message(record: &Record<'_>) -> String {
    format!("{}: {}", record.target(), record.args())
}

/// `INFO database_charm::backup: 3 tables are empty`
pub(crate) fn line(record: &Record<'_>) -> String {
    format!("{} {}", level(record.level()), message(record))
}

/// Where standard error is closed, nobody can be told.
#[cfg(any(feature = "local", feature = "log"))]
pub(crate) fn to_stderr(record: &Record<'_>) {
    use std::io::Write as _;

    let _ = writeln!(std::io::stderr(), "{}", line(record));
}

/// Shows the records on standard error, unless the charm has a logger of its own.
#[cfg(feature = "local")]
pub(crate) fn show() {
    static SHOWN: PassedOn = PassedOn(|record| {
        #[cfg(feature = "testing")]
        if crate::testing::capture(record) {
            return;
        }
        to_stderr(record);
    });
    SHOWN.begin(log::LevelFilter::Debug);
}

/// A logger for all records.
#[cfg(any(feature = "local", feature = "testing"))]
pub(crate) struct PassedOn(pub(crate) fn(&Record<'_>));

#[cfg(any(feature = "local", feature = "testing"))]
impl PassedOn {
    /// Makes it the logger of the process, where that has no other.
    pub(crate) fn begin(&'static self, most: log::LevelFilter) {
        if log::set_logger(self).is_ok() {
            log::set_max_level(most);
        }
    }
}

#[cfg(any(feature = "local", feature = "testing"))]
impl log::Log for PassedOn {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        (self.0)(record);
    }

    fn flush(&self) {}
}
