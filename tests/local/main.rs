//! The binary of a charm in place of `juju`. What its commands print is on the pages of the docs, and held
//! by the tests of them.

use std::fs::{self, File};
use std::process::{Command, Output, Stdio};

use actions_runtime::Value;
use actions_runtime::juju::{Error, Unit};
use serde_json::json;
use tempfile::TempDir;

const CHARM: &str = env!("CARGO_BIN_EXE_local-charm");

/// What a command line prints and returns.
#[derive(Debug, PartialEq, Eq)]
struct Ran {
    out: String,
    err: String,
    status: Option<i32>,
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(CHARM);
    command.args(arguments).stdin(Stdio::null());
    for name in ["JUJU_DISPATCH_PATH", "JUJU_ACTION_NAME", "JUJU_HOOK_NAME"] {
        command.env_remove(name);
    }
    command
}

fn run(arguments: &[&str]) -> Ran {
    ran(&command(arguments).output().unwrap())
}

/// The id of the task as `N`.
fn ran(output: &Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (mut out, mut err) = (text(&output.stdout), text(&output.stderr));
    let waiting = err.lines().find_map(|line| line.strip_prefix("Waiting for task "));
    if let Some(id) = waiting.map(|id| id.trim_end_matches('.').to_owned()) {
        for word in ["task ", "id ", "id \""] {
            let (with_id, named) = (format!("{word}{id}"), format!("{word}N"));
            (out, err) = (out.replace(&with_id, &named), err.replace(&with_id, &named));
        }
    }
    Ran { out, err, status: output.status.code() }
}

/// The charm as `juju`.
fn unit() -> Unit {
    Unit::new("ends/3").program(CHARM).model("ctl:ann/prod")
}

#[test]
fn an_action_ends_as_under_juju() {
    const WAITING: &str =
        "Running operation 1 with 1 task\n  - task N on unit-ends-3\n\nWaiting for task N...\n\n";
    for (how, out, status) in [
        (&["how=completed"][..], "early: '1'\nlate: '2'\n\n", 0),
        (&["how=failed"], "Action id N failed: no room\nearly: '1'\n\n", 0),
        (&["how=exit"], "Action id N failed: exit status 3\nearly: '1'\n\n", 1),
        (&["how=exit", "code=0"], "early: '1'\n\n", 0),
        (&["how=abort"], "Action id N failed: signal: 6 (SIGABRT)\nearly: '1'\n\n", 1),
        (&["how=printed"], "to standard output\nearly: '1'\n\n", 0),
    ] {
        let ran = run(&[&["run", "ends/3", "end"], how].concat());
        let out_of_core = ran.out.replace(" (core dumped)", "");
        assert_eq!((out_of_core.as_str(), ran.status), (out, Some(status)), "{how:?}");
        assert!(ran.err.starts_with(WAITING), "{ran:?}");
        if status == 1 {
            let task = "ERROR the following task failed:\n - id \"N\" with return code ";
            assert!(ran.err.contains(task), "{ran:?}");
        }
    }
    let panic = run(&["run", "end", "how=panic"]).out;
    assert!(panic.starts_with("Action id N failed: panicked at "), "{panic}");
}

#[test]
fn a_call_that_juju_refuses_is_told_with_what_was_meant() {
    assert_eq!(
        run(&["run", "echo", "text=12", "valu=1"]),
        Ran {
            out: String::new(),
            err: "Operation 1 failed to schedule any tasks:\n\
                  validation failed: (root).text : must be of type string, given 12\n\
                  no param `valu`; did you mean `value`?\n\
                  YAML reads the value of `text` as a number; quote it twice, text='\"...\"', or \
                  use --string-args\n"
                .to_owned(),
            status: Some(0),
        }
    );
}

#[test]
fn every_param_arrives_as_what_it_is() {
    let all: String = (0..=0x30ff).chain(0xfe00..=0x1_0100).filter_map(char::from_u32).collect();
    let params = json!({
        "value": [{"y": "y", "on": "off", "<<": "~", "": "", "1": null}, [[], {}], true],
        "texts": ["true", "1e21", "0o17", "1_000", "2015-02-14", "", " a ", "a: b # c", "- x"],
        "numbers": [0, -1, 1.5, 1e-7, 1e21, -1.5e300, 9_007_199_254_740_991_i64],
        "a\u{85}\u{2028}b": all,
    });
    let task = unit().run("echo", &params).unwrap();
    let given = task.results.get("params").unwrap();
    assert_eq!(serde_json::from_str::<Value>(given).unwrap(), params);
    assert_eq!(task.log, ["Two\nlines"]);
    let names = json!([task.id, "ends/3", "prod"]).to_string();
    assert_eq!(task.results.get("names"), Some(names.as_str()));
}

