//! The directory that stands where the unit agent is for a real hook tool.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::call::{Call, Tool};
use crate::fault::Strike;

/// What the real tools need to reach the agent.
const REQUIRED: [&str; 3] = ["JUJU_CONTEXT_ID", Agent::ADDRESS, "JUJU_AGENT_SOCKET_NETWORK"];

/// What a call did at the agent.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Effect {
    /// Set results: dotted keys with their values.
    Set(Vec<(String, String)>),
    /// Failed the action with a message.
    Failed(String),
    /// Sent a line to the operator.
    Logged(String),
    /// Wrote to Juju's own log: the level and the message.
    JujuLogged(String, String),
}

/// One thing that happened: a line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Entry {
    /// A tool was started.
    Called(Call),
    /// A tool did what it was asked.
    Did(Effect),
    /// A tool began to hang.
    Hangs,
}

/// What the agent holds of an action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// What `action-set` left: a map of strings and maps.
    pub results: Map<String, Value>,
    /// What `action-fail` said, where it was called.
    pub failed: Option<String>,
    /// The lines of `action-log`.
    pub log: Vec<String>,
}

impl Held {
    pub(crate) fn take(&mut self, effect: Effect) {
        match effect {
            Effect::Set(pairs) => {
                for (key, value) in pairs {
                    set(&mut self.results, &key, value);
                }
            }
            Effect::Failed(message) => self.failed = Some(message),
            Effect::Logged(line) => self.log.push(line),
            Effect::JujuLogged(..) => {}
        }
    }
}

/// Puts a value under a dotted key: maps merge, and a leaf and a map replace each other.
fn set(results: &mut Map<String, Value>, key: &str, value: String) {
    let Some((outer, inner)) = key.split_once('.') else {
        results.insert(key.to_owned(), Value::String(value));
        return;
    };
    let slot = results.entry(outer).or_insert(Value::Null);
    if !slot.is_object() {
        *slot = Value::Object(Map::new());
    }
    if let Value::Object(map) = slot {
        set(map, inner, value);
    }
}

/// One dispatch as its hook tools know it: the params, the faults, and what was asked so far.
#[derive(Clone, Debug)]
pub struct Agent {
    directory: PathBuf,
}

impl Agent {
    /// The variable that leads a tool to its agent. Juju puts the address of a socket there, the
    /// harness a directory.
    pub const ADDRESS: &str = "JUJU_AGENT_SOCKET_ADDRESS";

    /// An agent in a directory that is empty, and what goes wrong with its tools. It runs an action
    /// where it is given params, as the JSON that `action-get` prints, and a hook otherwise.
    ///
    /// # Errors
    /// A directory that cannot be written to.
    pub fn create(directory: &Path, params: Option<&str>, strikes: &[Strike]) -> io::Result<Self> {
        let agent = Self { directory: directory.to_owned() };
        File::create(agent.file("journal"))?;
        if let Some(params) = params {
            fs::write(agent.file("params"), params)?;
        }
        fs::write(agent.file("strikes"), serde_json::to_vec(strikes)?)?;
        Ok(agent)
    }

    /// The agent that the environment names.
    ///
    /// # Errors
    /// The name of a variable that the real tools need and that is not set.
    pub fn from_environment() -> Result<Self, &'static str> {
        let set = |variable: &&str| env::var_os(variable).is_some_and(|value| !value.is_empty());
        if let Some(missing) = REQUIRED.into_iter().find(|variable| !set(variable)) {
            return Err(missing);
        }
        let directory = env::var_os(Self::ADDRESS).unwrap_or_default().into();
        Ok(Self { directory })
    }

    /// Its directory, which is gone once the dispatch is over.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// A file of that name beside the others.
    pub fn file(&self, name: impl AsRef<OsStr>) -> PathBuf {
        self.directory.join(name.as_ref())
    }

    /// The params of the action as JSON; `None` in a hook.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn params(&self) -> io::Result<Option<String>> {
        match fs::read_to_string(self.file("params")) {
            Ok(json) => Ok(Some(json)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Notes a call, and answers what strikes it.
    ///
    /// # Errors
    /// A directory that is gone.
    pub fn call(&self, call: &Call) -> io::Result<Option<Strike>> {
        let place = self.note(&Entry::Called(call.clone()))?;
        let mut strikes: Vec<Strike> = serde_json::from_slice(&fs::read(self.file("strikes"))?)?;
        strikes.retain(|strike| strike.tool == call.tool);
        if strikes.is_empty() {
            return Ok(None);
        }
        let number = self.calls_before(place, call.tool)?;
        Ok(strikes.into_iter().find(|strike| strike.hits(number)))
    }

    /// Writes a line of the journal in one go; answers where it ends.
    ///
    /// # Errors
    /// A journal that cannot be written to.
    pub fn note(&self, entry: &Entry) -> io::Result<u64> {
        let mut journal = File::options().append(true).open(self.file("journal"))?;
        let line = serde_json::to_string(entry)? + "\n";
        journal.write_all(line.as_bytes())?;
        journal.stream_position()
    }

    /// How often `tool` was called before the place `end`.
    fn calls_before(&self, end: u64, tool: Tool) -> io::Result<usize> {
        let mut journal = fs::read(self.file("journal"))?;
        journal.truncate(usize::try_from(end).unwrap_or(usize::MAX));
        let is_call = |entry: &Entry| matches!(entry, Entry::Called(call) if call.tool == tool);
        Ok(entries(&journal)?.iter().filter(|entry| is_call(entry)).count())
    }

    /// What happened so far.
    ///
    /// # Errors
    /// A journal that is gone.
    pub fn journal(&self) -> io::Result<Vec<Entry>> {
        entries(&fs::read(self.file("journal"))?)
    }

    /// What the agent holds so far.
    ///
    /// # Errors
    /// A journal that is gone.
    pub fn held(&self) -> io::Result<Held> {
        let mut held = Held::default();
        for entry in self.journal()? {
            if let Entry::Did(effect) = entry {
                held.take(effect);
            }
        }
        Ok(held)
    }
}

/// The lines that are there wholly.
fn entries(journal: &[u8]) -> io::Result<Vec<Entry>> {
    let end = journal.iter().rposition(|byte| *byte == b'\n');
    let lines = journal[..end.unwrap_or(0)].split(|byte| *byte == b'\n');
    let lines = lines.filter(|line| !line.is_empty());
    lines.map(|line| Ok(serde_json::from_slice(line)?)).collect()
}
