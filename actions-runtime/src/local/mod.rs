#![doc = include_str!("../../doc/local.md")]

mod charm;
mod command;
mod hints;
mod params;
mod print;
mod run;
mod tools;

use std::env;
use std::path::Path;
use std::process::ExitCode;

pub(crate) use self::tools::Tools;

use self::charm::Charm;
use self::command::Line;
use crate::action_set::Declaration;
use crate::shown::to_stderr;

/// Does what the command line of this process says, which Juju has not started; `None` where it is not
/// for us. `name` is the name of the charm, where it is known.
pub(crate) fn main(declarations: &[Declaration], name: Option<&str>) -> Option<ExitCode> {
    let mut arguments = env::args_os();
    let program = arguments.next().unwrap_or_default();
    let binary = &*Path::new(&program).file_name().unwrap_or_default().to_string_lossy();
    let name = name.unwrap_or(binary.trim_end_matches("-charm"));
    let charm = Charm { binary, name, declarations };
    let command = arguments.next()?;
    let command = command.to_str()?;
    if !matches!(command, "run" | "actions" | "--help" | "-h") {
        if let Some(hint) = hints::to_command(command, &charm) {
            to_stderr(&hint);
        }
        return None;
    }
    let line = Line::read(arguments).map_err(|error| (2, error.to_string()));
    let status = line.and_then(|line| execute(command, &line, &charm));
    Some(ExitCode::from(status.unwrap_or_else(|(status, mistake)| {
        to_stderr(&format!("ERROR {mistake}"));
        status
    })))
}

/// The exit status, which comes with what is wrong where it is 2, for a command line that cannot be
/// understood, or 1, for one that gives what cannot be used.
fn execute(command: &str, line: &Line, charm: &Charm) -> Result<u8, (u8, String)> {
    let text = match command {
        "run" if !line.help => {
            let task = line.call(charm).map_err(|mistake| (2, mistake))?;
            return run::run(line, task, charm).map_err(|mistake| (1, mistake));
        }
        "actions" if !line.help => print::actions(charm, line),
        _ => print::help(charm, line.words.iter().find_map(|word| charm.action(word))),
    };
    print::out(&text, line).map_err(|mistake| (1, mistake))?;
    Ok(0)
}
