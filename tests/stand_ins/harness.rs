//! What the harness gives to a charm, and what it tells of it.

use std::collections::BTreeMap;
use std::fs;
use std::thread;

use actions_tests::{Charm, End, Status, Unit};
use serde_json::json;

use crate::{run, unit};

/// The whole environment of a charm, of an action or a hook.
fn environment(unit: &Unit, action: bool) -> BTreeMap<String, String> {
    let charm = Charm::new("/usr/bin/env").arg("-0");
    let process = if action {
        unit.run(&charm, "snapshot", &json!({})).process
    } else {
        unit.run_hook(&charm, "update-status")
    };
    let pairs = process.stdout.split_terminator('\0');
    pairs
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

#[test]
fn an_action_has_jujus_environment_and_no_other() {
    let unit = unit();
    let environment = environment(&unit, true);
    let names: Vec<_> = environment.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "CHARM_DIR",
            "DEBIAN_FRONTEND",
            "JUJU_ACTION_NAME",
            "JUJU_ACTION_TAG",
            "JUJU_ACTION_UUID",
            "JUJU_AGENT_SOCKET_ADDRESS",
            "JUJU_AGENT_SOCKET_NETWORK",
            "JUJU_AVAILABILITY_ZONE",
            "JUJU_CHARM_DIR",
            "JUJU_CONTEXT_ID",
            "JUJU_DISPATCH_PATH",
            "JUJU_MACHINE_ID",
            "JUJU_MODEL_NAME",
            "JUJU_MODEL_UUID",
            "JUJU_UNIT_NAME",
            "JUJU_VERSION",
            "LANG",
            "PATH",
            "TERM",
        ]
    );
    assert_eq!(environment["JUJU_ACTION_NAME"], "snapshot");
    assert_eq!(environment["JUJU_ACTION_UUID"], "1");
    assert_eq!(environment["JUJU_ACTION_TAG"], "action-1");
    assert_eq!(environment["JUJU_DISPATCH_PATH"], "actions/snapshot");
    assert_eq!(environment["JUJU_UNIT_NAME"], "database/0");
    let tools = format!("{}/tools:", environment["JUJU_AGENT_SOCKET_ADDRESS"]);
    assert!(environment["PATH"].starts_with(&tools));
}

#[test]
fn a_hook_has_its_name_and_nothing_of_an_action() {
    let environment = environment(&unit(), false);
    assert_eq!(environment["JUJU_HOOK_NAME"], "update-status");
    assert_eq!(environment["JUJU_DISPATCH_PATH"], "hooks/update-status");
    let mut names = environment.keys();
    assert!(!names.any(|name| name.starts_with("JUJU_ACTION_")));
}

#[test]
fn a_variable_of_the_test_goes_over_jujus() {
    let unit = unit().env("JUJU_VERSION", "4.0.0").env("DATA", "/data");
    let environment = environment(&unit, true);
    assert_eq!(environment["JUJU_VERSION"], "4.0.0");
    assert_eq!(environment["DATA"], "/data");
}

#[test]
fn a_charm_starts_in_its_directory_as_dispatch_with_nothing_to_read() -> std::io::Result<()> {
    let unit = unit();
    fs::write(unit.charm_directory().join("data"), "kept")?;
    let charm = Charm::shell("cat; cat data; test \"$(pwd)\" -ef \"$JUJU_CHARM_DIR\"");
    for _ in 0..2 {
        let task = unit.run(&charm, "snapshot", &json!({}));
        assert_eq!(task.process.stdout, "kept");
        assert_eq!(task.process.end, End::Exit(0));
    }
    // The stand-ins refuse any name but a tool's, and say which they were called by.
    let process = unit.run_hook(&Charm::new(env!("CARGO_BIN_EXE_hook-tools")), "install");
    assert_eq!(process.end, End::Exit(2));
    assert_eq!(
        process.stderr,
        "dispatch is no hook tool: link this program as action-get, action-set, ...\n"
    );
    Ok(())
}

