//! Where the binary of a charm begins: under Juju, or at a command line.

#[cfg(not(feature = "local"))]
use std::env;
#[cfg(any(test, not(feature = "local")))]
use std::ffi::OsString;
use std::io::Write as _;
use std::mem::ManuallyDrop;
use std::process::ExitCode;
use std::time::Instant;

use crate::action::Action;
use crate::action_set::ActionSet;
use crate::ending;
use crate::environment::Environment;
use crate::hook_tools::{HookTools, Juju};
use crate::host::Host;

#[doc = include_str!("../doc/dispatch.md")]
pub fn dispatch<S: ActionSet<C>, C: ?Sized>(charm: &mut C) -> Option<ExitCode> {
    let Some(environment) = Environment::of_process() else {
        #[cfg(feature = "local")]
        return crate::local::main(&S::declarations(), S::CHARM);
        #[cfg(not(feature = "local"))]
        {
            let told = without_local(env::args_os().nth(1), |name| env::var_os(name))?;
            let _ = writeln!(std::io::stderr(), "{told}");
            return Some(ExitCode::from(2));
        }
    };
    // The process ends with it, and drops nothing.
    let action = ManuallyDrop::new(Action::new(environment, tools(), Host::new(), Instant::now));
    let exit = match ending::run::<S, C>(charm, &action) {
        Ok(()) => ExitCode::SUCCESS,
        Err(untold) => {
            // Where standard error is closed, nobody can be told.
            let _ = writeln!(std::io::stderr(), "{untold}");
            ExitCode::FAILURE
        }
    };
    Some(exit)
}

#[doc = include_str!("../doc/dispatched_action.md")]
#[must_use]
pub fn dispatched_action() -> Option<String> {
    Some(Environment::of_process()?.name)
}

/// What to tell somebody who starts the packed charm by hand as if it had the feature `local`.
#[cfg(any(test, not(feature = "local")))]
fn without_local(
    command: Option<OsString>,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Option<String> {
    let command = command?.into_string().ok()?;
    let by_juju = ["JUJU_DISPATCH_PATH", "JUJU_ACTION_NAME", "JUJU_HOOK_NAME"];
    let is_asked = ["run", "actions"].contains(&command.as_str())
        && by_juju.iter().all(|name| variable(name).is_none());
    is_asked.then(|| {
        format!(
            "this charm was built without the feature `local` of actions-runtime: it runs the actions \
             that Juju dispatches, and no others\nhelp: `cargo run --features actions-runtime/local \
             -- {command}`, in the source of the charm, builds and starts one that runs them here"
        )
    })
}

/// The hook tools of this process.
fn tools() -> Box<dyn HookTools> {
    #[cfg(feature = "local")]
    if let Some(tools) = crate::local::Tools::of_process() {
        return Box::new(tools);
    }
    Box::new(Juju::default())
}

#[cfg(test)]
mod tests {
    use super::without_local;

    fn told(command: Option<&str>, set: &str) -> Option<String> {
        without_local(command.map(Into::into), |name| (name == set).then(Default::default))
    }

    #[test]
    fn a_packed_charm_says_how_its_actions_run_by_hand() {
        for command in ["run", "actions"] {
            let told = told(Some(command), "HOME").unwrap();
            let mend = format!("`cargo run --features actions-runtime/local -- {command}`");
            assert!(told.contains(&mend), "{told}");
        }
    }

    #[test]
    fn a_hook_and_a_command_of_the_charm_are_left_to_it() {
        for set in ["JUJU_DISPATCH_PATH", "JUJU_ACTION_NAME", "JUJU_HOOK_NAME"] {
            assert_eq!(told(Some("run"), set), None);
        }
        for command in [None, Some("serve"), Some("--help"), Some("")] {
            assert_eq!(told(command, "HOME"), None);
        }
    }
}
