//! The hook tools that have a stand-in, and the calls of them.

use std::fmt;

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tool {
    ActionGet,
    ActionSet,
    ActionFail,
    ActionLog,
    JujuLog,
}

impl Tool {
    pub const ALL: [Self; 5] =
        [Self::ActionGet, Self::ActionSet, Self::ActionFail, Self::ActionLog, Self::JujuLog];

    /// What it is called on `PATH`.
    pub fn name(self) -> &'static str {
        match self {
            Self::ActionGet => "action-get",
            Self::ActionSet => "action-set",
            Self::ActionFail => "action-fail",
            Self::ActionLog => "action-log",
            Self::JujuLog => "juju-log",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Call {
    pub tool: Tool,
    /// Without the tool's name. Bytes that are not UTF-8 are replaced.
    pub args: Vec<String>,
}

/// As one would type it: an argument stands in single quotes where it holds more than letters,
/// digits and `-_.,:/=+@%`. A control character is escaped as Rust does.
impl fmt::Display for Call {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tool.name())?;
        for arg in &self.args {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.,:/=+@%".contains(&byte);
            if !arg.is_empty() && arg.bytes().all(plain) {
                write!(formatter, " {arg}")?;
            } else if arg.chars().any(|char| char.is_control() || char == '\'') {
                write!(formatter, " {arg:?}")?;
            } else {
                write!(formatter, " '{arg}'")?;
            }
        }
        Ok(())
    }
}
