//! What the operator reads of an action that fails, and what it leaves behind.

use std::fs;

use actions_tests::{End, Fault, Status, Task, Tool, Unit};
use serde_json::{Value, json};

use crate::{CHARM, commands, names, unit};

/// Runs an action that fails with exit status 0 and without results, and returns what Juju
/// shows of it.
#[track_caller]
fn failed(unit: &Unit, action: &str, params: &Value) -> (Task, String) {
    let task = unit.run(&CHARM, action, params);
    assert_eq!(task.status, Status::Failed);
    assert_eq!(task.process.end, End::Exit(0));
    assert_eq!(task.results, json!({}));
    assert_eq!(task.process.stdout.clone() + &task.process.stderr, "");
    let message = task.message.clone();
    (task, message)
}

#[test]
fn a_command_that_fails_is_told_with_its_standard_error() {
    let (task, message) = failed(&unit(), "grant-admin-role", &json!({"user": "nobody"}));
    let command = commands("database-admin").display().to_string();
    assert_eq!(
        message,
        format!(r#"{command}: exit status 3: ERROR: role "nobody" does not exist"#)
    );
    let tools: Vec<_> = task.process.calls.iter().map(|call| call.tool).collect();
    assert_eq!(tools, [Tool::ActionGet, Tool::ActionFail]);
}

#[test]
fn a_command_that_is_not_there_is_told() {
    let unit = unit().env("DATABASE_ADMIN", "no-such-database-admin");
    let (_, message) = failed(&unit, "grant-admin-role", &json!({"user": "ann"}));
    assert_eq!(
        message,
        "no-such-database-admin: cannot be started: No such file or directory (os error 2)"
    );
}

#[test]
fn every_param_that_the_declaration_does_not_allow_is_told() {
    let compression = json!({"kind": "zip", "quality": 12, "level": 1});
    let (task, message) = failed(&unit(), "snapshot", &json!({"compression": compression}));
    assert_eq!(
        message,
        "invalid params:\n\
         - filename: missing, and the action requires it\n\
         - compression.kind: not one of gzip, bzip2, xz\n\
         - compression.quality: is over the maximum 9\n\
         - compression.level: no such param; compression takes kind, quality"
    );
    assert_eq!(task.process.calls.len(), 2);
}

#[test]
fn an_action_that_the_binary_does_not_have_is_told_without_asking_for_params() {
    let (task, message) = failed(&unit(), "resume", &json!({}));
    assert_eq!(
        message,
        "the charm's binary has no action `resume`, only snapshot, restore, pause, \
         grant-admin-role; it was built from another version of the charm than the one that is \
         deployed: build and refresh the charm"
    );
    assert_eq!(task.process.calls.len(), 1);
}

#[test]
fn a_snapshot_that_is_not_there_or_lies_outside_its_folder_is_told() {
    let unit = unit();
    let snapshots = unit.charm_directory().join("data/snapshots");
    let (_, message) = failed(&unit, "restore", &json!({"filename": "db.tar.gz"}));
    assert_eq!(message, format!("there is no snapshot {}/db.tar.gz", snapshots.display()));
    for action in ["restore", "snapshot"] {
        let (_, message) = failed(&unit, action, &json!({"filename": "../db"}));
        assert_eq!(
            message,
            "filename: ../db is not a plain file name: leave out every `/`, and a dot at the start"
        );
    }
    assert!(names(&unit, "").is_empty(), "nothing is made for it");
}

#[test]
fn a_corrupt_snapshot_leaves_the_tables_as_they_are() {
    let unit = unit();
    unit.run(&CHARM, "snapshot", &json!({"filename": "db"}));
    let snapshot = unit.charm_directory().join("data/snapshots/db");
    let bytes = fs::read(&snapshot).unwrap();
    fs::write(&snapshot, &bytes[..bytes.len() - 1]).unwrap();
    fs::write(unit.charm_directory().join("data/tables/later"), "").unwrap();

    let (task, message) = failed(&unit, "restore", &json!({"filename": "db"}));

    assert!(message.starts_with("cannot unpack the snapshot db: "), "{message}");
    assert_eq!(task.log, Vec::<String>::new());
    assert_eq!(names(&unit, "data"), ["snapshots", "tables"]);
    assert_eq!(names(&unit, "data/tables"), ["accounts", "later", "orders", "products"]);
}

#[test]
fn a_line_that_is_lost_does_not_stop_a_snapshot() {
    let lost = || Fault::exit(1, "ERROR connection is shut down");
    let unit = unit().fault_at(Tool::ActionLog, 3, lost());
    let task = unit.run(&CHARM, "snapshot", &json!({"filename": "db"}));
    assert_eq!(task.status, Status::Completed);
    let kept = ["Starting snapshot", "Saved accounts (1 of 3)", "Saved products (3 of 3)"];
    assert_eq!(task.log[..3], kept);
    assert_eq!(
        task.process.stderr,
        "Saved orders (2 of 3)\n\
         [not in the log: action-log: exit status 1: ERROR connection is shut down]\n"
    );
    assert_eq!(names(&unit, "data/snapshots"), ["db"]);
}

#[test]
fn what_juju_cannot_be_told_is_on_standard_error() {
    let unit = unit().fault(Tool::ActionFail, Fault::Missing);
    let task = unit.run(&CHARM, "restore", &json!({"filename": ".."}));
    assert_eq!(task.process.end, End::Exit(1));
    assert_eq!(task.message, "exit status 1");
    assert_eq!(
        task.process.stderr,
        "action restore failed: filename: .. is not a plain file name: leave out every `/`, and a \
         dot at the start\n\
         action-fail: not found on PATH, where Juju puts it when it runs an action\n"
    );
}
