//! What stands in a test for the programs of a host, and what they were asked.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::process::Output;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, ThreadId};

use super::answer::{Answer, Call};
use crate::panics::locked;

/// The tools that answer nothing.
const SILENT: &str = "add-metric application-version-set close-port juju-log juju-reboot k8s-raw-set \
                      leader-set open-port payload-register payload-status-set payload-unregister \
                      pod-spec-set relation-set secret-grant secret-remove secret-revoke secret-set \
                      state-delete state-set status-set";

/// Of each name, what answers its calls.
pub(crate) type Known = BTreeMap<String, Arc<dyn Fn(&Call) -> Answer + Send + Sync>>;

/// What stands on a host, and what was seen there.
pub(crate) struct StandIns {
    known: Known,
    seen: Mutex<Seen>,
}

#[derive(Clone, Default)]
pub(crate) struct Seen {
    pub(crate) calls: Vec<Call>,
    /// Those of the `log` crate.
    pub(crate) records: Vec<String>,
    /// What the test has to be blamed for.
    pub(crate) faults: Vec<String>,
}

/// Those of each handler that runs in the process, and on which thread.
static RUNNING: Mutex<Vec<(ThreadId, Arc<StandIns>)>> = Mutex::new(Vec::new());

impl StandIns {
    pub(crate) fn new(known: Known) -> Arc<Self> {
        Arc::new(Self { known, seen: Mutex::default() })
    }

    pub(super) fn of_thread() -> Option<Arc<Self>> {
        let here = thread::current().id();
        let running = locked(&RUNNING);
        running.iter().rfind(|(thread, _)| *thread == here).map(|(_, host)| Arc::clone(host))
    }

    /// Those of the handler that does something: on its own thread, or on any while it runs alone.
    pub(crate) fn of_handler() -> Option<Arc<Self>> {
        Self::of_thread().or_else(|| match locked(&RUNNING).as_slice() {
            [(_, alone)] => Some(Arc::clone(alone)),
            _ => None,
        })
    }

    /// Runs `handler`, with these for whatever it starts.
    pub(crate) fn during<T>(self: &Arc<Self>, handler: impl FnOnce() -> T) -> T {
        locked(&RUNNING).push((thread::current().id(), Arc::clone(self)));
        let ended = handler();
        locked(&RUNNING).retain(|(_, other)| !Arc::ptr_eq(other, self));
        ended
    }

    /// What the call prints, and whether it ends; or why it has no answer, which fails the test.
    pub(super) fn answer(
        &self,
        call: &Call,
        is_plain: bool,
    ) -> Result<(Output, bool), &'static str> {
        self.seen().calls.push(call.clone());
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
    pub(super) fn blame(&self, fault: String) {
        self.seen().faults.push(fault);
    }

    pub(crate) fn seen(&self) -> MutexGuard<'_, Seen> {
        locked(&self.seen)
    }
}
