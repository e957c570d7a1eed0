//! The integration client, against a `juju` that gives answers which Juju 3.6 and 4 give.

mod controller;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::Duration;

use actions_runtime::juju::{Error, Status, Unit, json};
use actions_runtime::{ActionResults, Value, charm_actions};
use tempfile::TempDir;

/// The actions of the model charm.
#[charm_actions("../examples/database/charmcraft.yaml")]
pub mod actions {}
use actions::{PauseParams, SnapshotCompressionKind, SnapshotParams};

const STARTED: &str = "Running operation 1 with 1 task\n  - task 2 on unit-database-0\n\n\
                       Waiting for task 2...\n\n";

/// A `juju` in a folder of its own.
struct Juju(TempDir);

impl Juju {
    fn answering(status: u8, stdout: &str, stderr: &str) -> Self {
        let folder = TempDir::with_prefix("juju-").unwrap();
        let file = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        file("status", &status.to_string());
        file("stdout", stdout);
        file("stderr", stderr);
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("juju_cli/juju");
        symlink(script, folder.path().join("juju")).unwrap();
        Self(folder)
    }

    /// One whose task ends, with the members that Juju prints besides `id` and `unit`.
    fn ending(mut task: Value) -> Self {
        (task["id"], task["unit"]) = ("2".into(), "database/0".into());
        let code = task["results"]["return-code"].as_i64().unwrap_or(0);
        let status = u8::from(code != 0);
        Self::answering(status, &json!({"database/0": task}).to_string(), STARTED)
    }

    fn completing() -> Self {
        Self::ending(json!({"status": "completed"}))
    }

    fn unit(&self, name: &str) -> Unit {
        Unit::new(name).program(self.0.path().join("juju"))
    }

    /// What a file beside it holds; nothing where it was not asked.
    fn file(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap_or_default()
    }

    /// What it was asked, without the name of the params file.
    fn asked(&self) -> Vec<String> {
        let asked = self.file("asked");
        let mut words: Vec<_> = asked.lines().map(str::to_owned).collect();
        let file = words.iter().position(|word| word == "--params").unwrap() + 1;
        assert!(!Path::new(&words.remove(file)).exists(), "the file is removed");
        words
    }
}

#[derive(ActionResults, Debug)]
struct SnapshotTaken {
    snapshot_size: u64,
    snapshot_file: String,
}

fn failed(juju: &Juju) -> Error {
    juju.unit("database/0").call(PauseParams).unwrap_err()
}

#[test]
fn a_completed_task_has_typed_results() {
    let results = json!({"snapshot-size": "4096", "snapshot-file": "/data/<db>.tar.gz"});
    let mut printed = results.clone();
    printed["return-code"] = 0.into();
    let log = ["2026-08-21 06:06:06.25 +0000 UTC Starting snapshot"];
    let juju = Juju::ending(json!({"status": "completed", "results": printed, "log": log}));
    let task = juju.unit("database/0").call(SnapshotParams::new("x")).unwrap();
    assert_eq!((task.id.as_str(), task.action.as_str()), ("2", "snapshot"));
    assert_eq!((task.status, task.log), (Status::Completed, vec!["Starting snapshot".to_owned()]));
    let taken =
        SnapshotTaken { snapshot_size: 4096, snapshot_file: "/data/<db>.tar.gz".to_owned() };
    assert_eq!(task.results, taken);
    assert_eq!(task.results, results);
}

