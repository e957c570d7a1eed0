//! Where the binary of a charm begins: under Juju, or at a command line.

#[cfg(not(feature = "local"))]
use std::env;
#[cfg(any(test, not(feature = "local")))]
use std::ffi::OsString;
use std::io::Write as _;
use std::mem;
use std::process::ExitCode;
use std::time::Instant;

use crate::action::Action;
use crate::action_set::ActionSet;
use crate::ending;
use crate::environment::Environment;
use crate::hook_tools::{HookTools, Juju};
use crate::host::Host;

/// Runs the action that Juju dispatched. A charm calls `actions::dispatch(&mut charm)`, which the macro
/// generates and which calls this one with its `Actions`: from `charm` alone it cannot be told which
/// they are.
///
/// It calls the handler of `charm`, and tells Juju how the action ended. `None` when Juju dispatched
/// no action: in a hook, in `juju exec`, or outside Juju. (With the feature `local` the binary acts as
/// `juju run` outside Juju, where its first argument is `run`, `actions` or `--help`. Without it, where
/// that is `run` or `actions`, the exit status is 2, and standard error says how to build the binary
/// that does.)
///
/// ```
/// use std::process::ExitCode;
///
/// # #[actions_runtime::charm_actions("doc/charmcraft.yaml")]
/// # mod actions {}
/// # use actions::*;
/// # struct Database;
/// # impl Handler for Database {
/// #     fn snapshot(&mut self, _: &Action, _: SnapshotParams) -> HandlerResult {
/// #         Ok(().into())
/// #     }
/// #     fn pause(&mut self, _: &Action) -> HandlerResult {
/// #         Ok(().into())
/// #     }
/// # }
/// fn main() -> ExitCode {
///     match actions::dispatch(&mut Database) {
///         Some(exit) => exit,
///         None => ExitCode::SUCCESS, // Run the hook here.
///     }
/// }
/// ```
///
/// The exit code is for `main` to return at once. It is 0 whenever Juju knows the end, also that of
/// a failed action: with another exit status Juju would replace the message by `exit status 1`.
///
/// A charm that needs something before it can act, credentials or relations, is opened with
/// [`dispatch_with`](crate::dispatch_with): what is missing is then told to the operator.
///
/// # Ends
/// | the handler | the operator sees | results | exit status |
/// |---|---|---|---|
/// | returns results | completed | all | 0 |
/// | returns results, or has [`set`](Action::set) some, that Juju cannot take | failed, and why, for each of those | the others | 0 |
/// | returns a [`Failure`](crate::Failure) | failed, with its message, and behind it what is wrong with results | those of `set` | 0 |
/// | panics | failed: `panicked at src/main.rs:12:5: ...`, which is in `stderr` too | those of `set` | 0 |
/// | panics, built with `panic = "abort"` | failed: `signal: aborted`; the panic is in `stderr` | those of `set` | by signal |
/// | calls [`std::process::exit`] with 0 | completed | those of `set` | 0 |
/// | calls `std::process::exit` with 3 | failed: `exit status 3` | those of `set` | 3 |
/// | is not called: the params do not decode | failed, with every violation | none | 0 |
/// | is not called: this binary has no such action | failed, with the actions that it has | none | 0 |
/// | is not called: the charm of [`dispatch_with`](crate::dispatch_with) cannot be opened | failed, and why | none | 0 |
/// | is killed by `juju cancel-task` (SIGKILL) | aborted | those of `set` | by signal |
///
/// | after the end | the operator sees | results | exit status |
/// |---|---|---|---|
/// | the `Drop` of a charm of [`dispatch_with`](crate::dispatch_with) panics | as it ended; the panic is in `stderr` | all | 0 |
/// | the `Drop` of another charm, or of what else `main` has, panics | failed: `exit status 101` | all | 101 |
///
/// `std::process::exit`, an abort and a cancel end the process before anything else can be told: a
/// handler should return. Children of the handler survive a cancel; and only this process is
/// killed, so that the `dispatch` of the charm is to be this binary, or to `exec` it.
///
/// A handler that starts its own binary, as a worker for instance, takes `JUJU_DISPATCH_PATH` from
/// its environment (`Command::env_remove`): what inherits it runs the action again, without end.
///
/// # Hook tools that fail
/// | the tool | the operator sees | results | exit status |
/// |---|---|---|---|
/// | `action-get` fails, or prints no params | failed, and how | none | 0 |
/// | `action-log` fails | as the action ends; the line is in `stderr` | all | 0 |
/// | `action-set` fails in `set` | as the action ends | set at the end | 0 |
/// | `action-set` fails at the end, and once more | failed: `setting the results failed: ...`, with the keys that are lost | the others | 0 |
/// | `action-fail` fails, and once more | failed: `exit status 1`; the reason is in `stderr` | all | 1 |
/// | `action-fail` cannot be started with a long message | failed, with the first 4 KiB of it | all | 0 |
/// | any of them never ends | running, until it is cancelled | those of `set` | by signal |
pub fn dispatch<S: ActionSet<C>, C: ?Sized>(charm: &mut C) -> Option<ExitCode> {
    let Some(environment) = Environment::of_process() else {
        #[cfg(feature = "local")]
        return crate::local::main(S::declarations(), S::CHARM);
        #[cfg(not(feature = "local"))]
        {
            let told = without_local(env::args_os().nth(1), |name| env::var_os(name))?;
            let _ = writeln!(std::io::stderr(), "{told}");
            return Some(ExitCode::from(2));
        }
    };
    let action = Action::new(environment, tools(), Host::new(), Instant::now);
    let exit = match ending::run::<S, C>(charm, &action) {
        Ok(()) => ExitCode::SUCCESS,
        Err(untold) => {
            // Where standard error is closed, nobody can be told.
            let _ = writeln!(std::io::stderr(), "{untold}");
            ExitCode::FAILURE
        }
    };
    // The process ends now, and with it all that this holds.
    mem::forget(action);
    Some(exit)
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
        without_local(command.map(Into::into), |name| {
            (name == set).then(Default::default)
        })
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
