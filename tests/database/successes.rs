//! What an action that succeeds asks of the hook tools, and what it leaves.

use std::fs;

use actions_tests::{End, Status};
use serde_json::json;

use crate::{CHARM, names, unit};

#[test]
fn a_snapshot_is_logged_table_by_table_and_set_with_one_call() {
    let unit = unit();
    let compression = json!({"kind": "xz", "quality": 5});
    let params = json!({"filename": "db.tar.xz", "compression": compression});

    let task = unit.run(&CHARM, "snapshot", &params);

    let file = unit.charm_directory().join("data/snapshots/db.tar.xz");
    let bytes = fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"\xfd7zXZ\0"));
    let (size, file) = (bytes.len().to_string(), file.display().to_string());
    assert_eq!(
        task.process.commands(),
        [
            "action-get --format=json",
            "action-log -- 'Starting snapshot'",
            "action-log -- 'Saved accounts (1 of 3)'",
            "action-log -- 'Saved orders (2 of 3)'",
            "action-log -- 'Saved products (3 of 3)'",
            "action-log -- 'Snapshot complete'",
            &format!("action-set snapshot-size={size} snapshot-file={file}"),
        ]
    );
    assert_eq!(task.status, Status::Completed);
    assert_eq!(task.process.end, End::Exit(0));
    assert_eq!(task.process.stdout + &task.process.stderr, "");
    assert_eq!(task.results, json!({"snapshot-size": size, "snapshot-file": file}));
    assert_eq!(names(&unit, "data/snapshots"), ["db.tar.xz"]);
}

#[test]
fn a_snapshot_without_compression_has_the_defaults_of_the_declaration() {
    let unit = unit();
    let task = unit.run(&CHARM, "snapshot", &json!({"filename": "db"}));
    assert_eq!(task.status, Status::Completed);
    let bytes = fs::read(unit.charm_directory().join("data/snapshots/db")).unwrap();
    assert!(bytes.starts_with(b"\x1f\x8b"), "gzip");
}

#[test]
fn a_restore_brings_the_tables_back() {
    let unit = unit();
    let filename = json!({"filename": "db.tar.gz"});
    unit.run(&CHARM, "snapshot", &filename);
    let tables = unit.charm_directory().join("data/tables");
    let accounts = fs::read(tables.join("accounts")).unwrap();
    fs::write(tables.join("accounts"), "gone").unwrap();
    fs::write(tables.join("later"), "").unwrap();

    let task = unit.run(&CHARM, "restore", &filename);

    assert_eq!(
        task.process.commands(),
        [
            "action-get --format=json", "action-log -- 'Snapshot unpacked'",
            "action-set restored-tables=3",
        ]
    );
    assert_eq!(task.process.end, End::Exit(0));
    assert_eq!(names(&unit, "data"), ["snapshots", "tables"]);
    assert_eq!(names(&unit, "data/tables"), ["accounts", "orders", "products"]);
    assert_eq!(fs::read(tables.join("accounts")).unwrap(), accounts);
}

#[test]
fn an_action_without_params_and_results_calls_no_tool() {
    let unit = unit();
    let task = unit.run(&CHARM, "pause", &json!({}));
    assert_eq!(task.status, Status::Completed);
    assert_eq!(task.process.end, End::Exit(0));
    assert_eq!(task.process.calls, []);
    assert_eq!(task.results, json!({}));
    assert_eq!(names(&unit, "data"), ["paused"]);
}

#[test]
fn a_command_gets_the_param_as_one_argument_behind_two_hyphens() {
    let task = unit().run(&CHARM, "grant-admin-role", &json!({"user": "--help me"}));
    assert_eq!(
        task.process.commands(),
        ["action-get --format=json", "action-log -- '--help me is an administrator now'",]
    );
    assert_eq!(task.status, Status::Completed);
    assert_eq!(task.process.end, End::Exit(0));
}
