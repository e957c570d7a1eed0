//! What the hook tools are given besides their arguments, and what the system leaves to the charm.

use std::fs;
use std::process::Command;

use actions_tests::{Call, Charm, End, Fault, Status, Tool, Unit};
use serde_json::{Map, json};

use crate::{charm, unit};

#[cfg(target_os = "linux")]
#[test]
fn a_tool_has_the_environment_and_the_directory_of_the_charm() {
    let unit = unit();
    let directory = fs::canonicalize(unit.charm_directory()).expect("it is there");
    let path = format!("{}:/usr/bin:/bin", directory.display());
    let unit = unit.env("EXTRA", "a\nb=c").env("EMPTY", "").env("PATH", path);
    for (tool, text) in [
        ("action-get", r#"echo '{"steps":2,"of":2}'"#),
        (
            "action-log",
            "cat /proc/$$/environ >tool; cat /proc/$PPID/environ >charm; pwd -P >directory
             readlink /proc/$$/fd/0 >stdin",
        ),
    ] {
        // Written by a child: a file that this process has open while another test starts a process
        // could not be run, "Text file busy".
        let write = r#"printf '#!/bin/sh\n%s\n' "$1" >"$0" && chmod 755 "$0""#;
        let mut shell = Command::new("/bin/sh");
        let status = shell.args(["-c", write]).arg(directory.join(tool)).arg(text).status();
        assert!(status.expect("the shell can be started").success(), "{tool} cannot be written");
    }
    unit.run(&charm_after("exec <action-get"), "count", &json!({}));
    let read = |file: &str| fs::read_to_string(directory.join(file)).unwrap_or_default();
    assert!(read("charm").contains("\0EXTRA=a\nb=c\0"));
    assert_eq!(read("tool"), read("charm"));
    assert_eq!(read("directory"), format!("{}\n", directory.display()));
    assert_eq!(read("stdin"), "/dev/null\n");
}

/// The charm, started by a shell after some settings.
fn charm_after(settings: &str) -> Charm {
    let charm = charm();
    Charm::shell(&format!("{settings}; exec {}", charm.program().display()))
}

/// The results of `many`, and how many calls they took.
fn many(unit: &Unit, charm: &Charm) -> (usize, usize) {
    let task = unit.run(charm, "report", &json!({"of": "many"}));
    assert_eq!(task.status, Status::Completed, "{}", task.message);
    let is_set = |call: &&Call| call.tool == Tool::ActionSet;
    let results = task.results.as_object().map_or(0, Map::len);
    (results, task.process.calls.iter().filter(is_set).count())
}

#[cfg(target_os = "linux")]
#[test]
fn results_pass_whatever_room_the_system_leaves() {
    assert_eq!(many(&unit(), &charm()), (20, 2));
    // 1 MB of the 2 MiB are taken.
    let mut crowded = unit();
    for number in 0..10 {
        crowded = crowded.env(format!("CROWD_{number}"), "x".repeat(100_000));
    }
    assert_eq!(many(&crowded, &charm()), (20, 4));
    // The room is a quarter of the stack's limit.
    let (results, calls) = many(&unit(), &charm_after("ulimit -s 2048"));
    assert_eq!(results, 20);
    assert!((7..=20).contains(&calls), "{calls}");
}

/// With the least room that the kernel gives, a message of that length cannot be passed.
#[cfg(target_os = "linux")]
#[test]
fn a_message_that_is_too_long_for_the_system_is_told_in_part() {
    let text = "é".repeat(65_535);
    for how in ["fail", "error"] {
        let params = json!({"how": how, "text": text});
        let task = unit().run(&charm_after("ulimit -s 512"), "say", &params);
        assert_eq!(task.process.end, End::Exit(0));
        // Between two characters.
        assert!((4095..=4096).contains(&task.message.len()));
        assert!(task.message.contains("é\n[cut here: 131"));
        let end = " bytes could not be passed]";
        assert!(task.message.ends_with(end), "{}", task.message);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_tool_whose_end_cannot_be_waited_for_has_been_started() {
    // By a program, since dash cannot ignore it.
    let ignoring = format!("exec env --ignore-signal=CHLD {}", charm().program().display());
    let params = json!({"end": "results"});
    let task = unit().run(&Charm::shell(&ignoring), "work", &params);
    assert_eq!(task.process.end, End::Exit(1));
    let told = "action-get: was started, and how it ended is unknown: No child processes";
    assert!(task.process.stderr.contains(told), "{task:#?}");
}

#[test]
fn closed_streams_change_nothing() {
    let closed = charm_after("exec <&- >&- 2>&-");
    for end in ["results", "error", "panic", "fail", "refused"] {
        let params = json!({"end": end});
        let open = unit().run(&charm(), "work", &params);
        let mut task = unit().run(&closed, "work", &params);
        task.process.stderr.clone_from(&open.process.stderr);
        assert_eq!(task, open);
    }
    let unit = unit().fault(Tool::ActionFail, Fault::Missing);
    let task = unit.run(&closed, "work", &json!({"end": "error"}));
    assert_eq!(task.process.end, End::Exit(1));
}

#[test]
fn a_charm_that_is_opened_for_an_action_is_not_for_a_hook() {
    let unit = |how: &str| unit().env("FAULTS_OPEN", how);
    let task = unit("fails").run(&charm(), "work", &json!({"end": "results"}));
    assert_eq!(task.message, "there are no credentials");
    assert_eq!((task.process.end, task.results), (End::Exit(0), json!({})));
    let process = unit("fails").run_hook(&charm(), "install");
    assert_eq!((process.end, process.stderr.as_str()), (End::Exit(9), ""));
    // Its end panics, and Juju knows the end of the action.
    let task = unit("well").run(&charm(), "work", &json!({"end": "drop"}));
    assert_eq!((task.status, task.process.end), (Status::Completed, End::Exit(0)));
    assert!(task.process.stderr.contains("no table orders"));
}
