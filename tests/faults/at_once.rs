//! Actions that run at the same time, each in a process of its own.

use std::thread::{self, ScopedJoinHandle};
use std::time::Duration;

use actions_tests::{Charm, Fault, Status, Task, Tool};
use serde_json::{Value, json};

use crate::{charm, unit};

/// Runs all of them at once on one unit, with tools so slow that they overlap.
fn at_once(charm: &Charm, runs: &[(&str, Value)]) -> Vec<Task> {
    let mut unit = unit();
    for tool in Tool::ALL {
        unit = unit.fault(tool, Fault::Slow(Duration::from_millis(20)));
    }
    thread::scope(|scope| {
        let unit = &unit;
        let run = |(action, params): &(&str, Value)| unit.run(charm, action, params);
        let handles: Vec<_> = runs.iter().map(|given| scope.spawn(move || run(given))).collect();
        let tasks = handles.into_iter().map(ScopedJoinHandle::join);
        tasks.map(|task| task.expect("the action runs")).collect()
    })
}

#[test]
fn two_snapshots_do_not_disturb_each_other() {
    let charm = Charm::of_workspace("database-charm");
    let snapshot = |name: &str| ("snapshot", json!({"filename": name}));
    let tasks = at_once(&charm, &[snapshot("a.tar"), snapshot("b.tar")]);
    for (task, name) in tasks.iter().zip(["a.tar", "b.tar"]) {
        assert_eq!(task.status, Status::Completed, "{task:#?}");
        let file = task.results["snapshot-file"].as_str().unwrap_or_default();
        assert!(file.ends_with(&format!("/snapshots/{name}")), "{file}");
        assert_eq!(task.log.len(), 5);
        assert_eq!(task.process.calls.len(), 7);
    }
    assert_ne!(tasks[0].id, tasks[1].id);
}

#[test]
fn each_has_its_own_end() {
    let work = |end: &str| ("work", json!({"end": end}));
    let ends = ["results", "error", "panic", "fail", "exit-3", "refused"];
    let tasks = at_once(&charm(), &ends.map(work));
    for (task, end) in tasks.iter().zip(ends) {
        let (_, params) = work(end);
        let alone = unit().run(&charm(), "work", &params);
        assert_eq!(task.status, alone.status, "{end}");
        assert_eq!(task.message, alone.message, "{end}");
        assert_eq!(task.results, alone.results, "{end}");
        assert_eq!(task.log, alone.log, "{end}");
        assert_eq!(task.process.end, alone.process.end, "{end}");
        assert_eq!(task.process.calls, alone.process.calls, "{end}");
    }
}
