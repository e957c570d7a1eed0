//! What an action is given, and what it gives, stands in no text that its author did not write.

use actions_tests::{Fault, Task, Tool, Unit};
use serde_json::{Value, json};

use crate::{charm, unit};

/// Whatever happens, only `action-set` is given it.
const SECRET: &str = "hunter2";

const ENDS: [&str; 7] = ["results", "nul", "too-long", "list", "debug", "error", "panic"];

/// Runs `keep`, and looks for the secret in all that anybody reads.
#[track_caller]
fn check(unit: &Unit, params: &Value) -> Task {
    let task = unit.run(&charm(), "keep", params);
    let process = &task.process;
    let said = [&task.message, &process.stdout, &process.stderr];
    let juju_log = process.juju_log.iter().map(|(_, message)| message);
    for text in said.into_iter().chain(&task.log).chain(juju_log) {
        assert!(!text.contains(SECRET), "{params}: {text}");
    }
    for call in &process.calls {
        let text = call.to_string();
        assert!(call.tool == Tool::ActionSet || !text.contains(SECRET), "{text}");
    }
    task
}

#[test]
fn a_value_is_told_at_no_end() {
    for end in ENDS {
        let task = check(&unit(), &json!({"secret": SECRET, "end": end}));
        assert_eq!(task.results["early"], SECRET, "{end}");
    }
}

#[test]
fn nor_with_a_failing_tool() {
    for end in ENDS {
        let params = json!({"secret": SECRET, "end": end});
        for tool in Tool::ALL {
            for fault in [
                Fault::Missing,
                Fault::NotExecutable,
                Fault::exit(1, "ERROR connection is shut down"),
                Fault::signal("KILL"),
                Fault::KilledHalfWay,
                Fault::Hang,
            ] {
                check(&unit().fault(tool, fault), &params);
            }
        }
        let deaf = unit()
            .fault(Tool::ActionSet, Fault::exit(1, "ERROR no"))
            .fault(Tool::ActionFail, Fault::exit(1, "ERROR no"));
        check(&deaf, &params);
    }
}

#[test]
fn nor_where_the_params_are_wrong() {
    let long = SECRET.repeat(20);
    for (params, message) in [
        (json!({"secret": long, "end": "error"}), "secret: has 140 characters"),
        (json!({"secret": [SECRET], "end": "error"}), "secret: must be a string"),
        (json!({"secret": {"is": SECRET}, "end": "error"}), "secret: must be a string"),
        (json!({"secret": "", "end": SECRET}), "end: not one of results"),
        (json!({"secret": "", "end": [SECRET]}), "end: not one of results"),
        (json!({"secret": "", "end": "error", "kind": SECRET}), "kind: not one of"),
        (json!({"secret": "", "end": "error", "uses": SECRET}), "uses: must be an integer"),
        (json!({"secret": "", "end": "error", "other": SECRET}), "other: no such param"),
    ] {
        let task = check(&unit(), &params);
        assert!(task.message.contains(message), "{params}: {}", task.message);
    }
}

#[test]
fn nor_where_they_are_no_params() {
    let prints = |text: String| unit().fault(Tool::ActionGet, Fault::prints(text));
    let params = json!({});
    for printed in [
        SECRET.to_owned(),
        format!("\"{SECRET}\""),
        format!("[\"{SECRET}\"]"),
        format!("{{\"secret\":\"{SECRET}"),
        format!("{{\"secret\":{SECRET}}}"),
        format!("{{\"secret\":\"{SECRET}\\x\"}}"),
        format!("{{\"end\":\"error\"}} {SECRET}"),
    ] {
        let task = check(&prints(printed), &params);
        assert_eq!(task.message, "action-get did not print the action's params as JSON");
    }
    let twice = format!("{{\"secret\":\"a\",\"secret\":[\"{SECRET}\"],\"end\":\"error\"}}");
    assert!(check(&prints(twice), &params).message.contains("must be"));
    let mut bytes = format!("{{\"secret\":\"{SECRET}").into_bytes();
    bytes.extend(b"\xff\"}");
    let task = check(&unit().fault(Tool::ActionGet, Fault::prints(bytes)), &params);
    assert_eq!(task.message, "action-get: printed bytes that are not UTF-8");
}
