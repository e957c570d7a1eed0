//! A call that Juju refuses.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};

/// Juju refuses the call, so that the handler is not called.
///
/// Its text is what the operator reads. Like Juju's own, it holds the params that were given.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Refused {
    action: String,
    place: Place,
    /// Whether the params break the schema.
    invalid: bool,
    reasons: Vec<String>,
    /// The names of the actions that there are, where it is none of them.
    declared: Vec<&'static str>,
}

/// Who refuses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The controller, before there is a task.
    Controller,
    /// The agent of the unit, which fails the task.
    Unit,
}

impl Refused {
    /// The controller refuses it, for a reason that is not one of the schema.
    pub(crate) fn by_controller(action: &str, reason: impl Into<String>) -> Self {
        Self::new(Place::Controller, action, vec![reason.into()])
    }

    /// A refusal for reasons that are not those of the schema.
    pub(super) fn new(place: Place, action: &str, reasons: Vec<String>) -> Self {
        Self { action: action.to_owned(), place, invalid: false, reasons, declared: Vec::new() }
    }

    /// There is no action of that name among those that are `declared`.
    pub(super) fn undefined(action: &str, unit: &str, declared: Vec<&'static str>) -> Self {
        let reason = format!("action {action:?} not defined on unit {unit:?}");
        Self { declared, ..Self::by_controller(action, reason) }
    }

    /// The params break the schema, in each of `reasons`.
    pub(super) fn invalid(place: Place, action: &str, reasons: Vec<String>) -> Self {
        Self { invalid: true, ..Self::new(place, action, reasons) }
    }

    /// The name of the action.
    pub(crate) fn action(&self) -> &str {
        &self.action
    }

    /// Each reason, in Juju's words and in the order of the schema:
    /// `(root).compression.quality : must be lower than 9, given "12"`. (Juju says "lower than"
    /// where 9 itself is allowed, and "lower than or equal to" where it is not.)
    pub(crate) fn reasons(&self) -> &[String] {
        &self.reasons
    }

    /// The actions that the charm has, where the one that is called is none of them.
    pub(crate) fn declared(&self) -> &[&'static str] {
        &self.declared
    }

    /// Whether the unit refuses it and not the controller, so that there is a task, which fails.
    /// Juju 4 checks params only there; Juju 3 checks them there again once the defaults are in.
    pub(crate) fn at_unit(&self) -> bool {
        self.place == Place::Unit
    }
}

impl Display for Refused {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.at_unit() {
            write!(f, "cannot run {:?} action: ", self.action)?;
        }
        if self.invalid {
            f.write_str("validation failed: ")?;
        }
        f.write_str(&self.reasons.join("; "))
    }
}

impl Debug for Refused {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl Error for Refused {}

#[cfg(test)]
mod tests {
    use super::{Place, Refused};

    #[test]
    fn it_reads_as_juju_writes_it() {
        let reasons = || vec!["(root) : a".to_owned(), "(root).x : b".to_owned()];
        assert_eq!(
            Refused::invalid(Place::Controller, "snapshot", reasons()).to_string(),
            "validation failed: (root) : a; (root).x : b"
        );
        assert_eq!(
            Refused::invalid(Place::Unit, "snapshot", reasons()).to_string(),
            "cannot run \"snapshot\" action: validation failed: (root) : a; (root).x : b"
        );
        assert_eq!(Refused::by_controller("snapshot", "no").to_string(), "no");
    }
}
