//! The hook tools of an action in a test: they keep what it tells with its task.

use std::sync::Arc;

use super::stand_ins::StandIns;
use crate::action::Action;
use crate::action_set::ActionSet;
use crate::ending;
use crate::environment::Environment;
use crate::hook_tools::HookTools;
use crate::host::{Host, ProgramError};
use crate::task::{LOG_LINES, Status, Task};

struct Agent {
    params: String,
    host: Arc<StandIns>,
}

/// Runs the task of `environment` through the code that runs it under Juju, with `host` for whatever it
/// starts. `params` are as `action-get` prints them.
pub(super) fn perform<S: ActionSet<C>, C: ?Sized>(
    charm: &mut C,
    environment: Environment,
    params: String,
    host: &Arc<StandIns>,
) {
    let agent = Agent { params, host: Arc::clone(host) };
    let here = Host::of(Arc::clone(host));
    let action = Action::new(environment, Box::new(agent), here);
    let run = || ending::run::<S, C>(&action, |handler, action| handler(charm, action));
    if let Err(untold) = host.during(run) {
        fail(&mut host.seen().task, untold.message());
    }
}

fn fail(task: &mut Task, message: &str) {
    task.status = Status::Failed;
    message.clone_into(&mut task.message);
}

impl HookTools for Agent {
    fn get(&self) -> Result<String, ProgramError> {
        Ok(self.params.clone())
    }

    fn set(&self, pairs: &[(String, String)]) -> Result<(), ProgramError> {
        let mut seen = self.host.seen();
        for (key, value) in pairs {
            seen.task.results.set(key, value);
        }
        Ok(())
    }

    fn fail(&self, message: &str) -> Result<(), ProgramError> {
        fail(&mut self.host.seen().task, message);
        Ok(())
    }

    fn log(&self, message: &str) -> Result<(), ProgramError> {
        let log = &mut self.host.seen().task.log;
        if log.len() < LOG_LINES {
            log.push(message.to_owned());
        }
        Ok(())
    }
}
