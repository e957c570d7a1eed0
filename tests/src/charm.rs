//! The program that Juju dispatches to.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What stands as `dispatch` in the charm's directory.
#[derive(Clone)]
pub struct Charm {
    program: PathBuf,
    /// Juju itself passes none.
    pub(crate) args: Vec<OsString>,
}

impl Charm {
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), args: Vec::new() }
    }

    /// A charm in a few lines of `sh`.
    pub fn shell(script: &str) -> Self {
        Self::new("/bin/sh").arg("-c").arg(script)
    }

    /// A binary of this workspace, built by cargo with the features that the tests have it with, so
    /// that nothing is built twice.
    #[track_caller]
    pub fn of_workspace(name: &str) -> Self {
        Self::built(&["--workspace", "--bin", name])
    }

    /// The one binary that `cargo build` makes of these options.
    #[track_caller]
    pub fn built(options: &[&str]) -> Self {
        let built = built(options);
        let mut binaries = built.iter().filter_map(|made| made["executable"].as_str());
        match (binaries.next(), binaries.next()) {
            (Some(binary), None) => Self::new(binary),
            _ => panic!("not one binary: {options:?}"),
        }
    }

    #[must_use]
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.args.push(arg.as_ref().to_owned());
        self
    }

    pub fn program(&self) -> &Path {
        &self.program
    }
}

/// What `cargo build` tells of all that it makes of these options, or has made before.
#[track_caller]
pub(crate) fn built(options: &[&str]) -> Vec<Value> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--message-format=json"])
        .args(options)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        .output()
        .expect("cargo starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo build {options:?}:\n{errors}");
    let messages = String::from_utf8_lossy(&output.stdout);
    messages.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}
