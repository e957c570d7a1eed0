//! The action that a handler runs for.

use std::fmt::{self, Debug, Display, Formatter};
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use serde::Serialize;

use crate::environment::Environment;
use crate::hook_tools::second_try::{self, Lost};
use crate::hook_tools::{HookTools, ToolError, passable};
use crate::results::{Checked, Ledger, Results};
use crate::set_error::SetError;

/// The dispatched action: its identity, and what a handler can tell while it runs.
///
/// It can be shared between threads.
pub struct Action {
    environment: Environment,
    tools: Box<dyn HookTools>,
    clock: Clock,
    state: Mutex<State>,
}

/// What the time is; the tests put another one in its place.
pub(crate) type Clock = fn() -> Instant;

#[derive(Default)]
struct State {
    ledger: Ledger,
    /// What `action-set` was given and failed to set.
    unset: Results,
    failed: Option<Failed>,
}

/// The last message of `fail`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failed {
    pub(crate) message: String,
    /// Whether Juju knows it.
    pub(crate) told: bool,
}

impl Action {
    pub(crate) fn new(environment: Environment, tools: Box<dyn HookTools>, clock: Clock) -> Self {
        Self {
            environment,
            tools,
            clock,
            state: Mutex::default(),
        }
    }

    /// The id of the task, as `juju show-task` takes it: `7`. A UUID in old Juju. Good for
    /// the name of a temporary file, since no two tasks of a model have the same.
    pub fn id(&self) -> &str {
        &self.environment.id
    }

    /// The name of the action, as in `charmcraft.yaml`.
    pub fn name(&self) -> &str {
        &self.environment.name
    }

    /// The unit that the action runs on: `database/0`.
    pub fn unit(&self) -> &str {
        &self.environment.unit
    }

    /// The name of the model: `production`.
    pub fn model(&self) -> &str {
        &self.environment.model
    }

    /// Shows a line to the operator while the action runs, with `action-log`. Juju keeps 1,000 lines
    /// of a task.
    ///
    /// A NUL is shown as `␀`, and what is over 131,071 bytes is cut, with a note.
    ///
    /// ```
    /// # #[actions_runtime::charm_actions("doc/charmcraft.yaml")]
    /// # mod actions {}
    /// # use actions::*;
    /// # struct Database;
    /// # impl Handler for Database {
    /// #     fn snapshot(&mut self, _: &Action, _: SnapshotParams) -> HandlerResult {
    /// #         Ok(().into())
    /// #     }
    /// fn pause(&mut self, action: &Action) -> HandlerResult {
    ///     action.log("Waiting for the writers")?;
    ///     // This one may get lost.
    ///     action.log(format_args!("{} writers left", 3)).ok();
    ///     Ok(().into())
    /// }
    /// # }
    /// # let context = actions_runtime::testing::Context::new(Actions);
    /// # let task = context.call(&mut Database, PauseParams).unwrap();
    /// # assert_eq!(task.log, ["Waiting for the writers", "3 writers left"]);
    /// ```
    ///
    /// # Errors
    /// When `action-log` fails. The action itself is not affected: `?` makes it fail, `.ok()` lets
    /// it go on.
    pub fn log(&self, message: impl Display) -> Result<(), ToolError> {
        self.tools.log(&passable(&message.to_string()))
    }

