//! Actions that run at the same time, each in a process of its own, on one unit.

use std::thread;
use std::time::Duration;

use actions_tests::{Charm, Fault, Status, Task, Tool};
use serde_json::json;

use crate::unit;

#[test]
fn two_snapshots_do_not_disturb_each_other() {
    let charm = Charm::of_workspace("database-charm");
    // So slow that they overlap.
    let unit = Tool::ALL
        .into_iter()
        .fold(unit(), |unit, tool| unit.fault(tool, Fault::Slow(Duration::from_millis(20))));
    let run = &|name: &str| unit.run(&charm, "snapshot", &json!({"filename": name}));
    let tasks: [Task; 2] = thread::scope(|scope| {
        let runs = ["a.tar", "b.tar"].map(|name| scope.spawn(move || run(name)));
        runs.map(|run| run.join().expect("the action runs"))
    });
    for (task, name) in tasks.iter().zip(["a.tar", "b.tar"]) {
        assert_eq!(task.status, Status::Completed, "{task:#?}");
        let file = task.results["snapshot-file"].as_str().unwrap_or_default();
        assert!(file.ends_with(&format!("/snapshots/{name}")), "{file}");
        assert_eq!(task.log.len(), 5);
        assert_eq!(task.process.calls.len(), 7);
    }
    assert_ne!(tasks[0].id, tasks[1].id);
}
