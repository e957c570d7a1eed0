//! The charm's binary as `juju run`, for trying actions without Juju.
//!
//! With the feature `local`, [`dispatch`](crate::dispatch) looks at the command line where Juju did
//! not start the charm: `run` calls an action in this very process, through the code that calls it
//! under Juju, and prints what `juju run` prints; `actions` lists what can be called, as
//! `juju actions` does. With any other first argument, or none, `dispatch` gives `None` as always,
//! so that the charm can have a command line of its own. Where that argument is the name of an
//! action, `help`, or close to `run` or `actions`, a line on standard error first asks whether one
//! of these commands was meant.
//!
//! ```text
//! $ cargo run -- run snapshot filename=db.tar.gz compression.kind=xz
//! Running operation 1 with 1 task
//!   - task 2 on unit-database-0
//!
//! Waiting for task 2...
//!
//! 06:06:06 Starting snapshot
//!
//! snapshot-size: "4096"
//!
//! ```
//!
//! | command | |
//! |---|---|
//! | `run [<unit>] <action> [<key>.<key>=<value> ...]` | Calls the action. The unit is `<charm>/0`, after the name of the binary, unless another is given; `<charm>/leader` is `<charm>/0`. |
//! | `actions` | Lists the actions with their descriptions; with `--schema` the schemas of their params. |
//! | `run <action> --help` | Says what the action does, and its params with their types and defaults. |
//! | `--help` | Says how these are used. |
//!
//! | option of `run` | |
//! |---|---|
//! | `--params <file>` | Reads params from a YAML file, or from standard input for `-`. Those on the command line win. |
//! | `--string-args` | Takes the values on the command line as texts, not as YAML. |
//! | `--juju 3`, `--juju 4` | By the rules of which Juju; 3 unless given. Juju 4 takes no objects and lists, and no params that the schema does not list unless it says so. |
//! | `--format plain`, `yaml`, `json` | How the task is printed. |
//!
//! What the operator sees goes to standard output, and how the task gets on to standard error, as
//! `juju run` has it. Differences:
//! - The standard output and standard error of the charm go through as they are written, since there
//!   is one process. They are not among the results.
//! - Times are in UTC.
//! - `pattern` is not checked where that takes Unicode's tables; the test harness does check it.
//!
//! The exit status is 0 also for an action that fails or that Juju refuses, as with `juju run`. It is
//! 2 for a command line that cannot be understood, and 1 for params that cannot be used: a file that
//! cannot be read, or a value on the command line that is not YAML, that is a map, or that is no
//! finite number. It is what the charm says when the charm itself calls [`std::process::exit`].

mod action_help;
mod captured;
mod clock;
mod command;
mod console;
mod declared;
mod document;
mod given;
mod help;
mod list;
mod mistakes;
mod names;
mod near;
mod params_file;
mod run;
mod task;
mod unquoted;
mod yaml;

#[cfg(test)]
mod tests;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

#[doc(hidden)]
pub use self::captured::{Captured, captured};

use self::command::Command;
use self::console::Console;
use self::names::binary;
use crate::action_set::ActionSet;

/// The variables by which Juju says what it dispatches.
const DISPATCHED: [&str; 3] = ["JUJU_DISPATCH_PATH", "JUJU_ACTION_NAME", "JUJU_HOOK_NAME"];

/// Does what the command line of this process says; `None` under Juju, and where it is not for us.
pub(crate) fn main<S: ActionSet<C>, C: ?Sized>(charm: &mut C) -> Option<ExitCode> {
    if DISPATCHED.iter().any(|name| env::var_os(name).is_some()) {
        return None;
    }
    let mut arguments = env::args_os();
    let program = arguments.next().unwrap_or_default();
    let arguments: Vec<OsString> = arguments.collect();
    let program = program.to_string_lossy();
    let status = execute::<S, C>(charm, &program, &arguments, &Console::of_process())?;
    Some(ExitCode::from(status))
}

fn execute<S: ActionSet<C>, C: ?Sized>(
    charm: &mut C,
    program: &str,
    arguments: &[OsString],
    console: &Console,
) -> Option<u8> {
    let declarations = S::declarations();
    let Some(command) = Command::parse(arguments, declarations) else {
        if let Some(hint) = near::to_command(arguments, &binary(program), declarations) {
            console.err.print(&format!("{hint}\n"));
        }
        return None;
    };
    let ended = match command {
        Ok(Command::Help(action)) => {
            let name = binary(program);
            console.out.print(&match action {
                Some(action) => action_help::text(&name, &action, declarations),
                None => help::text(&name, declarations),
            });
            Ok(())
        }
        Ok(Command::Actions(list)) => {
            list::print(&list, program, declarations, console);
            Ok(())
        }
        Ok(Command::Run(run)) => run::run::<S, C>(charm, &run, program, console),
        Err(mistake) => Err(mistake),
    };
    Some(match ended {
        Ok(()) => 0,
        Err(mistake) => {
            mistake.print(&console.err);
            mistake.status
        }
    })
}
