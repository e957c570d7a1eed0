//! Whose schema it is, as messages say it.

use crate::shorten::shortened;
use std::fmt;

/// The longest name or way that is shown whole, in bytes.
const LONGEST: usize = 200;

/// The action, and the way from it to the schema that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    action: String,
    /// `compression.kind`, `hosts[].port`; empty for the action itself.
    path: String,
}

impl Owner {
    /// The action of that name.
    pub fn action(name: &str) -> Self {
        Self {
            action: shortened(name.to_owned(), LONGEST),
            path: String::new(),
        }
    }

    /// The property `name` of it.
    #[must_use]
    pub fn property(&self, name: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        self.at(&format!("{dot}{name}"))
    }

    /// Any item of it.
    #[must_use]
    pub fn item(&self) -> Self {
        self.at("[]")
    }

    /// What stands under `keyword` of it.
    #[must_use]
    pub fn under(&self, keyword: &str) -> Self {
        self.at(&format!("({keyword})"))
    }

    /// The name of the action.
    pub fn action_name(&self) -> &str {
        &self.action
    }

    /// The way from the action to the schema.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The name of the property that it is, if it is one and no item of it or the like.
    pub fn last_property(&self) -> Option<&str> {
        let name = self.path.rsplit('.').next()?;
        (!name.is_empty() && !name.ends_with([']', ')'])).then_some(name)
    }

    fn at(&self, step: &str) -> Self {
        Self {
            action: self.action.clone(),
            path: shortened(format!("{}{step}", self.path), LONGEST),
        }
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            write!(f, "action `{}`", self.action)
        } else {
            write!(f, "param `{}` of action `{}`", self.path, self.action)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_way_is_shown_without_its_middle() {
        let owner = (0..1_000).fold(Owner::action(&"ü".repeat(1_000)), |owner, step| {
            owner.property(&format!("p{step}"))
        });
        assert_eq!(owner.action_name(), format!("{0}...{0}", "ü".repeat(50)));
        assert!(owner.path().starts_with("p0.p1.p2.") && owner.path().ends_with("p998.p999"));
        assert_eq!(owner.path().matches("...").count(), 1);
        assert!(owner.path().len() < 300, "{owner}");
    }

    #[test]
    fn an_owner_reads_as_a_path() {
        let action = Owner::action("backup");
        assert_eq!(action.to_string(), "action `backup`");
        let port = action.property("hosts").item().property("port");
        assert_eq!(port.to_string(), "param `hosts[].port` of action `backup`");
        assert_eq!(port.last_property(), Some("port"));
        assert_eq!(action.last_property(), None);
        assert_eq!(action.property("hosts").item().last_property(), None);
    }
}
