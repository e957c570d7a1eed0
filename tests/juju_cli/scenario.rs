//! What the stand-in is told to answer, and what it was asked: files in the folder it is started in.

use std::fs;
use std::io;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the stand-in is told.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Scenario {
    /// What `juju version` prints.
    pub(crate) version: String,
    /// How a call ends that is not refused.
    pub(crate) end: End,
}

/// How a call ends.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) enum End {
    /// The task ends: the members that Juju prints besides `id` and `unit`.
    Task(Value),
    /// The controller refuses it.
    Refused(String),
    /// The task does not end while Juju waits.
    TimedOut,
    /// Something else.
    Other {
        status: u8,
        stdout: String,
        stderr: String,
    },
}

/// What `juju run` was asked.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Asked {
    pub(crate) units: Vec<String>,
    pub(crate) action: String,
    pub(crate) model: Option<String>,
    pub(crate) wait: Option<String>,
    /// The path of the params file.
    pub(crate) file: String,
    /// Its permissions, in octal.
    pub(crate) mode: String,
    /// What Juju's YAML reader makes of it.
    pub(crate) params: Value,
}

/// The file of the scenario.
pub(crate) const SCENARIO: &str = "scenario.json";
/// The file of what was asked.
pub(crate) const ASKED: &str = "asked.json";

pub(crate) fn read<T: DeserializeOwned>(folder: &Path, file: &str) -> io::Result<T> {
    Ok(serde_json::from_slice(&fs::read(folder.join(file))?)?)
}

pub(crate) fn write(folder: &Path, file: &str, value: &impl Serialize) -> io::Result<()> {
    fs::write(folder.join(file), serde_json::to_vec(value)?)
}
