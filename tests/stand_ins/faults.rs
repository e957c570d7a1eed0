//! Each fault of a tool, as the charm meets it.

use std::time::Duration;

use actions_tests::{Charm, End, Fault, Status, Task, Tool};
use serde_json::json;

use crate::unit;

/// Runs a script with a fault in one tool.
fn run(tool: Tool, fault: Fault, script: &str) -> Task {
    let params = json!({"filename": "db.tar"});
    let unit = unit().fault(tool, fault);
    unit.run(&Charm::shell(script), "snapshot", &params)
}

#[test]
fn a_tool_can_be_missing_or_not_executable() {
    // Not the shell's own search, which shells do differently.
    let script = "env action-set a=1 2>/dev/null; echo $?; action-log b";
    for (fault, status) in [(Fault::Missing, "127\n"), (Fault::NotExecutable, "126\n")] {
        let task = run(Tool::ActionSet, fault, script);
        assert_eq!(task.process.stdout, status);
        assert_eq!(task.results, json!({}));
        assert_eq!(task.process.commands(), ["action-log b"]);
    }
}

#[test]
fn a_tool_can_exit_with_an_error_having_done_nothing() {
    let fault = Fault::exit(1, "ERROR connection is shut down");
    let task = run(Tool::ActionSet, fault, "action-set a=1; echo $?");
    assert_eq!(task.process.stdout, "1\n");
    assert_eq!(task.process.stderr, "ERROR connection is shut down\n");
    assert_eq!(task.results, json!({}));
    assert_eq!(task.process.commands(), ["action-set a=1"]);
}

#[test]
fn a_fault_strikes_the_call_of_its_number_and_its_tool() {
    let unit = unit()
        .fault_at(Tool::ActionLog, 2, Fault::exit(1, "second"))
        .fault_at(Tool::ActionLog, 2, Fault::exit(1, "never"))
        .fault(Tool::ActionFail, Fault::exit(3, "each"));
    let charm = Charm::shell(
        "for line in a b c; do
             action-log $line; echo $?
             action-set $line=1; echo $?
             action-fail no; echo $?
         done",
    );
    for _ in 0..2 {
        let task = unit.run(&charm, "snapshot", &json!({}));
        assert_eq!(task.log, ["a", "c"]);
        assert_eq!(task.results, json!({"a": "1", "b": "1", "c": "1"}));
        assert_eq!(task.status, Status::Completed);
        assert_eq!(task.process.stdout, "0\n0\n3\n1\n0\n3\n0\n0\n3\n");
        assert_eq!(task.process.stderr, "each\nsecond\neach\neach\n");
    }
}

#[test]
fn a_tool_can_end_by_a_signal() {
    for (name, number) in [("KILL", 9), ("TERM", 15), ("SEGV", 11)] {
        // The shell says what became of the tool on its standard error.
        let script = "action-set a=1 2>/dev/null; echo $?";
        let task = run(Tool::ActionSet, Fault::signal(name), script);
        assert_eq!(task.process.stdout, format!("{}\n", 128 + number));
        assert_eq!(task.results, json!({}));
        assert_eq!(task.process.calls.len(), 1);
    }
}

#[test]
fn a_tool_can_hang_until_the_task_is_cancelled() {
    let unit = unit()
        .fault_at(Tool::ActionSet, 2, Fault::Hang)
        .cancel_when_a_tool_hangs();
    let charm = Charm::shell("action-set a=1; action-set b=2; action-set c=3");
    let task = unit.run(&charm, "snapshot", &json!({}));
    assert_eq!(task.status, Status::Aborted);
    assert_eq!(task.message, "terminated");
    assert_eq!(task.process.end, End::Cancelled);
    assert_eq!(task.results, json!({"a": "1"}));
    assert_eq!(
        task.process.commands(),
        ["action-set a=1", "action-set b=2"]
    );
}

#[test]
#[should_panic(
    expected = "the action snapshot: it was still running after 50ms and was killed\ncalls: ["
)]
fn a_tool_that_hangs_is_waited_for_until_the_deadline() {
    let unit = unit()
        .fault(Tool::ActionLog, Fault::Hang)
        .deadline(Duration::from_millis(50));
    let charm = Charm::shell("action-log a; action-set b=1");
    unit.run(&charm, "snapshot", &json!({}));
}

#[test]
fn a_tool_can_be_killed_half_way() {
    let script = "action-get --format=json 2>/dev/null; echo; echo $?";
    let task = run(Tool::ActionGet, Fault::KilledHalfWay, script);
    assert_eq!(task.process.stdout, "{\"filename\"\n0\n");
    let script = "action-set a=1 2>/dev/null; echo $?";
    let task = run(Tool::ActionSet, Fault::KilledHalfWay, script);
    assert_eq!(task.process.stdout, "137\n");
    assert_eq!(task.results, json!({"a": "1"}), "Juju heard of it");
}

#[test]
fn a_tool_can_print_what_it_should_not() {
    let cases = [
        (Fault::empty(), ""),
        (Fault::garbage(), "<html>502 Bad Gateway</html>\n"),
        (Fault::invalid_json(), "{\"filename\":\"db.tar\n"),
        (
            Fault::not_utf8(),
            "{\"filename\":\"db-\u{fffd}\u{fffd}.tar\"}\n",
        ),
        (Fault::Flood(5), "xxxxx"),
        (Fault::Padded(3), "   {\"filename\":\"db.tar\"}\n"),
    ];
    for (fault, printed) in cases {
        let task = run(
            Tool::ActionGet,
            fault,
            "action-get --format=json && echo done",
        );
        assert_eq!(task.process.stdout, format!("{printed}done\n"));
    }
    let task = run(Tool::ActionSet, Fault::garbage(), "action-set a=1");
    assert_eq!(task.results, json!({"a": "1"}));
}

#[test]
fn a_tool_can_print_fifty_million_bytes_to_a_reader_or_to_nobody() {
    let bytes = 50_000_000;
    let script = "action-get | wc -c; action-get | true; echo done";
    let task = run(Tool::ActionGet, Fault::Flood(bytes), script);
    let words: Vec<_> = task.process.stdout.split_whitespace().collect();
    assert_eq!(words, ["50000000", "done"]);
    let task = run(
        Tool::ActionGet,
        Fault::Padded(bytes),
        "action-get | tr -d ' '",
    );
    assert_eq!(task.process.stdout, "filename:db.tar\n");
}

#[test]
fn a_slow_tool_does_what_it_is_asked() {
    let fault = Fault::Slow(Duration::from_millis(20));
    let task = run(Tool::ActionSet, fault, "action-set a=1");
    assert_eq!(task.results, json!({"a": "1"}));
}
