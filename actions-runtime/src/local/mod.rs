#![doc = include_str!("../../doc/local.md")]

mod command;
mod hints;
mod params;
mod print;
mod run;
mod tools;

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

pub(crate) use self::tools::Tools;

use self::command::Line;
use crate::action_set::Declaration;

/// Does what the command line of this process says, which Juju has not started; `None` where it is not
/// for us.
/// `charm` is the name of the charm, where it is known.
pub(crate) fn main(declarations: &[Declaration], charm: Option<&str>) -> Option<ExitCode> {
    let mut arguments = env::args_os();
    let program = arguments.next().unwrap_or_default();
    let binary = Path::new(&program).file_name().unwrap_or_default().to_string_lossy();
    let command = arguments.next()?;
    let command = command.to_str()?;
    if !matches!(command, "run" | "actions" | "--help" | "-h") {
        if let Some(hint) = hints::to_command(command, &binary, declarations) {
            print::err(&format!("{hint}\n"));
        }
        return None;
    }
    let arguments: Vec<OsString> = arguments.collect();
    let status = execute(command, &arguments, &binary, charm, declarations);
    Some(ExitCode::from(status.unwrap_or_else(|(status, mistake)| {
        print::err(&format!("ERROR {mistake}\n"));
        status
    })))
}

/// The exit status, which comes with what is wrong where it is 2, for a command line that cannot be
/// understood, or 1, for one that gives what cannot be used.
fn execute(
    command: &str,
    arguments: &[OsString],
    binary: &str,
    charm: Option<&str>,
    declarations: &[Declaration],
) -> Result<u8, (u8, String)> {
    let line = Line::read(arguments).map_err(|error| (2, error.to_string()))?;
    let text = match command {
        "run" if !line.help => {
            let call = line.call(declarations).map_err(|mistake| (2, mistake))?;
            let charm = charm.unwrap_or(binary.trim_end_matches("-charm"));
            return run::run(&line, &call, charm, declarations).map_err(|mistake| (1, mistake));
        }
        "actions" if !line.help => print::actions(declarations, line.format),
        _ => {
            let is_action = |word: &&String| declarations.iter().any(|known| known.name == **word);
            match line.words.iter().find(is_action) {
                Some(action) => print::action_help(binary, action, declarations),
                None => print::help(binary, declarations),
            }
        }
    };
    print::out(&text, &line).map_err(|mistake| (1, mistake))?;
    Ok(0)
}
