//! What an operator sees of an action.

use serde_json::{Map, Value};

use crate::journal::Effect;
use crate::process::{End, Process};

/// Juju keeps this many log lines of a task.
const LOG_LINES: usize = 1000;

/// How a task ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// `completed`
    Completed,
    /// `failed`
    Failed,
    /// `aborted`: it was cancelled.
    Aborted,
}

/// A task as `juju run` and `juju show-task` tell of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its id.
    pub id: String,
    /// How it ended.
    pub status: Status,
    /// Why it failed; empty for a completed task. Where the process itself failed, Juju's words
    /// for that, whatever `action-fail` said. Whether a signal left a core dump is not told.
    pub message: String,
    /// What `action-set` left: a map of strings and maps. `return-code`, `stdout` and `stderr`, which
    /// Juju writes over it at the end, are in `process`.
    pub results: Value,
    /// The lines of `action-log`.
    pub log: Vec<String>,
    /// The charm's process.
    pub process: Process,
}

impl Task {
    pub(crate) fn new(id: String, process: Process, effects: Vec<Effect>) -> Self {
        let mut results = Map::new();
        let mut log = Vec::new();
        let mut failure = None;
        for effect in effects {
            match effect {
                Effect::Set(pairs) => {
                    for (key, value) in pairs {
                        set(&mut results, &key, value);
                    }
                }
                Effect::Failed(message) => failure = Some(message),
                Effect::Logged(line) if log.len() < LOG_LINES => log.push(line),
                Effect::Logged(_) | Effect::JujuLogged { .. } => {}
            }
        }
        results.remove("return-code");
        let (status, message) = match (process.end, failure) {
            (End::Exit(0), None) => (Status::Completed, String::new()),
            (End::Exit(0), Some(message)) => (Status::Failed, message),
            (End::Exit(code), _) => (Status::Failed, format!("exit status {code}")),
            (End::Signal(signal), _) => (Status::Failed, killed(signal)),
            (End::Cancelled, _) => (Status::Aborted, killed(9)),
        };
        Self {
            id,
            status,
            message,
            results: Value::Object(results),
            log,
            process,
        }
    }
}

/// Puts a value under a dotted key: maps merge, and a leaf and a map replace each other.
fn set(results: &mut Map<String, Value>, key: &str, value: String) {
    match key.split_once('.') {
        None => {
            results.insert(key.to_owned(), Value::String(value));
        }
        Some((outer, inner)) => {
            let slot = results.entry(outer).or_insert(Value::Null);
            if !slot.is_object() {
                *slot = Value::Object(Map::new());
            }
            if let Value::Object(map) = slot {
                set(map, inner, value);
            }
        }
    }
}

/// Juju's words for a process that a signal ended.
fn killed(signal: i32) -> String {
    let name = match signal {
        9 | 15 => return "terminated".to_owned(),
        1 => "hangup",
        2 => "interrupt",
        3 => "quit",
        4 => "illegal instruction",
        5 => "trace/breakpoint trap",
        6 => "aborted",
        7 => "bus error",
        8 => "floating point exception",
        11 => "segmentation fault",
        13 => "broken pipe",
        14 => "alarm clock",
        other => return format!("signal: signal {other}"),
    };
    format!("signal: {name}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn task(end: End, effects: &[Effect]) -> Task {
        let process = Process {
            end,
            stdout: String::new(),
            stderr: String::new(),
            calls: Vec::new(),
            juju_log: Vec::new(),
        };
        Task::new("1".to_owned(), process, effects.to_vec())
    }

    fn results(pairs: &[(&str, &str)]) -> Value {
        let own = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        let effects: Vec<_> = pairs
            .iter()
            .map(|pair| Effect::Set(vec![own(pair)]))
            .collect();
        task(End::Exit(0), &effects).results
    }

    #[test]
    fn results_merge_as_juju_merges_them() {
        assert_eq!(results(&[]), json!({}));
        assert_eq!(
            results(&[("a.b", "1"), ("c", "2"), ("a.d.e", "3"), ("c", "4")]),
            json!({"a": {"b": "1", "d": {"e": "3"}}, "c": "4"})
        );
        assert_eq!(
            results(&[("a", "1"), ("a.b", "2")]),
            json!({"a": {"b": "2"}})
        );
        assert_eq!(results(&[("a.b", "1"), ("a", "2")]), json!({"a": "2"}));
        assert_eq!(
            results(&[("return-code", "7"), ("a.return-code", "8")]),
            json!({"a": {"return-code": "8"}})
        );
    }

    #[test]
    fn the_end_of_the_process_goes_over_what_action_fail_said() {
        let told = |end, failure: Option<&str>| {
            let effects: Vec<_> = failure
                .map(|message| Effect::Failed(message.to_owned()))
                .into_iter()
                .collect();
            let task = task(end, &effects);
            (task.status, task.message)
        };
        let failed = |message: &str| (Status::Failed, message.to_owned());
        assert_eq!(told(End::Exit(0), None), (Status::Completed, String::new()));
        assert_eq!(told(End::Exit(0), Some("no disk")), failed("no disk"));
        assert_eq!(told(End::Exit(0), Some("")), failed(""));
        assert_eq!(told(End::Exit(1), None), failed("exit status 1"));
        assert_eq!(told(End::Exit(3), Some("no disk")), failed("exit status 3"));
        assert_eq!(told(End::Signal(6), None), failed("signal: aborted"));
        assert_eq!(told(End::Signal(9), Some("x")), failed("terminated"));
        assert_eq!(told(End::Signal(31), None), failed("signal: signal 31"));
        assert_eq!(
            told(End::Cancelled, Some("no disk")),
            (Status::Aborted, "terminated".to_owned())
        );
    }

    #[test]
    fn the_first_thousand_lines_are_kept() {
        let lines: Vec<_> = (0..1500)
            .map(|line| Effect::Logged(line.to_string()))
            .collect();
        let log = task(End::Exit(0), &lines).log;
        assert_eq!(log.len(), 1000);
        assert_eq!(log.last().map(String::as_str), Some("999"));
    }
}
