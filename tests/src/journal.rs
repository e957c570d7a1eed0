//! What was asked of the hook tools, in order.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Seek, Write};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;

use crate::record;
use crate::tool::Tool;

/// A call of a hook tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The tool.
    pub tool: Tool,
    /// Its arguments, without its name.
    pub args: Vec<OsString>,
}

/// What a call did at the agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Set results: dotted keys with their values.
    Set(Vec<(String, String)>),
    /// Failed the action with a message.
    Failed(String),
    /// Sent a line to the operator.
    Logged(String),
    /// Wrote to Juju's own log.
    JujuLogged {
        /// The level's name.
        level: String,
        /// The message.
        message: String,
    },
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A tool was started.
    Called(Call),
    /// A tool did what it was asked.
    Did(Effect),
    /// A tool began to hang.
    Hangs,
}

/// The file that the tools of one dispatch write to, each entry in one write at its end.
#[derive(Clone, Debug)]
pub struct Journal {
    path: PathBuf,
}

impl Journal {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Starts an empty one.
    pub fn create(&self) -> io::Result<()> {
        File::create(&self.path).map(drop)
    }

    /// Writes an entry; answers where it ends in the file.
    ///
    /// # Errors
    /// A journal that was not created, or that cannot be written to.
    pub fn append(&self, entry: &Entry) -> io::Result<u64> {
        let mut file = File::options().append(true).open(&self.path)?;
        file.write_all(&entry.to_record())?;
        file.stream_position()
    }

    /// How often `tool` was called before the place `end`.
    pub fn calls_before(&self, end: u64, tool: Tool) -> io::Result<u64> {
        let mut bytes = fs::read(&self.path)?;
        bytes.truncate(usize::try_from(end).unwrap_or(usize::MAX));
        let calls = entries(&bytes)
            .filter(|entry| matches!(entry, Entry::Called(call) if call.tool == tool));
        Ok(calls.count() as u64)
    }

    /// All entries.
    pub fn read(&self) -> io::Result<Vec<Entry>> {
        Ok(entries(&fs::read(&self.path)?).collect())
    }
}

fn entries(bytes: &[u8]) -> impl Iterator<Item = Entry> {
    record::decode(bytes).filter_map(Entry::from_record)
}

impl Entry {
    fn to_record(&self) -> Vec<u8> {
        match self {
            Self::Called(call) => {
                let mut fields = vec![b"called".as_slice(), call.tool.name().as_bytes()];
                fields.extend(call.args.iter().map(|arg| arg.as_bytes()));
                record::encode(&fields)
            }
            Self::Did(Effect::Set(pairs)) => {
                let mut fields = vec![b"set".as_slice()];
                fields.extend(
                    pairs
                        .iter()
                        .flat_map(|(key, value)| [key.as_bytes(), value.as_bytes()]),
                );
                record::encode(&fields)
            }
            Self::Did(Effect::Failed(message)) => record::encode(&[b"failed", message.as_bytes()]),
            Self::Did(Effect::Logged(line)) => record::encode(&[b"logged", line.as_bytes()]),
            Self::Did(Effect::JujuLogged { level, message }) => {
                record::encode(&[b"juju-logged", level.as_bytes(), message.as_bytes()])
            }
            Self::Hangs => record::encode(&[b"hangs"]),
        }
    }

    fn from_record(fields: Vec<Vec<u8>>) -> Option<Self> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut fields = fields.into_iter();
        let entry = match fields.next()?.as_slice() {
            b"called" => Self::Called(Call {
                tool: Tool::named(&fields.next()?)?,
                args: fields.map(OsString::from_vec).collect(),
            }),
            b"set" => {
                let mut pairs = Vec::new();
                while let (Some(key), Some(value)) = (fields.next(), fields.next()) {
                    pairs.push((text(&key), text(&value)));
                }
                Self::Did(Effect::Set(pairs))
            }
            b"failed" => Self::Did(Effect::Failed(text(&fields.next()?))),
            b"logged" => Self::Did(Effect::Logged(text(&fields.next()?))),
            b"juju-logged" => Self::Did(Effect::JujuLogged {
                level: text(&fields.next()?),
                message: text(&fields.next()?),
            }),
            b"hangs" => Self::Hangs,
            _ => return None,
        };
        Some(entry)
    }
}

/// As one would type it: an argument stands in single quotes where it holds more than letters,
/// digits and `-_.,:/=+@%`. A control character or a byte that is not UTF-8 is escaped as Rust does.
#[expect(
    clippy::unnecessary_debug_formatting,
    reason = "the escapes are what is wanted"
)]
impl fmt::Display for Call {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tool.name())?;
        for arg in &self.args {
            let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.,:/=+@%".contains(byte);
            match arg.to_str() {
                Some(arg) if !arg.is_empty() && arg.bytes().all(|byte| plain(&byte)) => {
                    write!(formatter, " {arg}")?;
                }
                Some(arg) if !arg.chars().any(|char| char.is_control() || char == '\'') => {
                    write!(formatter, " '{arg}'")?;
                }
                _ => write!(formatter, " {arg:?}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_back_in_order_and_calls_are_counted_up_to_a_place() -> io::Result<()> {
        let directory = tempfile::tempdir()?;
        let journal = Journal::new(directory.path().join("journal"));
        let call = |tool, args: &[&str]| {
            Entry::Called(Call {
                tool,
                args: args.iter().map(OsString::from).collect(),
            })
        };
        let set = |pairs: &[(&str, &str)]| {
            let own = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
            Entry::Did(Effect::Set(pairs.iter().map(own).collect()))
        };
        let entries = [
            call(Tool::ActionLog, &["--", "a\nb"]),
            Entry::Did(Effect::Logged("a\nb".to_owned())),
            call(Tool::ActionSet, &["a=1", "b.c="]),
            set(&[("a", "1"), ("b.c", "")]),
            call(Tool::ActionLog, &[]),
            Entry::Hangs,
            Entry::Did(Effect::Failed(String::new())),
            Entry::Did(Effect::JujuLogged {
                level: "DEBUG".to_owned(),
                message: "x".to_owned(),
            }),
        ];
        assert!(journal.append(&Entry::Hangs).is_err(), "not created yet");
        journal.create()?;
        let ends = entries
            .iter()
            .map(|entry| journal.append(entry))
            .collect::<io::Result<Vec<_>>>()?;
        assert_eq!(journal.read()?, entries);
        let counted = ends
            .iter()
            .map(|end| journal.calls_before(*end, Tool::ActionLog))
            .collect::<io::Result<Vec<_>>>()?;
        assert_eq!(counted, [1, 1, 1, 1, 2, 2, 2, 2]);
        Ok(())
    }

    #[test]
    fn a_call_reads_as_one_would_type_it() {
        let call = |args: &[&[u8]]| {
            let args = args.iter().map(|arg| OsString::from_vec(arg.to_vec()));
            Call {
                tool: Tool::ActionFail,
                args: args.collect(),
            }
            .to_string()
        };
        assert_eq!(call(&[]), "action-fail");
        assert_eq!(call(&[b"--", b"a=1,2"]), "action-fail -- a=1,2");
        assert_eq!(call(&[b"two words", b""]), "action-fail 'two words' ''");
        assert_eq!(call(&["ü".as_bytes()]), "action-fail 'ü'");
        assert_eq!(call(&[b"it's\n\xff"]), r#"action-fail "it's\n\xFF""#);
    }
}
