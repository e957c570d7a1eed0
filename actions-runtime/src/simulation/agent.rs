//! The hook tools of a unit that has no Juju: they remember what the action tells.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::action::Action;
use crate::action_set::ActionSet;
use crate::ending;
use crate::environment::Environment;
use crate::hook_tools::{HookTools, ToolError};
use crate::task::TaskResults;

/// Juju keeps this many log lines of a task.
const LOG_LINES: usize = 1000;

/// A call of a hook tool.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ToolCall {
    /// `action-get`
    Get,
    /// `action-set`, with the keys and values.
    Set(Vec<(String, String)>),
    /// `action-fail`, with the message.
    Fail(String),
    /// `action-log`, with the line.
    Log(String),
}

/// What the action has told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// The calls, in their order.
    pub(crate) calls: Vec<ToolCall>,
    /// The results, merged.
    pub(crate) results: TaskResults,
    /// The last message of `action-fail`.
    pub(crate) failure: Option<String>,
    /// The first 1,000 lines of the log.
    pub(crate) log: Vec<String>,
}

/// The agent of the unit as the hook tools know it. Clones share what was told.
#[derive(Clone)]
struct Agent {
    params: Arc<str>,
    on_log: Arc<dyn Fn(&str) + Send + Sync>,
    told: Arc<Mutex<Told>>,
}

/// Runs the task of `environment` through the code that runs it under Juju. `params` are as
/// `action-get` prints them; each line of the log is also given to `on_log` when it comes.
pub(crate) fn perform<S: ActionSet<C>, C: ?Sized>(
    charm: &mut C,
    environment: Environment,
    params: &str,
    on_log: impl Fn(&str) + Send + Sync + 'static,
) -> Told {
    let agent = Agent {
        params: params.into(),
        on_log: Arc::new(on_log),
        told: Arc::default(),
    };
    let action = Action::new(environment, Box::new(agent.clone()), Instant::now);
    let ended = ending::run::<S, C>(charm, &action);
    let mut told = agent.told().clone();
    if let Err(untold) = ended {
        told.failure = Some(untold.message().to_owned());
    }
    told
}

impl Agent {
    /// A panic of another thread leaves nothing half done here.
    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl HookTools for Agent {
    fn get(&self) -> Result<String, ToolError> {
        self.told().calls.push(ToolCall::Get);
        Ok(self.params.as_ref().to_owned())
    }

    fn set(&self, pairs: &[(String, String)]) -> Result<(), ToolError> {
        let mut told = self.told();
        told.calls.push(ToolCall::Set(pairs.to_vec()));
        for (key, value) in pairs {
            told.results.set(key, value);
        }
        Ok(())
    }

    fn fail(&self, message: &str) -> Result<(), ToolError> {
        let mut told = self.told();
        told.calls.push(ToolCall::Fail(message.to_owned()));
        told.failure = Some(message.to_owned());
        Ok(())
    }

    fn log(&self, message: &str) -> Result<(), ToolError> {
        let mut told = self.told();
        told.calls.push(ToolCall::Log(message.to_owned()));
        if told.log.len() < LOG_LINES {
            told.log.push(message.to_owned());
        }
        // Under the lock, so that the lines of several threads do not mix.
        (self.on_log)(message);
        Ok(())
    }
}
