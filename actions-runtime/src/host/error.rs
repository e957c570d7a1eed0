//! How a program fails.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::process::Output;

use crate::shown::debug_as_text;

#[doc = include_str!("../../doc/program_error.md")]
pub struct ProgramError {
    message: String,
    code: Option<i32>,
    timed_out: bool,
    stdout: String,
    stderr: String,
}

impl ProgramError {
    /// The exit status, if it ended with one.
    pub fn code(&self) -> Option<i32> {
        self.code
    }

    /// All that it wrote to standard output, with `<hidden>` for what
    /// [`hide`](crate::Program::hide) was given, and `�` for what is not UTF-8.
    pub fn stdout(&self) -> &str {
        &self.stdout
    }

    /// All that it wrote to standard error, likewise: of the texts of `hide` none is in
    /// `fail!("{}", error.stderr())`.
    pub fn stderr(&self) -> &str {
        &self.stderr
    }

    /// Whether it was killed because its time was over.
    pub fn timed_out(&self) -> bool {
        self.timed_out
    }

    /// `program` did what `why` says.
    pub(crate) fn new(program: impl Display, why: impl Display) -> Self {
        Self {
            message: format!("{program}: {why}"),
            code: None,
            timed_out: false,
            stdout: String::new(),
            stderr: String::new(),
        }
    }

    /// `program` could not be started; `absent` is told where it is not there.
    pub(crate) fn not_started(program: impl Display, error: &io::Error, absent: &str) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound if !absent.is_empty() => Self::new(program, absent),
            _ => Self::new(program, format_args!("cannot be started: {error}")),
        }
    }

    /// So it is where the charm ignores SIGCHLD: then no process can wait for its children.
    pub(crate) fn end_unknown(program: impl Display, error: &io::Error) -> Self {
        Self::new(program, format_args!("was started, and how it ended is unknown: {error}"))
    }

    /// `program` ended so, which `why` finds fault with.
    pub(crate) fn ended(program: impl Display, output: &Output, why: &str) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            ..Self::new(program, why)
        }
    }

    /// It was killed.
    pub(super) fn late(self) -> Self {
        Self { code: None, timed_out: true, ..self }
    }
}

impl Display for ProgramError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

debug_as_text!(ProgramError);

impl Error for ProgramError {}
