//! What stands in a test for the host of an action, and for the hook tools that tell how it went.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::process::Output;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use log::{LevelFilter, Record};

use super::answer::{Answer, Call};
use crate::hook_tools::HookTools;
use crate::host::ProgramError;
use crate::records::{PassedOn, line};
use crate::task::Task;

/// The tools that answer nothing.
const SILENT: &str = "add-metric application-version-set close-port juju-log juju-reboot k8s-raw-set \
                      leader-set open-port payload-register payload-status-set payload-unregister \
                      pod-spec-set relation-set secret-grant secret-remove secret-revoke secret-set \
                      state-delete state-set status-set";

/// Of each name, what answers its calls.
pub(super) type Known = BTreeMap<String, Arc<dyn Fn(&Call) -> Answer + Send + Sync>>;

/// What stands on a host, and what was called there.
pub(crate) struct StandIns {
    known: Known,
    /// As `action-get` prints them.
    params: String,
    seen: Mutex<Seen>,
}

/// The task with what was called for it, and what of that the test has to be blamed for.
#[derive(Clone)]
pub(super) struct Seen {
    pub(super) task: Task,
    pub(super) faults: Vec<String>,
}

thread_local! {
    /// Those of the handler that runs on this thread.
    static HERE: RefCell<Option<Arc<StandIns>>> = const { RefCell::new(None) };
}

/// Those of each handler that runs in the process.
static RUNNING: Mutex<Vec<Arc<StandIns>>> = Mutex::new(Vec::new());

/// A panic of another thread leaves nothing half done in what is locked here.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl StandIns {
    pub(super) fn new(known: Known, params: String, task: Task) -> Arc<Self> {
        Arc::new(Self { known, params, seen: Mutex::new(Seen { task, faults: Vec::new() }) })
    }

    pub(crate) fn of_thread() -> Option<Arc<Self>> {
        HERE.try_with(|here| here.borrow().clone()).ok().flatten()
    }

    /// Runs `handler`, with these for whatever it starts, and keeps its records of the `log` crate, where
    /// the process has no other logger.
    pub(super) fn during<T>(self: &Arc<Self>, handler: impl FnOnce() -> T) -> T {
        static KEPT: PassedOn = PassedOn(|_| ());
        let _ = KEPT.begin(LevelFilter::Trace);
        let outer = HERE.replace(Some(Arc::clone(self)));
        locked(&RUNNING).push(Arc::clone(self));
        let ended = handler();
        locked(&RUNNING).retain(|other| !Arc::ptr_eq(other, self));
        HERE.set(outer);
        ended
    }

    /// What the call prints, and whether it ends; or why it has no answer, which fails the test.
    pub(crate) fn answer(
        &self,
        call: &Call,
        is_plain: bool,
    ) -> Result<(Output, bool), &'static str> {
        self.seen().task.calls.push(call.clone());
        let answer = match self.known.get(&call.name) {
            Some(stand_in) => self.asked(&**stand_in, call),
            None if SILENT.split(' ').any(|tool| tool == call.name) => ().into(),
            None => {
                let name = &call.name;
                self.blame(format!(
                    "`{call}` has no stand-in; give the context one with `.tool({name:?}, ...)` or \
                     `.program({name:?}, ...)`"
                ));
                return Err("the test has no stand-in for it");
            }
        };
        let ends = !answer.hangs;
        let output = answer.into_output(is_plain);
        let output = output.inspect_err(|why| self.blame(format!("`{call}`: {why}")))?;
        Ok((output, ends))
    }

    /// A panic of the stand-in is the test's, and not one that a failed action would explain.
    fn asked(&self, stand_in: &dyn Fn(&Call) -> Answer, call: &Call) -> Answer {
        let answer = panic::catch_unwind(AssertUnwindSafe(|| stand_in(call)));
        answer.unwrap_or_else(|payload| {
            self.blame(format!("the stand-in for `{call}` panicked"));
            panic::resume_unwind(payload)
        })
    }

    /// The test fails for this, whatever the handler makes of it.
    pub(crate) fn blame(&self, fault: String) {
        self.seen().faults.push(fault);
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.seen().task.calls.clone()
    }

    pub(super) fn seen(&self) -> MutexGuard<'_, Seen> {
        locked(&self.seen)
    }
}

/// Keeps the record, if it is of a handler: of its own thread, or of any while one alone runs.
pub(crate) fn capture(record: &Record<'_>) -> bool {
    let alone = || match locked(&RUNNING).as_slice() {
        [one] => Some(Arc::clone(one)),
        _ => None,
    };
    let Some(host) = StandIns::of_thread().or_else(alone) else { return false };
    // Its text is made first: that can log in turn.
    let line = line(record);
    host.seen().task.records.push(line);
    true
}

impl HookTools for Arc<StandIns> {
    fn get(&self) -> Result<String, ProgramError> {
        Ok(self.params.clone())
    }

    fn set(&self, pairs: &[(String, String)]) -> Result<(), ProgramError> {
        let results = &mut self.seen().task.results;
        for (key, value) in pairs {
            results.set(key, value);
        }
        Ok(())
    }

    fn fail(&self, message: &str) -> Result<(), ProgramError> {
        self.seen().task.fail(message);
        Ok(())
    }

    fn log(&self, message: &str) -> Result<(), ProgramError> {
        self.seen().task.log(message.to_owned());
        Ok(())
    }
}
