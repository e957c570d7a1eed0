//! What `juju run --format=json` prints: a map of units, with one task for one unit.
//!
//! `{"database/0":{"id":"2","status":"completed","results":{..},"log":[..],"timing":{..},..}}`
//!
//! The exit status is 1 where the charm's own was not 0; a task that `action-fail` failed leaves it
//! 0, and so does a refusal, which is told on standard error alone. (juju/juju 3.6, run.go and
//! common.go of cmd/juju/action)

use std::collections::BTreeMap;
use std::process::Output;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Error, Unit};
use crate::process;
use crate::task::{Status, Task, TaskResults};

/// How long `juju run` waits unless it is told.
const USUAL_WAIT: Duration = Duration::from_secs(60);

#[derive(Deserialize)]
struct Entry {
    id: String,
    status: Status,
    unit: Option<String>,
    message: Option<String>,
    error: Option<String>,
    #[serde(default)]
    results: Map<String, Value>,
    #[serde(default)]
    log: Vec<String>,
    #[serde(default)]
    timing: BTreeMap<String, String>,
}

impl Unit {
    /// The task that completed.
    pub(super) fn read(&self, action: &str, output: &Output) -> Result<Task, Error> {
        // Where `juju` failed, why it failed says more than what it printed.
        let task = task(action, &output.stdout);
        let task = task.map_err(|fault| self.without_task(action, output, &fault))?;
        let is_well = task.status == Status::Completed && task.return_code.unwrap_or(0) == 0;
        if is_well { Ok(task) } else { Err(Error::Failed { task: Box::new(task) }) }
    }

    fn without_task(&self, action: &str, output: &Output, fault: &str) -> Error {
        let stderr = String::from_utf8_lossy(&output.stderr);
        if let Some((_, reason)) = stderr.split_once(" failed to schedule any tasks:\n") {
            return self.refused(action, reason);
        }
        let last_line = stderr.lines().rfind(|line| !line.trim().is_empty());
        let error = last_line.and_then(|line| line.strip_prefix("ERROR ")).unwrap_or_default();
        // Juju 4 says so of an action that the charm does not have.
        if error.starts_with("action \"") && error.contains("\" not defined ") {
            return self.refused(action, error);
        }
        if error.starts_with("timed out waiting for results from: ") {
            let id = |line: &str| {
                Some(line.strip_prefix("Waiting for task ")?.strip_suffix("...")?.to_owned())
            };
            return Error::TimedOut {
                action: action.to_owned(),
                unit: self.name.clone(),
                id: stderr.lines().find_map(id),
                waited: self.wait.unwrap_or(USUAL_WAIT),
            };
        }
        let ended = process::ended(output.status, &output.stderr);
        self.badly(&match output.status.code() {
            Some(0) => format!("`juju run` did not print a task as JSON: {fault}"),
            // It did not know an option, or there is something wrong with the names.
            Some(2) => format!("{ended}\n(`juju run` of Juju 3.0 or later runs actions)"),
            _ => ended,
        })
    }
}

/// The task that is printed. There is none in empty output, nor in the `{}` of a command that failed.
fn task(action: &str, stdout: &[u8]) -> Result<Task, String> {
    let json = if stdout.trim_ascii().is_empty() { b"{}" } else { stdout };
    // What serde says of a wrong value can hold it.
    let units: BTreeMap<String, Entry> = serde_json::from_slice(json).map_err(|error| {
        format!("there is none at line {} column {}", error.line(), error.column())
    })?;
    let (unit, mut entry) = units.into_iter().next().ok_or("it printed nothing")?;
    let mut own = |name| entry.results.remove(name).unwrap_or_default();
    let text = |value: Value| value.as_str().unwrap_or_default().to_owned();
    let (return_code, stdout, stderr) = (own("return-code"), own("stdout"), own("stderr"));
    drop((own("stdout-encoding"), own("stderr-encoding")));
    let mut time = |name| entry.timing.remove(name);
    Ok(Task {
        id: entry.id,
        action: action.to_owned(),
        unit: entry.unit.unwrap_or(unit),
        status: entry.status,
        message: entry.message.or(entry.error).unwrap_or_default(),
        results: TaskResults::from(Value::Object(entry.results)),
        log: entry.log.iter().map(|line| without_time(line).to_owned()).collect(),
        enqueued: time("enqueued"),
        started: time("started"),
        completed: time("completed"),
        return_code: return_code.as_i64(),
        stdout: text(stdout),
        stderr: text(stderr),
        ..Task::default()
    })
}

