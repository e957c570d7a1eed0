//! What `juju run --format=json` prints: a map of units, with one task for one unit.
//!
//! `{"database/0":{"id":"2","status":"completed","results":{..},"log":[..],"timing":{..},..}}`
//!
//! The exit status is 1 where the charm's own was not 0; a task that `action-fail` failed leaves it
//! 0, and so does a refusal, which is told on standard error alone. (juju/juju 3.6, run.go and
//! common.go of cmd/juju/action)

use std::collections::BTreeMap;
use std::process::Output;

use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;

use crate::process::Exit;
use crate::shown::shown;
use crate::task::{Status, Task, TaskResults};

/// How a call ended.
pub(super) enum Ended {
    /// With a task, which may have failed.
    Task(Box<Task>),
    /// Juju refuses it, for this reason.
    Refused(String),
    /// The task of this id goes on.
    TimedOut(Option<String>),
    /// `juju` did not do its work.
    Badly(String),
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    status: String,
    unit: Option<String>,
    message: Option<String>,
    error: Option<String>,
    #[serde(default)]
    results: BTreeMap<String, Value>,
    #[serde(default)]
    log: Vec<String>,
    #[serde(default)]
    timing: Timing,
}

#[derive(Default, Deserialize)]
struct Timing {
    enqueued: Option<String>,
    started: Option<String>,
    completed: Option<String>,
}

pub(super) fn read(action: &str, output: &Output) -> Ended {
    match task(action, &output.stdout) {
        Ok(Some(task)) => Ended::Task(Box::new(task)),
        // Where `juju` failed, why it failed says more than what it printed.
        Ok(None) => without_task(output, "it printed nothing"),
        Err(fault) => without_task(output, &fault),
    }
}

/// The task that is printed. There is none in empty output, nor in the `{}` of a command that failed.
fn task(action: &str, stdout: &[u8]) -> Result<Option<Task>, String> {
    if stdout.trim_ascii().is_empty() {
        return Ok(None);
    }
    // What serde says of a wrong value can hold it.
    let units: BTreeMap<String, Entry> = serde_json::from_slice(stdout).map_err(|error| {
        let text = String::from_utf8_lossy(stdout.trim_ascii());
        match error.classify() {
            Category::Data => format!("there is none at column {}", error.column()),
            _ => shown(&text).to_string(),
        }
    })?;
    let Some((unit, entry)) = units.into_iter().next() else {
        return Ok(None);
    };
    let mut known = Status::ALL.into_iter();
    let status = known.find(|status| status.as_str() == entry.status);
    let status = status.ok_or_else(|| format!("unknown status `{}`", shown(&entry.status)))?;
    let unit = entry.unit.unwrap_or(unit);
    let mut task = Task::new(entry.id, action.to_owned(), unit, status);
    task.message = entry.message.or(entry.error).unwrap_or_default();
    for (name, value) in &entry.results {
        match name.as_str() {
            "return-code" => task.return_code = value.as_i64(),
            "stdout" => task.stdout = text(value),
            "stderr" => task.stderr = text(value),
            "stdout-encoding" | "stderr-encoding" => {}
            _ => set(&mut task.results, name, value),
        }
    }
    let lines = entry.log.iter().map(|line| without_time(line));
    task.log = lines.map(str::to_owned).collect();
    task.enqueued = entry.timing.enqueued;
    task.started = entry.timing.started;
    task.completed = entry.timing.completed;
    Ok(Some(task))
}

