//! The directory that stands where the unit agent is for a real hook tool.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::fault::Strike;
use crate::journal::Journal;
use crate::record;
use crate::tool::Tool;

/// What the real tools need to reach the agent, in the order in which they ask for it.
const REQUIRED: [&str; 3] = [
    "JUJU_CONTEXT_ID",
    Agent::ADDRESS,
    "JUJU_AGENT_SOCKET_NETWORK",
];

/// One dispatch as its hook tools know it: the params, the faults, and what was asked so far.
#[derive(Clone, Debug)]
pub struct Agent {
    directory: PathBuf,
}

impl Agent {
    /// The variable that leads a tool to its agent. Juju puts the address of a socket there, the
    /// harness a directory.
    pub const ADDRESS: &str = "JUJU_AGENT_SOCKET_ADDRESS";

    /// The agent in a directory that exists.
    pub fn new(directory: impl Into<PathBuf>) -> Self {
        let directory = directory.into();
        Self { directory }
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
        let address = env::var_os(Self::ADDRESS).unwrap_or_default();
        Ok(Self::new(address))
    }

    /// Its directory.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Whether the dispatch still goes on: its directory is there.
    pub fn is_there(&self) -> bool {
        self.directory.exists()
    }

    /// What was asked of the hook tools.
    pub fn journal(&self) -> Journal {
        Journal::new(self.directory.join("journal"))
    }

    /// Makes it an action with these params, as the JSON text that `action-get` prints.
    pub fn set_params(&self, json: &str) -> io::Result<()> {
        fs::write(self.params_path(), json)
    }

    /// The params of the action as JSON; `None` in a hook.
    pub fn params(&self) -> io::Result<Option<String>> {
        match fs::read_to_string(self.params_path()) {
            Ok(json) => Ok(Some(json)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether it is an action, not a hook.
    pub fn runs_an_action(&self) -> bool {
        self.params_path().exists()
    }

    /// Sets the faults of the tools.
    pub fn set_strikes(&self, strikes: &[Strike]) -> io::Result<()> {
        if strikes.is_empty() {
            return Ok(());
        }
        let records: Vec<_> = strikes.iter().map(Strike::to_record).collect();
        fs::write(self.strikes_path(), records.concat())
    }

    /// What strikes this tool, at whichever call.
    pub fn strikes(&self, tool: Tool) -> io::Result<Vec<Strike>> {
        match fs::read(self.strikes_path()) {
            Ok(bytes) => Ok(record::decode(&bytes)
                .filter_map(|fields| Strike::from_record(&fields))
                .filter(|strike| strike.tool == tool)
                .collect()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// A file of that name beside the others.
    pub fn file(&self, name: impl AsRef<OsStr>) -> PathBuf {
        self.directory.join(name.as_ref())
    }

    fn params_path(&self) -> PathBuf {
        self.file("params.json")
    }

    fn strikes_path(&self) -> PathBuf {
        self.file("faults")
    }
}
