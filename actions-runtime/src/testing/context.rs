//! A unit of a charm in a test.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use log::LevelFilter;
use serde::Serialize;

use super::error::Error;
use super::tools::Tools;
use crate::Params;
use crate::action::Action;
use crate::action_set::ActionSet;
use crate::ending;
use crate::environment::Environment;
use crate::host::{Answer, Call, Host, Known, StandIns};
use crate::panics::locked;
use crate::records::PassedOn;
use crate::simulation::{JujuVersion, Refused, admit};
use crate::task::{Status, Task};

#[doc = include_str!("../../doc/context.md")]
pub struct Context<S> {
    actions: PhantomData<fn() -> S>,
    juju: JujuVersion,
    unit: Option<String>,
    model: String,
    task_id: Option<String>,
    stand_ins: Known,
}

impl<S> Context<S> {
    /// A unit with the actions that `#[charm_actions]` generated.
    pub fn new(_actions: S) -> Self {
        Self {
            actions: PhantomData,
            juju: JujuVersion::default(),
            unit: None,
            model: "testing".to_owned(),
            task_id: None,
            stand_ins: Known::new(),
        }
    }

    #[doc = include_str!("../../doc/context_tool.md")]
    #[must_use]
    pub fn tool<A: Into<Answer>>(
        mut self,
        name: impl Into<String>,
        answer: impl Fn(&Call) -> A + Send + Sync + 'static,
    ) -> Self {
        let stand_in = move |call: &Call| answer(call).into();
        self.stand_ins.insert(name.into(), Arc::new(stand_in));
        self
    }

    /// What answers the calls of a program: a text, a JSON value, or an [`Answer`]. The name is as the
    /// handler writes it.
    #[must_use]
    pub fn program<A: Into<Answer>>(
        self,
        name: impl Into<String>,
        answer: impl Fn(&Call) -> A + Send + Sync + 'static,
    ) -> Self {
        self.tool(name, answer)
    }

    /// A host with the stand-ins: to open a charm on, and for code that hooks use.
    /// [`Host::calls`] has what it was asked; each call of `host` begins a new list.
    ///
    /// A call of what has no stand-in is an error of the call, and does not fail the test by itself.
    pub fn host(&self) -> Host {
        Host::of(StandIns::new(self.stand_ins.clone()))
    }

    /// The Juju whose rules count.
    #[must_use]
    pub fn juju(self, juju: JujuVersion) -> Self {
        Self { juju, ..self }
    }

    /// The name of the unit.
    #[must_use]
    pub fn unit(self, unit: impl Into<String>) -> Self {
        Self { unit: Some(unit.into()), ..self }
    }

    /// The name of the model.
    #[must_use]
    pub fn model(self, model: impl Into<String>) -> Self {
        Self { model: model.into(), ..self }
    }

    /// The id of every task, for a handler that uses it.
    #[must_use]
    pub fn task_id(self, id: impl Into<String>) -> Self {
        Self { task_id: Some(id.into()), ..self }
    }

    /// Calls the action that `params` are of.
    ///
    /// # Errors
    /// Those of [`run`](Self::run): the fields of `params` can hold what the schema does not allow.
    ///
    /// # Panics
    /// As [`run`](Self::run) does.
    #[track_caller]
    pub fn call<C: ?Sized, P: Params>(&self, charm: &mut C, params: P) -> Result<Task, Error>
    where
        S: ActionSet<C>,
    {
        self.run(charm, P::ACTION, params)
    }

    /// Calls an action by its name, with any params, right or wrong: `json!({"filename": "x"})`.
    ///
    /// # Errors
    /// [`Error::Refused`] when Juju would refuse the call, [`Error::Failed`] when the action fails.
    ///
    /// # Panics
    /// When the handler calls a tool or a program that has no stand-in, or one whose stand-in panics.
    #[track_caller]
    pub fn run<C: ?Sized>(
        &self,
        charm: &mut C,
        action: &str,
        params: impl Serialize,
    ) -> Result<Task, Error>
    where
        S: ActionSet<C>,
    {
        /// What no handler says is not kept.
        static KEPT: PassedOn = PassedOn(|_| ());
        let id = self.task_id.clone().unwrap_or_else(next_id);
        let unit = self.unit.clone();
        let unit = unit.unwrap_or_else(|| format!("{}/0", S::CHARM.unwrap_or("charm")));
        let status = Status::Completed;
        let mut task = Task { id, action: action.to_owned(), unit, status, ..Task::default() };
        let admitted = admit(self.juju, &S::declarations(), &task.unit, action, params);
        let params = match admitted {
            Ok(params) => params,
            Err(Refused { message, reasons, at_unit, declared }) => {
                let action = action.to_owned();
                task.status = Status::Error;
                task.message.clone_from(&message);
                let task = at_unit.then(|| Box::new(task));
                return Err(Error::Refused { action, reasons, message, declared, task });
            }
        };
        let Task { id, action: name, unit, .. } = task.clone();
        let environment = Environment { id, name, unit, model: self.model.clone() };
        let host = StandIns::new(self.stand_ins.clone());
        let tools = Arc::new(Tools { params, task: Mutex::new(task) });
        let here = Action::new(environment, tools.clone(), Host::of(Arc::clone(&host)));
        // Unless the process has another logger.
        let _ = KEPT.begin(LevelFilter::Trace);
        // These tools can be told everything.
        let _ =
            host.during(|| ending::run::<S, C>(&here, |handler, action| handler(charm, action)));
        let seen = host.seen().clone();
        let faults = seen.faults.join("\n- ");
        assert!(faults.is_empty(), "in a test of the action `{action}`:\n- {faults}");
        let task = locked(&tools.task).clone();
        let task = Task { calls: seen.calls, records: seen.records, ..task };
        match task.status {
            Status::Completed => Ok(task),
            _ => Err(Error::Failed { task: Box::new(task) }),
        }
    }
}

impl<S> Debug for Context<S> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.stand_ins.keys()).finish()
    }
}

/// 2, 4, 6 and so on, as those of a new model are.
fn next_id() -> String {
    static TASKS: AtomicU64 = AtomicU64::new(1);
    (TASKS.fetch_add(1, Ordering::Relaxed) * 2).to_string()
}
