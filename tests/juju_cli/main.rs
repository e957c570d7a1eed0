//! Stands in for the `juju` of a user: it reads the command line as Juju 3.6 does, refuses what that
//! refuses, and answers as its scenario says.
//!
//! The model has the units `database/0` and `database/1`, the second of which is the leader. Their
//! charm has the actions `snapshot` and `pause`. Nothing is run.

mod run;
mod scenario;

use std::env;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use actions_tests::answer::Answer;
use actions_tests::flags::{Stop, parse};

use crate::scenario::{SCENARIO, Scenario};

fn main() -> ExitCode {
    let mut args = env::args_os();
    let program = args.next().map(PathBuf::from).unwrap_or_default();
    let folder = program.parent().unwrap_or(Path::new("."));
    let scenario: Scenario = match scenario::read(folder, SCENARIO) {
        Ok(scenario) => scenario,
        Err(error) => return Answer::error(3, format!("no scenario: {error}")).give(),
    };
    let args: Vec<Vec<u8>> = args.map(OsStringExt::into_vec).collect();
    let answer = match args.split_first() {
        Some((command, [])) if command == b"version" => {
            Answer::printed(format!("{}\n", scenario.version))
        }
        Some((command, rest)) if command == b"run" => {
            let known = run::options(&scenario.version);
            match parse(known, rest.to_vec()) {
                Ok(line) => run::run(folder, scenario, &line),
                Err(Stop::Help) => Answer::printed("Usage: juju run [options] ...\n".to_owned()),
                Err(Stop::Wrong(reason)) => Answer::error(2, reason),
            }
        }
        _ => Answer::error(2, "unrecognized command"),
    };
    answer.give()
}
