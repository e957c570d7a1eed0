//! `run`: an action, called as Juju calls it: by the charm's own binary, in a process of its own.

use std::env;
use std::io::{self, Seek as _, Write as _};
use std::process::{Command, ExitStatus, Stdio};

use super::charm::Charm;
use super::command::Line;
use super::tools::{EXCHANGE, now};
use super::{hints, params, print};
use crate::host::unnamed;
use crate::process;
use crate::shown::to_stderr;
use crate::simulation::{JujuVersion, admit};
use crate::task::{Status, Task};

/// Runs the action of `task`. The exit status is 1 where that of the handler's process is not 0, as with
/// `juju run`.
pub(super) fn run(line: &Line, mut task: Task, charm: &Charm) -> Result<u8, String> {
    let given = params::given(line)?;
    // No other process has this id while it runs, so that handlers can name files by it.
    task.id = std::process::id().to_string();
    let (id, unit) = (task.id.clone(), &task.unit);
    let admitted = admit(JujuVersion::V3, charm.declarations, unit, &task.action, &given);
    to_stderr(&match &admitted {
        Err(refused) if !refused.at_unit => {
            format!("Operation 1 failed to schedule any tasks:\n{}", refused.message)
        }
        _ => format!(
            "Running operation 1 with 1 task\n  - task {id} on unit-{}\n\nWaiting for task {id}...\n",
            unit.replace('/', "-")
        ),
    });
    match admitted {
        Ok(params) => perform(line, &params, &mut task)
            .map_err(|error| format!("the action cannot be run: {error}"))?,
        Err(refused) => {
            for hint in hints::refused(line, &task.action, &given, charm) {
                to_stderr(&hint);
            }
            if !refused.at_unit {
                return Ok(0);
            }
            task.message = refused.message;
        }
    }
    print::out(&print::task(&task, line), line)?;
    let Some(code) = task.return_code.filter(|code| *code != 0) else {
        return Ok(0);
    };
    to_stderr(&format!("ERROR the following task failed:\n - id \"{id}\" with return code {code}"));
    Ok(1)
}

/// Has the task performed by a child: this binary, dispatched as Juju dispatches it.
fn perform(line: &Line, params: &str, task: &mut Task) -> io::Result<()> {
    // The controller and the owner may stand before it.
    let model = line.model.rsplit([':', '/']).next();
    let model = model.filter(|name| !name.is_empty()).unwrap_or("local");
    let mut exchange = tempfile::Builder::new().prefix("charm-action-").tempfile()?;
    writeln!(exchange, "{params}")?;
    let stdout = unnamed()?;
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
    if line.format.is_some() {
        child.stdout(stdout.write()?);
    }
    task.started = Some(now() + " +0000 UTC");
    let status = child.status()?;
    task.completed = Some(now() + " +0000 UTC");
    task.stdout = String::from_utf8_lossy(&stdout.read()).into_owned();
    exchange.rewind()?;
    end(task, status, &io::read_to_string(&exchange)?);
    if !task.log.is_empty() {
        to_stderr("");
    }
    Ok(())
}

/// What the hook tools were told behind the line of the params, and how the process ended.
fn end(task: &mut Task, status: ExitStatus, told: &str) {
    task.status = Status::Completed;
    for call in told.lines().skip(1) {
        // The last one may be cut off where the process was killed.
        let call: Vec<String> = serde_json::from_str(call).unwrap_or_default();
        match call.as_slice() {
            [tool, pairs @ ..] if tool == "action-set" => {
                for pair in pairs.chunks_exact(2) {
                    task.results.set(&pair[0], &pair[1]);
                }
            }
            [tool, message] if tool == "action-fail" => task.fail(message),
            [_, time, line] => task.log(format!("{time} +0000 UTC {line}")),
            _ => {}
        }
    }
    task.return_code = Some(status.code().unwrap_or(-1).into());
    if !status.success() {
        task.fail(&process::ended(status, b""));
    }
}
