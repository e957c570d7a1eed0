//! What comes back of tasks.

use std::time::Duration;

use actions_runtime::ActionResults;
use actions_runtime::juju::{Error, Status, Task};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::actions::SnapshotParams;
use crate::model::Model;
use crate::scenario::End;

#[derive(ActionResults, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
struct SnapshotTaken {
    snapshot_size: u64,
    snapshot_file: String,
}

fn snapshot(entry: Value) -> Result<Task, Error> {
    Model::new(End::Task(entry))
        .unit("database/0")
        .run(SnapshotParams::new("hunter2"))
}

#[test]
fn a_completed_task_is_told_whole() {
    let task = snapshot(json!({
        "status": "completed",
        "results": {
            "snapshot-size": "4096",
            "snapshot-file": "/data/<db>.tar.gz",
            "return-code": 0,
            "stderr": "warning\n",
            "stderr-encoding": "utf-8",
        },
        "log": [
            "2026-08-21 06:06:06.25 +0000 UTC Starting snapshot",
            "2026-08-21 06:06:07 +0000 UTC Snapshot complete",
        ],
        "timing": {
            "enqueued": "2026-08-21 06:06:05 +0000 UTC",
            "started": "2026-08-21 06:06:06 +0000 UTC",
            "completed": "2026-08-21 06:06:08 +0000 UTC",
        },
    }))
    .unwrap();
    assert_eq!((task.id.as_str(), task.unit.as_str()), ("2", "database/0"));
    assert_eq!(task.action, "snapshot");
    assert_eq!(task.status, Status::Completed);
    assert_eq!(task.message, "");
    assert_eq!(task.log, ["Starting snapshot", "Snapshot complete"]);
    let times: Vec<_> = task.log.iter().filter_map(|line| line.time).collect();
    let between = times[1].duration_since(times[0]).unwrap();
    assert_eq!(between, Duration::from_millis(750));
    assert_eq!(task.timing.duration(), Some(Duration::from_secs(2)));
    assert_eq!(task.return_code, Some(0));
    assert_eq!(
        (task.stdout.as_str(), task.stderr.as_str()),
        ("", "warning\n")
    );

    assert_eq!(
        task.results,
        json!({"snapshot-size": "4096", "snapshot-file": "/data/<db>.tar.gz"})
    );
    let taken: SnapshotTaken = task.results_as().unwrap();
    assert_eq!(taken.snapshot_size, 4096);
    assert_eq!(task.results, taken);
}

#[test]
fn nested_results_are_read_as_a_type() {
    #[derive(Debug, Deserialize, PartialEq)]
    struct Disk {
        free: f64,
        full: Option<bool>,
        kind: Kind,
    }
    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        Ssd,
    }
    #[derive(Debug, Deserialize, PartialEq)]
    struct Disks {
        disk: Disk,
        other: Option<Disk>,
    }
    let results = json!({"disk": {"free": "0.5", "full": "true", "kind": "ssd"}});
    let task = snapshot(json!({"status": "completed", "results": results})).unwrap();
    assert_eq!(
        task.results_as::<Disks>().unwrap(),
        Disks {
            disk: Disk {
                free: 0.5,
                full: Some(true),
                kind: Kind::Ssd
            },
            other: None
        }
    );
    assert_eq!(task.results.get("disk.free"), Some("0.5"));
    assert_eq!(
        task.results_as::<SnapshotTaken>().unwrap_err().to_string(),
        "results of task 2 are not of the type asked for: missing field `snapshot-size`"
    );
}

#[test]
fn a_failed_task_is_an_error_with_the_task() {
    let error = snapshot(json!({
        "status": "failed",
        "message": "cannot write the snapshot: No space left on device",
        "results": {"snapshot-file": "/data/db.tar.gz", "return-code": 0},
        "log": ["2026-08-21 06:06:06 +0000 UTC Starting snapshot"],
    }))
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "action `snapshot` failed (task 2 on database/0): cannot write the snapshot: No space left \
         on device\n  log: Starting snapshot\n  result snapshot-file: /data/db.tar.gz"
    );
    assert_eq!(
        error.message(),
        "cannot write the snapshot: No space left on device"
    );
    assert_eq!(error.task().unwrap().status, Status::Failed);
}

#[test]
fn the_exit_status_of_the_charm_is_told() {
    let error = snapshot(json!({
        "status": "failed",
        "message": "exit status 101",
        "results": {"return-code": 101, "stderr": "thread 'main' panicked\n"},
    }))
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "action `snapshot` failed (task 2 on database/0): exit status 101\n  return-code: 101\n  \
         stderr: thread 'main' panicked"
    );
    assert_eq!(error.task().unwrap().return_code, Some(101));
}

#[test]
fn a_cancelled_task_is_an_error() {
    let error = snapshot(json!({"status": "cancelled"})).unwrap_err();
    assert_eq!(error.task().unwrap().status, Status::Cancelled);
    assert_eq!(
        error.to_string(),
        "action `snapshot` cancelled (task 2 on database/0)"
    );
}
