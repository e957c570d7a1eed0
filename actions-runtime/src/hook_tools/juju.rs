//! The hook tools of Juju, run as child processes.

use std::env;
use std::ffi::OsString;
use std::io;
use std::process::Stdio;

use super::HookTools;
use super::error::{ToolError, ToolFault};
use super::program::Program;

/// The room for the arguments and the environment of a process, on Linux with its usual stack limit
/// of 8 MiB: a quarter of that.
const ROOM: usize = 2 * 1024 * 1024;
/// What is left free of it for what the kernel adds.
const SPARE: usize = 16 * 1024;
/// What an argument or a variable takes besides its bytes: a NUL and a pointer.
const EACH: usize = 1 + size_of::<usize>();

/// Juju's own hook tools: `action-get`, `action-set`, `action-fail` and `action-log`.
///
/// Each is looked for by its name in the absolute directories of `PATH`, when it is first used, and
/// run from where it was found then. Children have the environment of the charm and no standard
/// input. A tool that never ends makes the action wait; `juju cancel-task` ends it.
#[derive(Debug)]
pub(crate) struct Juju {
    path: OsString,
    get: Program,
    set: Program,
    fail: Program,
    log: Program,
}

impl Juju {
    /// The tools on the `PATH` of this process.
    pub(crate) fn new() -> Self {
        Self::on_path(env::var_os("PATH").unwrap_or_default())
    }

    /// The tools in the absolute directories of `path`, which is written as `PATH` is.
    pub(crate) fn on_path(path: impl Into<OsString>) -> Self {
        Self {
            path: path.into(),
            get: Program::new("action-get"),
            set: Program::new("action-set"),
            fail: Program::new("action-fail"),
            log: Program::new("action-log"),
        }
    }

    fn set_some(&self, pairs: &[(String, String)]) -> Result<(), ToolError> {
        let mut command = self.set.command(&self.path)?;
        command.args(pairs.iter().map(|(key, value)| [key, "=", value].concat()));
        let Err(error) = self.set.run(command) else {
            return Ok(());
        };
        match error.fault() {
            // There is less room than usual, with a lower stack limit for instance.
            ToolFault::NotStarted(fault)
                if fault.kind() == io::ErrorKind::ArgumentListTooLong && pairs.len() > 1 =>
            {
                let (first, second) = pairs.split_at(pairs.len() / 2);
                let (first, second) = (self.set_some(first), self.set_some(second));
                first.and(second)
            }
            _ => Err(error),
        }
    }

    fn tell(&self, tool: &Program, message: &str) -> Result<(), ToolError> {
        let mut command = tool.command(&self.path)?;
        // Without `--` a message that starts with -h would print help and do nothing.
        command.args(["--", message]);
        tool.run(command).map(|_| ())
    }
}

impl HookTools for Juju {
    fn get(&self) -> Result<String, ToolError> {
        let mut command = self.get.command(&self.path)?;
        command.arg("--format=json").stdout(Stdio::piped());
        let output = self.get.run(command)?;
        String::from_utf8(output.stdout).map_err(|_| self.get.error(ToolFault::NotText))
    }

    fn set(&self, pairs: &[(String, String)]) -> Result<(), ToolError> {
        let mut outcome = Ok(());
        let mut rest = pairs;
        while !rest.is_empty() {
            // Nearly always all of them, without a look at the environment.
            let mut fitting = fitting_in(ROOM / 2, rest);
            if fitting < rest.len() {
                fitting = fitting_in(room(), rest);
            }
            let (now, later) = rest.split_at(fitting);
            // What one call fails to set does not keep the others from being set.
            outcome = outcome.and(self.set_some(now));
            rest = later;
        }
        outcome
    }

    fn fail(&self, message: &str) -> Result<(), ToolError> {
        self.tell(&self.fail, message)
    }

    fn log(&self, message: &str) -> Result<(), ToolError> {
        self.tell(&self.log, message)
    }
}

