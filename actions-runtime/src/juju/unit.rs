//! A unit whose actions are run.

use std::path::PathBuf;
use std::time::Duration;
use std::{env, fmt};

use serde::Serialize;

use super::client::{Call, Client};
use super::error::{ClientFault, Error};
use super::outcome;
use super::params_file::{self, ParamsFile};
use super::task::Task;
use super::yaml;
use crate::Params;

/// A unit of a deployed charm.
///
/// It is one in the current model of the program `juju` on `PATH`, which has 60 seconds for each
/// call, unless it is told otherwise.
///
/// ```no_run
/// use std::time::Duration;
///
/// use actions_runtime::juju::{Unit, json};
///
/// let unit = Unit::new("database/0").model("testing").wait(Duration::from_secs(300));
/// let task = unit.run_untyped("restore", json!({"filename": "db.tar.gz"}))?;
/// println!("task {} took {:?}", task.id, task.timing.duration());
/// # Ok::<(), actions_runtime::juju::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Unit {
    name: String,
    model: Option<String>,
    wait: Option<Duration>,
    program: PathBuf,
}

impl Unit {
    /// The unit of that name: `database/0`.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            model: None,
            wait: None,
            program: PathBuf::from("juju"),
        }
    }

    /// The unit that is the leader of an application at the time of a call. [`Task::unit`] names it.
    pub fn leader(application: impl fmt::Display) -> Self {
        Self::new(format!("{application}/leader"))
    }

    /// The model, as the option `--model` takes it: `testing`, or `controller:user/testing`.
    pub fn model(self, model: impl Into<String>) -> Self {
        Self {
            model: Some(model.into()),
            ..self
        }
    }

    /// How long a call waits for the end of the task, its time in the queue of the unit included.
    pub fn wait(self, wait: Duration) -> Self {
        Self {
            wait: Some(wait),
            ..self
        }
    }

    /// The program that is run as `juju`: a name, which is looked for in the absolute directories of
    /// `PATH`, or a path.
    pub fn program(self, program: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into(),
            ..self
        }
    }

    /// Runs the action that `params` are of, and waits for its end.
    ///
    /// # Errors
    /// When Juju refuses the call, when the task fails or does not end in time, or when `juju` cannot
    /// be used: see [`Error`].
    pub fn run<P: Params>(&self, params: P) -> Result<Task, Error> {
        self.run_untyped(P::ACTION, params)
    }

    /// [`run`](Self::run), by the name that a typed call has in the harness of unit tests.
    ///
    /// # Errors
    /// Those of `run`.
    pub fn call<P: Params>(&self, params: P) -> Result<Task, Error> {
        self.run(params)
    }

    /// Runs an action by its name, with any params, right or wrong: `json!({"filename": "x"})`, or
    /// `()` for none.
    ///
    /// Numbers, booleans and texts arrive as what they are. Names of more than 1,000 characters
    /// cannot be passed.
    ///
    /// # Errors
    /// Those of [`run`](Self::run), and params that are not an object.
    pub fn run_untyped(&self, action: &str, params: impl Serialize) -> Result<Task, Error> {
        let refused = |fault| Error::Params {
            action: action.to_owned(),
            fault,
        };
        let text = yaml::text(&params).map_err(refused)?;
        let client = Client::find(&self.program)?;
        let folder = params_file::folder(client.program(), env::var_os("HOME"), env::temp_dir());
        let file = ParamsFile::new(&folder, &text).map_err(|error| {
            refused(format!(
                "cannot be written to a file in {}: {error}",
                folder.display()
            ))
        })?;
        let call = Call {
            action,
            unit: &self.name,
            model: self.model.as_deref(),
            wait: self.wait,
        };
        let output = client.run(&call, file.path())?;
        let outcome = outcome::read(&client, &call, &output);
        if let Err(Error::Client {
            fault: ClientFault::Status { status: 2, .. },
            ..
        }) = outcome
        {
            // It did not know an option, or there is something wrong with the names.
            if let Some(version) = client.old_version() {
                return Err(client.error(ClientFault::TooOld { version }));
            }
        }
        outcome
    }
}
