//! How actions end, for a person and for what drives `juju`.

use std::path::Path;

use actions_runtime::Value;
use actions_runtime::juju::{Error, Unit};
use serde_json::json;

use super::{Ran, command, folder, ran, waiting};

const CHARM: &str = env!("CARGO_BIN_EXE_local-charm");

fn run(arguments: &[&str]) -> Ran {
    ran(&command(Path::new(CHARM), arguments).output().unwrap())
}

/// The charm as `juju`.
fn unit() -> Unit {
    Unit::new("ends/3").program(CHARM).model("ctl:ann/prod")
}

#[test]
fn an_action_ends_as_under_juju() {
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
        assert!(ran.err.starts_with(&waiting("unit-ends-3")), "{ran:?}");
        if status == 1 {
            let task = "ERROR the following task failed:\n - id \"N\" with return code ";
            assert!(ran.err.contains(task), "{ran:?}");
        }
    }
    let panic = run(&["run", "end", "how=panic"]).out;
    assert!(panic.starts_with("Action id N failed: panicked at "), "{panic}");
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
fn the_end_goes_to_the_file_that_is_named() {
    let folder = folder();
    let file = folder.path().join("end.json");
    let ran = run(&[
        "run",
        "end",
        "how=completed",
        "--wait=5m",
        "--format=json",
        "-o",
        file.to_str().unwrap(),
    ]);
    assert_eq!((ran.out.as_str(), ran.status), ("", Some(0)));
    let end: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    assert_eq!(end["ends/0"]["results"], json!({"early": "1", "late": "2", "return-code": 0}));
}

#[test]
fn two_runs_have_two_ids() {
    let ids = [(); 2].map(|()| {
        let child = command(Path::new(CHARM), &["run", "echo", "--format=json"]);
        { child }.stdout(std::process::Stdio::piped()).spawn().unwrap()
    });
    let ids = ids.map(|child| {
        let end: Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
        end["ends/0"]["id"].clone()
    });
    assert_ne!(ids[0], ids[1]);
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
        let mut command = command(Path::new(CHARM), &["run", "echo"]);
        let ran = ran(&command.arg(std::ffi::OsStr::from_bytes(word)).output().unwrap());
        assert!(ran.err.starts_with(&format!("ERROR {told}")), "{ran:?}");
        assert!(matches!(ran.status, Some(1 | 2)), "{ran:?}");
    }
}