/// `2015-02-14 06:06:06 +0000 UTC line` without its time.
fn without_time(line: &str) -> &str {
    match line.split_once(" +0000 UTC ") {
        Some((time, text)) if time.bytes().all(|byte| b"0123456789-: .".contains(&byte)) => text,
        _ => line,
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::{ExitStatus, Output};

    use serde_json::json;

    use super::{Error, Unit, without_time};
    use crate::task::{Status, Task};

    const STARTED: &str = "Running operation 1 with 1 task\n  - task 2 on unit-database-0\n\n\
                           Waiting for task 2...\n\n";

    fn ended(wait_status: i32, stdout: &str, stderr: &str) -> Result<Task, Error> {
        let output = Output {
            status: ExitStatus::from_raw(wait_status),
            stdout: stdout.into(),
            stderr: stderr.into(),
        };
        Unit::new("database/0").read("snapshot", &output)
    }

    fn badly(wait_status: i32, stdout: &str, stderr: &str) -> String {
        match ended(wait_status, stdout, stderr) {
            Err(Error::Client { reason }) => reason.strip_prefix("juju: ").unwrap().to_owned(),
            _ => panic!("{stdout} {stderr}"),
        }
    }

    #[test]
    fn a_task_is_read_whole() {
        let printed = json!({"mysql/0": {
            "id": "1",
            "log": ["2015-02-14 06:06:06.5 +0000 UTC   two\nlines", " a line without a time"],
            "results": {
                "outcome": "success",
                "result-map": {"message": "hello", "deep": {"er": "1"}},
                "return-code": 0,
                "stderr": "world",
                "stderr-encoding": "utf-8",
                "stdout": "hello",
            },
            "status": "completed",
            "timing": {
                "completed": "2015-02-14 08:17:00 +0000 UTC",
                "enqueued": "2015-02-14 08:13:00 +0000 UTC",
            },
        }});
        let Ok(task) = ended(0, &printed.to_string(), STARTED) else {
            panic!("it is a task");
        };
        assert_eq!((task.id.as_str(), task.unit.as_str()), ("1", "mysql/0"));
        assert_eq!(task.status, Status::Completed);
        assert_eq!(
            task.results,
            json!({"outcome": "success", "result-map": {"message": "hello", "deep": {"er": "1"}}})
        );
        assert_eq!(task.log, ["  two\nlines", " a line without a time"]);
        assert_eq!(task.completed.as_deref(), Some("2015-02-14 08:17:00 +0000 UTC"));
        assert_eq!(task.started, None);
        assert_eq!(task.return_code, Some(0));
        assert_eq!((task.stdout.as_str(), task.stderr.as_str()), ("hello", "world"));
    }

    #[test]
    fn a_line_that_looks_like_a_time_stays() {
        for line in ["a +0000 UTC c", "2015-02-14 06:06:06", ""] {
            assert_eq!(without_time(line), line);
        }
        assert_eq!(without_time("2015-02-14 06:06:06 +0000 UTC "), "");
    }

    #[test]
    fn refusals_are_told_in_jujus_words() {
        for (status, stdout, stderr, reason) in [
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
            match ended(status, stdout, stderr) {
                Err(Error::Refused { reason: told, .. }) => assert_eq!(told, reason),
                _ => panic!("{stderr}"),
            }
        }
    }

    #[test]
    fn a_timeout_names_the_task_if_juju_does() {
        for (started, expected) in [(STARTED, Some("2")), ("", None)] {
            let stderr = format!("{started}ERROR timed out waiting for results from: unit x/0\n");
            match ended(1 << 8, "{}\n", &stderr) {
                Err(Error::TimedOut { id, .. }) => assert_eq!(id.as_deref(), expected),
                _ => panic!("{stderr}"),
            }
        }
        // A line of the log is no error of Juju.
        let logged = "06:06:06 x\nERROR timed out waiting for results from: y\n\nERROR no more\n";
        assert_eq!(badly(1 << 8, "", logged), format!("exit status 1:\n{}", logged.trim_end()));
    }

    #[test]
    fn what_juju_does_not_print_is_told_without_values() {
        let no_task = "`juju run` did not print a task as JSON: ";
        for (stdout, fault) in [
            ("<html>\u{1b}[31m\n", "there is none at line 1 column 1"),
            ("", "it printed nothing"),
            ("{}", "it printed nothing"),
            (r#"{"x/0":{"id":"1"}}"#, "there is none at line 1 column 17"),
            (r#"{"x/0":{"id":"1","log":["a",7]}}"#, "there is none at line 1 column 29"),
            (r#"{"x/0":{"id":"1","status":"running"}}"#, "there is none at line 1 column 35"),
        ] {
            assert_eq!(badly(0, stdout, ""), format!("{no_task}{fault}"), "{stdout}");
        }
        assert_eq!(
            badly(1 << 8, "<html>", "ERROR no controller\n"),
            "exit status 1: ERROR no controller"
        );
        assert_eq!(badly(9, "", ""), "signal: 9 (SIGKILL)");
        assert_eq!(
            badly(2 << 8, "", "ERROR option provided but not defined: --params\n"),
            "exit status 2: ERROR option provided but not defined: --params\n(`juju run` of Juju \
             3.0 or later runs actions)"
        );
    }
}