#[test]
fn a_client_of_juju_drives_it() {
    let end = |how: &str| unit().run("end", json!({"how": how}));
    let task = end("printed").unwrap();
    assert_eq!(task.stdout, "to standard output\n");
    assert_eq!(task.results, [("early", 1)]);
    for (how, message, code) in [("failed", "no room", 0), ("exit", "exit status 3", 3)] {
        let error = end(how).unwrap_err();
        assert_eq!(error.message(), message);
        let task = error.task().unwrap();
        assert_eq!(task.return_code, Some(code));
        assert_eq!(task.results.get("early"), Some("1"));
    }
    for (action, params, reason) in [
        ("echo", json!({"text": 1}), "validation failed: (root).text : must be of type string"),
        ("nosuch", json!({}), "action \"nosuch\" not defined on unit \"ends/3\""),
    ] {
        let error = unit().run(action, params).unwrap_err();
        assert!(matches!(error, Error::Refused { .. }), "{error}");
        assert!(error.message().starts_with(reason), "{error}");
    }
}

#[test]
fn an_action_that_no_module_takes_fails() {
    let error = unit().run("lost", json!({"x": 1})).unwrap_err();
    assert!(matches!(error, Error::Failed { .. }), "{error}");
    assert_eq!(
        error.message(),
        "a mistake in the charm: it declares the action `lost`, and its binary handles only echo, \
         end; `only` or `skip` leave `lost` out, and nothing takes it"
    );
    let listed = run(&["actions"]).out;
    assert!(listed.contains("\nlost    Is taken by no module.\n"), "{listed}");
}

#[test]
fn params_and_the_end_go_through_files_and_two_runs_have_two_ids() {
    let folder = TempDir::with_prefix("local-").unwrap();
    let (params, file) = (folder.path().join("params"), folder.path().join("end.json"));
    fs::write(&params, "how: completed\n").unwrap();
    let ids = [(); 2].map(|()| {
        let mut command = command(&["run", "end", "--params", "-", "--format=json", "-o"]);
        let output = command.arg(&file).stdin(File::open(&params).unwrap()).output().unwrap();
        let ran = ran(&output);
        assert_eq!((ran.out.as_str(), ran.status), ("", Some(0)), "{ran:?}");
        let end: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        assert_eq!(end["ends/0"]["results"], json!({"early": "1", "late": "2", "return-code": 0}));
        end["ends/0"]["id"].clone()
    });
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn what_is_not_for_the_runner_goes_on_in_the_charm() {
    for (arguments, path, told) in [
        (&["serve"][..], None, ""),
        (&["run", "end", "how=completed"], Some("hooks/install"), ""),
        (
            &["run-action", "ends/0", "end"],
            None,
            "did you mean `local-charm run`? No action runs, and `main` goes on\n",
        ),
    ] {
        let mut command = command(arguments);
        command.envs(path.map(|path| ("JUJU_DISPATCH_PATH", path)));
        let ran = ran(&command.output().unwrap());
        assert_eq!((&*ran.out, &*ran.err, ran.status), ("", told, Some(9)), "{arguments:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_mishap() {
    let mut command = command(&["actions", "--format=yaml"]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
#[cfg(unix)]
fn what_is_not_utf_8_is_told() {
    use std::os::unix::ffi::OsStrExt as _;
    for (word, told) in [
        (&b"text=\xff"[..], "argument is invalid unicode"),
        (b"--format=\xff", "argument is invalid unicode"),
        (b"--params=/no/such/\xff", "cannot read /no/such/"),
        (b"--\xff", "invalid option"),
    ] {
        let mut command = command(&["run", "echo"]);
        let ran = ran(&command.arg(std::ffi::OsStr::from_bytes(word)).output().unwrap());
        assert!(ran.err.starts_with(&format!("ERROR {told}")), "{ran:?}");
        assert!(matches!(ran.status, Some(1 | 2)), "{ran:?}");
    }
}
