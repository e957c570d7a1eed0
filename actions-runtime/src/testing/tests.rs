use serde_json::{Value, json};

use super::{Context, Error, JujuVersion, Status, Task, ToolCall};
use crate::__private::{Param, ParamValue};
use crate::{Action, ActionSet, Call, Declaration, Failure, HandlerResult, Params, Results};

/// A charm whose one action does what the test says.
struct Charm<'h>(&'h mut dyn FnMut(&Action) -> HandlerResult);

struct Actions;

/// The params of `work`; `file` can hold what the schema does not allow.
#[derive(Debug, Clone, PartialEq)]
struct WorkParams {
    file: String,
}

impl serde::Serialize for WorkParams {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("file", &self.file)])
    }
}

impl Param for WorkParams {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        let file = value.object()?.required("file", Param::decode);
        Some(Self { file: file? })
    }
}

impl Params for WorkParams {
    const ACTION: &'static str = "work";
}

impl ActionSet<Charm<'_>> for Actions {
    fn declarations() -> &'static [Declaration] {
        const WORK: Declaration = Declaration::new(
            "work",
            r#"{"properties":{"file":{"type":"string","minLength":1,"pattern":"^\\p{L}+$"}},"required":["file"]}"#,
        );
        &[WORK]
    }

    fn call(charm: &mut Charm<'_>, call: Call<'_>) -> HandlerResult {
        match call.name() {
            "work" => {
                let params: WorkParams = call.params()?;
                call.action().log(params.file)?;
                (charm.0)(call.action())
            }
            _ => Err(call.unknown(&["work"])),
        }
    }
}

fn run(mut handler: impl FnMut(&Action) -> HandlerResult) -> Result<Task, Error> {
    Context::new(Actions).run(&mut Charm(&mut handler), "work", json!({"file": "x"}))
}

fn refused(action: &str, params: Value) -> Error {
    let mut handler = |_: &Action| panic!("Juju refuses the call");
    let ended = Context::new(Actions).run(&mut Charm(&mut handler), action, params);
    let error = ended.unwrap_err();
    assert!(error.refused().is_some() && error.task().is_none());
    error
}

#[test]
fn a_task_is_what_the_operator_sees() {
    let task = run(|action| {
        action.set("disk.free", 1)?;
        action.set("disk.free", 2)?;
        action.log("done")?;
        Ok(Results::new().with("disk.used", 3))
    })
    .unwrap();
    assert_eq!(
        (task.id.as_str(), task.action.as_str(), task.unit.as_str()),
        ("2", "work", "database/0")
    );
    assert_eq!(
        (task.status, task.message.as_str()),
        (Status::Completed, "")
    );
    assert_eq!(task.results, json!({"disk": {"free": "2", "used": "3"}}));
    assert_eq!(task.log, ["x", "done"]);
    let set = |key: &str, value: &str| ToolCall::Set(vec![(key.to_owned(), value.to_owned())]);
    assert_eq!(
        task.calls,
        [
            ToolCall::Get,
            ToolCall::Log("x".to_owned()),
            set("disk.free", "1"),
            set("disk.free", "2"),
            ToolCall::Log("done".to_owned()),
            set("disk.used", "3"),
        ]
    );
}

#[test]
fn a_failed_action_is_an_error_with_its_task() {
    let error = run(|action| {
        action.set("rows", 5)?;
        Err(Failure::new("no disk"))
    })
    .unwrap_err();
    assert_eq!(error.message(), "no disk");
    let task = error.task().unwrap();
    assert_eq!(task.status, Status::Failed);
    assert_eq!(task.results, [("rows", 5)]);
    assert_eq!(task.log, ["x"]);
    assert_eq!(
        format!("{error:?}"),
        "action `work` failed (task 2 on database/0): no disk\n  log: x\n  results: rows"
    );
}