/// How many of `pairs`, from the first on, fit in `room`; at least one.
fn fitting_in(room: usize, pairs: &[(String, String)]) -> usize {
    let mut used = 0;
    let fitting = pairs.iter().take_while(|(key, value)| {
        used += key.len() + value.len() + 1 + EACH;
        used <= room
    });
    fitting.count().max(1)
}

/// The room for arguments that the environment leaves.
fn room() -> usize {
    let environment: usize = env::vars_os()
        .map(|(name, value)| name.len() + value.len() + 1 + EACH)
        .sum();
    ROOM.saturating_sub(SPARE).saturating_sub(environment)
}

#[cfg(all(test, unix))]
mod tests {
    use super::fitting_in;
    use crate::for_tests::scripts::Scripts;
    use crate::hook_tools::HookTools as _;

    fn pair(key: &str, value: &str) -> (String, String) {
        (key.to_owned(), value.to_owned())
    }

    #[test]
    fn get_prints_the_params() {
        let tools = Scripts::new("get").with("action-get", r#"echo "{\"args\":\"$*\"}""#);
        assert_eq!(
            tools.juju().get().unwrap(),
            "{\"args\":\"--format=json\"}\n"
        );
    }

    #[test]
    fn messages_come_after_two_hyphens() {
        let script = r#"for arg; do printf '[%s]' "$arg"; done >> said"#;
        let tools = Scripts::new("tell")
            .with("action-fail", script)
            .with("action-log", script);
        let juju = tools.juju();
        juju.fail("--help").unwrap();
        juju.log("").unwrap();
        juju.log("a\nb").unwrap();
        assert_eq!(tools.read("said"), "[--][--help][--][][--][a\nb]");
    }

    #[test]
    fn results_go_in_one_call_if_they_fit() {
        let tools = Scripts::new("set").with("action-set", r#"echo "$@" >> calls"#);
        tools
            .juju()
            .set(&[pair("a", "1"), pair("b", "x=y")])
            .unwrap();
        tools.juju().set(&[]).unwrap();
        assert_eq!(tools.read("calls"), "a=1 b=x=y\n");
    }

    #[test]
    fn results_over_one_command_line_go_in_two() {
        let tools = Scripts::new("split").with("action-set", "echo $# >> calls");
        let value = "x".repeat(131_000);
        let pairs: Vec<_> = (10..30).map(|n| pair(&n.to_string(), &value)).collect();
        tools.juju().set(&pairs).unwrap();
        let calls: Vec<usize> = tools
            .read("calls")
            .lines()
            .map(|line| line.parse().unwrap())
            .collect();
        assert_eq!(calls.len(), 2);
        assert_eq!(calls.iter().sum::<usize>(), 20);
    }

    #[test]
    fn a_call_that_fails_does_not_keep_the_others_back() {
        let script = "echo $1 >> calls; case $1 in 10=*) echo no >&2; exit 1; esac";
        let tools = Scripts::new("split-fails").with("action-set", script);
        let value = "x".repeat(131_000);
        let pairs: Vec<_> = (10..30).map(|n| pair(&n.to_string(), &value)).collect();
        let error = tools.juju().set(&pairs).unwrap_err();
        assert_eq!(error.to_string(), "action-set: exit status 1: no");
        assert_eq!(tools.read("calls").lines().count(), 2);
    }

    #[test]
    fn pairs_fill_the_room() {
        let pairs = [pair("a", "1"), pair("b", "2"), pair("c", "3")];
        assert_eq!(fitting_in(24, &pairs), 2);
        assert_eq!(fitting_in(23, &pairs), 1);
        assert_eq!(fitting_in(0, &pairs), 1);
        assert_eq!(fitting_in(1000, &pairs), 3);
    }

    #[test]
    fn a_large_output_is_read_whole() {
        let script = "head -c 50000000 /dev/zero | tr '\\0' 1; head -c 1000000 /dev/zero >&2";
        let tools = Scripts::new("large").with("action-get", script);
        assert_eq!(tools.juju().get().unwrap().len(), 50_000_000);
    }
}
