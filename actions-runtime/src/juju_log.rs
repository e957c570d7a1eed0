//! The records of the `log` crate, in the log of Juju.

use std::cell::Cell;
use std::sync::OnceLock;

use log::{LevelFilter, Log, Metadata, Record, SetLoggerError};

use crate::hook_tools::{Juju, passable};
use crate::records::{level, message, to_stderr};

#[doc = include_str!("../doc/juju_log.md")]
#[derive(Debug)]
pub struct JujuLog {
    tools: Juju,
}

impl JujuLog {
    /// Makes it the logger of the process, for records of the level `most` and more severe ones.
    ///
    /// # Errors
    /// When the process has a logger already.
    ///
    /// ```no_run
    /// actions_runtime::JujuLog::init(log::LevelFilter::Info)?;
    /// log::info!("the disk is nearly full");
    /// # Ok::<(), log::SetLoggerError>(())
    /// ```
    pub fn init(most: LevelFilter) -> Result<(), SetLoggerError> {
        static LOGGER: OnceLock<JujuLog> = OnceLock::new();
        log::set_logger(LOGGER.get_or_init(|| Self { tools: Juju::default() }))?;
        log::set_max_level(most);
        Ok(())
    }
}

impl Log for JujuLog {
    /// All: the level is checked before.
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        #[cfg(feature = "testing")]
        if crate::testing::capture(record) {
            return;
        }
        let Some(_busy) = Busy::begin() else { return };
        let (level, message) = (level(record.level()), message(record));
        if self.tools.juju_log(level, &passable(&message)).is_err() {
            to_stderr(record);
        }
    }

    fn flush(&self) {}
}

thread_local! {
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

/// While there is one, this thread logs nothing.
struct Busy;

impl Busy {
    fn begin() -> Option<Self> {
        (!BUSY.replace(true)).then_some(Self)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        BUSY.set(false);
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::{self, Display, Formatter};

    use log::{Level, Log, Record};

    use super::JujuLog;
    use crate::for_tests::scripts::Scripts;

    fn logger(tools: &Scripts) -> JujuLog {
        JujuLog { tools: tools.juju() }
    }

    fn log(logger: &JujuLog, level: Level, message: impl Display) {
        let arguments = format_args!("{message}");
        logger.log(&Record::builder().target("db").level(level).args(arguments).build());
    }

    #[test]
    fn records_are_passed_with_their_level() {
        let script = r#"for arg; do printf '[%s]' "$arg"; done >> said"#;
        let tools = Scripts::new("log").with("juju-log", script);
        let logger = logger(&tools);
        for level in Level::iter() {
            log(&logger, level, "-h");
        }
        assert_eq!(
            tools.read("said"),
            "[--log-level][ERROR][--][db: -h][--log-level][WARNING][--][db: -h]\
             [--log-level][INFO][--][db: -h][--log-level][DEBUG][--][db: -h]\
             [--log-level][TRACE][--][db: -h]"
        );
    }

    #[test]
    fn a_tool_that_fails_or_is_missing_is_no_failure() {
        log(&logger(&Scripts::new("log-missing")), Level::Error, "x");
        let tools = Scripts::new("log-fails").with("juju-log", "exit 1");
        log(&logger(&tools), Level::Error, "x");
    }

    #[test]
    fn a_record_within_a_record_is_dropped() {
        /// Logs while it is displayed.
        struct Chatty<'l>(&'l JujuLog);
        impl Display for Chatty<'_> {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                log(self.0, Level::Error, "inner");
                f.write_str("outer")
            }
        }
        let tools = Scripts::new("log-inner").with("juju-log", r#"echo "$4" >> said"#);
        let logger = logger(&tools);
        log(&logger, Level::Info, Chatty(&logger));
        log(&logger, Level::Info, "next");
        assert_eq!(tools.read("said"), "db: outer\ndb: next\n");
    }
}
