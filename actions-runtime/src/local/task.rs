//! A task, printed as `juju run` prints it.

use actions_derive_core::yaml::canonical;
use actions_derive_core::yaml::node::{Data, Entry, Node};

use super::clock::Second;
use super::command::Format;
use super::console::{Console, Stream};
use super::yaml;
use crate::simulation;
use crate::task::{Status, TaskResults};

/// The first operation of a model has the id 1, and its task the id 2.
pub(super) const OPERATION: &str = "1";
pub(super) const TASK: &str = "2";

/// A task that has ended.
#[derive(Debug)]
pub(super) struct Task {
    pub(super) unit: String,
    /// Why it failed.
    pub(super) failure: Option<String>,
    /// `None` when the unit refused it, so that no process ran.
    pub(super) results: Option<TaskResults>,
    /// The lines with their times.
    pub(super) log: Vec<String>,
    pub(super) started: Second,
    pub(super) completed: Second,
}

impl Task {
    /// One that the unit refused to run.
    pub(super) fn refused(unit: String, reason: String, at: Second) -> Self {
        Self {
            unit,
            failure: Some(reason),
            results: None,
            log: Vec::new(),
            started: at,
            completed: at,
        }
    }

    pub(super) fn print(&self, format: Format, console: &Console) {
        let out = &console.out;
        out.print(&match format {
            Format::Plain => self.plain(out),
            Format::Yaml => yaml::document(&self.node()),
            Format::Json => canonical::json(&self.node()) + "\n",
        });
    }

    fn plain(&self, out: &Stream) -> String {
        let failed = self.failure.as_ref().map(|message| {
            let told = out.red(&format!("Action id {TASK} failed: {message}"));
            format!("{told}\n")
        });
        let output = match &self.results {
            Some(results) if !results.is_empty() => {
                yaml::document(&simulation::node(results.to_json()))
            }
            Some(_) if failed.is_some() => String::new(),
            _ => format!("Task {TASK} {}\n", self.status()),
        };
        format!("{}{output}\n", failed.unwrap_or_default())
    }

    fn status(&self) -> Status {
        match self.failure {
            Some(_) => Status::Failed,
            None => Status::Completed,
        }
    }

    /// The map by unit that is printed as YAML and as JSON.
    fn node(&self) -> Node {
        let started = text(self.started.to_string());
        let mut task = vec![
            ("id", text(TASK)),
            ("status", text(self.status().as_str())),
            ("unit", text(self.unit.as_str())),
            (
                "timing",
                map(vec![
                    ("enqueued", started.clone()),
                    ("started", started),
                    ("completed", text(self.completed.to_string())),
                ]),
            ),
        ];
        if let Some(message) = self.failure.as_deref().filter(|text| !text.is_empty()) {
            task.push(("message", text(message)));
        }
        if let Some(results) = &self.results {
            let mut results = simulation::node(results.to_json());
            if let Data::Mapping(entries) = &mut results.data {
                let success = Node::unplaced(Data::Integer(0));
                entries.push(Entry::unplaced("return-code", success));
            }
            task.push(("results", results));
        }
        if !self.log.is_empty() {
            let lines = self.log.iter().map(|line| text(line.as_str()));
            task.push(("log", Node::unplaced(Data::Sequence(lines.collect()))));
        }
        map(vec![(self.unit.as_str(), map(task))])
    }
}

fn text(text: impl Into<String>) -> Node {
    Node::unplaced(Data::String(text.into()))
}

fn map(entries: Vec<(&str, Node)>) -> Node {
    let entries = entries
        .into_iter()
        .map(|(name, value)| Entry::unplaced(name, value));
    Node::unplaced(Data::Mapping(entries.collect()))
}
