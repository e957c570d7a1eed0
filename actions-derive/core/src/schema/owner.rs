//! Whose schema it is, as messages say it.

use crate::diagnostic::shortened;
use std::fmt;

/// The longest name or path that is shown whole, in bytes.
const LONGEST: usize = 200;

/// The action, or something on the path from it.
#[derive(Clone, Copy)]
pub(crate) struct Owner<'p> {
    pub(crate) action: &'p str,
    step: Option<(&'p Owner<'p>, Step<'p>)>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Property(&'p str),
    Item,
    Value,
}

impl<'p> Owner<'p> {
    pub(crate) fn action(action: &'p str) -> Self {
        Self { action, step: None }
    }

    pub(crate) fn property(&'p self, name: &'p str) -> Self {
        self.at(Step::Property(name))
    }

    pub(crate) fn item(&'p self) -> Self {
        self.at(Step::Item)
    }

    /// What `additionalProperties` lets through.
    pub(crate) fn value(&'p self) -> Self {
        self.at(Step::Value)
    }

    fn at(&'p self, step: Step<'p>) -> Self {
        Self { action: self.action, step: Some((self, step)) }
    }

    pub(crate) fn is_action(&self) -> bool {
        self.step.is_none()
    }

    /// The name of the property that it is, if it is one and no item of it or the like.
    pub(crate) fn property_name(&self) -> Option<&'p str> {
        match self.step {
            Some((_, Step::Property(name))) => Some(name),
            _ => None,
        }
    }

    /// `compression.kind`, `hosts[].port`; empty for the action itself.
    pub(crate) fn path(&self) -> String {
        let Some((parent, step)) = self.step else {
            return String::new();
        };
        let mut path = parent.path();
        match step {
            Step::Property(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Step::Item => path.push_str("[]"),
            Step::Value => path.push_str(".*"),
        }
        path
    }
}

impl fmt::Display for Owner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let action = shortened(self.action.to_owned(), LONGEST);
        let path = shortened(self.path(), LONGEST);
        if path.is_empty() {
            write!(f, "action `{action}`")
        } else {
            write!(f, "param `{path}` of action `{action}`")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_reads_as_a_path() {
        let action = Owner::action("backup");
        assert_eq!(action.to_string(), "action `backup`");
        let hosts = action.property("hosts");
        let item = hosts.item();
        let port = item.property("port");
        assert_eq!(port.to_string(), "param `hosts[].port` of action `backup`");
        assert_eq!(port.property_name(), Some("port"));
        assert_eq!(item.property_name(), None);
        let long = "ü".repeat(1_000);
        let long = Owner::action(&long).to_string();
        assert_eq!(long, format!("action `{0}...{0}`", "ü".repeat(50)));
    }
}
