//! The program that Juju dispatches to.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What stands as `dispatch` in the charm's directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charm {
    program: PathBuf,
    args: Vec<OsString>,
}

impl Charm {
    /// A program that was built.
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), args: Vec::new() }
    }

    /// A charm in a few lines of `sh`.
    pub fn shell(script: &str) -> Self {
        Self::new("/bin/sh").arg("-c").arg(script)
    }

    /// A binary of this workspace, built by cargo with the features that the tests have it with, so
    /// that nothing is built twice.
    ///
    /// # Panics
    /// When cargo does not build it.
    #[track_caller]
    pub fn of_workspace(name: &str) -> Self {
        Self::built(&["--workspace", "--bin", name])
    }

    /// The binary that `cargo build` makes of these options.
    ///
    /// # Panics
    /// When cargo does not build it, or builds no binary, or several.
    #[track_caller]
    pub fn built(options: &[&str]) -> Self {
        let built = built(options);
        let binaries: Vec<_> =
            built.iter().filter_map(|made| made["executable"].as_str()).collect();
        match binaries.as_slice() {
            [binary] => Self::new(binary),
            _ => panic!("{} binaries, not one: {options:?}", binaries.len()),
        }
    }

    /// One more argument. Juju itself passes none.
    #[must_use]
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.args.push(arg.as_ref().to_owned());
        self
    }

    /// The program.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Its arguments.
    pub fn args(&self) -> &[OsString] {
        &self.args
    }
}

/// What `cargo build` tells of all that it makes of these options, or has made before.
#[track_caller]
pub(crate) fn built(options: &[&str]) -> Vec<Value> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--message-format=json"])
        .args(options)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("cargo cannot be started: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo build {options:?}:\n{errors}");
    let messages = String::from_utf8_lossy(&output.stdout);
    messages.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}
