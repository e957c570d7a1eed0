//! A unit whose actions are run.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::Duration;
use std::{fmt, io};

use serde::Serialize;
use serde_json::Value;

use super::error::Error;
use super::params_file;
use crate::task::Task;
use crate::{Params, given};

#[doc = include_str!("../../doc/juju_unit.md")]
#[derive(Clone, Debug)]
#[must_use]
pub struct Unit {
    pub(super) name: String,
    model: Option<String>,
    pub(super) wait: Option<Duration>,
    program: PathBuf,
}

impl Unit {
    /// The unit of that name: `database/0`.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), model: None, wait: None, program: PathBuf::from("juju") }
    }

    /// The unit that is the leader of an application at the time of a call. [`Task::unit`] names it.
    pub fn leader(application: impl fmt::Display) -> Self {
        Self::new(format!("{application}/leader"))
    }

    /// The model, as the option `--model` takes it: `testing`, or `controller:user/testing`.
    pub fn model(self, model: impl Into<String>) -> Self {
        Self { model: Some(model.into()), ..self }
    }

    /// How long a call waits for the end of the task, its time in the queue of the unit included.
    pub fn wait(self, wait: Duration) -> Self {
        Self { wait: Some(wait), ..self }
    }

    /// The program that is run as `juju`: a name, which is looked for on `PATH`, or a path. The
    /// binary of a charm with the feature `local` can be it.
    pub fn program(self, program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), ..self }
    }

    /// Runs the action that `params` are of, and waits for its end.
    ///
    /// # Errors
    /// When Juju refuses the call, when the task fails or does not end in time, or when `juju` cannot
    /// be used: see [`Error`].
    pub fn call<P: Params>(&self, params: P) -> Result<Task, Error> {
        self.run(P::ACTION, params)
    }

    /// Runs an action by its name, with any params, right or wrong: `json!({"filename": "x"})`, or
    /// `()` for none.
    ///
    /// Numbers, booleans and texts arrive as what they are. Names of more than 1,000 characters
    /// cannot be passed.
    ///
    /// # Errors
    /// Those of [`call`](Self::call); params that are not a map are refused.
    pub fn run(&self, action: &str, params: impl Serialize) -> Result<Task, Error> {
        let params = given::map(params).map_err(|reason| self.refused(action, &reason))?;
        self.read(action, &self.output(action, &params)?)
    }

    fn output(&self, action: &str, params: &Value) -> Result<Output, Error> {
        let file = params_file::write(&self.program, params)
            .map_err(|error| self.badly(&format!("params cannot be written to a file: {error}")))?;
        let mut command = Command::new(&self.program);
        command.args(["run", "--format=json", "--utc", "--params"]).arg(file.path());
        if let Some(wait) = self.wait {
            // No time is zero, which Juju takes for the usual one, and Go holds 292 years.
            let wait = wait.as_nanos().clamp(1, i64::MAX.unsigned_abs().into());
            command.arg(format!("--wait={wait}ns"));
        }
        if let Some(model) = &self.model {
            command.arg(format!("--model={model}"));
        }
        // A unit or an action that starts with a hyphen is a mistake, and not an option.
        command.args(["--", &self.name, action]);
        // Nothing can be asked of the user: what asks for a password fails.
        let output = command.stdin(Stdio::null()).output();
        output.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => self.badly(
                "not found; install it with `snap install juju`, or name another program with \
                 `Unit::program`",
            ),
            _ => self.badly(&format!("cannot be started: {error}")),
        })
    }

    pub(super) fn refused(&self, action: &str, reason: &str) -> Error {
        let (action, unit) = (action.to_owned(), self.name.clone());
        Error::Refused { action, unit, reason: reason.trim().to_owned() }
    }

    pub(super) fn badly(&self, reason: &str) -> Error {
        Error::Client { reason: format!("{}: {reason}", self.program.display()) }
    }
}
