//! What Juju says about a dispatched action, in the environment of the charm.

/// The actions that are Juju's own: `juju exec`, and what it was called before.
const OF_JUJU: [&str; 2] = ["juju-exec", "juju-run"];

/// The action that Juju dispatched.
#[derive(Debug, PartialEq)]
pub(crate) struct Environment {
    /// `JUJU_ACTION_UUID`: the id of the task, `7` for instance.
    pub(crate) id: String,
    /// `JUJU_ACTION_NAME`.
    pub(crate) name: String,
    /// `JUJU_UNIT_NAME`.
    pub(crate) unit: String,
    /// `JUJU_MODEL_NAME`.
    pub(crate) model: String,
}

impl Environment {
    /// Reads the variables with `variable`; `None` outside an action.
    ///
    /// Where Juju sets `JUJU_DISPATCH_PATH`, that decides: a `JUJU_ACTION_NAME` that is left over
    /// from somewhere does not make an action of a hook. Without it the name does, so that a test can
    /// start a charm with that alone; but not the name of `juju exec`, which runs any command of the
    /// operator, `./dispatch` for instance, and sets no path.
    pub(crate) fn read(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        let name = match set("JUJU_DISPATCH_PATH") {
            Some(path) => path.strip_prefix("actions/")?.to_owned(),
            None => set("JUJU_ACTION_NAME").filter(|name| !OF_JUJU.contains(&name.as_str()))?,
        };
        Some(Self {
            // Without one, that of no other process that runs, so that it can name a file.
            id: set("JUJU_ACTION_UUID")
                .unwrap_or_else(|| format!("process-{}", std::process::id())),
            name,
            unit: set("JUJU_UNIT_NAME").unwrap_or_default(),
            model: set("JUJU_MODEL_NAME").unwrap_or_default(),
        })
    }

    pub(crate) fn of_process() -> Option<Self> {
        Self::read(|name| {
            let value = std::env::var_os(name)?.into_string();
            Some(value.unwrap_or_else(|value| value.to_string_lossy().into_owned()))
        })
    }
}

/// Whether Juju started this process, for an action or a hook.
pub(crate) fn is_of_juju() -> bool {
    let juju = ["JUJU_DISPATCH_PATH", "JUJU_ACTION_NAME", "JUJU_HOOK_NAME"];
    juju.iter().any(|name| std::env::var_os(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::Environment;

    fn read(variables: &[(&str, &str)]) -> Option<Environment> {
        Environment::read(|name| {
            let (_, value) = variables.iter().find(|(variable, _)| *variable == name)?;
            Some((*value).to_owned())
        })
    }

    #[test]
    fn an_action_is_read() {
        let environment = read(&[
            ("JUJU_DISPATCH_PATH", "actions/snapshot"),
            ("JUJU_ACTION_NAME", "snapshot"),
            ("JUJU_ACTION_UUID", "7"),
            ("JUJU_UNIT_NAME", "database/0"),
            ("JUJU_MODEL_NAME", "production"),
        ]);
        let expected = Environment {
            id: "7".to_owned(),
            name: "snapshot".to_owned(),
            unit: "database/0".to_owned(),
            model: "production".to_owned(),
        };
        assert_eq!(environment, Some(expected));
    }

    #[test]
    fn either_name_is_enough() {
        for variable in [("JUJU_DISPATCH_PATH", "actions/pause"), ("JUJU_ACTION_NAME", "pause")] {
            let environment = read(&[variable]).unwrap();
            assert_eq!(environment.name, "pause");
            assert!(environment.id.starts_with("process-"), "{environment:?}");
        }
    }

    #[test]
    fn a_hook_is_no_action() {
        assert_eq!(read(&[]), None);
        assert_eq!(read(&[("JUJU_ACTION_NAME", "")]), None);
        assert_eq!(read(&[("JUJU_DISPATCH_PATH", "hooks/install")]), None);
        let left_over = [("JUJU_DISPATCH_PATH", "hooks/install"), ("JUJU_ACTION_NAME", "pause")];
        assert_eq!(read(&left_over), None);
    }

    #[test]
    fn a_command_of_juju_exec_is_no_action() {
        for name in ["juju-exec", "juju-run"] {
            assert_eq!(read(&[("JUJU_ACTION_NAME", name)]), None);
        }
    }
}
