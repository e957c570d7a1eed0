//! Where in the params a value stands, and where its violations go.

use std::cell::RefCell;

use super::invalid::Invalid;
use crate::shown::shown;

#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    /// At the root, what messages call it.
    step: Step<'p>,
    violations: &'p RefCell<Invalid>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Name(&'p str),
    Index(usize),
}

impl<'p> Place<'p> {
    pub(super) fn root(holder: &'static str, violations: &'p RefCell<Invalid>) -> Self {
        Self { parent: None, step: Step::Name(holder), violations }
    }

    pub(super) fn name(&'p self, name: &'p str) -> Self {
        Self { parent: Some(self), step: Step::Name(name), violations: self.violations }
    }

    pub(super) fn index(&'p self, index: usize) -> Self {
        Self { parent: Some(self), step: Step::Index(index), violations: self.violations }
    }

    /// Records that the value here is not what it must be; always `None`.
    #[cold]
    pub(super) fn violated<T>(&self, message: impl Into<String>) -> Option<T> {
        // Nothing holds a borrow for longer than one call, so that this is always done.
        if let Ok(mut violations) = self.violations.try_borrow_mut() {
            violations.add(self.path(), message.into());
        }
        None
    }

    /// The value, unless it has this violation, which is recorded.
    pub(super) fn unless<T>(&self, violation: Option<String>, value: T) -> Option<T> {
        violation.map_or(Some(value), |message| self.violated(message))
    }

    /// `hosts[2].port`; empty at the root.
    pub(super) fn path(&self) -> String {
        let Some(parent) = self.parent else {
            return String::new();
        };
        let path = parent.path();
        match self.step {
            Step::Name(name) if path.is_empty() => shown(name),
            Step::Name(name) => path + "." + &shown(name),
            Step::Index(index) => format!("{path}[{index}]"),
        }
    }

    /// What holds the value's members: `the action`, or the path of the object.
    pub(super) fn holder(&self) -> String {
        match (self.parent, self.step) {
            (None, Step::Name(holder)) => holder.to_owned(),
            _ => self.path(),
        }
    }
}
