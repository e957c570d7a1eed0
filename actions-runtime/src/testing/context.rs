//! A unit of a charm in a test.

use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};

use actions_derive_core::yaml::node::{Data, Entry};
use serde::Serialize;

use super::error::Error;
use crate::Params;
use crate::action_set::ActionSet;
use crate::environment::Environment;
use crate::simulation::{self, Controller, JujuVersion, Refused};
use crate::task::{Status, Task};

/// A unit of a charm, whose actions a test calls.
///
/// It is the unit `database/0` of the model `testing`, under Juju 3, unless it is told otherwise.
/// The tasks of one context have the ids 2, 4, 6 and so on, as those of a new model have.
///
/// ```
/// # #[actions_runtime::charm_actions("doc/charmcraft.yaml")]
/// # mod actions {}
/// # use actions::*;
/// # struct Database;
/// # impl Handler for Database {
/// #     fn snapshot(&mut self, _: &Action, _: SnapshotParams) -> HandlerResult {
/// #         Ok([("snapshot-size", 4096)].into())
/// #     }
/// #     fn pause(&mut self, action: &Action) -> HandlerResult {
/// #         Err(actions_runtime::Failure::new(format_args!("{} is locked", action.unit())))
/// #     }
/// # }
/// use actions_runtime::testing::{Context, json};
///
/// let context = Context::new(Actions).unit("database/3");
/// let task = context.call(&mut Database, SnapshotParams::new("db.tar")).unwrap();
/// assert_eq!((task.id.as_str(), task.unit.as_str()), ("2", "database/3"));
/// let error = context.run(&mut Database, "pause", json!({})).unwrap_err();
/// assert_eq!(error.message(), "database/3 is locked");
/// ```
#[derive(Debug)]
pub struct Context<S> {
    actions: PhantomData<fn() -> S>,
    juju: JujuVersion,
    unit: String,
    model: String,
    task_id: Option<String>,
    /// How many tasks there were.
    tasks: AtomicU64,
}

impl<S> Context<S> {
    /// A unit with the actions that `#[charm_actions]` generated.
    pub fn new(_actions: S) -> Self {
        Self {
            actions: PhantomData,
            juju: JujuVersion::default(),
            unit: "database/0".to_owned(),
            model: "testing".to_owned(),
            task_id: None,
            tasks: AtomicU64::new(0),
        }
    }

    /// The Juju whose rules count.
    #[must_use]
    pub fn juju(self, juju: JujuVersion) -> Self {
        Self { juju, ..self }
    }

    /// The name of the unit.
    #[must_use]
    pub fn unit(self, unit: impl Into<String>) -> Self {
        Self {
            unit: unit.into(),
            ..self
        }
    }

    /// The name of the model.
    #[must_use]
    pub fn model(self, model: impl Into<String>) -> Self {
        Self {
            model: model.into(),
            ..self
        }
    }

    /// The id of every task, for a handler that uses it.
    #[must_use]
    pub fn task_id(self, id: impl Into<String>) -> Self {
        Self {
            task_id: Some(id.into()),
            ..self
        }
    }

    /// Calls an action by its name, with any params, right or wrong: `json!({"filename": "x"})`.
    ///
    /// # Errors
    /// [`Error::Refused`] when Juju would refuse the call, [`Error::Failed`] when the action fails.
    pub fn run<C: ?Sized>(
        &self,
        charm: &mut C,
        action: &str,
        params: impl Serialize,
    ) -> Result<Task, Error>
    where
        S: ActionSet<C>,
    {
        let params = given(action, params).map_err(Error::Refused)?;
        let controller = Controller {
            declarations: S::declarations(),
            juju: self.juju,
            unit: &self.unit,
        };
        let params = controller.admit(action, params).map_err(Error::Refused)?;
        let environment = Environment {
            id: self.next_id(),
            name: action.to_owned(),
            unit: self.unit.clone(),
            model: self.model.clone(),
        };
        let id = environment.id.clone();
        let told = simulation::perform::<S, C>(charm, environment, &params, |_| ());
        let status = match told.failure {
            Some(_) => Status::Failed,
            None => Status::Completed,
        };
        let mut task = Task::new(id, action.to_owned(), self.unit.clone(), status);
        task.message = told.failure.unwrap_or_default();
        task.results = told.results;
        task.log = told.log;
        task.calls = told.calls;
        match task.status {
            Status::Completed => Ok(task),
            _ => Err(Error::Failed(Box::new(task))),
        }
    }

    /// Calls the action that `params` are of.
    ///
    /// # Errors
    /// Those of [`run`](Self::run): the fields of `params` can hold what the schema does not allow.
    pub fn call<C: ?Sized, P: Params>(&self, charm: &mut C, params: P) -> Result<Task, Error>
    where
        S: ActionSet<C>,
    {
        self.run(charm, P::ACTION, params)
    }

    fn next_id(&self) -> String {
        match &self.task_id {
            Some(id) => id.clone(),
            None => ((self.tasks.fetch_add(1, Ordering::Relaxed) + 1) * 2).to_string(),
        }
    }
}

/// The params as a map.
fn given(action: &str, params: impl Serialize) -> Result<Vec<Entry>, Refused> {
    let refused = |reason: String| Refused::by_controller(action, reason);
    let params = serde_json::to_value(params)
        .map_err(|error| refused(format!("params cannot be written as JSON: {error}")))?;
    match simulation::node(params).data {
        Data::Mapping(entries) => Ok(entries),
        Data::Null => Ok(Vec::new()),
        other => Err(refused(format!(
            "params must be a map, not {}",
            other.kind()
        ))),
    }
}
