//! How a hook tool fails.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;

use crate::process::{Ended, Exit};

/// A hook tool did not do its work.
#[derive(Debug)]
pub struct ToolError {
    tool: &'static str,
    fault: ToolFault,
}

/// What went wrong with a hook tool.
#[derive(Debug)]
#[non_exhaustive]
pub enum ToolFault {
    /// No absolute directory of `PATH` has it.
    Missing,
    /// It could not be started: not executable, too many arguments, no memory.
    NotStarted(io::Error),
    /// It was started, and nobody can say how it ended. So it is where the charm ignores SIGCHLD: then
    /// no process can wait for its children.
    EndUnknown(io::Error),
    /// It ended with another exit status than 0.
    Status {
        /// The exit status.
        status: i32,
        /// The last lines of what it wrote to standard error.
        stderr: String,
    },
    /// A signal ended it.
    Signal {
        /// The number of the signal.
        signal: i32,
        /// The last lines of what it wrote to standard error.
        stderr: String,
    },
    /// It printed bytes that are not UTF-8.
    NotText,
}

impl ToolError {
    /// For the tool `tool`, `action-get` for instance.
    pub(crate) fn new(tool: &'static str, fault: ToolFault) -> Self {
        Self { tool, fault }
    }

    /// The name of the tool.
    pub fn tool(&self) -> &'static str {
        self.tool
    }

    /// What went wrong.
    pub fn fault(&self) -> &ToolFault {
        &self.fault
    }
}

impl Display for ToolError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.tool)?;
        match &self.fault {
            ToolFault::Missing => {
                f.write_str("not found on PATH, where Juju puts it when it runs an action")
            }
            ToolFault::NotStarted(error) => write!(f, "cannot be started: {error}"),
            ToolFault::EndUnknown(error) => {
                write!(f, "was started, and how it ended is unknown: {error}")
            }
            &ToolFault::Status { status, ref stderr } => {
                let ended = Ended::Status(status);
                Display::fmt(&Exit { ended, stderr }, f)
            }
            &ToolFault::Signal { signal, ref stderr } => {
                let ended = Ended::Signal(signal);
                Display::fmt(&Exit { ended, stderr }, f)
            }
            ToolFault::NotText => f.write_str("printed bytes that are not UTF-8"),
        }
    }
}

impl Error for ToolError {}

impl From<Exit> for ToolFault {
    fn from(exit: Exit) -> Self {
        let Exit { ended, stderr } = exit;
        match ended {
            Ended::Status(status) => Self::Status { status, stderr },
            Ended::Signal(signal) => Self::Signal { signal, stderr },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::{ToolError, ToolFault};

    #[test]
    fn each_fault_is_told() {
        let stderr = |text: &str| text.to_owned();
        for (fault, text) in [
            (
                ToolFault::Missing,
                "action-set: not found on PATH, where Juju puts it when it runs an action",
            ),
            (
                ToolFault::NotStarted(io::Error::other("no memory")),
                "action-set: cannot be started: no memory",
            ),
            (
                ToolFault::EndUnknown(io::Error::other("no child")),
                "action-set: was started, and how it ended is unknown: no child",
            ),
            (
                ToolFault::Status {
                    status: 2,
                    stderr: stderr("ERROR no"),
                },
                "action-set: exit status 2: ERROR no",
            ),
            (
                ToolFault::Status {
                    status: 1,
                    stderr: stderr("a\nb"),
                },
                "action-set: exit status 1:\na\nb",
            ),
            (
                ToolFault::Signal {
                    signal: 9,
                    stderr: stderr(""),
                },
                "action-set: killed by signal 9",
            ),
            (
                ToolFault::NotText,
                "action-set: printed bytes that are not UTF-8",
            ),
        ] {
            assert_eq!(ToolError::new("action-set", fault).to_string(), text);
        }
    }
}