#[test]
fn what_juju_would_not_take_fails_the_action() {
    let error = run(|_| Ok(Results::new().with("Rows", 5).with("b", 1))).unwrap_err();
    assert_eq!(
        error.message(),
        "result `Rows`: `Rows` is not a key that Juju takes: lower-case letters, digits and inner \
         hyphens; use `rows`"
    );
    assert_eq!(error.task().unwrap().results, [("b", 1)]);
}

#[test]
fn a_panic_is_told_as_the_operator_reads_it() {
    let line = line!() + 1;
    let error = run(|_| panic!("no disk")).unwrap_err();
    assert_eq!(
        error.message(),
        format!("panicked at {}:{line}:25: no disk", file!())
    );
}

#[test]
fn a_call_that_juju_refuses_does_not_reach_the_handler() {
    let error = refused("work", json!({"file": ""}));
    assert_eq!(
        error.refused().unwrap().reasons(),
        [
            "(root).file : string length must be greater or equal to 1, given \"\"",
            "(root).file : does not match pattern '^\\p{L}+$', given \"\"",
        ]
    );
    assert_eq!(
        format!("{error:?}"),
        "action `work` was refused:\n  (root).file : string length must be greater or equal to 1, \
         given \"\"\n  (root).file : does not match pattern '^\\p{L}+$', given \"\""
    );
    assert_eq!(
        refused("rest", json!({})).to_string(),
        "action `rest` was refused: action \"rest\" not defined on unit \"database/0\""
    );
    let misspelt = refused("wrok", json!({}));
    assert_eq!(
        misspelt.to_string(),
        "action `wrok` was refused: action \"wrok\" not defined on unit \"database/0\"; did you \
         mean `work`?"
    );
    // Juju's words alone.
    assert_eq!(
        misspelt.message(),
        "action \"wrok\" not defined on unit \"database/0\""
    );
    assert_eq!(
        refused("work", json!(["x"])).message(),
        "params must be a map, not a list"
    );
    assert_eq!(
        refused("work", Value::Null).message(),
        "validation failed: (root) : \"file\" property is missing and required, given {}"
    );
}

#[test]
fn typed_params_go_the_same_way() {
    let mut handler = |_: &Action| Ok(().into());
    let mut charm = Charm(&mut handler);
    let context = Context::new(Actions);
    let call = |charm: &mut Charm<'_>, file: &str| {
        let file = file.to_owned();
        context.call(charm, WorkParams { file })
    };
    assert_eq!(call(&mut charm, "é").unwrap().log, ["é"]);
    let error = call(&mut charm, "1").unwrap_err();
    assert_eq!(
        error.refused().unwrap().reasons(),
        ["(root).file : does not match pattern '^\\p{L}+$', given \"1\""]
    );
}

#[test]
fn the_surroundings_can_be_set() {
    let mut seen = Vec::new();
    let mut handler = |action: &Action| {
        seen.push([action.id(), action.unit(), action.model()].map(str::to_owned));
        Ok(().into())
    };
    let mut charm = Charm(&mut handler);
    let params = json!({"file": "x"});
    let context = Context::new(Actions);
    for _ in 0..2 {
        context.run(&mut charm, "work", &params).unwrap();
    }
    let context = Context::new(Actions)
        .task_id("7")
        .unit("mysql/3")
        .model("production");
    context.run(&mut charm, "work", &params).unwrap();
    assert_eq!(
        seen,
        [
            ["2", "database/0", "testing"],
            ["4", "database/0", "testing"],
            ["7", "mysql/3", "production"],
        ]
    );
}

#[test]
fn the_rules_of_juju_4_can_be_had() {
    let mut handler = |_: &Action| Ok(().into());
    let mut charm = Charm(&mut handler);
    let context = Context::new(Actions).juju(JujuVersion::V4);
    let params = json!({"file": "x", "more": 1});
    let error = context.run(&mut charm, "work", params).unwrap_err();
    assert!(error.refused().unwrap().at_unit());
    assert_eq!(
        error.message(),
        "cannot run \"work\" action: validation failed: (root) : additional property \"more\" is \
         not allowed, given {\"file\":\"x\",\"more\":1}"
    );
}
