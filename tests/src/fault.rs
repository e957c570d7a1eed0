//! What can go wrong with a hook tool.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::call::Tool;

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub enum Fault {
    /// The tool is not on `PATH`.
    Missing,
    /// The file is there and may not be executed.
    NotExecutable,
    /// Ends with this status and this text on standard error, nothing done.
    Exit(u8, String),
    /// Ends by this signal (`KILL`, `SEGV`), nothing done.
    Signal(String),
    /// Never answers, nothing done, until the operator cancels the task.
    Hang,
    /// Does what it is asked, writes the first half of its output, and is killed.
    KilledHalfWay,
    /// Does what it is asked, and prints this instead of its own output.
    Output(Vec<u8>),
    /// Does what it is asked, so much later.
    Slow(Duration),
}

impl Fault {
    /// With a line on standard error.
    pub fn exit(status: u8, line: &str) -> Self {
        Self::Exit(status, format!("{line}\n"))
    }

    /// Whether it holds for the file of the tool, and so for the whole dispatch.
    pub(crate) fn is_of_file(&self) -> bool {
        matches!(self, Self::Missing | Self::NotExecutable)
    }

    pub fn signal(name: &str) -> Self {
        Self::Signal(name.to_owned())
    }

    pub fn prints(text: impl AsRef<[u8]>) -> Self {
        Self::Output(text.as_ref().to_vec())
    }
}

/// A fault and the calls that it strikes.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Strike {
    pub tool: Tool,
    /// Counted from 1; `None` for each.
    pub call: Option<usize>,
    pub fault: Fault,
}
