//! What is wrong with a command line.

use super::console::Stream;

/// A call that does not come to be, as `juju run` would tell it.
#[derive(Debug)]
pub(super) struct Mistake {
    pub(super) message: String,
    /// What to write instead.
    pub(super) hint: Option<String>,
    /// The exit status.
    pub(super) status: u8,
}

impl Mistake {
    /// The command line cannot be understood.
    pub(super) fn of_usage(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: None,
            status: 2,
        }
    }

    /// The command line is understood, and what it gives cannot be used.
    pub(super) fn of_params(message: impl Into<String>) -> Self {
        Self {
            status: 1,
            ..Self::of_usage(message)
        }
    }

    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        self.maybe(Some(hint.into()))
    }

    pub(super) fn maybe(self, hint: Option<String>) -> Self {
        Self { hint, ..self }
    }

    pub(super) fn print(&self, err: &Stream) {
        err.print(&format!("{} {}\n", err.red("ERROR"), self.message));
        if let Some(hint) = &self.hint {
            err.print(&format!("{hint}\n"));
        }
    }
}