#[test]
fn the_end_of_the_charm_is_told_in_jujus_words() {
    let told = |script: &str| {
        let task = run(&format!("action-set a=1; action-fail no; {script}"));
        assert_eq!(task.results, json!({"a": "1"}), "{script}");
        assert_eq!(task.status, Status::Failed, "{script}");
        (task.process.end, task.message)
    };
    let end = |end, message: &str| (end, message.to_owned());
    assert_eq!(told("exit 0"), end(End::Exit(0), "no"));
    assert_eq!(told("exit 3"), end(End::Exit(3), "exit status 3"));
    assert_eq!(told("kill -s KILL $$"), end(End::Signal(9), "terminated"));
    assert_eq!(told("kill -s TERM $$"), end(End::Signal(15), "terminated"));
    assert_eq!(
        told("kill -s ABRT $$"),
        end(End::Signal(6), "signal: aborted")
    );
}

#[test]
fn output_and_calls_are_kept_in_order() {
    let task = run("echo out; echo err >&2; action-log 'a b'; action-get; juju-log c; action-set");
    assert_eq!(task.process.stdout, "out\n{}\n");
    assert_eq!(task.process.stderr, "err\n");
    assert_eq!(
        task.process.commands(),
        ["action-log 'a b'", "action-get", "juju-log c", "action-set"]
    );
}

#[test]
fn a_child_that_outlives_the_charm_is_not_waited_for() {
    let task = run("action-set a=1; sleep 1000 & echo $!");
    assert_eq!(task.results, json!({"a": "1"}));
    let pid = task.process.stdout.trim();
    let killed = run(&format!("kill -s KILL {pid}"));
    assert_eq!(killed.process.end, End::Exit(0));
}

#[test]
fn calls_at_the_same_time_are_all_kept() {
    let task = run("for i in 1 2 3 4 5 6 7 8; do action-set k.$i=$i & done; wait");
    let expected: serde_json::Map<_, _> = (1..9)
        .map(|i| (i.to_string(), i.to_string().into()))
        .collect();
    assert_eq!(task.results, json!({"k": expected}));
    assert_eq!(task.process.calls.len(), 8);
}

#[test]
fn two_actions_at_once_do_not_meet() {
    let unit = unit();
    let charm = Charm::shell(
        "action-set name=$(action-get name) id=$JUJU_ACTION_UUID; action-log $(action-get name)",
    );
    let names = ["a", "b", "c", "d"];
    let tasks = thread::scope(|scope| {
        let handles = names.map(|name| {
            let (unit, charm) = (&unit, &charm);
            scope.spawn(move || unit.run(charm, "snapshot", &json!({"name": name})))
        });
        handles.map(|handle| handle.join().unwrap())
    });
    let mut ids: Vec<_> = tasks.iter().map(|task| task.id.clone()).collect();
    ids.sort();
    assert_eq!(ids, ["1", "2", "3", "4"]);
    for (task, name) in tasks.iter().zip(names) {
        assert_eq!(task.results, json!({"name": name, "id": task.id}));
        assert_eq!(task.log, [name]);
        assert_eq!(task.process.calls.len(), 4);
    }
}

#[test]
#[should_panic(expected = "the hook install: No such file or directory")]
fn a_charm_that_is_not_there_fails_the_test() {
    unit().run_hook(&Charm::new("/nonexistent/dispatch"), "install");
}

#[test]
fn the_binary_of_a_package_is_built() {
    let charm = Charm::built("snapshot-twin", &[]);
    let process = unit().run_hook(&charm, "install");
    assert_eq!(process.end, End::Exit(0));
    assert!(charm.program().ends_with("debug/snapshot-twin"));
}

#[test]
#[should_panic(expected = "cargo did not build no-such-package:\n")]
fn a_package_that_is_not_there_fails_the_test() {
    Charm::built("no-such-package", &[]);
}
