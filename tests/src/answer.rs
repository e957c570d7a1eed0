//! What a tool answers its caller with.

use std::io::{self, Write};
use std::process::ExitCode;

/// Output and exit status.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// The exit status.
    pub status: u8,
    /// What is written to standard output.
    pub stdout: Vec<u8>,
    /// What is written to standard error.
    pub stderr: Vec<u8>,
}

impl Answer {
    /// The exit status, standard output and standard error.
    pub fn new(status: u8, stdout: Vec<u8>, stderr: Vec<u8>) -> Self {
        Self {
            status,
            stdout,
            stderr,
        }
    }

    /// Success, and nothing to print.
    pub fn done() -> Self {
        Self::new(0, Vec::new(), Vec::new())
    }

    /// Success, with this on standard output.
    pub fn printed(text: String) -> Self {
        Self::new(0, text.into_bytes(), Vec::new())
    }

    /// An error as Juju words them.
    pub fn error(status: u8, message: impl AsRef<str>) -> Self {
        let line = format!("ERROR {}\n", message.as_ref());
        Self::new(status, Vec::new(), line.into_bytes())
    }

    /// Writes it all. That nobody reads it is no fault of the tool.
    pub fn give(&self) -> ExitCode {
        let mut stdout = io::stdout();
        let _ = stdout.write_all(&self.stdout);
        let _ = stdout.flush();
        let _ = io::stderr().write_all(&self.stderr);
        ExitCode::from(self.status)
    }
}
