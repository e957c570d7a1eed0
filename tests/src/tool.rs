//! The hook tools that have a stand-in.

/// A hook tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tool {
    /// `action-get`
    ActionGet,
    /// `action-set`
    ActionSet,
    /// `action-fail`
    ActionFail,
    /// `action-log`
    ActionLog,
    /// `juju-log`
    JujuLog,
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::ActionGet,
        Self::ActionSet,
        Self::ActionFail,
        Self::ActionLog,
        Self::JujuLog,
    ];

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

    /// The tool of that name.
    pub fn named(name: &[u8]) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|tool| tool.name().as_bytes() == name)
    }
}
