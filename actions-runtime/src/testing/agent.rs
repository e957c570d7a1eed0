//! The hook tools of an action in a test: they keep what it tells.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::action::Action;
use crate::action_set::ActionSet;
use crate::ending;
use crate::environment::Environment;
use crate::hook_tools::HookTools;
use crate::host::{Host, ProgramError};
use crate::task::{LOG_LINES, TaskResults};

/// What the action has told.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// The results, merged.
    pub(super) results: TaskResults,
    /// The last message of `action-fail`.
    pub(super) failure: Option<String>,
    /// The first 1,000 lines of the log.
    pub(super) log: Vec<String>,
}

/// The agent of the unit as the hook tools know it. Clones share what was told.
#[derive(Clone)]
struct Agent {
    params: Arc<str>,
    told: Arc<Mutex<Told>>,
}

/// Runs the task of `environment` through the code that runs it under Juju. `params` are as
/// `action-get` prints them.
pub(super) fn perform<S: ActionSet<C>, C: ?Sized>(
    charm: &mut C,
    environment: Environment,
    params: &str,
    host: Host,
) -> Told {
    let agent = Agent { params: params.into(), told: Arc::default() };
    let action = Action::new(environment, Box::new(agent.clone()), host, Instant::now);
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
    fn get(&self) -> Result<String, ProgramError> {
        Ok(self.params.as_ref().to_owned())
    }

    fn set(&self, pairs: &[(String, String)]) -> Result<(), ProgramError> {
        let mut told = self.told();
        for (key, value) in pairs {
            told.results.set(key, value);
        }
        Ok(())
    }

    fn fail(&self, message: &str) -> Result<(), ProgramError> {
        self.told().failure = Some(message.to_owned());
        Ok(())
    }

    fn log(&self, message: &str) -> Result<(), ProgramError> {
        let mut told = self.told();
        if told.log.len() < LOG_LINES {
            told.log.push(message.to_owned());
        }
        Ok(())
    }
}