#[test]
fn a_task_that_ends_badly_is_an_error_that_prints_no_result() {
    for (task, told) in [
        (
            json!({
                "status": "failed",
                "message": "no room",
                "results": {"admin-password": "hunter2", "return-code": 0},
                "log": ["2026-08-21 06:06:06 +0000 UTC Starting snapshot"],
            }),
            "failed (task 2 on database/0): no room\n  log: Starting snapshot\n  results: \
             admin-password",
        ),
        (
            json!({
                "status": "failed",
                "message": "exit status 101",
                "results": {"return-code": 101, "stderr": "thread 'main' panicked\n"},
            }),
            "failed (task 2 on database/0): exit status 101\n  return-code: 101\n  stderr: thread \
             'main' panicked",
        ),
        (json!({"status": "cancelled"}), "cancelled (task 2 on database/0)"),
    ] {
        let error = failed(&Juju::ending(task.clone()));
        assert_eq!(error.to_string(), format!("action `pause` {told}"));
        assert_eq!(error.message(), task["message"].as_str().unwrap_or_default());
        assert_eq!(error.task().unwrap().status.as_str(), task["status"]);
    }
}

#[test]
fn what_is_asked_is_what_juju_reads() {
    let juju = Juju::completing();
    let mut params = SnapshotParams::new("db.tar.gz");
    params.compression.kind = SnapshotCompressionKind::Xz;
    params.compression.quality = 9;
    juju.unit("database/0").call(params).unwrap();
    assert_eq!(
        juju.asked(),
        ["run", "--format=json", "--utc", "--params", "--", "database/0", "snapshot"]
    );
    let sent: Value = serde_json::from_str(&juju.file("params")).unwrap();
    assert_eq!(sent, json!({"filename": "db.tar.gz", "compression": {"kind": "xz", "quality": 9}}));
    assert_eq!(juju.file("mode").trim_end(), "-rw-------");

    let unit = Unit::leader("database").program(juju.0.path().join("juju"));
    let unit = unit.model("lxd:admin/testing").wait(Duration::from_millis(1500));
    unit.run("pause", ()).unwrap();
    assert_eq!(
        juju.asked()[4..],
        ["--wait=1500000000ns", "--model=lxd:admin/testing", "--", "database/leader", "pause"]
    );
    assert_eq!(juju.file("params"), "{}");
}

#[test]
fn a_refusal_is_told_in_jujus_words() {
    let reason = "action \"pause\" not defined for unit \"database/0\". (not found)";
    let error = failed(&Juju::answering(1, "{}\n", &format!("ERROR {reason}\n")));
    assert!(matches!(error, Error::Refused { .. }));
    assert_eq!(error.message(), reason);
    let told = format!("action `pause` was refused on database/0: {reason}");
    assert_eq!(error.to_string(), told);
    let juju = Juju::completing();
    let error = juju.unit("database/0").run("pause", json!(["hunter2"])).unwrap_err();
    assert!(matches!(error, Error::Refused { .. }));
    assert_eq!(error.message(), "params must be a map, not a list");
    assert_eq!(juju.file("asked"), "");
}

#[test]
fn a_timeout_names_the_task() {
    let stderr = format!("{STARTED}ERROR timed out waiting for results from: unit database/0\n");
    let juju = Juju::answering(1, "{}\n", &stderr);
    let error = juju.unit("database/0").wait(Duration::from_secs(5)).call(PauseParams);
    assert_eq!(
        error.unwrap_err().to_string(),
        "action `pause` did not end on database/0 within 5s; `juju show-task 2` shows it, `juju \
         cancel-task 2` ends it; `Unit::wait` gives it more time"
    );
}

#[test]
fn a_juju_that_does_not_do_its_work_is_told_by_its_name() {
    let juju = Juju::answering(1, "{}\n", "ERROR No controllers registered.\n");
    let program = juju.0.path().join("juju");
    let told = format!("{}: exit status 1: ERROR No controllers registered.", program.display());
    assert_eq!(failed(&juju).to_string(), told);
    for (program, told) in [
        (
            "no-such-juju",
            "not found; install it with `snap install juju`, or name another program with \
             `Unit::program`",
        ),
        ("/", "cannot be started: Permission denied (os error 13)"),
    ] {
        let error = Unit::new("database/0").program(program).call(PauseParams).unwrap_err();
        assert_eq!(error.to_string(), format!("{program}: {told}"));
    }
}
