//! The twin does what it is compared for.

use actions_tests::{Charm, End, Fault, Status, Task, Tool, Unit};
use serde_json::{Value, json};

fn unit() -> Unit {
    Unit::new(env!("CARGO_BIN_EXE_hook-tools"))
}

fn charm() -> Charm {
    Charm::built("snapshot-twin", &[])
}

fn snapshot(params: &Value) -> Task {
    unit().run(&charm(), "snapshot", params)
}

#[test]
fn a_snapshot_is_two_logs_and_three_results() {
    let compression = json!({"kind": "xz", "quality": 9});
    let task = snapshot(&json!({"filename": "db.tar.gz", "compression": compression}));
    assert_eq!(task.status, Status::Completed);
    assert_eq!(
        task.results,
        json!({"snapshot": {"file": "db.tar.gz", "kind": "xz", "size": "4096"}})
    );
    assert_eq!(
        task.process.commands(),
        [
            "action-get --format=json",
            "action-log -- 'Starting snapshot'",
            "action-log -- 'Compressed with xz at quality 9'",
            "action-set snapshot.file=db.tar.gz snapshot.kind=xz snapshot.size=4096",
        ]
    );
    assert_eq!(task.process.stdout + &task.process.stderr, "");
}

#[test]
fn a_failure_is_told_to_the_operator() {
    let told = |params| {
        let task = snapshot(&params);
        assert_eq!(task.status, Status::Failed);
        assert_eq!(task.process.end, End::Exit(0));
        assert_eq!(task.results, json!({}));
        task.message
    };
    assert_eq!(
        told(json!({"filename": "/etc/passwd"})),
        "filename: must be a name, not a path"
    );
    assert_eq!(
        told(json!({"filename": "a", "compression": {"quality": 12}})),
        "compression.quality: is over the maximum 9"
    );
    assert_eq!(
        told(json!({})),
        "missing field `filename` at line 1 column 2"
    );
}

#[test]
fn a_tool_that_fails_is_told_while_juju_hears() {
    let params = json!({"filename": "a"});
    let error = || Fault::exit(1, "ERROR connection is shut down");
    let unit = unit().fault(Tool::ActionSet, error());
    let task = unit.run(&charm(), "snapshot", &params);
    assert_eq!(task.status, Status::Failed);
    assert_eq!(
        task.message,
        "action-set: exit status: 1: ERROR connection is shut down"
    );

    let unit = unit.fault(Tool::ActionFail, Fault::Missing);
    let task = unit.run(&charm(), "snapshot", &params);
    assert_eq!(task.message, "exit status 1");
    assert_eq!(
        task.process.stderr,
        "snapshot: action-fail cannot be run: No such file or directory (os error 2)\n"
    );
}

#[test]
fn an_unknown_action_fails_and_a_hook_passes() {
    let task = unit().run(&charm(), "restore", &json!({}));
    assert_eq!(task.message, "this charm has no action restore");
    let hook = unit().run_hook(&charm(), "install");
    assert_eq!((hook.end, hook.calls), (End::Exit(0), Vec::new()));
}