    /// Sets a result at once, so that the operator gets it however the action ends. Setting the
    /// same key again replaces the value. What the handler returns is set at its end, without this.
    ///
    /// ```
    /// # #[actions_runtime::charm_actions("doc/charmcraft.yaml")]
    /// # mod actions {}
    /// # use actions::*;
    /// # use actions_runtime::Failure;
    /// # struct Database;
    /// # impl Handler for Database {
    /// #     fn snapshot(&mut self, _: &Action, _: SnapshotParams) -> HandlerResult {
    /// #         Ok(().into())
    /// #     }
    /// fn pause(&mut self, action: &Action) -> HandlerResult {
    ///     action.set("writers", 3)?;
    ///     // The operator gets `writers` all the same.
    ///     Err(Failure::new("they do not end"))
    /// }
    /// # }
    /// # let context = actions_runtime::testing::Context::new(Actions);
    /// # let error = context.call(&mut Database, PauseParams).unwrap_err();
    /// # assert_eq!(error.message(), "they do not end");
    /// # assert_eq!(error.task().unwrap().results, [("writers", 3)]);
    /// ```
    ///
    /// # Errors
    /// When Juju would not take the key or the value, or when `action-set` fails. If `value` has
    /// several parts, those that Juju takes are set.
    ///
    /// With `.ok()` the two differ. What `action-set` has failed to set is tried again when the handler
    /// ends, and if it fails again the action does too, with the keys that are lost. What Juju would not
    /// take is told by this error alone: there is nothing to try again.
    pub fn set(&self, key: &str, value: impl Serialize) -> Result<(), SetError> {
        self.set_all(Results::new().with(key, value))
    }

    /// Marks the action as failed, with the reason, and does not stop it: results are still set,
    /// and the handler goes on to its end. A later message replaces this one, and so does a
    /// [`Failure`](crate::Failure) that the handler returns.
    ///
    /// ```
    /// # #[actions_runtime::charm_actions("doc/charmcraft.yaml")]
    /// # mod actions {}
    /// # use actions::*;
    /// # struct Database;
    /// # impl Handler for Database {
    /// #     fn snapshot(&mut self, _: &Action, _: SnapshotParams) -> HandlerResult {
    /// #         Ok(().into())
    /// #     }
    /// fn pause(&mut self, action: &Action) -> HandlerResult {
    ///     action.fail("one of 3 writers does not end")?;
    ///     Ok([("paused", 2)].into())
    /// }
    /// # }
    /// # let context = actions_runtime::testing::Context::new(Actions);
    /// # let error = context.call(&mut Database, PauseParams).unwrap_err();
    /// # assert_eq!(error.message(), "one of 3 writers does not end");
    /// # assert_eq!(error.task().unwrap().results, [("paused", 2)]);
    /// ```
    ///
    /// # Errors
    /// When `action-fail` fails. It is tried again when the handler ends, so that `.ok()` loses
    /// nothing, while `?` ends the handler before it can return results.
    pub fn fail(&self, message: impl Display) -> Result<(), ToolError> {
        let mut message = passable(&message.to_string()).into_owned();
        if message.trim().is_empty() {
            // Juju would show nothing at all.
            "the action failed and gave no reason".clone_into(&mut message);
        }
        let mut state = self.state();
        let told = self.tools.fail(&message);
        state.failed = Some(Failed {
            message,
            told: told.is_ok(),
        });
        told
    }

    /// Sets what can be set of `results` with one call, or none if there are none.
    pub(crate) fn set_all(&self, results: Results) -> Result<(), SetError> {
        let mut state = self.state();
        let Checked { pairs, refused } = state.ledger.check(results);
        let mut tool = None;
        if !pairs.is_empty() {
            state
                .unset
                .forget(pairs.iter().map(|(key, _)| key.as_str()));
            match self.tools.set(&pairs) {
                Ok(()) => state.ledger.record(pairs),
                Err(error) => {
                    state.unset.extend(pairs);
                    tool = Some(error);
                }
            }
        }
        if refused.is_empty() && tool.is_none() {
            Ok(())
        } else {
            Err(SetError {
                refused,
                tool,
                unset: Vec::new(),
            })
        }
    }

    /// Sets what was not set before, and `results`. What the tool fails to set is tried once more:
    /// Juju takes the same results twice.
    pub(crate) fn set_last(&self, results: Results) -> Result<(), SetError> {
        let mut all = mem::take(&mut self.state().unset);
        all.forget(results.iter().map(|(key, _)| key));
        all.append(results);
        let Err(SetError { refused, tool, .. }) = self.set_all(all) else {
            return Ok(());
        };
        let lost = tool.and_then(|error| {
            let unset = mem::take(&mut self.state().unset);
            second_try::set(&*self.tools, unset.pairs(), error).err()
        });
        let (unset, tool) = match lost {
            Some(Lost { keys, error }) => (keys, Some(error)),
            None if refused.is_empty() => return Ok(()),
            None => (Vec::new(), None),
        };
        Err(SetError {
            refused,
            tool,
            unset,
        })
    }

