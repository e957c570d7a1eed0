//! The model charm from the command line of its author, without Juju.

mod same_reasons;

use std::path::Path;
use std::process::{Command, Output};
use std::sync::LazyLock;

use actions_tests::Charm;
use tempfile::TempDir;

/// Built once for all tests of this file.
static CHARM: LazyLock<Charm> = LazyLock::new(|| Charm::of_workspace("database-charm"));

/// What a command line prints and returns.
#[derive(Debug, PartialEq, Eq)]
struct Ran {
    out: String,
    err: String,
    status: Option<i32>,
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(CHARM.program());
    command.args(arguments).current_dir(folder);
    for name in ["JUJU_DISPATCH_PATH", "JUJU_ACTION_NAME", "JUJU_HOOK_NAME"] {
        command.env_remove(name);
    }
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    ran(&command(folder, arguments).output().unwrap())
}

fn ran(output: &Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let lines = text(&output.stderr);
    let lines = lines.split_inclusive('\n').map(without_time);
    Ran {
        out: text(&output.stdout),
        err: lines.collect(),
        status: output.status.code(),
    }
}

/// `06:06:06 line` as `(time) line`.
fn without_time(line: &str) -> String {
    match line.split_at_checked(8) {
        Some((time, rest))
            if time
                .bytes()
                .enumerate()
                .all(|(at, byte)| matches!((at, byte), (2 | 5, b':') | (_, b'0'..=b'9'))) =>
        {
            format!("(time){rest}")
        }
        _ => line.to_owned(),
    }
}

fn folder() -> TempDir {
    TempDir::with_prefix("local-").unwrap()
}

const WAITING: &str = "\
Running operation 1 with 1 task
  - task 2 on unit-database-0

Waiting for task 2...

";

#[test]
fn a_snapshot_is_taken_and_restored() {
    let folder = folder();
    let snapshot = run(
        folder.path(),
        &["run", "snapshot", "filename=db.tar", "compression.kind=xz"],
    );
    assert_eq!(
        snapshot.err,
        format!(
            "{WAITING}\
             (time) Starting snapshot\n\
             (time) Saved accounts (1 of 3)\n\
             (time) Saved orders (2 of 3)\n\
             (time) Saved products (3 of 3)\n\
             (time) Snapshot complete\n\n"
        )
    );
    let size = folder.path().join("data/snapshots/db.tar");
    let size = size.metadata().unwrap().len();
    assert_eq!(
        snapshot.out,
        format!("snapshot-file: data/snapshots/db.tar\nsnapshot-size: \"{size}\"\n\n")
    );
    assert_eq!(snapshot.status, Some(0));

    let restore = run(folder.path(), &["run", "restore", "filename=db.tar"]);
    assert_eq!(restore.out, "restored-tables: \"3\"\n\n");
}

#[test]
fn a_call_that_juju_refuses_does_nothing() {
    let folder = folder();
    assert_eq!(
        run(
            folder.path(),
            &["run", "snapshot", "filename=x", "compression.knd=xz"]
        ),
        Ran {
            out: String::new(),
            err: "Operation 1 failed to schedule any tasks:\n\
                  validation failed: (root).compression : additional property \"knd\" is not \
                  allowed, given {\"knd\":\"xz\"}\n\
                  no param `compression.knd`; did you mean `compression.kind`?\n"
                .to_owned(),
            status: Some(0),
        }
    );
    assert!(!folder.path().join("data/snapshots").exists());
}

#[test]
fn params_come_from_standard_input() {
    let folder = folder();
    std::fs::write(folder.path().join("params"), "filename: nowhere.tar\n").unwrap();
    let params = std::fs::File::open(folder.path().join("params")).unwrap();
    let output = command(folder.path(), &["run", "restore", "--params", "-"])
        .stdin(params)
        .output()
        .unwrap();
    let ran = ran(&output);
    assert!(ran.out.starts_with("Action id 2 failed: "), "{ran:?}");
    assert!(ran.out.contains("nowhere.tar"), "{ran:?}");
}

#[test]
fn what_is_not_for_the_runner_goes_on_in_the_charm() {
    let folder = folder();
    let hook = command(folder.path(), &["run", "pause"])
        .env("JUJU_DISPATCH_PATH", "hooks/install")
        .output()
        .unwrap();
    for ran in [run(folder.path(), &["serve"]), ran(&hook)] {
        assert_eq!(ran.out, "");
        assert!(!ran.err.contains("operation"), "{ran:?}");
    }
    assert!(!folder.path().join("data").exists());
}

#[test]
fn a_reader_that_goes_away_is_no_mishap() {
    let folder = folder();
    let mut child = command(folder.path(), &["actions", "--schema"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
