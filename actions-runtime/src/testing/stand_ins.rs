//! What stands for the tools and programs of a host in a test.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::{self, Debug, Display, Formatter};
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::{ExitStatus, Output};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::task::Task;

/// The tools that answer nothing.
const SILENT: &str = "add-metric application-version-set close-port juju-log juju-reboot k8s-raw-set \
                      leader-set open-port payload-register payload-status-set payload-unregister \
                      pod-spec-set relation-set secret-grant secret-remove secret-revoke secret-set \
                      state-delete state-set status-set";

/// A call of a hook tool or a program, as the handler wrote it. What is no UTF-8 is shown as `�`.
///
/// Its text is the name with the arguments, `ceph osd pool ls`, and it compares with that:
/// `assert_eq!(task.calls, ["is-leader", "ceph osd pool ls"])`.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Call {
    /// The name, or the path, of the program.
    pub name: String,
    /// Its arguments.
    pub args: Vec<String>,
    /// What it is given to read from standard input.
    pub input: String,
    /// The variables that the handler sets.
    pub env: Vec<(String, String)>,
    /// The folder that it is to work in, where one is given.
    pub folder: Option<PathBuf>,
}

impl Call {
    fn text(&self) -> String {
        let args = self.args.iter().map(String::as_str);
        let words: Vec<_> = std::iter::once(self.name.as_str()).chain(args).collect();
        words.join(" ")
    }

    /// Whether the handler itself asks a tool for JSON.
    pub(crate) fn asks_for_json(&self) -> bool {
        self.args.iter().any(|arg| arg == "--format=json")
            || self.args.windows(2).any(|args| args == ["--format", "json"])
    }
}

impl Display for Call {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// As the text that it compares with, so that the two sides of an `assert_eq!` look alike.
impl Debug for Call {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.text())
    }
}

impl<T: AsRef<str> + ?Sized> PartialEq<T> for Call {
    fn eq(&self, other: &T) -> bool {
        self.text() == other.as_ref()
    }
}

#[doc = include_str!("../../doc/answer.md")]
#[derive(Clone, Debug, Default)]
pub struct Answer {
    json: Option<Value>,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
    status: u8,
    hangs: bool,
}

impl Answer {
    /// It prints nothing and ends with this exit status.
    pub fn exit(status: u8) -> Self {
        Self { status, ..Self::default() }
    }

    /// It does not end before the [`timeout`](crate::Program::timeout) of the call.
    pub fn never() -> Self {
        Self { hangs: true, ..Self::default() }
    }

    /// What it prints to standard output, as it is.
    #[must_use]
    pub fn stdout(self, output: impl Into<Vec<u8>>) -> Self {
        Self { json: None, stdout: output.into(), ..self }
    }

    /// What it prints to standard error, as it is.
    #[must_use]
    pub fn stderr(self, stderr: impl Into<Vec<u8>>) -> Self {
        Self { stderr: stderr.into(), ..self }
    }

    /// What the handler gets, in Juju's plain form where it asks for that.
    fn into_output(self, is_plain: bool) -> Result<Output, &'static str> {
        let stdout = match self.json {
            None => self.stdout,
            Some(Value::String(text)) if is_plain => lines(text),
            Some(Value::Bool(true)) if is_plain => lines("True".to_owned()),
            Some(Value::Bool(false)) if is_plain => lines("False".to_owned()),
            Some(_) if is_plain => {
                return Err("its stand-in answers JSON that has no plain form; the handler is to \
                            ask for `json`");
            }
            Some(value) => lines(value.to_string()),
        };
        Ok(Output { status: exit_status(self.status), stdout, stderr: self.stderr })
    }
}

fn lines(mut text: String) -> Vec<u8> {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.into_bytes()
}

#[cfg(unix)]
fn exit_status(status: u8) -> ExitStatus {
    std::os::unix::process::ExitStatusExt::from_raw(i32::from(status) << 8)
}

#[cfg(not(unix))]
fn exit_status(status: u8) -> ExitStatus {
    std::os::windows::process::ExitStatusExt::from_raw(status.into())
}

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Self::exit(0).stdout(lines(text))
    }
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Value> for Answer {
    fn from(value: Value) -> Self {
        Self { json: Some(value), ..Self::default() }
    }
}

/// It prints nothing, and ends well.
impl From<()> for Answer {
    fn from((): ()) -> Self {
        Self::exit(0)
    }
}

/// Of each name, what answers its calls.
pub(super) type Known = BTreeMap<String, Arc<dyn Fn(&Call) -> Answer + Send + Sync>>;

/// What stands on a host, and what was called there.
pub(crate) struct StandIns {
    known: Known,
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
    pub(super) fn new(known: Known, task: Task) -> Self {
        Self { known, seen: Mutex::new(Seen { task, faults: Vec::new() }) }
    }

    pub(crate) fn of_thread() -> Option<Arc<Self>> {
        HERE.try_with(|here| here.borrow().clone()).ok().flatten()
    }

    /// Those of the one handler that runs, if it is one.
    pub(super) fn of_process() -> Option<Arc<Self>> {
        match locked(&RUNNING).as_slice() {
            [one] => Some(Arc::clone(one)),
            _ => None,
        }
    }

    /// Runs `handler`, with these for whatever it starts.
    pub(super) fn during<T>(self: &Arc<Self>, handler: impl FnOnce() -> T) -> T {
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

    pub(super) fn seen(&self) -> MutexGuard<'_, Seen> {
        locked(&self.seen)
    }
}
