//! Hook tools for the unit tests, which remember their calls and fail when they are told to.

use std::sync::{Arc, Mutex};

use crate::environment::Environment;
use crate::hook_tools::HookTools;
use crate::host::ProgramError;
use crate::{Action, Host};

/// Clones share what they remember.
#[derive(Clone, Default)]
pub(crate) struct Recorder {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    params: String,
    /// Each call, and whether it succeeded.
    attempts: Vec<(String, bool)>,
    /// Calls that have this in them fail.
    refused: Option<String>,
    broken: Vec<&'static str>,
    broken_once: Vec<&'static str>,
}

impl Recorder {
    pub(crate) fn with_params(json: &str) -> Self {
        let recorder = Self::default();
        json.clone_into(&mut recorder.state.lock().unwrap().params);
        recorder
    }

    /// From now on `tool` ends with exit status 1.
    pub(crate) fn break_tool(&self, tool: &'static str) {
        self.state.lock().unwrap().broken.push(tool);
    }

    /// The next call of `tool` ends with exit status 1.
    pub(crate) fn break_once(&self, tool: &'static str) {
        self.state.lock().unwrap().broken_once.push(tool);
    }

    /// From now on each call that has `text` in it ends with exit status 1.
    pub(crate) fn refuse(&self, text: String) {
        self.state.lock().unwrap().refused = Some(text);
    }

    pub(crate) fn repair(&self) {
        self.state.lock().unwrap().broken.clear();
    }

    /// The calls that succeeded: `log text`, `set a=1 b=2`.
    pub(crate) fn calls(&self) -> Vec<String> {
        let state = self.state.lock().unwrap();
        let succeeded = state.attempts.iter().filter(|(_, succeeded)| *succeeded);
        succeeded.map(|(call, _)| call.clone()).collect()
    }

    /// All calls, also those that failed.
    pub(crate) fn attempts(&self) -> Vec<String> {
        let state = self.state.lock().unwrap();
        let calls = state.attempts.iter().map(|(call, _)| call.clone());
        calls.collect()
    }

    fn call(&self, tool: &'static str, call: String) -> Result<(), ProgramError> {
        let mut state = self.state.lock().unwrap();
        let once = state.broken_once.iter().position(|broken| *broken == tool);
        if let Some(once) = once {
            state.broken_once.remove(once);
        }
        let refused = state.refused.as_ref().is_some_and(|text| call.contains(text));
        let fails = once.is_some() || refused || state.broken.contains(&tool);
        state.attempts.push((call, !fails));
        if fails {
            return Err(ProgramError::new(tool, "exit status 1: ERROR broken"));
        }
        Ok(())
    }
}

impl HookTools for Recorder {
    fn get(&self) -> Result<String, ProgramError> {
        self.call("action-get", "get".to_owned())?;
        Ok(self.state.lock().unwrap().params.clone())
    }

    fn set(&self, pairs: &[(String, String)]) -> Result<(), ProgramError> {
        let pairs: Vec<_> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        self.call("action-set", format!("set {}", pairs.join(" ")))
    }

    fn fail(&self, message: &str) -> Result<(), ProgramError> {
        self.call("action-fail", format!("fail {message}"))
    }

    fn log(&self, message: &str) -> Result<(), ProgramError> {
        self.call("action-log", format!("log {message}"))
    }
}

/// The action `snapshot`, task 7 on database/0.
pub(crate) fn action(tools: &Recorder) -> Action {
    action_with(Arc::new(tools.clone()))
}

pub(crate) fn action_with(tools: Arc<dyn HookTools>) -> Action {
    let environment = Environment {
        id: "7".to_owned(),
        name: "snapshot".to_owned(),
        unit: "database/0".to_owned(),
        model: "production".to_owned(),
    };
    Action::new(environment, tools, Host::new())
}
