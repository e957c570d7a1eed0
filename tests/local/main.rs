//! The binary of a charm in place of `juju`.

mod ends;

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use actions_tests::Charm;
use tempfile::TempDir;

/// The model charm, built once for all tests of this file.
static CHARM: LazyLock<Charm> = LazyLock::new(|| Charm::of_workspace("database-charm"));

/// What a command line prints and returns.
#[derive(Debug, PartialEq, Eq)]
struct Ran {
    out: String,
    err: String,
    status: Option<i32>,
}

fn command(program: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    for name in ["JUJU_DISPATCH_PATH", "JUJU_ACTION_NAME", "JUJU_HOOK_NAME"] {
        command.env_remove(name);
    }
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = command(CHARM.program(), arguments);
    ran(&command.current_dir(folder).output().unwrap())
}

/// The id of the task as `N`, and the times of its log as `(time)`.
fn ran(output: &Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (mut out, mut err) = (text(&output.stdout), text(&output.stderr));
    let waiting = err.lines().find_map(|line| line.strip_prefix("Waiting for task "));
    if let Some(id) = waiting.map(|id| id.trim_end_matches('.').to_owned()) {
        let named = |text: &str| {
            ["task ", "Task ", "id ", "id \""].iter().fold(text.to_owned(), |text, word| {
                text.replace(&format!("{word}{id}"), &format!("{word}N"))
            })
        };
        (out, err) = (named(&out), named(&err));
    }
    Ran {
        out,
        err: err.split_inclusive('\n').map(without_time).collect(),
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

fn waiting(unit: &str) -> String {
    format!("Running operation 1 with 1 task\n  - task N on {unit}\n\nWaiting for task N...\n\n")
}

#[test]
fn a_snapshot_is_taken_and_restored() {
    let folder = folder();
    let snapshot =
        run(folder.path(), &["run", "snapshot", "filename=db.tar", "compression.kind=xz"]);
    assert_eq!(
        snapshot.err,
        format!(
            "{}(time) Starting snapshot\n\
             (time) Saved accounts (1 of 3)\n\
             (time) Saved orders (2 of 3)\n\
             (time) Saved products (3 of 3)\n\
             (time) Snapshot complete\n\n",
            waiting("unit-database-0")
        )
    );
    let size = folder.path().join("data/snapshots/db.tar");
    let size = size.metadata().unwrap().len();
    assert_eq!(
        snapshot.out,
        format!("snapshot-file: data/snapshots/db.tar\nsnapshot-size: '{size}'\n\n")
    );
    assert_eq!(snapshot.status, Some(0));

    let restore = run(folder.path(), &["run", "restore", "filename=db.tar"]);
    assert_eq!(restore.out, "restored-tables: '3'\n\n");
}

#[test]
fn a_call_that_juju_refuses_does_nothing() {
    let folder = folder();
    assert_eq!(
        run(folder.path(), &["run", "snapshot", "filename=12", "compression.knd=xz"]),
        Ran {
            out: String::new(),
            err: "Operation 1 failed to schedule any tasks:\n\
                  validation failed: (root).compression : additional property \"knd\" is not \
                  allowed, given {\"knd\":\"xz\"}; \
                  (root).filename : must be of type string, given 12\n\
                  no param `compression.knd`; did you mean `compression.kind`?\n\
                  YAML reads the value of `filename` as a number; quote it twice, \
                  filename='\"...\"', or use --string-args\n"
                .to_owned(),
            status: Some(0),
        }
    );
    let unknown = run(folder.path(), &["run", "snapshoot"]);
    assert_eq!(
        unknown.err,
        "Operation 1 failed to schedule any tasks:\n\
         action \"snapshoot\" not defined on unit \"database/0\"\n\
         no action `snapshoot`; did you mean `snapshot`?\n"
    );
    assert!(!folder.path().join("data/snapshots").exists());
}

#[test]
fn params_come_from_standard_input() {
    let folder = folder();
    std::fs::write(folder.path().join("params"), "filename: nowhere.tar\n").unwrap();
    let params = std::fs::File::open(folder.path().join("params")).unwrap();
    let output = command(CHARM.program(), &["run", "restore", "--params", "-"])
        .current_dir(folder.path())
        .stdin(params)
        .output()
        .unwrap();
    let ran = ran(&output);
    assert!(ran.out.starts_with("Action id N failed: "), "{ran:?}");
    assert!(ran.out.contains("nowhere.tar"), "{ran:?}");
}

#[test]
fn what_is_not_for_the_runner_goes_on_in_the_charm() {
    let folder = folder();
    let hook = command(CHARM.program(), &["run", "pause"])
        .current_dir(folder.path())
        .env("JUJU_DISPATCH_PATH", "hooks/install")
        .output()
        .unwrap();
    for ran in [run(folder.path(), &["serve"]), ran(&hook)] {
        assert_eq!(ran.out, "");
        assert!(!ran.err.contains("operation"), "{ran:?}");
    }
    let old = run(folder.path(), &["run-action", "database/0", "pause"]);
    assert!(old.err.starts_with("did you mean `database-charm run`?\n"), "{old:?}");
    assert!(!folder.path().join("data").exists());
}

#[test]
fn a_reader_that_goes_away_is_no_mishap() {
    let mut child = command(CHARM.program(), &["actions", "--format=yaml"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