    /// The text that `action-get` prints.
    pub(crate) fn get(&self) -> Result<String, ToolError> {
        self.tools.get()
    }

    /// What `fail` was called with last.
    pub(crate) fn failed(&self) -> Option<Failed> {
        self.state().failed.clone()
    }

    pub(crate) fn now(&self) -> Instant {
        (self.clock)()
    }

    /// A panic of another thread leaves nothing half done here.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Debug for Action {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Environment { id, name, unit, .. } = &self.environment;
        write!(f, "Action({name}, task {id} on {unit})")
    }
}

#[cfg(test)]
mod tests {
    use super::Failed;
    use crate::Results;
    use crate::for_tests::recorder::{Recorder, action};

    #[test]
    fn logs_and_early_results_are_passed_on() {
        let tools = Recorder::default();
        let action = action(&tools);
        action.log(format_args!("copying {}", 1)).unwrap();
        action.set("rows", 5).unwrap();
        action.set("nothing", None::<u8>).unwrap();
        action.log("a\0b").unwrap();
        assert_eq!(tools.calls(), ["log copying 1", "set rows=5", "log a␀b"]);
        assert_eq!(
            [action.id(), action.name(), action.unit(), action.model()],
            ["7", "snapshot", "database/0", "production"]
        );
    }

    #[test]
    fn early_results_are_checked_against_each_other() {
        let tools = Recorder::default();
        let action = action(&tools);
        action.set("a", 1).unwrap();
        action.set("a", 2).unwrap();
        let error = action.set("a.b", 1).unwrap_err();
        assert_eq!(
            error.to_string(),
            "result `a.b`: `a` has a value already, so that nothing can stand under it"
        );
        assert_eq!(tools.calls(), ["set a=1", "set a=2"]);
    }

    #[test]
    fn what_can_be_set_is_set() {
        let tools = Recorder::default();
        let action = action(&tools);
        let results = Results::new().with("A", 1).with("b", 2).with("stdout", 3);
        assert_eq!(
            action.set_all(results).unwrap_err().to_string(),
            "2 results cannot be passed:\n\
             - result `A`: `A` is not a key that Juju takes: lower-case letters, digits and inner \
             hyphens; use `a`\n\
             - result `stdout`: Juju keeps `stdout` for itself; use another key"
        );
        assert_eq!(tools.calls(), ["set b=2"]);
    }

    #[test]
    fn what_a_failing_tool_did_not_set_can_be_set_again() {
        let tools = Recorder::default();
        let action = action(&tools);
        tools.break_tool("action-set");
        let error = action.set("a.b", 1).unwrap_err();
        assert_eq!(
            error.to_string(),
            "setting the results failed: action-set: exit status 1: ERROR broken"
        );
        tools.repair();
        action.set("a", 1).unwrap();
    }

    #[test]
    fn the_last_failure_is_remembered_and_whether_it_was_told() {
        let tools = Recorder::default();
        let action = action(&tools);
        assert_eq!(action.failed(), None);
        action.fail("first").unwrap();
        action.fail(" ").unwrap();
        let failed = |message: &str, told| {
            let message = message.to_owned();
            Some(Failed { message, told })
        };
        assert_eq!(
            action.failed(),
            failed("the action failed and gave no reason", true)
        );
        tools.break_tool("action-fail");
        action.fail("last").unwrap_err();
        assert_eq!(action.failed(), failed("last", false));
        assert_eq!(
            tools.calls(),
            ["fail first", "fail the action failed and gave no reason"]
        );
    }

    #[test]
    fn an_action_can_be_shared_between_threads() {
        let tools = Recorder::default();
        let action = action(&tools);
        std::thread::scope(|scope| {
            scope.spawn(|| action.log("a").unwrap());
            scope.spawn(|| action.set("a", 1).unwrap());
        });
        assert_eq!(tools.calls().len(), 2);
    }
}
