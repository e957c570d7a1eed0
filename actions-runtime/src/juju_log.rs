//! The records of the `log` crate, in the log of Juju.

use std::sync::LazyLock;

use log::{LevelFilter, Record, SetLoggerError};

use crate::hook_tools::{Juju, passable};
use crate::records::{PassedOn, level, line, message};
use crate::shown::to_stderr;

#[doc = include_str!("../doc/juju_log.md")]
#[derive(Debug)]
pub struct JujuLog(());

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
        static TOOLS: LazyLock<Juju> = LazyLock::new(Juju::default);
        static LOGGER: PassedOn = PassedOn(|record| pass(record, &TOOLS));
        LOGGER.begin(most)
    }
}

fn pass(record: &Record<'_>, tools: &Juju) {
    // Its text is made first: that can log in turn.
    let message = message(record);
    if tools.juju_log(level(record.level()), &passable(&message)).is_err() {
        to_stderr(&line(record));
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::{self, Display, Formatter};

    use log::{Level, Record};

    use crate::for_tests::scripts::Scripts;
    use crate::hook_tools::Juju;

    fn log(tools: &Juju, level: Level, message: impl Display) {
        let arguments = format_args!("{message}");
        super::pass(&Record::builder().target("db").level(level).args(arguments).build(), tools);
    }

    #[test]
    fn records_are_passed_with_their_level() {
        let script = r#"for arg; do printf '[%s]' "$arg"; done >> said"#;
        let tools = Scripts::new("log").with("juju-log", script);
        let juju = tools.juju();
        for level in Level::iter() {
            log(&juju, level, "-h");
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
        log(&Scripts::new("log-missing").juju(), Level::Error, "x");
        let tools = Scripts::new("log-fails").with("juju-log", "exit 1");
        log(&tools.juju(), Level::Error, "x");
    }

    #[test]
    fn a_record_within_a_record_comes_first() {
        /// Logs while it is displayed.
        struct Chatty<'j>(&'j Juju);
        impl Display for Chatty<'_> {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                log(self.0, Level::Error, "inner");
                f.write_str("outer")
            }
        }
        let tools = Scripts::new("log-inner").with("juju-log", r#"echo "$4" >> said"#);
        let juju = tools.juju();
        log(&juju, Level::Info, Chatty(&juju));
        assert_eq!(tools.read("said"), "db: inner\ndb: outer\n");
    }
}
