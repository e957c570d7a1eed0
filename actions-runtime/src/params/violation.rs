//! What is wrong with the params of a call, and where.

use std::cell::RefCell;
use std::error::Error;
use std::fmt::{self, Display, Formatter, Write as _};

use crate::shown::shown;

/// How many violations are listed; the others are counted.
const MOST: usize = 20;

/// One thing that the schema of an action does not allow.
///
/// The text may name a number, a length or a member of `enum`. It never holds the text of a string
/// that was given, since a param can be a secret.
///
/// ```
/// # #[actions_runtime::charm_actions("doc/charmcraft.yaml")]
/// # mod actions {}
/// # use actions::*;
/// # let params = r#"{"filename":"x","compression":{"quality":12}}"#;
/// # let invalid = actions_runtime::__private::from_json::<SnapshotParams>(params).unwrap_err();
/// let violation = &invalid.violations()[0];
/// assert_eq!(violation.path(), "compression.quality");
/// assert_eq!(violation.message(), "12 is over the maximum 9");
/// assert_eq!(violation.to_string(), "compression.quality: 12 is over the maximum 9");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    path: String,
    message: String,
}

impl Violation {
    /// Where: `compression.quality`, `hosts[2].port`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What: `12 is over the maximum 9`.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl Display for Violation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// Why the params of a call could not be decoded.
///
/// The text is meant for the operator who runs the action: it lists every violation, up to 20, and
/// counts the rest. It becomes the message of the failed task.
///
/// ```
/// # #[actions_runtime::charm_actions("doc/charmcraft.yaml")]
/// # mod actions {}
/// # use actions::*;
/// # let params = r#"{"compression":{"quality":12}}"#;
/// # let invalid = actions_runtime::__private::from_json::<SnapshotParams>(params).unwrap_err();
/// assert_eq!(
///     invalid.to_string(),
///     "invalid params:\n\
///      - compression.quality: 12 is over the maximum 9\n\
///      - filename: missing, and the action requires it"
/// );
/// assert_eq!(invalid.violations().len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Problem {
    /// What action-get printed is not an object of params.
    Unreadable(String),
    /// The params are not what the schema allows.
    Violated(Violations),
}

impl Invalid {
    pub(super) fn unreadable(text: impl Into<String>) -> Self {
        Self {
            problem: Problem::Unreadable(text.into()),
        }
    }

    pub(super) fn violated(violations: Violations) -> Self {
        Self {
            problem: Problem::Violated(violations),
        }
    }

    /// The violations, in the order in which they were found: at most 20, and none where the output
    /// of `action-get` could not be read at all.
    pub fn violations(&self) -> &[Violation] {
        match &self.problem {
            Problem::Unreadable(_) => &[],
            Problem::Violated(violations) => &violations.listed,
        }
    }
}

impl Display for Invalid {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let violations = match &self.problem {
            Problem::Unreadable(text) => return f.write_str(text),
            Problem::Violated(violations) => violations,
        };
        match (violations.listed.as_slice(), violations.uncounted) {
            ([], 0) => f.write_str("invalid params"),
            ([one], 0) => write!(f, "invalid params: {one}"),
            (listed, others) => {
                f.write_str("invalid params:")?;
                for violation in listed {
                    write!(f, "\n- {violation}")?;
                }
                if others > 0 {
                    write!(f, "\n- and {others} more")?;
                }
                Ok(())
            }
        }
    }
}

impl Error for Invalid {}

/// The violations found so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Violations {
    listed: Vec<Violation>,
    /// How many were found after the list was full.
    uncounted: usize,
}

impl Violations {
    pub(super) fn is_empty(&self) -> bool {
        self.listed.is_empty() && self.uncounted == 0
    }

    fn add(&mut self, violation: Violation) {
        if self.listed.contains(&violation) {
            return;
        }
        if self.listed.len() < MOST {
            self.listed.push(violation);
        } else {
            self.uncounted = self.uncounted.saturating_add(1);
        }
    }

    /// Takes back what was found at `path` and under it.
    fn forget(&mut self, path: &str) {
        self.listed.retain(|violation| {
            violation
                .path
                .strip_prefix(path)
                .is_none_or(|rest| !rest.is_empty() && !rest.starts_with(['.', '[']))
        });
    }
}

