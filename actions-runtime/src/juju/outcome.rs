//! How a call of `juju run` ended.
//!
//! The exit status is 1 where the charm's own was not 0; a task that `action-fail` failed leaves it
//! 0, and so does a refusal, which is told on standard error alone. (juju/juju 3.6,
//! cmd/juju/action/common.go)

use std::process::Output;

use super::client::{Call, Client, USUAL_WAIT};
use super::entry::Entry;
use super::error::{ClientFault, Error};
use super::task::Task;
use crate::process::Exit;

/// The task, or why there is none that completed.
pub(super) fn read(client: &Client, call: &Call<'_>, output: &Output) -> Result<Task, Error> {
    let task = match Entry::read(&output.stdout) {
        Ok(Some(entry)) => entry.task(call.action),
        Ok(None) => return Err(without_task(client, call, output)),
        Err(fault) => Err(fault),
    };
    match task {
        Ok(task) if task.is_success() => Ok(task),
        Ok(task) => Err(Error::Failed(Box::new(task))),
        // Where `juju` failed, why it failed says more than what it printed.
        Err(_) if !output.status.success() => Err(without_task(client, call, output)),
        Err(fault) => Err(client.error(not_a_task(&fault, output))),
    }
}

fn without_task(client: &Client, call: &Call<'_>, output: &Output) -> Error {
    let stderr = String::from_utf8_lossy(&output.stderr);
    let (action, unit) = (call.action.to_owned(), call.unit.to_owned());
    if let Some(reason) = refusal(&stderr) {
        return Error::Refused {
            action,
            unit,
            reason: reason.trim().to_owned(),
        };
    }
    let timed_out = "timed out waiting for results from: ";
    if last_error(&stderr).is_some_and(|error| error.starts_with(timed_out)) {
        return Error::TimedOut {
            action,
            unit,
            task: task_id(&stderr).map(str::to_owned),
            waited: call.wait.unwrap_or(USUAL_WAIT),
        };
    }
    client.error(match Exit::badly(output) {
        Some(exit) => exit.into(),
        None => not_a_task("it printed nothing", output),
    })
}

fn not_a_task(fault: &str, output: &Output) -> ClientFault {
    ClientFault::Output {
        fault: format!("`juju run` did not print a task as JSON: {fault}"),
        stdout: String::from_utf8_lossy(output.stdout.trim_ascii()).into_owned(),
    }
}

/// Why Juju made no task: what follows `Operation 1 failed to schedule any tasks:`, and in Juju 4
/// also `ERROR action "x" not defined for unit "database/0". (not found)`.
fn refusal(stderr: &str) -> Option<&str> {
    let mut rest = stderr;
    while let Some((line, after)) = rest.split_once('\n') {
        if line.starts_with("Operation ") && line.ends_with(" failed to schedule any tasks:") {
            return Some(after);
        }
        rest = after;
    }
    last_error(stderr)
        .filter(|error| error.starts_with("action \"") && error.contains("\" not defined "))
}

/// The last line, without `ERROR`.
fn last_error(stderr: &str) -> Option<&str> {
    let line = stderr.lines().rfind(|line| !line.trim().is_empty())?;
    line.strip_prefix("ERROR ")
}

