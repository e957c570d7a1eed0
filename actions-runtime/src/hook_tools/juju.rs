//! The hook tools of Juju, run as child processes.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use super::HookTools;
use crate::host::{self, ProgramError, Unnamed, output_of};

/// What a tool that is not there is told with.
const ABSENT: &str = "not found on PATH, where Juju puts it when it runs an action";

/// Juju's own hook tools: `action-get`, `action-set`, `action-fail` and `action-log`.
///
/// They have the environment of the charm and no standard input. A tool that never ends makes the
/// action wait; `juju cancel-task` ends it.
#[derive(Debug, Default)]
pub(crate) struct Juju {
    /// The folder of the tools; empty for those on `PATH`.
    folder: PathBuf,
    /// What they say on standard error, each behind the one before; none where there can be no file.
    stderr: OnceLock<Option<Unnamed>>,
}

impl Juju {
    fn tool(&self, name: &str) -> Tool<'_> {
        let stderr = self.stderr.get_or_init(|| host::unnamed().ok());
        Tool { stderr: stderr.as_ref(), ..Tool::new(self.folder.join(name)) }
    }

    #[cfg(test)]
    pub(crate) fn in_folder(folder: PathBuf) -> Self {
        Self { folder, stderr: OnceLock::new() }
    }
}

/// A call of a tool.
struct Tool<'a> {
    command: Command,
    stderr: Option<&'a Unnamed>,
}

impl Tool<'_> {
    fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.stdin(Stdio::null());
        Self { command, stderr: None }
    }

    fn args(mut self, args: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        self.command.args(args.into_iter().map(Into::into));
        self
    }

    fn run(mut self, keeps_output: bool) -> Result<Output, ProgramError> {
        let ended = match self.stderr {
            Some(stderr) => host::run_with(&mut self.command, keeps_output, None, stderr),
            None => host::run(&mut self.command, keeps_output, None),
        };
        let output = ended
            .map_err(|fault| ProgramError::fault(self.name(), fault, Some(ABSENT), output_of))?;
        if output.status.success() {
            return Ok(output);
        }
        Err(ProgramError::ended(self.name(), &output, None, output_of))
    }

    /// Runs it with a message: `--` stands before it, since one that starts with `-h` would print help
    /// and do nothing.
    fn tell(self, message: &str) -> Result<(), ProgramError> {
        self.args(["--", message]).run(false).map(drop)
    }

    fn name(&self) -> impl std::fmt::Display {
        let program = Path::new(self.command.get_program());
        program.file_name().unwrap_or_default().display()
    }
}

/// Passes a record on to `juju-log`.
#[cfg(feature = "log")]
pub(crate) fn juju_log(tool: &str, level: &str, message: &str) -> Result<(), ProgramError> {
    Tool::new(tool).args(["--log-level", level]).tell(message)
}

impl HookTools for Juju {
    fn get(&self) -> Result<String, ProgramError> {
        let tool = self.tool("action-get").args(["--format=json"]);
        let output = tool.run(true)?;
        String::from_utf8(output.stdout)
            .map_err(|_| ProgramError::new("action-get", "printed bytes that are not UTF-8"))
    }

    /// In one call, or in several where the system takes so many arguments at once: about 2 MiB with
    /// the environment, and less with a lower stack limit.
    fn set(&self, pairs: &[(String, String)]) -> Result<(), ProgramError> {
        if pairs.is_empty() {
            return Ok(());
        }
        let args = pairs.iter().map(|(key, value)| [key, "=", value].concat());
        match self.tool("action-set").args(args).run(false) {
            Err(error) if pairs.len() > 1 && too_much(&error) => {
                let (first, second) = pairs.split_at(pairs.len() / 2);
                // What one call fails to set does not keep the others from being set.
                let (first, second) = (self.set(first), self.set(second));
                first.and(second)
            }
            ended => ended.map(drop),
        }
    }

    fn fail(&self, message: &str) -> Result<(), ProgramError> {
        self.tool("action-fail").tell(message)
    }

    fn log(&self, message: &str) -> Result<(), ProgramError> {
        self.tool("action-log").tell(message)
    }
}

fn too_much(error: &ProgramError) -> bool {
    error.not_started() == Some(io::ErrorKind::ArgumentListTooLong)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use crate::for_tests::scripts::Scripts;
    use crate::hook_tools::HookTools as _;

    fn pair(key: &str, value: &str) -> (String, String) {
        (key.to_owned(), value.to_owned())
    }

    #[test]
    fn get_prints_the_params() {
        let tools = Scripts::new("get").with("action-get", r#"echo "{\"args\":\"$*\"}""#);
        assert_eq!(tools.juju().get().unwrap(), "{\"args\":\"--format=json\"}\n");
    }

    #[test]
    fn messages_come_after_two_hyphens() {
        let script = r#"for arg; do printf '[%s]' "$arg"; done >> said"#;
        let tools = Scripts::new("tell").with("action-fail", script).with("action-log", script);
        let juju = tools.juju();
        juju.fail("--help").unwrap();
        juju.log("").unwrap();
        juju.log("a\nb").unwrap();
        assert_eq!(tools.read("said"), "[--][--help][--][][--][a\nb]");
    }

    #[test]
    fn results_go_in_one_call_if_they_fit() {
        let tools = Scripts::new("set").with("action-set", r#"echo "$@" >> calls"#);
        tools.juju().set(&[pair("a", "1"), pair("b", "x=y")]).unwrap();
        tools.juju().set(&[]).unwrap();
        assert_eq!(tools.read("calls"), "a=1 b=x=y\n");
    }

    #[test]
    fn results_over_one_command_line_go_in_two() {
        let tools = Scripts::new("split").with("action-set", "echo $# >> calls");
        let value = "x".repeat(131_000);
        let pairs: Vec<_> = (10..30).map(|n| pair(&n.to_string(), &value)).collect();
        tools.juju().set(&pairs).unwrap();
        assert_eq!(tools.read("calls"), "10\n10\n");
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
    fn a_large_output_is_read_whole() {
        let script = "head -c 50000000 /dev/zero | tr '\\0' 1; head -c 1000000 /dev/zero >&2";
        let tools = Scripts::new("large").with("action-get", script);
        assert_eq!(tools.juju().get().unwrap().len(), 50_000_000);
    }

    #[test]
    fn a_tool_that_leaves_a_child_behind_does_not_hold_the_action() {
        let tools = Scripts::new("child").with("action-log", "sleep 60 & exit 0");
        let began = Instant::now();
        tools.juju().log("x").unwrap();
        assert!(began.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn faults_of_a_tool_are_told() {
        let tools = Scripts::new("faults")
            .with("action-get", "printf '\\377'")
            .with("action-set", "echo 'ERROR no' >&2; exit 2");
        tools.file("action-fail", "", "644");
        let juju = tools.juju();
        assert_eq!(
            juju.get().unwrap_err().to_string(),
            "action-get: printed bytes that are not UTF-8"
        );
        assert_eq!(
            juju.set(&[pair("a", "1")]).unwrap_err().to_string(),
            "action-set: exit status 2: ERROR no"
        );
        assert_eq!(
            juju.fail("x").unwrap_err().to_string(),
            "action-fail: cannot be started: Permission denied (os error 13)"
        );
        assert_eq!(
            juju.log("x").unwrap_err().to_string(),
            "action-log: not found on PATH, where Juju puts it when it runs an action"
        );
    }
}
