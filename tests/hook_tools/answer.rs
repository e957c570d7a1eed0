//! What a tool answers its caller with.

use std::io::{self, Write};
use std::process::ExitCode;

/// Output and exit status.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u8,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: Vec<u8>,
}

impl Answer {
    pub(crate) fn new(status: u8, stdout: Vec<u8>, stderr: Vec<u8>) -> Self {
        Self {
            status,
            stdout,
            stderr,
        }
    }

    /// Success, and nothing to print.
    pub(crate) fn done() -> Self {
        Self::new(0, Vec::new(), Vec::new())
    }

    /// Success, with this on standard output.
    pub(crate) fn printed(text: String) -> Self {
        Self::new(0, text.into_bytes(), Vec::new())
    }

    /// An error as Juju words them.
    pub(crate) fn error(status: u8, message: impl AsRef<str>) -> Self {
        let line = format!("ERROR {}\n", message.as_ref());
        Self::new(status, Vec::new(), line.into_bytes())
    }

    /// Writes it all. That nobody reads it is no fault of the tool.
    pub(crate) fn give(&self) -> ExitCode {
        let mut stdout = io::stdout();
        let _ = stdout.write_all(&self.stdout);
        let _ = stdout.flush();
        let _ = io::stderr().write_all(&self.stderr);
        ExitCode::from(self.status)
    }
}
