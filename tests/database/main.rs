//! The model charm, started as Juju starts it: what it asks of the hook tools, and its hooks. What its
//! actions do is in its own tests; what Juju is told of each end, in `tests/faults`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::thread;
use std::time::Duration;

use actions_tests::{Charm, End, Fault, Status, Strike, Task, Tool, Unit};
use serde_json::json;

static CHARM: LazyLock<Charm> = LazyLock::new(|| Charm::of_workspace("database-charm"));

fn unit() -> Unit {
    Unit::new(env!("CARGO_BIN_EXE_hook-tools")).env("DATABASE_ADMIN", commands("database-admin"))
}

/// A command that stands in for one that the charm runs.
fn commands(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("database/commands").join(name)
}

/// Completed, and nothing printed.
#[track_caller]
fn completed(task: &Task) {
    assert_eq!((task.status, task.process.end), (Status::Completed, End::Exit(0)), "{task:#?}");
    assert_eq!(task.process.stdout.clone() + &task.process.stderr, "");
}

#[test]
fn a_snapshot_and_a_restore_ask_each_tool_for_no_more_than_they_must() {
    let unit = unit();
    let compression = json!({"kind": "xz", "quality": 5});
    let params = json!({"filename": "db.tar.xz", "compression": compression});
    let task = unit.run(&CHARM, "snapshot", &params);
    completed(&task);
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
    assert_eq!(task.results, json!({"snapshot-size": size, "snapshot-file": file}));

    let task = unit.run(&CHARM, "restore", &json!({"filename": "db.tar.xz"}));
    completed(&task);
    assert_eq!(task.process.commands()[1], "action-log -- 'Snapshot unpacked'");
    assert_eq!(task.process.commands()[2..], ["action-set restored-tables=3"]);
}

#[test]
fn a_command_gets_the_param_as_one_argument_and_its_failure_is_told() {
    let grant = |user: &str| unit().run(&CHARM, "grant-admin-role", &json!({"user": user}));
    let task = grant("--help me");
    completed(&task);
    assert_eq!(task.log, ["--help me is an administrator now"]);
    let task = grant("nobody");
    let command = commands("database-admin").display().to_string();
    let told = format!(r#"{command}: exit status 3: ERROR: role "nobody" does not exist"#);
    assert_eq!((task.message, task.process.end), (told, End::Exit(0)));
}

#[test]
fn a_line_that_is_lost_does_not_stop_a_snapshot() {
    let fault = Fault::exit(1, "ERROR connection is shut down");
    let unit = unit().strike(Strike { tool: Tool::ActionLog, call: Some(3), fault });
    let task = unit.run(&CHARM, "snapshot", &json!({"filename": "db"}));
    assert_eq!(task.status, Status::Completed);
    let kept = ["Starting snapshot", "Saved accounts (1 of 3)", "Saved products (3 of 3)"];
    assert_eq!(task.log[..3], kept);
    assert_eq!(
        task.process.stderr,
        "Saved orders (2 of 3)\n\
         [not in the log: action-log: exit status 1: ERROR connection is shut down]\n"
    );
}

#[test]
fn two_snapshots_at_once_do_not_disturb_each_other() {
    // So slow that they overlap.
    let slow = Fault::Slow(Duration::from_millis(20));
    let unit = Tool::ALL.into_iter().fold(unit(), |unit, tool| unit.fault(tool, slow.clone()));
    let run = &|name: &str| unit.run(&CHARM, "snapshot", &json!({"filename": name}));
    thread::scope(|scope| {
        let runs = ["a.tar", "b.tar"].map(|name| (name, scope.spawn(move || run(name))));
        for (name, run) in runs {
            let task = run.join().expect("the action runs");
            completed(&task);
            let file = task.results["snapshot-file"].as_str().unwrap_or_default();
            assert!(file.ends_with(&format!("/snapshots/{name}")), "{file}");
            assert_eq!((task.log.len(), task.process.calls.len()), (5, 7));
        }
    });
}

#[test]
fn hooks_of_the_same_binary_set_a_status_or_pass() {
    let unit = unit().env("PATH", commands(""));
    for hook in ["install", "start", "db-relation-joined"] {
        let process = unit.run_hook(&CHARM, hook);
        assert_eq!(process.end, End::Exit(0));
        assert_eq!(process.stdout + &process.stderr, "");
    }
    unit.run(&CHARM, "pause", &json!({}));
    assert_eq!(unit.run_hook(&CHARM, "update-status").end, End::Exit(0));
    let statuses = fs::read_to_string(unit.charm_directory().join("status")).unwrap();
    assert_eq!(statuses, "active\nmaintenance paused\n");

    let process = unit.env("PATH", "").run_hook(&CHARM, "start");
    assert_eq!(process.end, End::Exit(1));
    assert!(process.stderr.starts_with("start: status-set: not found on PATH"), "{process:?}");
}

#[test]
fn a_person_is_told_that_it_is_a_charm_and_how_to_try_it() {
    let hint = "did you mean `database-charm run snapshot`? No action runs, and `main` goes on\n";
    for (arguments, hint) in [(&[][..], ""), (&["snapshot"], hint)] {
        let output = Command::new(CHARM.program()).args(arguments).env_clear().output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            format!(
                "{hint}This is a charm: Juju runs it. Without Juju:\n  database-charm actions\n  \
                 database-charm run snapshot filename=db.tar.gz\n"
            )
        );
    }
}

/// What is written there cannot be.
#[cfg(target_os = "linux")]
#[test]
fn a_standard_error_that_takes_nothing_is_no_panic() {
    for (path, status) in [("hooks/start", 1), ("", 2)] {
        let full = fs::File::options().write(true).open("/dev/full");
        let mut command = Command::new(CHARM.program());
        let ended = command.env_clear().env("JUJU_DISPATCH_PATH", path).stderr(full.unwrap());
        assert_eq!(ended.status().unwrap().code(), Some(status), "{path}");
    }
}
