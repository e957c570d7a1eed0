//! The hook tools of Juju, run as child processes.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;

use super::HookTools;
use crate::host::{ProgramError, Unnamed, unnamed};
use crate::panics::locked;
use crate::process::ended;

/// What a tool that is not there is told with.
const ABSENT: &str = "not found on PATH, where Juju puts it when it runs an action";

/// Juju's own hook tools: `action-get`, `action-set`, `action-fail` and `action-log`.
///
/// They have the environment of the charm and no standard input. A tool that never ends makes the
/// action wait; `juju cancel-task` ends it.
#[derive(Default)]
pub(crate) struct Juju {
    /// The folder of the tools with a `/` at its end; empty for those on `PATH`.
    folder: String,
    /// What they say on standard error, each behind the one before: a pipe would be open for as long as
    /// a background child of the tool has it. Where there can be no file, they have the charm's. Locked
    /// while one runs; Juju itself answers one at a time.
    stderr: Mutex<Option<Unnamed>>,
}

impl Juju {
    fn tool(&self, name: &str) -> Command {
        Command::new([&self.folder, name].concat())
    }

    fn run(&self, mut command: Command, stdout: Stdio) -> Result<(), ProgramError> {
        command.stdin(Stdio::null()).stdout(stdout);
        let mut stderr = locked(&self.stderr);
        if stderr.is_none() {
            *stderr = unnamed().ok();
        }
        let stderr = stderr.as_ref();
        let write = stderr.and_then(|stderr| stderr.write().ok());
        command.stderr(write.map_or_else(Stdio::inherit, Stdio::from));
        let child = command.spawn();
        let name = || Path::new(command.get_program()).file_name().unwrap_or_default().display();
        let mut child = child.map_err(|error| ProgramError::not_started(name(), &error, ABSENT))?;
        let status = child.wait().map_err(|error| ProgramError::end_unknown(name(), &error))?;
        if status.success() {
            return Ok(());
        }
        let stderr = stderr.map(Unnamed::read).unwrap_or_default();
        let why = ended(status, &stderr);
        Err(ProgramError::ended(name(), &Output { status, stdout: Vec::new(), stderr }, &why))
    }

    /// Runs a tool with a message: `--` stands before it, since one that starts with `-h` would print
    /// help and do nothing.
    fn tell(&self, mut command: Command, message: &str) -> Result<(), ProgramError> {
        command.args(["--", message]);
        self.run(command, Stdio::null())
    }

    #[cfg(feature = "log")]
    pub(crate) fn juju_log(&self, level: &str, message: &str) -> Result<(), ProgramError> {
        let mut command = self.tool("juju-log");
        command.args(["--log-level", level]);
        self.tell(command, message)
    }

    #[cfg(test)]
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self { folder: format!("{}/", folder.display()), stderr: Mutex::default() }
    }
}

impl HookTools for Juju {
    fn get(&self) -> Result<String, ProgramError> {
        let mut command = self.tool("action-get");
        command.arg("--format=json");
        let no_file = |error| ProgramError::not_started("action-get", &error, "");
        let stdout = unnamed().map_err(no_file)?;
        self.run(command, stdout.write().map_err(no_file)?.into())?;
        String::from_utf8(stdout.read())
            .map_err(|_| ProgramError::new("action-get", "printed bytes that are not UTF-8"))
    }

    fn set(&self, pairs: &[(String, String)]) -> Result<(), ProgramError> {
        let mut command = self.tool("action-set");
        for (key, value) in pairs {
            command.arg([key, "=", value].concat());
        }
        self.run(command, Stdio::null())
    }

    fn fail(&self, message: &str) -> Result<(), ProgramError> {
        self.tell(self.tool("action-fail"), message)
    }

    fn log(&self, message: &str) -> Result<(), ProgramError> {
        self.tell(self.tool("action-log"), message)
    }
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
    fn results_go_in_one_call() {
        let tools = Scripts::new("set").with("action-set", r#"echo "$@" >> calls"#);
        tools.juju().set(&[pair("a", "1"), pair("b", "x=y")]).unwrap();
        assert_eq!(tools.read("calls"), "a=1 b=x=y\n");
    }

    #[test]
    fn a_large_output_is_read_whole() {
        let script = "head -c 50000000 /dev/zero | tr '\\0' 1; head -c 1000000 /dev/zero >&2";
        let tools = Scripts::new("large").with("action-get", script);
        assert_eq!(tools.juju().get().unwrap().len(), 50_000_000);
    }

    #[test]
    fn a_tool_that_leaves_a_child_behind_does_not_hold_the_action() {
        let script = "echo {}; sleep 60 & exit 0";
        let tools = Scripts::new("child").with("action-log", script).with("action-get", script);
        let began = Instant::now();
        tools.juju().log("x").unwrap();
        assert_eq!(tools.juju().get().unwrap(), "{}\n");
        assert!(began.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn threads_are_told_what_their_own_calls_said() {
        let tools = Scripts::new("threads").with("action-log", r#"echo "$2" >&2; exit 1"#);
        let juju = tools.juju();
        let call = |number: u8| {
            let told = juju.log(&number.to_string()).unwrap_err().to_string();
            assert_eq!(told, format!("action-log: exit status 1: {number}"));
        };
        std::thread::scope(|scope| {
            for number in 0..8 {
                scope.spawn(move || call(number));
            }
        });
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
