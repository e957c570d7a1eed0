//! The hook tools of an action in a test: they tell its task.

use std::sync::Mutex;

use crate::hook_tools::HookTools;
use crate::host::ProgramError;
use crate::panics::locked;
use crate::task::Task;

pub(super) struct Tools {
    /// As `action-get` prints them.
    pub(super) params: String,
    pub(super) task: Mutex<Task>,
}

impl HookTools for Tools {
    fn get(&self) -> Result<String, ProgramError> {
        Ok(self.params.clone())
    }

    fn set(&self, pairs: &[(String, String)]) -> Result<(), ProgramError> {
        let results = &mut locked(&self.task).results;
        for (key, value) in pairs {
            results.set(key, value);
        }
        Ok(())
    }

    fn fail(&self, message: &str) -> Result<(), ProgramError> {
        locked(&self.task).fail(message);
        Ok(())
    }

    fn log(&self, message: &str) -> Result<(), ProgramError> {
        locked(&self.task).log(message.to_owned());
        Ok(())
    }
}
