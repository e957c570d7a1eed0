//! What can go wrong with a hook tool.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::call::Tool;

/// What goes wrong with a call.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Fault {
    /// The tool is not on `PATH`. Holds for the whole dispatch.
    Missing,
    /// The file is there and may not be executed. Holds for the whole dispatch.
    NotExecutable,
    /// Ends with this status and this text on standard error, nothing done.
    Exit {
        /// The exit status.
        status: u8,
        /// What stands on standard error.
        stderr: String,
    },
    /// Ends by this signal (`KILL`, `SEGV`), nothing done.
    Signal(String),
    /// Never answers, nothing done. It ends when the dispatch is over.
    Hang,
    /// Does what it is asked, writes the first half of its output, and is killed.
    KilledHalfWay,
    /// Does what it is asked, and prints this instead of its own output.
    Output(Vec<u8>),
    /// Does what it is asked, so much later.
    Slow(Duration),
}

impl Fault {
    /// [`Fault::Exit`] with a line on standard error.
    pub fn exit(status: u8, line: &str) -> Self {
        Self::Exit { status, stderr: format!("{line}\n") }
    }

    /// [`Fault::Signal`] of that name.
    pub fn signal(name: &str) -> Self {
        Self::Signal(name.to_owned())
    }

    /// Prints this instead of its own output.
    pub fn prints(text: impl AsRef<[u8]>) -> Self {
        Self::Output(text.as_ref().to_vec())
    }
}

/// A fault and the calls that it strikes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Strike {
    /// The tool.
    pub tool: Tool,
    /// Which call of the tool, counted from 1; `None` for each.
    pub call: Option<usize>,
    /// What goes wrong.
    pub fault: Fault,
}

impl Strike {
    /// Whether the call of that number is struck.
    pub fn hits(&self, call: usize) -> bool {
        self.call.is_none_or(|struck| struck == call)
    }
}