/// Where in the params a value stands, and where its violations go.
pub(super) struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    step: Step<'p>,
    violations: &'p RefCell<Violations>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Root,
    Name(&'p str),
    Index(usize),
}

impl<'p> Place<'p> {
    pub(super) fn root(violations: &'p RefCell<Violations>) -> Self {
        Self {
            parent: None,
            step: Step::Root,
            violations,
        }
    }

    pub(super) fn name(&'p self, name: &'p str) -> Self {
        Self {
            parent: Some(self),
            step: Step::Name(name),
            violations: self.violations,
        }
    }

    pub(super) fn index(&'p self, index: usize) -> Self {
        Self {
            parent: Some(self),
            step: Step::Index(index),
            violations: self.violations,
        }
    }

    /// Records that the value here is not what it must be; always `None`.
    #[cold]
    pub(super) fn violated<T>(&self, message: impl Into<String>) -> Option<T> {
        let violation = Violation {
            path: self.path(),
            message: message.into(),
        };
        // Nothing holds a borrow for longer than one call, so that this is always done.
        if let Ok(mut violations) = self.violations.try_borrow_mut() {
            violations.add(violation);
        }
        None
    }

    /// Whether anything was recorded, here or elsewhere.
    pub(super) fn has_violations(&self) -> bool {
        self.violations
            .try_borrow()
            .is_ok_and(|violations| !violations.is_empty())
    }

    /// Takes back what was recorded here: a later value of the same name has replaced it.
    #[cold]
    pub(super) fn forget(&self) {
        if let Ok(mut violations) = self.violations.try_borrow_mut() {
            violations.forget(&self.path());
        }
    }

    /// `hosts[2].port`; empty at the root.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        self.write_path(&mut path);
        path
    }

    /// What holds the value's members: `the action`, or the path of the object.
    pub(super) fn holder(&self) -> String {
        if matches!(self.step, Step::Root) {
            "the action".to_owned()
        } else {
            self.path()
        }
    }

    fn write_path(&self, path: &mut String) {
        if let Some(parent) = self.parent {
            parent.write_path(path);
        }
        // Writing to a String cannot fail.
        let _ = match self.step {
            Step::Root => Ok(()),
            Step::Name(name) if path.is_empty() => write!(path, "{}", shown(name)),
            Step::Name(name) => write!(path, ".{}", shown(name)),
            Step::Index(index) => write!(path, "[{index}]"),
        };
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::{Invalid, Place, Violations};

    fn invalid(record: impl FnOnce(&Place<'_>)) -> Invalid {
        let violations = RefCell::new(Violations::default());
        record(&Place::root(&violations));
        Invalid::violated(violations.into_inner())
    }

    #[test]
    fn one_violation_stands_on_one_line() {
        let invalid = invalid(|root| {
            root.name("hosts")
                .index(2)
                .name("port")
                .violated::<()>("must be an integer, not a string");
        });
        assert_eq!(
            invalid.to_string(),
            "invalid params: hosts[2].port: must be an integer, not a string"
        );
        assert_eq!(invalid.violations()[0].path(), "hosts[2].port");
        assert_eq!(
            invalid.violations()[0].message(),
            "must be an integer, not a string"
        );
    }

    #[test]
    fn several_are_listed_once_each() {
        let invalid = invalid(|root| {
            root.name("a").violated::<()>("x");
            root.name("b").violated::<()>("y");
            root.name("a").violated::<()>("x");
        });
        assert_eq!(invalid.to_string(), "invalid params:\n- a: x\n- b: y");
    }

    #[test]
    fn over_twenty_are_counted() {
        let invalid = invalid(|root| {
            for index in 0..25 {
                root.name("a").index(index).violated::<()>("x");
            }
        });
        let text = invalid.to_string();
        assert_eq!(text.lines().count(), 22);
        assert!(text.ends_with("- a[19]: x\n- and 5 more"));
    }

    #[test]
    fn only_what_is_at_a_place_and_under_it_is_forgotten() {
        let invalid = invalid(|root| {
            root.name("a").violated::<()>("x");
            root.name("a").name("b").violated::<()>("x");
            root.name("a").index(0).violated::<()>("x");
            root.name("ab").violated::<()>("x");
            root.name("a").forget();
        });
        assert_eq!(invalid.to_string(), "invalid params: ab: x");
    }
}
