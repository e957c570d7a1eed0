//! Why results were not set.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

use crate::hook_tools::ToolError;
use crate::results::Problem;
use crate::shown::listed;

/// Results that were not set.
#[derive(Debug)]
pub struct SetError {
    pub(crate) refused: Vec<Problem>,
    pub(crate) tool: Option<ToolError>,
    /// The keys that the tool did not set, where it is not tried again.
    pub(crate) unset: Vec<String>,
}

impl SetError {
    /// How `action-set` failed, if it did.
    pub fn tool(&self) -> Option<&ToolError> {
        self.tool.as_ref()
    }
}

impl Display for SetError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        const MOST: usize = 20;
        if let Some(error) = &self.tool {
            write!(f, "setting the results failed: {error}")?;
            if !self.unset.is_empty() {
                let unset = self.unset.iter().map(String::as_str);
                write!(f, "\nnot set: {}", listed(unset))?;
            }
            if !self.refused.is_empty() {
                f.write_str("\n")?;
            }
        }
        match self.refused.as_slice() {
            [] => Ok(()),
            [one] => write!(f, "{one}"),
            refused => {
                write!(f, "{} results cannot be passed:", refused.len())?;
                for error in refused.iter().take(MOST) {
                    write!(f, "\n- {error}")?;
                }
                match refused.len().saturating_sub(MOST) {
                    0 => Ok(()),
                    others => write!(f, "\n- and {others} more"),
                }
            }
        }
    }
}

impl Error for SetError {}
