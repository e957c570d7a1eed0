//! The hook tools of the process that performs a task: they tell the one that waits for it.

use std::env;
use std::fs::{self, File, OpenOptions};
use std::io::{BufRead as _, BufReader, Write as _};
use std::sync::Mutex;
use std::time::SystemTime;

use log::LevelFilter;

use crate::hook_tools::HookTools;
use crate::host::ProgramError;
use crate::panics::locked;
use crate::records::{PassedOn, line};
use crate::shown::to_stderr;

/// The variable with the path of a file: its first line are the params, and each call of a tool adds
/// one line, its words as JSON.
pub(super) const EXCHANGE: &str = "CHARM_ACTIONS_EXCHANGE";

static RECORDS: PassedOn = PassedOn(|record| to_stderr(&line(record)));

pub(crate) struct Tools {
    params: String,
    told: Mutex<File>,
}

impl Tools {
    /// `None` where this process does not perform a task of a local run.
    pub(crate) fn of_process() -> Option<Self> {
        let path = env::var_os(EXCHANGE)?;
        let told = OpenOptions::new().read(true).append(true).open(&path).ok()?;
        // It can hold secrets, and both sides have it open.
        let _ = fs::remove_file(&path);
        let mut params = String::new();
        BufReader::new(&told).read_line(&mut params).ok()?;
        let told = Mutex::new(told);
        // Unless the charm has a logger of its own.
        let _ = RECORDS.begin(LevelFilter::Debug);
        Some(Self { params, told })
    }

    fn tell(&self, tool: &'static str, words: &[&str]) -> Result<(), ProgramError> {
        let call = serde_json::Value::from([&[tool], words].concat());
        if let ("action-log", [time, line]) = (tool, words) {
            to_stderr(&format!("{time} {line}"));
        }
        let mut told = locked(&self.told);
        told.write_all(format!("{call}\n").as_bytes())
            .map_err(|error| ProgramError::new(tool, format_args!("cannot be told: {error}")))
    }
}

impl HookTools for Tools {
    fn get(&self) -> Result<String, ProgramError> {
        Ok(self.params.clone())
    }

    fn set(&self, pairs: &[(String, String)]) -> Result<(), ProgramError> {
        let words = pairs.iter().flat_map(|(key, value)| [key.as_str(), value]);
        self.tell("action-set", &words.collect::<Vec<_>>())
    }

    fn fail(&self, message: &str) -> Result<(), ProgramError> {
        self.tell("action-fail", &[message])
    }

    fn log(&self, message: &str) -> Result<(), ProgramError> {
        self.tell("action-log", &[&now(), message])
    }
}

/// The time of day in UTC: `06:06:06`.
pub(super) fn now() -> String {
    let since = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
    let seconds = since.as_secs() % 86_400;
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!("{hours:02}:{minutes:02}:{:02}", seconds % 60)
}
