//! A call of a program in a test, and what answers it.

use std::fmt::{self, Debug, Display, Formatter};
use std::path::PathBuf;
use std::process::{ExitStatus, Output};

use serde_json::Value;

/// A call of a hook tool or a program, as the handler wrote it. What is no UTF-8 is shown as `�`.
///
/// Its text is the name with the arguments, `ceph osd pool ls`, and it compares with that:
/// `assert_eq!(task.calls, ["is-leader", "ceph osd pool ls"])`.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Call {
    /// The name, or the path, of the program.
    pub name: String,
    /// Its arguments.
    pub args: Vec<String>,
    /// What it is given to read from standard input.
    pub input: String,
    /// The variables that the handler sets.
    pub env: Vec<(String, String)>,
    /// The folder that it is to work in, where one is given.
    pub folder: Option<PathBuf>,
}

impl Call {
    /// Whether the handler itself asks a tool for JSON.
    pub(crate) fn asks_for_json(&self) -> bool {
        self.args.iter().any(|arg| arg == "--format=json")
            || self.args.windows(2).any(|args| args == ["--format", "json"])
    }
}

impl Display for Call {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        self.args.iter().try_for_each(|arg| write!(f, " {arg}"))
    }
}

/// As the text that it compares with, so that the two sides of an `assert_eq!` look alike.
impl Debug for Call {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string())
    }
}

impl<T: AsRef<str> + ?Sized> PartialEq<T> for Call {
    fn eq(&self, other: &T) -> bool {
        self.to_string().as_str() == other.as_ref()
    }
}

#[doc = include_str!("../../doc/answer.md")]
#[derive(Clone, Debug, Default)]
pub struct Answer {
    json: Option<Value>,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
    status: u8,
    pub(super) hangs: bool,
}

impl Answer {
    /// It prints nothing and ends with this exit status.
    pub fn exit(status: u8) -> Self {
        Self { status, ..Self::default() }
    }

    /// It does not end before the [`timeout`](crate::Program::timeout) of the call.
    pub fn never() -> Self {
        Self { hangs: true, ..Self::default() }
    }

    /// What it prints to standard output, as it is.
    #[must_use]
    pub fn stdout(self, output: impl Into<Vec<u8>>) -> Self {
        Self { json: None, stdout: output.into(), ..self }
    }

    /// What it prints to standard error, as it is.
    #[must_use]
    pub fn stderr(self, stderr: impl Into<Vec<u8>>) -> Self {
        Self { stderr: stderr.into(), ..self }
    }

    /// What the handler gets, in Juju's plain form where it asks for that.
    pub(super) fn into_output(self, is_plain: bool) -> Result<Output, &'static str> {
        let stdout = match self.json {
            None => self.stdout,
            Some(Value::String(text)) if is_plain => lines(text),
            Some(Value::Bool(flag)) if is_plain => lines(if flag { "True" } else { "False" }),
            Some(_) if is_plain => {
                return Err("its stand-in is to answer a text, or the handler to ask for `json`");
            }
            Some(value) => lines(value.to_string()),
        };
        Ok(Output { status: exit_status(self.status), stdout, stderr: self.stderr })
    }
}

fn lines(text: impl Into<String>) -> Vec<u8> {
    let mut text = text.into();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.into_bytes()
}

#[cfg(unix)]
fn exit_status(status: u8) -> ExitStatus {
    std::os::unix::process::ExitStatusExt::from_raw(i32::from(status) << 8)
}

#[cfg(not(unix))]
fn exit_status(status: u8) -> ExitStatus {
    std::os::windows::process::ExitStatusExt::from_raw(status.into())
}

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Self::exit(0).stdout(lines(text))
    }
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Value> for Answer {
    fn from(value: Value) -> Self {
        Self { json: Some(value), ..Self::default() }
    }
}

/// As JSON.
impl From<bool> for Answer {
    fn from(is: bool) -> Self {
        Value::from(is).into()
    }
}

/// It prints nothing, and ends well.
impl From<()> for Answer {
    fn from((): ()) -> Self {
        Self::exit(0)
    }
}
