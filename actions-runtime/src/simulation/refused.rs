//! A call that Juju refuses.

use std::fmt::{self, Display, Formatter};

/// Juju refuses the call, so that the handler is not called.
///
/// Its text is what the operator reads. Like Juju's own, it holds the params that were given.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) action: String,
    /// Each reason, in Juju's words and in the order of the schema.
    pub(crate) reasons: Vec<String>,
    /// Whether the params break the schema.
    pub(super) invalid: bool,
    /// Whether the unit refuses it and not the controller, so that there is a task, which fails.
    pub(crate) at_unit: bool,
    /// The actions that the charm has, where the one that is called is none of them.
    pub(crate) declared: Vec<&'static str>,
}

impl Refused {
    /// The controller refuses it, for reasons that are not those of the schema.
    pub(crate) fn new(action: &str, reasons: Vec<String>) -> Self {
        let declared = Vec::new();
        Self { action: action.to_owned(), reasons, invalid: false, at_unit: false, declared }
    }

    /// The unit refuses it, for the same reasons.
    pub(super) fn at_unit(self) -> Self {
        Self { at_unit: true, ..self }
    }
}

impl Display for Refused {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.at_unit {
            write!(f, "cannot run {:?} action: ", self.action)?;
        }
        if self.invalid {
            f.write_str("validation failed: ")?;
        }
        f.write_str(&self.reasons.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::Refused;

    #[test]
    fn it_reads_as_juju_writes_it() {
        let reasons = vec!["(root) : a".to_owned(), "(root).x : b".to_owned()];
        let refused = Refused { invalid: true, ..Refused::new("snapshot", reasons) };
        assert_eq!(refused.to_string(), "validation failed: (root) : a; (root).x : b");
        assert_eq!(
            refused.at_unit().to_string(),
            "cannot run \"snapshot\" action: validation failed: (root) : a; (root).x : b"
        );
        assert_eq!(Refused::new("snapshot", vec!["no".to_owned()]).to_string(), "no");
    }
}
