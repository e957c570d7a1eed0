//! The charm whose binary this is.

use actions_derive_core::similar::near;
use serde_json::Value;

use crate::action_set::Declaration;

pub(super) struct Charm<'a> {
    /// The name of the file.
    pub(super) binary: &'a str,
    pub(super) name: &'a str,
    pub(super) declarations: &'a [Declaration],
}

impl<'a> Charm<'a> {
    pub(super) fn action(&self, name: &str) -> Option<&'a Declaration> {
        self.declarations.iter().find(|known| known.name == name)
    }

    /// The schema of an action's params; null where there is no such action.
    pub(super) fn schema(&self, action: &str) -> Value {
        // The macro has written it, so that it is always JSON.
        let read = |known: &Declaration| serde_json::from_str(known.schema).ok();
        self.action(action).and_then(read).unwrap_or_default()
    }

    /// What there is to run.
    pub(super) fn has(&self) -> String {
        let mut names: Vec<_> = self.declarations.iter().map(|known| known.name).collect();
        names.sort_unstable();
        match names.as_slice() {
            [] => "the charm has no actions".to_owned(),
            names => format!("the charm has {}", names.join(", ")),
        }
    }

    /// `None` where there is such an action.
    pub(super) fn no_action(&self, action: &str) -> Option<String> {
        if self.action(action).is_some() {
            return None;
        }
        let meant = near(action, self.declarations.iter().map(|known| known.name));
        let what = meant.map_or_else(|| self.has(), |meant| format!("did you mean `{meant}`?"));
        Some(format!("no action `{action}`; {what}"))
    }
}
