//! The four hook tools that an action uses, as an interface, and how they fail.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;

use crate::process::{Ended, Exit};

/// The most bytes that one argument of a command can have on Linux, without the NUL that ends it.
pub(crate) const ARGUMENT_LIMIT: usize = 131_071;

/// The hook tools of one dispatched action.
///
/// [`Juju`](crate::spawn::Juju) runs the real ones. The texts that an [`Action`](crate::Action) passes
/// on hold no NUL and are at most 131,071 bytes long, with the key where there is one; the keys are
/// ones that Juju takes.
pub(crate) trait HookTools: Send + Sync {
    /// `action-get --format=json`: the params, as the JSON text of one object.
    fn get(&self) -> Result<String, ToolError>;

    /// `action-set key=value ...`: adds to the results of the task.
    fn set(&self, pairs: &[(String, String)]) -> Result<(), ToolError>;

    /// `action-fail -- message`: the task will end as failed. The last message stays.
    fn fail(&self, message: &str) -> Result<(), ToolError>;

    /// `action-log -- message`: shown to the operator at once.
    fn log(&self, message: &str) -> Result<(), ToolError>;
}

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

/// `text` as an argument can carry it: a NUL becomes `␀`, and what is over 131,071 bytes is cut.
pub(crate) fn passable(text: &str) -> Cow<'_, str> {
    let mut passable = Cow::Borrowed(text);
    if text.contains('\0') {
        passable = Cow::Owned(text.replace('\0', "\u{2400}"));
    }
    if passable.len() > ARGUMENT_LIMIT {
        let why = format!("{} bytes, and Juju passes {ARGUMENT_LIMIT}", text.len());
        passable = Cow::Owned(cut(&passable, ARGUMENT_LIMIT, &why));
    }
    passable
}

/// The beginning of `text`, and a note of why it is cut: `most` bytes together.
pub(crate) fn cut(text: &str, most: usize, why: &str) -> String {
    let note = format!("\n[cut here: {why}]");
    let mut end = most.saturating_sub(note.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    [text.get(..end).unwrap_or_default(), &note].concat()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::io;

    use super::{ARGUMENT_LIMIT, ToolError, ToolFault, passable};

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

    #[test]
    fn a_plain_text_passes_as_it_is() {
        for text in ["", "-h", "a\nb\u{1b}", &"é".repeat(65_535)] {
            assert!(matches!(passable(text), Cow::Borrowed(passed) if passed == text));
        }
    }

    #[test]
    fn nul_is_made_visible() {
        assert_eq!(passable("a\0b"), "a␀b");
    }

    #[test]
    fn an_overlong_text_is_cut_between_characters() {
        for text in ["é".repeat(65_536), "\0".repeat(100_000)] {
            let passed = passable(&text);
            assert!(passed.len() <= ARGUMENT_LIMIT && passed.len() > ARGUMENT_LIMIT - 4);
            let note = format!("\n[cut here: {} bytes, and Juju passes 131071]", text.len());
            assert!(passed.ends_with(&note));
            assert_eq!(passable(&passed), passed);
        }
    }
}