/// Every result is a text, or a map of results.
fn set(results: &mut TaskResults, key: &str, value: &Value) {
    match value {
        Value::Object(inner) => {
            inner.iter().for_each(|(name, value)| set(results, &format!("{key}.{name}"), value));
        }
        value => results.set(key, &text(value)),
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// `2015-02-14 06:06:06 +0000 UTC line` without its time.
fn without_time(line: &str) -> &str {
    match line.split_once(" +0000 UTC ") {
        Some((time, text)) if time.bytes().all(|byte| b"0123456789-: .".contains(&byte)) => text,
        _ => line,
    }
}

fn without_task(output: &Output, fault: &str) -> Ended {
    let stderr = String::from_utf8_lossy(&output.stderr);
    if let Some(reason) = refusal(&stderr) {
        return Ended::Refused(reason.trim().to_owned());
    }
    let timed_out = "timed out waiting for results from: ";
    if last_error(&stderr).is_some_and(|error| error.starts_with(timed_out)) {
        let id = |line: &str| {
            let id = line.strip_prefix("Waiting for task ")?.strip_suffix("...")?;
            Some(id.to_owned())
        };
        return Ended::TimedOut(stderr.lines().find_map(id));
    }
    Ended::Badly(match Exit::badly(output) {
        // It did not know an option, or there is something wrong with the names.
        Some(exit) if output.status.code() == Some(2) => {
            format!("{exit}\n(`juju run` of Juju 3.0 or later runs actions)")
        }
        Some(exit) => exit.to_string(),
        None => format!("`juju run` did not print a task as JSON: {fault}"),
    })
}

/// Why Juju made no task: what follows `Operation 1 failed to schedule any tasks:`, and in Juju 4
/// also `ERROR action "x" not defined for unit "database/0". (not found)`.
fn refusal(stderr: &str) -> Option<&str> {
    if let Some((_, reason)) = stderr.split_once(" failed to schedule any tasks:\n") {
        return Some(reason);
    }
    last_error(stderr)
        .filter(|error| error.starts_with("action \"") && error.contains("\" not defined "))
}

/// The last line, without `ERROR`.
fn last_error(stderr: &str) -> Option<&str> {
    let line = stderr.lines().rfind(|line| !line.trim().is_empty())?;
    line.strip_prefix("ERROR ")
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::{ExitStatus, Output};

    use serde_json::json;

    use super::{Ended, read, without_time};
    use crate::task::Status;

    const STARTED: &str = "Running operation 1 with 1 task\n  - task 2 on unit-database-0\n\n\
                           Waiting for task 2...\n\n";

    fn ended(wait_status: i32, stdout: &str, stderr: &str) -> Ended {
        let output = Output {
            status: ExitStatus::from_raw(wait_status),
            stdout: stdout.into(),
            stderr: stderr.into(),
        };
        read("snapshot", &output)
    }

    fn badly(wait_status: i32, stdout: &str, stderr: &str) -> String {
        match ended(wait_status, stdout, stderr) {
            Ended::Badly(reason) => reason,
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
        let Ended::Task(task) = ended(0, &printed.to_string(), STARTED) else {
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
                Ended::Refused(told) => assert_eq!(told, reason),
                _ => panic!("{stderr}"),
            }
        }
    }

    #[test]
    fn a_timeout_names_the_task_if_juju_does() {
        for (started, expected) in [(STARTED, Some("2")), ("", None)] {
            let stderr = format!("{started}ERROR timed out waiting for results from: unit x/0\n");
            match ended(1 << 8, "{}\n", &stderr) {
                Ended::TimedOut(id) => assert_eq!(id.as_deref(), expected),
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
            ("<html>\u{1b}[31m\n", "<html>\\u{1b}[31m"),
            ("", "it printed nothing"),
            ("{}", "it printed nothing"),
            (r#"{"x/0":{"id":"1"}}"#, "there is none at column 17"),
            (r#"{"x/0":{"id":"1","log":["a",7]}}"#, "there is none at column 29"),
            (r#"{"x/0":{"id":"1","status":"running"}}"#, "unknown status `running`"),
        ] {
            assert_eq!(badly(0, stdout, ""), format!("{no_task}{fault}"), "{stdout}");
        }
        assert_eq!(
            badly(1 << 8, "<html>", "ERROR no controller\n"),
            "exit status 1: ERROR no controller"
        );
        assert_eq!(badly(9, "", ""), "killed by signal 9");
        assert_eq!(
            badly(2 << 8, "", "ERROR option provided but not defined: --params\n"),
            "exit status 2: ERROR option provided but not defined: --params\n(`juju run` of Juju \
             3.0 or later runs actions)"
        );
    }
}