fn task_id(stderr: &str) -> Option<&str> {
    stderr
        .lines()
        .find_map(|line| line.strip_prefix("Waiting for task ")?.strip_suffix("..."))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::process::ExitStatusExt as _;
    use std::path::Path;
    use std::process::{ExitStatus, Output};

    use super::read;
    use crate::juju::Task;
    use crate::juju::client::{Call, Client};
    use crate::juju::error::Error;

    const STARTED: &str = "Running operation 1 with 1 task\n  - task 2 on unit-database-0\n\n\
                           Waiting for task 2...\n\n";

    fn ended(wait_status: i32, stdout: &str, stderr: &str) -> Result<Task, Error> {
        let client = Client::find(Path::new("./juju")).unwrap();
        let call = Call {
            action: "snapshot",
            unit: "database/0",
            model: None,
            wait: None,
        };
        let output = Output {
            status: ExitStatus::from_raw(wait_status),
            stdout: stdout.into(),
            stderr: stderr.into(),
        };
        read(&client, &call, &output)
    }

    fn error(wait_status: i32, stdout: &str, stderr: &str) -> String {
        ended(wait_status, stdout, stderr).unwrap_err().to_string()
    }

    #[test]
    fn a_task_that_completed_is_one() {
        let printed = r#"{"database/0":{"id":"2","status":"completed","unit":"database/0"}}"#;
        assert_eq!(ended(0, printed, STARTED).unwrap().id, "2");
    }

    #[test]
    fn any_other_end_of_a_task_is_a_failure() {
        for (entry, text) in [
            (
                r#"{"id":"2","status":"failed","message":"no room"}"#,
                "action `snapshot` failed (task 2 on database/0): no room",
            ),
            (
                r#"{"id":"2","status":"aborted","log":["x y"],"results":{"a":{"b":"1"}}}"#,
                "action `snapshot` aborted (task 2 on database/0)\n  log: x y\n  result a.b: 1",
            ),
            (
                r#"{"id":"2","status":"completed","results":{"return-code":3,"stderr":"a\nb\n"}}"#,
                "action `snapshot` completed (task 2 on database/0)\n  return-code: 3\n  stderr: a\n  \
                 stderr: b",
            ),
        ] {
            let printed = format!("{{\"database/0\":{entry}}}");
            let ended = ended(1 << 8, &printed, STARTED).unwrap_err();
            assert_eq!(ended.to_string(), text);
            assert!(ended.task().is_some());
        }
    }

    #[test]
    fn refusals_are_told_in_jujus_words() {
        for (status, stdout, stderr, reason) in [
            (
                0,
                "",
                "Operation 1 failed to schedule any tasks:\nunit-database-9 not found\n",
                "unit-database-9 not found",
            ),
            (
                0,
                "",
                "\nOperation 12 failed to schedule any tasks:\nvalidation failed: (root) : a\nb\n",
                "validation failed: (root) : a\nb",
            ),
            (
                1 << 8,
                "{}\n",
                "ERROR action \"snapshoot\" not defined for unit \"database/0\". (not found)\n",
                "action \"snapshoot\" not defined for unit \"database/0\". (not found)",
            ),
        ] {
            match ended(status, stdout, stderr).unwrap_err() {
                Error::Refused { reason: told, .. } => assert_eq!(told, reason),
                other => panic!("{other}"),
            }
        }
    }

    #[test]
    fn a_timeout_names_the_task_if_juju_does() {
        let error = |started: &str| {
            let stderr =
                format!("{started}ERROR timed out waiting for results from: unit database/0\n");
            match ended(1 << 8, "{}\n", &stderr).unwrap_err() {
                Error::TimedOut { task, .. } => task,
                other => panic!("{other}"),
            }
        };
        assert_eq!(error(STARTED).as_deref(), Some("2"));
        assert_eq!(error(""), None);
    }

    #[test]
    fn a_line_of_the_log_is_no_error_of_juju() {
        let logged =
            format!("{STARTED}06:06:06 x\nERROR timed out waiting for results from: y\n\n");
        assert_eq!(
            error(
                1 << 8,
                "",
                &format!("{logged}ERROR connection is shut down\n")
            ),
            format!(
                "./juju: exit status 1:\n{}\n06:06:06 x\nERROR timed out waiting for results from: \
                 y\n\nERROR connection is shut down",
                STARTED.trim_end_matches('\n').to_owned() + "\n"
            )
        );
    }

    #[test]
    fn what_juju_does_not_print_is_told() {
        let no_task = "./juju: `juju run` did not print a task as JSON";
        assert_eq!(
            error(0, "<html>\u{1b}[31m\n", ""),
            format!("{no_task}: expected value at line 1 column 1: <html>\\u{{1b}}[31m")
        );
        assert_eq!(error(0, "", ""), format!("{no_task}: it printed nothing"));
        assert_eq!(
            error(1 << 8, "<html>", "ERROR no controller\n"),
            "./juju: exit status 1: ERROR no controller"
        );
        assert_eq!(error(9, "", ""), "./juju: killed by signal 9");
    }
}
