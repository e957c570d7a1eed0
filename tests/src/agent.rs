//! The directory that stands where the unit agent is for a real hook tool.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::call::Call;
use crate::fault::{Fault, Strike};

/// What a call did at the agent.
#[derive(PartialEq, Deserialize, Serialize)]
pub enum Effect {
    /// Dotted keys with their values.
    Set(Vec<(String, String)>),
    Failed(String),
    Logged(String),
    /// A level and a message, for Juju's own log.
    JujuLogged(String, String),
}

/// A line of the journal.
#[derive(PartialEq, Deserialize, Serialize)]
pub enum Entry {
    Called(Call),
    Did(Effect),
    Hangs,
}

/// What the agent holds of an action in the end.
#[derive(Debug, Default, PartialEq)]
pub struct Held {
    /// A map of strings and maps.
    pub results: Map<String, Value>,
    pub failed: Option<String>,
    pub log: Vec<String>,
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
pub struct Agent {
    directory: PathBuf,
}

impl Agent {
    /// The variable that leads a tool to its agent. Juju puts the address of a socket there, the
    /// harness a directory.
    pub const ADDRESS: &str = "JUJU_AGENT_SOCKET_ADDRESS";

    /// In a directory that is empty. It runs an action where it is given params, as the JSON that
    /// `action-get` prints, and a hook otherwise.
    pub fn create(directory: &Path, params: Option<&str>, strikes: &[Strike]) -> io::Result<Self> {
        let agent = Self { directory: directory.to_owned() };
        File::create(agent.file("journal"))?;
        if let Some(params) = params {
            fs::write(agent.file("params"), params)?;
        }
        fs::write(agent.file("strikes"), serde_json::to_vec(strikes)?)?;
        Ok(agent)
    }

    /// The one that the environment names.
    pub fn from_environment() -> Self {
        Self { directory: env::var_os(Self::ADDRESS).unwrap_or_default().into() }
    }

    /// Gone once the dispatch is over.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    pub fn file(&self, name: impl AsRef<OsStr>) -> PathBuf {
        self.directory.join(name.as_ref())
    }

    /// `None` in a hook.
    pub fn params(&self) -> io::Result<Option<String>> {
        match fs::read_to_string(self.file("params")) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        }
    }

    /// Notes a call, and answers what goes wrong with it.
    pub fn call(&self, call: &Call) -> io::Result<Option<Fault>> {
        let end = self.note(&Entry::Called(call.clone()))?;
        let mut strikes: Vec<Strike> = serde_json::from_slice(&fs::read(self.file("strikes"))?)?;
        strikes.retain(|strike| strike.tool == call.tool);
        if strikes.is_empty() {
            return Ok(None);
        }
        // Others may have noted theirs meanwhile.
        let mut journal = fs::read(self.file("journal"))?;
        journal.truncate(usize::try_from(end).unwrap_or(usize::MAX));
        let is_of_tool =
            |entry: &&Entry| matches!(entry, Entry::Called(known) if known.tool == call.tool);
        let number = entries(&journal)?.iter().filter(is_of_tool).count();
        let hits = |strike: &Strike| strike.call.is_none_or(|struck| struck == number);
        Ok(strikes.into_iter().find(hits).map(|strike| strike.fault))
    }

    /// Writes a line of the journal in one go; answers where it ends.
    pub fn note(&self, entry: &Entry) -> io::Result<u64> {
        let mut journal = File::options().append(true).open(self.file("journal"))?;
        let line = serde_json::to_string(entry)? + "\n";
        journal.write_all(line.as_bytes())?;
        journal.stream_position()
    }

    /// What happened so far.
    pub fn journal(&self) -> io::Result<Vec<Entry>> {
        entries(&fs::read(self.file("journal"))?)
    }

    pub fn held(&self) -> io::Result<Held> {
        let mut held = Held::default();
        for entry in self.journal()? {
            match entry {
                Entry::Did(Effect::Set(pairs)) => {
                    for (key, value) in pairs {
                        set(&mut held.results, &key, value);
                    }
                }
                Entry::Did(Effect::Failed(message)) => held.failed = Some(message),
                Entry::Did(Effect::Logged(line)) => held.log.push(line),
                Entry::Did(Effect::JujuLogged(..)) | Entry::Called(_) | Entry::Hangs => {}
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
