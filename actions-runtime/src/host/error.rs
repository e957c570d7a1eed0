//! How a program fails.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::process::Output;
use std::time::Duration;

use crate::process::{Exit, last_lines};
use crate::shown::{after_colon, debug_as_text};

/// Why a program gave nothing to go on with.
///
/// Its text names the program, how it ended, and the last lines of what it said on standard error: at
/// most 20, and 4 KiB. Its arguments and its standard output are not in it, since both can be secrets,
/// and in the place of each text of [`Program::hide`](crate::Program::hide) stands `<hidden>`.
///
/// ```
/// # #[cfg(unix)] {
/// use actions_runtime::Host;
///
/// let psql = Host::new().program("sh").args(["-c", "echo no such role >&2; exit 3"]);
/// let error = psql.text().unwrap_err();
/// assert_eq!(error.to_string(), "sh: exit status 3: no such role");
/// assert_eq!(error.code(), Some(3));
/// assert!(error.stderr().starts_with("no such role"));
/// assert!(!error.timed_out());
/// # }
/// ```
pub struct ProgramError {
    message: String,
    code: Option<i32>,
    timed_out: bool,
    not_started: Option<io::ErrorKind>,
    stdout: String,
    stderr: String,
}

/// What keeps a program from ending by itself.
#[derive(Debug)]
pub(crate) enum Fault {
    /// There is nowhere to keep what it prints.
    NoFile(io::Error),
    NotStarted(io::Error),
    /// So it is where the charm ignores SIGCHLD: then no process can wait for its children.
    EndUnknown(io::Error),
    TimedOut(Output, Duration),
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

    /// Why it could not be started, if it could not.
    pub(crate) fn not_started(&self) -> Option<io::ErrorKind> {
        self.not_started
    }

    /// `program` did what `why` says.
    pub(crate) fn new(program: impl Display, why: impl Display) -> Self {
        Self {
            message: format!("{program}: {why}"),
            code: None,
            timed_out: false,
            not_started: None,
            stdout: String::new(),
            stderr: String::new(),
        }
    }

    /// `program` ended so, and `why` says what was wrong with it; how it ended, if nothing does.
    pub(crate) fn ended(
        program: impl Display,
        output: &Output,
        why: Option<&str>,
        hide: impl Fn(&[u8]) -> String,
    ) -> Self {
        let (stdout, stderr) = (hide(&output.stdout), hide(&output.stderr));
        let message = match why {
            Some(why) => format!("{program}: {why}"),
            None => format!("{program}: {}", Exit::of(output.status, &stderr)),
        };
        Self {
            message,
            code: output.status.code(),
            timed_out: false,
            not_started: None,
            stdout,
            stderr,
        }
    }

    /// `program` has that fault; `absent` is told where it is not there.
    pub(crate) fn fault(
        program: impl Display,
        fault: Fault,
        absent: Option<&str>,
        hide: impl Fn(&[u8]) -> String,
    ) -> Self {
        match fault {
            Fault::NoFile(error) => {
                let why = format!("cannot be started: no file for its output can be made: {error}");
                Self::new(program, why)
            }
            Fault::NotStarted(error) => {
                let why = match absent.filter(|_| error.kind() == io::ErrorKind::NotFound) {
                    Some(absent) => absent.to_owned(),
                    None => format!("cannot be started: {error}"),
                };
                Self { not_started: Some(error.kind()), ..Self::new(program, why) }
            }
            Fault::EndUnknown(error) => {
                let why = format!("was started, and how it ended is unknown: {error}");
                Self::new(program, why)
            }
            // Of those that have no limit there is none.
            Fault::TimedOut(output, _) => Self::ended(program, &output, None, hide),
        }
    }

    /// `program` was killed after `limit`.
    pub(super) fn late(
        program: impl Display,
        output: &Output,
        limit: Duration,
        hide: impl Fn(&[u8]) -> String,
    ) -> Self {
        let said = last_lines(hide(&output.stderr).as_bytes());
        let said = after_colon(&said);
        let why = format!("did not end within {limit:?}, and was killed{said}");
        Self { code: None, timed_out: true, ..Self::ended(program, output, Some(&why), hide) }
    }
}

/// What a program prints, as far as it is text.
pub(crate) fn output_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl Display for ProgramError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

debug_as_text!(ProgramError);

impl Error for ProgramError {}
