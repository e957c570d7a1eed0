//! Why a result cannot be passed on.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

use super::key::{self, KeyFault};
use crate::hook_tools::ARGUMENT_LIMIT;
use crate::shown::shown;

/// Why a result cannot be passed to Juju. The text names the key and never holds the value.
///
/// ```
/// use actions_runtime::Results;
///
/// let error = Results::from_serialize(&5).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "a number has no key, and each result needs one; use a struct or a map"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultsError {
    key: String,
    fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Key(KeyFault),
    /// Under the same key there is a result already.
    Duplicate,
    /// The key goes through this one, which has a value.
    UnderValue(String),
    /// The key is the beginning of this one.
    OverMap(String),
    Nul,
    /// The value is a path that is no text.
    NotUtf8,
    /// Too long, key and all.
    Size(usize),
    /// A value without a key, such as a number instead of a struct.
    NoKey(&'static str),
    /// The value's own `Serialize` failed, or it has a map whose keys are not text.
    Serialize(String),
}

impl ResultsError {
    pub(super) fn new(key: impl Into<String>, fault: Fault) -> Self {
        Self {
            key: key.into(),
            fault,
        }
    }

    /// The key of the result; empty where the results as a whole have none.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The same, with `key` where none is known.
    pub(super) fn at(self, key: &str) -> Self {
        if self.key.is_empty() {
            Self::new(key, self.fault)
        } else {
            self
        }
    }

    /// The same, for results that are nested under `key`.
    pub(super) fn under(self, key: &str) -> Self {
        Self {
            key: format!("{key}.{}", self.key),
            ..self
        }
    }
}

impl Display for ResultsError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { key, fault } = self;
        if let Fault::NoKey(kind) = fault {
            return write!(
                f,
                "{kind} has no key, and each result needs one; use a struct or a map"
            );
        }
        if let Fault::Serialize(error) = fault
            && key.is_empty()
        {
            return write!(f, "the results cannot be written as text: {error}");
        }
        write!(f, "result `{}`: ", shown(key))?;
        let part = |start: usize, end: usize| shown(key.get(start..end).unwrap_or_default());
        match fault {
            Fault::Key(KeyFault::Segment { start, end }) => {
                if start == end {
                    f.write_str("an empty part of a key is not taken by Juju")?;
                } else {
                    write!(
                        f,
                        "`{}` is not a key that Juju takes: lower-case letters, digits and inner \
                         hyphens",
                        part(*start, *end)
                    )?;
                }
                match key::suggestion(key) {
                    Some(near) => write!(f, "; use `{near}`"),
                    None => Ok(()),
                }
            }
            Fault::Key(KeyFault::Reserved { start, end }) => {
                write!(
                    f,
                    "Juju keeps `{}` for itself; use another key",
                    part(*start, *end)
                )
            }
            Fault::Key(KeyFault::Overwritten) => {
                f.write_str("Juju overwrites it with the exit status; use another key")
            }
            Fault::Key(KeyFault::Deep) => write!(
                f,
                "the key has over {} parts, deeper than Juju keeps results",
                key::MOST_SEGMENTS
            ),
            Fault::Duplicate => f.write_str("set twice"),
            Fault::UnderValue(other) => write!(
                f,
                "`{}` has a value already, so that nothing can stand under it",
                shown(other)
            ),
            Fault::OverMap(other) => {
                write!(
                    f,
                    "`{}` stands under it, so that it cannot have a value",
                    shown(other)
                )
            }
            Fault::Nul => {
                f.write_str("the value has a NUL, which cannot be passed; encode it, as base64")
            }
            Fault::NotUtf8 => f.write_str("the path is not UTF-8, and Juju passes nothing else"),
            Fault::Size(size) => write!(
                f,
                "{size} bytes with its key, and Juju passes {ARGUMENT_LIMIT}; \
                 write it to a file and return the file's path"
            ),
            Fault::Serialize(error) => write!(f, "cannot be written as text: {error}"),
            Fault::NoKey(_) => Ok(()),
        }
    }
}

impl Error for ResultsError {}
