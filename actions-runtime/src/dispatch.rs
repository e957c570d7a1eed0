//! Where the binary of a charm begins: under Juju, or at a command line.

use std::mem::ManuallyDrop;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::Arc;

use crate::action::Action;
use crate::action_set::{ActionSet, Handler, HandlerResult};
use crate::ending;
use crate::environment::{self, Environment};
use crate::failure::Failure;
use crate::hook_tools::{HookTools, Juju};
use crate::host::Host;
use crate::shown::to_stderr;

#[doc = include_str!("../doc/dispatch.md")]
pub fn dispatch<S: ActionSet<C>, C: ?Sized>(charm: &mut C) -> Option<ExitCode> {
    perform::<S, C>(|handler, action| handler(charm, action))
}

#[doc = include_str!("../doc/dispatch_with.md")]
pub fn dispatch_with<S: ActionSet<C>, C, E: Into<Failure>>(
    open: impl FnOnce(&Host) -> Result<C, E>,
) -> Option<ExitCode> {
    let mut opened = None;
    let exit = perform::<S, C>(|handler, action| {
        let charm = opened.insert(open(action.host()).map_err(Into::into)?);
        handler(charm, action)
    });
    // Juju knows the end: a panic in here must not make it a failure.
    let _ = panic::catch_unwind(AssertUnwindSafe(|| drop(opened)));
    exit
}

/// Has `call` call the handler of the action that Juju dispatched; or does what the command line says.
fn perform<S: ActionSet<C>, C: ?Sized>(
    call: impl FnOnce(Handler<C>, &Action) -> HandlerResult,
) -> Option<ExitCode> {
    let Some(environment) = Environment::of_process() else {
        if environment::is_of_juju() {
            return None;
        }
        #[cfg(feature = "local")]
        return crate::local::main(&S::declarations(), S::CHARM);
        #[cfg(not(feature = "local"))]
        {
            let told = without_local(std::env::args_os().nth(1)?.to_str()?)?;
            to_stderr(&told);
            return Some(ExitCode::from(2));
        }
    };
    // The process ends with it, and drops nothing.
    let action = ManuallyDrop::new(Action::new(environment, tools(), Host::new()));
    let exit = match ending::run::<S, C>(&action, call) {
        Ok(()) => ExitCode::SUCCESS,
        Err(untold) => {
            to_stderr(untold.message());
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
fn without_local(command: &str) -> Option<String> {
    matches!(command, "run" | "actions").then(|| {
        format!(
            "this charm was built without the feature `local` of actions-runtime: it runs the actions \
             that Juju dispatches, and no others\nhelp: `cargo run --features actions-runtime/local \
             -- {command}`, in the source of the charm, builds and starts one that runs them here"
        )
    })
}

fn tools() -> Arc<dyn HookTools> {
    #[cfg(feature = "local")]
    if let Some(tools) = crate::local::Tools::of_process() {
        return Arc::new(tools);
    }
    Arc::new(Juju::default())
}

#[cfg(test)]
mod tests {
    use super::without_local;

    #[test]
    fn a_packed_charm_says_how_its_actions_run_by_hand() {
        for command in ["run", "actions"] {
            let told = without_local(command).unwrap();
            let mend = format!("`cargo run --features actions-runtime/local -- {command}`");
            assert!(told.contains(&mend), "{told}");
        }
        for command in ["serve", "--help", ""] {
            assert_eq!(without_local(command), None);
        }
    }
}
