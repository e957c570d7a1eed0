//! `run`: an action, called as Juju calls it: by the charm's own binary, in a process of its own.

use std::env;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::process::{Command, ExitStatus, Stdio};

use super::command::{Call, Format, Line};
use super::tools::{EXCHANGE, now};
use super::{hints, params, print};
use crate::action_set::Declaration;
use crate::simulation::{Controller, JujuVersion};
use crate::task::{LOG_LINES, Status, Task};

/// Runs the action that `call` names. The exit status is 1 where that of the handler's process is not
/// 0, as with `juju run`.
pub(super) fn run(
    line: &Line,
    call: &Call,
    charm: &str,
    declarations: &[Declaration],
) -> Result<u8, String> {
    let given = params::given(line, call, declarations)?;
    let unit = call.unit.clone().unwrap_or_else(|| format!("{charm}/0"));
    // No other process has this id while it runs, so that handlers can name files by it.
    let id = std::process::id().to_string();
    let controller = Controller { declarations, juju: JujuVersion::V3, unit: &unit };
    let admitted = controller.admit(&call.action, given.clone());
    match &admitted {
        Err(refused) if !refused.at_unit => {
            print::err(&format!("Operation 1 failed to schedule any tasks:\n{refused}\n"));
        }
        _ => print::err(&format!(
            "Running operation 1 with 1 task\n  - task {id} on unit-{}\n\nWaiting for task \
             {id}...\n\n",
            unit.replace('/', "-")
        )),
    }
    let mut task = Task::new(id, call.action.clone(), unit, Status::Failed);
    match admitted {
        Ok(params) => perform(line, &params, &mut task)
            .map_err(|error| format!("the action cannot be run: {error}"))?,
        Err(refused) => {
            for hint in hints::refused(call, &given, line.string_args, declarations) {
                print::err(&format!("{hint}\n"));
            }
            if !refused.at_unit {
                return Ok(0);
            }
            task.message = refused.to_string();
        }
    }
    print::out(&print::task(&task, line.format), line)?;
    let Some(code) = task.return_code.filter(|code| *code != 0) else {
        return Ok(0);
    };
    let failed = format!(" - id \"{}\" with return code {code}", task.id);
    print::err(&format!("ERROR the following task failed:\n{failed}\n"));
    Ok(1)
}

/// Has the task performed by a child: this binary, dispatched as Juju dispatches it.
fn perform(line: &Line, params: &str, task: &mut Task) -> io::Result<()> {
    // The controller and the owner may stand before it.
    let model = line.model.rsplit([':', '/']).next();
    let model = model.filter(|name| !name.is_empty()).unwrap_or("local");
    let mut exchange = tempfile::Builder::new().prefix("charm-action-").tempfile()?;
    writeln!(exchange, "{params}")?;
    let mut stdout = tempfile::tempfile()?;
    let mut child = Command::new(env::current_exe()?);
    child
        .stdin(Stdio::null())
        .env(EXCHANGE, exchange.path())
        .env("JUJU_DISPATCH_PATH", format!("actions/{}", task.action))
        .env("JUJU_ACTION_NAME", &task.action)
        .env("JUJU_ACTION_UUID", &task.id)
        .env("JUJU_ACTION_TAG", format!("action-{}", task.id))
        .env("JUJU_UNIT_NAME", &task.unit)
        .env("JUJU_MODEL_NAME", model);
    // Where a program reads what is printed, the output of the charm is one of its members.
    if line.format != Format::Plain {
        child.stdout(stdout.try_clone()?);
    }
    task.started = Some(now() + " +0000 UTC");
    let status = child.status()?;
    task.completed = Some(now() + " +0000 UTC");
    let mut bytes = Vec::new();
    stdout.rewind()?;
    stdout.read_to_end(&mut bytes)?;
    task.stdout = String::from_utf8_lossy(&bytes).into_owned();
    exchange.rewind()?;
    end(task, status, &io::read_to_string(&exchange)?);
    if !task.log.is_empty() {
        print::err("\n");
    }
    Ok(())
}

/// What the hook tools were told behind the line of the params, and how the process ended.
fn end(task: &mut Task, status: ExitStatus, told: &str) {
    let mut failure = None;
    for call in told.lines().skip(1) {
        // The last one may be cut off where the process was killed.
        let call: Vec<String> = serde_json::from_str(call).unwrap_or_default();
        match call.as_slice() {
            [tool, pairs @ ..] if tool == "action-set" => {
                for pair in pairs.chunks_exact(2) {
                    task.results.set(&pair[0], &pair[1]);
                }
            }
            [tool, message] if tool == "action-fail" => failure = Some(message.clone()),
            [_, time, line] if task.log.len() < LOG_LINES => {
                task.log.push(format!("{time} +0000 UTC {line}"));
            }
            _ => {}
        }
    }
    let badly = match status.code() {
        Some(0) => None,
        Some(code) => Some(format!("exit status {code}")),
        None => Some(status.to_string()),
    };
    task.return_code = Some(status.code().unwrap_or(-1).into());
    match badly.or(failure) {
        Some(message) => task.message = message,
        None => task.status = Status::Completed,
    }
}
