//! The action that a handler runs for.

use std::ffi::OsStr;
use std::fmt::{self, Debug, Display, Formatter};
use std::mem;
use std::sync::{Arc, Mutex};

use serde::Serialize;

use crate::environment::Environment;
use crate::hook_tools::{HookTools, passable};
use crate::host::{Host, Program, ProgramError};
use crate::panics::locked;
use crate::results::{Ledger, Results};
use crate::shown::{listed, to_stderr};

/// The dispatched action: its identity, and what a handler can tell while it runs.
///
/// None of its methods can fail, so that there is nothing to decide: what cannot be told is told at
/// the end. It can be shared between threads.
pub struct Action {
    environment: Environment,
    tools: Arc<dyn HookTools>,
    host: Host,
    ledger: Mutex<Ledger>,
}

impl Action {
    pub(crate) fn new(environment: Environment, tools: Arc<dyn HookTools>, host: Host) -> Self {
        Self { environment, tools, host, ledger: Mutex::default() }
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

    /// The machine or the container that the action runs on, for code that hooks use too.
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// One of Juju's hook tools: short for [`Host::tool`].
    pub fn tool(&self, name: impl AsRef<OsStr>) -> Program {
        self.host.tool(name)
    }

    /// A program: short for [`Host::program`].
    pub fn program(&self, name: impl AsRef<OsStr>) -> Program {
        self.host.program(name)
    }

    #[doc = include_str!("../doc/action_log.md")]
    pub fn log(&self, message: impl Display) {
        let message = message.to_string();
        if let Err(error) = self.tools.log(&passable(&message)) {
            to_stderr(&format!("{message}\n[not in the log: {error}]"));
        }
    }

    #[doc = include_str!("../doc/action_set.md")]
    pub fn set(&self, key: &str, value: impl Serialize) {
        let results = Results::new().with(key, value);
        let mut ledger = locked(&self.ledger);
        let pairs = ledger.check(results);
        if !pairs.is_empty() && self.tools.set(&pairs).is_err() {
            ledger.unset.extend(pairs);
        }
    }

    /// Sets what was not set before, and `results`; a line for each reason why some of all that the
    /// handler gave stay unset.
    pub(crate) fn set_last(&self, results: Results) -> Vec<String> {
        const MOST: usize = 20;
        let mut ledger = locked(&self.ledger);
        let pairs = ledger.check(results);
        let mut all = mem::take(&mut ledger.unset);
        all.extend(pairs);
        let mut lines = Vec::new();
        if !all.is_empty() && self.tools.set(&all).is_err() {
            lines.extend(self.set_again(&all));
        }
        let refused = &ledger.refused;
        lines.extend(refused.iter().take(MOST).map(ToString::to_string));
        if let Some(others @ 1..) = refused.len().checked_sub(MOST) {
            lines.push(format!("and {others} more results cannot be passed"));
        }
        lines
    }

    /// Once more all together, since Juju takes the same results twice; then halves of what fails,
    /// since Juju sets nothing of a call with one result that it refuses, and the system starts no
    /// tool with too much of them. Tells what stays unset.
    fn set_again(&self, pairs: &[(String, String)]) -> Option<String> {
        /// A tool that fails so often sets nothing.
        const MOST_FAILURES: usize = 32;
        let (mut lost, mut errors) = (Vec::new(), Vec::new());
        let mut parts = vec![pairs];
        while let Some(part) = parts.pop() {
            if errors.len() < MOST_FAILURES {
                let Err(error) = self.tools.set(part) else { continue };
                errors.push(error);
                if part.len() > 1 {
                    let (first, second) = part.split_at(part.len() / 2);
                    parts.extend([second, first]);
                    continue;
                }
            }
            lost.extend(part.iter().map(|(key, _)| key.as_str()));
        }
        let error = errors.pop().filter(|_| !lost.is_empty())?;
        Some(format!("setting the results failed: {error}\nnot set: {}", listed(&lost)))
    }

    /// Marks the action as failed, with `action-fail`.
    pub(crate) fn fail(&self, message: &str) -> Result<(), ProgramError> {
        let message = passable(message);
        // Of an empty one Juju would show nothing at all.
        let is_empty = message.trim().is_empty();
        self.tools.fail(if is_empty { "the action failed and gave no reason" } else { &message })
    }

    pub(crate) fn get(&self) -> Result<String, ProgramError> {
        self.tools.get()
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
    use crate::Results;
    use crate::for_tests::recorder::{Recorder, action, action_with};
    use crate::for_tests::scripts::Scripts;

    #[test]
    fn logs_and_early_results_are_passed_on() {
        let tools = Recorder::default();
        let action = action(&tools);
        action.log(format_args!("copying {}", 1));
        action.set("rows", 5);
        action.set("nothing", None::<u8>);
        action.log("a\0b");
        assert_eq!(tools.calls(), ["log copying 1", "set rows=5", "log a␀b"]);
        assert_eq!(
            [action.id(), action.name(), action.unit(), action.model()],
            ["7", "snapshot", "database/0", "production"]
        );
    }

    #[test]
    fn early_results_are_checked_against_each_other_and_the_fit_ones_set() {
        let tools = Recorder::default();
        let action = action(&tools);
        action.set("a", 1);
        action.set("a", 2);
        action.set("a.b", 1);
        let results = Results::new().with("A", 1).with("b", 2).with("stdout", 3);
        let told = action.set_last(results);
        let keys: Vec<_> = told.iter().filter_map(|line| line.split('`').nth(1)).collect();
        assert_eq!(keys, ["a.b", "A", "stdout"]);
        assert_eq!(tools.calls(), ["set a=1", "set a=2", "set b=2"]);
    }

    #[test]
    fn what_a_failing_tool_did_not_set_can_be_set_again() {
        let tools = Recorder::default();
        let action = action(&tools);
        tools.break_tool("action-set");
        action.set("a.b", 1);
        tools.repair();
        action.set("a.b", 2);
        assert_eq!(action.set_last(Results::new()), [""; 0]);
        assert_eq!(tools.calls(), ["set a.b=2"]);
    }

    fn many(count: usize) -> Results {
        (0..count).map(|number| (format!("k{number}"), "1".to_owned())).collect()
    }

    #[test]
    fn one_result_that_juju_refuses_takes_no_other_with_it() {
        let tools = Recorder::default();
        tools.refuse("k3=".to_owned());
        let told = action(&tools).set_last(many(100));
        let error = "setting the results failed: action-set: exit status 1: ERROR broken";
        assert_eq!(told, [format!("{error}\nnot set: k3")]);
        assert!(tools.attempts().len() <= 2 + 2 * 7, "{:?}", tools.attempts());
    }

    #[test]
    fn results_over_one_command_line_go_in_halves() {
        let tools = Scripts::new("halves").with("action-set", "echo $# >> calls");
        let value = "x".repeat(131_000);
        let results = (10..30).map(|number| (number.to_string(), value.clone())).collect();
        let action = action_with(std::sync::Arc::new(tools.juju()));
        assert_eq!(action.set_last(results), [""; 0]);
        assert_eq!(tools.read("calls"), "10\n10\n");
    }

    #[test]
    fn a_tool_that_is_broken_is_given_up() {
        let tools = Recorder::default();
        tools.break_tool("action-set");
        let told = action(&tools).set_last(many(1000));
        assert!(told[0].ends_with(", k19 and 980 more"), "{told:?}");
        assert_eq!(tools.attempts().len(), 1 + 32);
    }

    #[test]
    fn a_message_without_a_text_gets_one() {
        let tools = Recorder::default();
        action(&tools).fail(" ").unwrap();
        assert_eq!(tools.calls(), ["fail the action failed and gave no reason"]);
    }
}
