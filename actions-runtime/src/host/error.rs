//! How a program fails.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::process::Output;
use std::time::Duration;

use crate::process::{ended, last_lines};
use crate::shown::{after_colon, debug_as_text};

#[doc = include_str!("../../doc/program_error.md")]
pub struct ProgramError {
    message: String,
    code: Option<i32>,
    timed_out: bool,
    is_too_much: bool,
    stdout: String,
    stderr: String,
}

impl ProgramError {
    /// The exit status, if it ended with one.
    pub fn code(&self) -> Option<i32> {
        self.code
    }

    /// All that it wrote to standard output; bytes that are not UTF-8 as `�`.
    pub fn stdout(&self) -> &str {
        &self.stdout
    }

    /// All that it wrote to standard error; bytes that are not UTF-8 as `�`.
    pub fn stderr(&self) -> &str {
        &self.stderr
    }

    /// Whether it was killed because its time was over.
    pub fn timed_out(&self) -> bool {
        self.timed_out
    }

    /// Whether it could not be started because that takes more than the system passes.
    pub(crate) fn is_too_much(&self) -> bool {
        self.is_too_much
    }

    /// `program` did what `why` says.
    pub(crate) fn new(program: impl Display, why: impl Display) -> Self {
        Self {
            message: format!("{program}: {why}"),
            code: None,
            timed_out: false,
            is_too_much: false,
            stdout: String::new(),
            stderr: String::new(),
        }
    }

    /// `program` could not be started; `absent` is told where it is not there.
    pub(crate) fn not_started(program: impl Display, error: &io::Error, absent: &str) -> Self {
        let is_too_much = error.kind() == io::ErrorKind::ArgumentListTooLong;
        let error = match error.kind() {
            io::ErrorKind::NotFound if !absent.is_empty() => Self::new(program, absent),
            _ => Self::new(program, format_args!("cannot be started: {error}")),
        };
        Self { is_too_much, ..error }
    }

    /// So it is where the charm ignores SIGCHLD: then no process can wait for its children.
    pub(crate) fn end_unknown(program: impl Display, error: &io::Error) -> Self {
        Self::new(program, format_args!("was started, and how it ended is unknown: {error}"))
    }

    /// `program` ended so.
    pub(crate) fn ended(program: impl Display, output: &Output) -> Self {
        Self::unfit(program, output, &ended(output.status, &output.stderr))
    }

    /// `program` ended so, which `why` finds fault with.
    pub(super) fn unfit(program: impl Display, output: &Output, why: &str) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            ..Self::new(program, why)
        }
    }

    /// `program` was killed after `limit`.
    pub(super) fn late(program: impl Display, output: &Output, limit: Duration) -> Self {
        let said = last_lines(&output.stderr);
        let why = format!("did not end within {limit:?}, and was killed{}", after_colon(&said));
        Self { code: None, timed_out: true, ..Self::unfit(program, output, &why) }
    }
}

impl Display for ProgramError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

debug_as_text!(ProgramError);

impl Error for ProgramError {}
