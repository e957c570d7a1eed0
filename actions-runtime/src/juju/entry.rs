//! The JSON that `juju run --format=json` prints: a map of units, with one entry for one unit.
//!
//! `{"database/0":{"id":"2","status":"completed","results":{..},"log":[..],"timing":{..},..}}`
//! (juju/juju 3.6, `formatActionResult` of cmd/juju/action/common.go)

use std::time::SystemTime;

use serde_json::{Map, Value};

use super::task::{LogLine, Task, Timing};
use super::time;
use crate::task::{Status, TaskResults};

/// What is told of the task of a unit.
pub(super) struct Entry {
    unit: String,
    members: Map<String, Value>,
}

impl Entry {
    /// The first one. There is none in empty output, nor in the `{}` of a command that failed.
    pub(super) fn read(stdout: &[u8]) -> Result<Option<Self>, String> {
        if stdout.trim_ascii().is_empty() {
            return Ok(None);
        }
        let units: Map<String, Value> =
            serde_json::from_slice(stdout).map_err(|error| error.to_string())?;
        match units.into_iter().next() {
            None => Ok(None),
            Some((unit, Value::Object(members))) => Ok(Some(Self { unit, members })),
            Some((unit, _)) => Err(format!("what is under `{unit}` is no object")),
        }
    }

    /// The task, which is one of `action`.
    pub(super) fn task(&self, action: &str) -> Result<Task, String> {
        let status = self.text("status").ok_or("there is no status")?;
        let mut task = Task {
            id: self.text("id").ok_or("there is no id")?.to_owned(),
            action: action.to_owned(),
            unit: self.text("unit").unwrap_or(&self.unit).to_owned(),
            status: Status::named(status).ok_or_else(|| format!("unknown status `{status}`"))?,
            message: self
                .text("message")
                .or_else(|| self.text("error"))
                .unwrap_or_default()
                .to_owned(),
            results: TaskResults::default(),
            log: Vec::new(),
            timing: self.members.get("timing").map(timing).unwrap_or_default(),
            return_code: None,
            stdout: String::new(),
            stderr: String::new(),
        };
        if let Some(Value::Object(results)) = self.members.get("results") {
            for (name, value) in results {
                match name.as_str() {
                    "return-code" => task.return_code = value.as_i64(),
                    "stdout" => task.stdout = shown(value),
                    "stderr" => task.stderr = shown(value),
                    "stdout-encoding" | "stderr-encoding" => {}
                    _ => set(&mut task.results, name, value),
                }
            }
        }
        if let Some(Value::Array(lines)) = self.members.get("log") {
            task.log = lines.iter().map(|line| log_line(&shown(line))).collect();
        }
        Ok(task)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.members.get(name)?.as_str()
    }
}

/// Every result is a text, or a map of results.
fn set(results: &mut TaskResults, key: &str, value: &Value) {
    match value {
        Value::Object(inner) => {
            for (name, value) in inner {
                set(results, &format!("{key}.{name}"), value);
            }
        }
        value => results.set(key, &shown(value)),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// A line is a time, a space and the text.
fn log_line(line: &str) -> LogLine {
    let (time, text) = match time::split(line) {
        Some((time, text)) => (Some(time), text),
        None => (None, line),
    };
    LogLine {
        time,
        text: text.strip_prefix(' ').unwrap_or(text).to_owned(),
    }
}

fn timing(times: &Value) -> Timing {
    let of = |name: &str| -> Option<SystemTime> {
        let (time, _) = time::split(times.get(name)?.as_str()?)?;
        Some(time)
    };
    Timing {
        enqueued: of("enqueued"),
        started: of("started"),
        completed: of("completed"),
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use serde_json::{Value, json};

    use super::Entry;
    use crate::juju::Task;
    use crate::task::Status;

    fn task(printed: &Value) -> Result<Task, String> {
        let entry = Entry::read(printed.to_string().as_bytes())?;
        entry.expect("there is an entry").task("snapshot")
    }

    #[test]
    fn a_task_is_read_whole() {
        let task = task(&json!({"mysql/0": {
            "id": "1",
            "log": [
                "2015-02-14 06:06:06 +0000 UTC log line 1",
                "2015-02-14 06:06:06.5 +0000 UTC   two\nlines",
                " a line without a time",
            ],
            "results": {
                "outcome": "success",
                "result-map": {"message": "hello", "deep": {"er": "1"}},
                "return-code": 0,
                "stderr": "world",
                "stderr-encoding": "utf-8",
                "stdout": "hello",
                "stdout-encoding": "utf-8",
            },
            "status": "completed",
            "timing": {
                "completed": "2015-02-14 08:17:00 +0000 UTC",
                "enqueued": "2015-02-14 08:13:00 +0000 UTC",
                "started": "2015-02-14 08:15:00 +0000 UTC",
            },
            "unit": "mysql/0",
        }}))
        .unwrap();
        assert_eq!(task.id, "1");
        assert_eq!(task.action, "snapshot");
        assert_eq!(task.unit, "mysql/0");
        assert_eq!(task.status, Status::Completed);
        assert_eq!(task.message, "");
        let nested =
            json!({"outcome": "success", "result-map": {"message": "hello", "deep": {"er": "1"}}});
        assert_eq!(task.results, nested);
        assert_eq!(
            task.log,
            ["log line 1", "  two\nlines", "a line without a time"]
        );
        let logged = UNIX_EPOCH + Duration::from_secs(1_423_893_966);
        assert_eq!(task.log[0].time, Some(logged));
        assert_eq!(task.log[2].time, None);
        assert_eq!(task.timing.duration(), Some(Duration::from_secs(120)));
        assert_eq!(task.return_code, Some(0));
        assert_eq!(
            (task.stdout.as_str(), task.stderr.as_str()),
            ("hello", "world")
        );
    }

    #[test]
    fn a_task_without_results_is_read() {
        let task = task(&json!({"mysql/0": {"id": "1", "status": "cancelled"}})).unwrap();
        assert_eq!(task.unit, "mysql/0");
        assert_eq!(task.status, Status::Cancelled);
        assert!(task.results.is_empty() && task.log.is_empty());
        assert_eq!(task.return_code, None);
        assert_eq!(task.timing.enqueued, None);
    }

    #[test]
    fn no_entry_is_none() {
        for stdout in ["", "\n", "{}", "{}\n"] {
            assert!(Entry::read(stdout.as_bytes()).unwrap().is_none());
        }
    }

    #[test]
    fn what_is_no_task_is_told() {
        for (printed, fault) in [
            (
                json!([]),
                "invalid type: sequence, expected a map at line 1 column 0",
            ),
            (
                json!({"mysql/0": "x"}),
                "what is under `mysql/0` is no object",
            ),
            (json!({"mysql/0": {"id": "1"}}), "there is no status"),
            (
                json!({"mysql/0": {"status": "completed"}}),
                "there is no id",
            ),
            (
                json!({"mysql/0": {"id": "1", "status": "running"}}),
                "unknown status `running`",
            ),
        ] {
            assert_eq!(task(&printed).unwrap_err(), fault, "{printed}");
        }
    }
}
