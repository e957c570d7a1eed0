//! The hooks of the same binary.

use std::fs;
use std::process::Command;

use actions_tests::{End, Unit};
use serde_json::json;

use crate::{CHARM, commands, unit};

/// A unit whose `status-set` notes its arguments.
fn unit_with_status() -> Unit {
    unit().env("PATH", commands(""))
}

fn statuses(unit: &Unit) -> String {
    fs::read_to_string(unit.charm_directory().join("status")).unwrap_or_default()
}

#[test]
fn the_status_tells_whether_the_database_is_paused() {
    let unit = unit_with_status();
    assert_eq!(unit.run_hook(&CHARM, "start").end, End::Exit(0));
    unit.run(&CHARM, "pause", &json!({}));
    assert_eq!(unit.run_hook(&CHARM, "update-status").end, End::Exit(0));
    assert_eq!(statuses(&unit), "active\nmaintenance paused\n");
}

#[test]
fn a_hook_without_a_use_passes() {
    let unit = unit_with_status();
    for hook in ["install", "config-changed", "db-relation-joined"] {
        let process = unit.run_hook(&CHARM, hook);
        assert_eq!(process.end, End::Exit(0));
        assert_eq!(process.stdout + &process.stderr, "");
    }
    assert_eq!(statuses(&unit), "");
}

#[test]
fn a_hook_that_fails_says_why_in_the_log() {
    let process = unit().env("PATH", "").run_hook(&CHARM, "start");
    assert_eq!(process.end, End::Exit(1));
    assert_eq!(
        process.stderr,
        "start: status-set: not found on PATH; Juju provides it where it runs the charm, and in a \
         local run a script of that name on PATH stands for it\n"
    );
}

#[test]
fn a_person_is_told_that_it_is_a_charm_and_how_to_try_it() {
    let hint = "did you mean `database-charm run snapshot`?\n";
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
        let ended = Command::new(CHARM.program())
            .env_clear()
            .env("JUJU_DISPATCH_PATH", path)
            .stderr(full.unwrap())
            .status()
            .unwrap();
        assert_eq!(ended.code(), Some(status), "{path}");
    }
}
