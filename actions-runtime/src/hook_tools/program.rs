//! One of Juju's tools: where it is, and how it is run.

use std::env;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use super::error::{ToolError, ToolFault};
use crate::process::Exit;

/// A tool that is looked for once.
#[derive(Debug)]
pub(crate) struct Program {
    name: &'static str,
    found: OnceLock<PathBuf>,
}

impl Program {
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            found: OnceLock::new(),
        }
    }

    pub(crate) fn error(&self, fault: ToolFault) -> ToolError {
        ToolError::new(self.name, fault)
    }

    /// A command that runs it, with standard error captured and no other stream. It is looked for
    /// on `path`, which is written as `PATH` is.
    pub(crate) fn command(&self, path: &OsStr) -> Result<Command, ToolError> {
        let file = if let Some(file) = self.found.get() {
            file
        } else {
            let found = find(self.name, path).map_err(|fault| self.error(fault))?;
            self.found.get_or_init(|| found)
        };
        let mut command = Command::new(file);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        Ok(command)
    }

    /// Runs a command that [`Program::command`] has made.
    pub(crate) fn run(&self, mut command: Command) -> Result<Output, ToolError> {
        let child = command.spawn();
        let child = child.map_err(|error| self.error(ToolFault::NotStarted(error)))?;
        let output = child.wait_with_output();
        let output = output.map_err(|error| self.error(ToolFault::EndUnknown(error)))?;
        match Exit::badly(&output) {
            None => Ok(output),
            Some(exit) => Err(self.error(exit.into())),
        }
    }
}

/// Finds the first executable file `name`, as a shell would.
fn find(name: &str, path: &OsStr) -> Result<PathBuf, ToolFault> {
    let mut fault = ToolFault::Missing;
    // A relative directory would be another one after a change of the working directory.
    for mut file in env::split_paths(path).filter(|directory| directory.is_absolute()) {
        file.push(name);
        if is_executable(&file) {
            return Ok(file);
        }
        if file.is_file() {
            let text = format!("{} is not executable", file.display());
            fault = ToolFault::NotStarted(io::Error::new(io::ErrorKind::PermissionDenied, text));
        }
    }
    Err(fault)
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata()
        .is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file()
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;

    use crate::for_tests::scripts::Scripts;
    use crate::hook_tools::{HookTools as _, Juju};

    #[test]
    fn faults_of_a_tool_are_told() {
        let tools = Scripts::new("faults")
            .with("action-get", "printf '\\377'")
            .with("action-set", "echo 'ERROR no' >&2; exit 2")
            .with("action-log", "kill -9 $$");
        tools.file("action-fail", "", "644");
        let juju = tools.juju();
        assert_eq!(
            juju.get().unwrap_err().to_string(),
            "action-get: printed bytes that are not UTF-8"
        );
        assert_eq!(
            juju.set(&[("a".to_owned(), "1".to_owned())])
                .unwrap_err()
                .to_string(),
            "action-set: exit status 2: ERROR no"
        );
        assert_eq!(
            juju.log("x").unwrap_err().to_string(),
            "action-log: killed by signal 9"
        );
        let file = tools.0.join("action-fail");
        assert_eq!(
            juju.fail("x").unwrap_err().to_string(),
            format!(
                "action-fail: cannot be started: {} is not executable",
                file.display()
            )
        );
    }

    #[test]
    fn only_absolute_directories_are_searched() {
        let missing = "action-get: not found on PATH, where Juju puts it when it runs an action";
        for path in ["", ".", "bin:", "/nowhere"] {
            assert_eq!(
                Juju::on_path(path).get().unwrap_err().to_string(),
                missing,
                "{path}"
            );
        }
    }

    #[test]
    fn a_tool_is_found_once() {
        let tools = Scripts::new("once").with("action-log", "exit 0");
        let juju = tools.juju();
        juju.log("x").unwrap();
        fs::remove_file(tools.0.join("action-log")).unwrap();
        let text = juju.log("x").unwrap_err().to_string();
        assert!(
            text.starts_with("action-log: cannot be started: "),
            "{text}"
        );
    }
}
