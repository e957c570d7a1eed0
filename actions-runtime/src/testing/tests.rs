use std::fmt::{self, Display, Formatter};

use serde_json::{Value, json};

use super::{Answer, Context, Error, JujuVersion, Status, Task};
use crate::__private::{Lengths, Param, ParamValue};
use crate::action_set::{self, Declaration, Handlers};
use crate::{Action, ActionSet, Failure, HandlerResult, Host, Params, Results};

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
        let file = value.object()?.required("file", |value| value.string(Lengths::ANY));
        Some(Self { file: file? })
    }
}

impl Params for WorkParams {
    const ACTION: &'static str = "work";
}

impl<'h> ActionSet<Charm<'h>> for Actions {
    const CHARM: Option<&'static str> = Some("vault");

    fn declarations() -> Vec<Declaration> {
        const WORK: Declaration = Declaration::new(
            "work",
            r#"{"properties":{"file":{"type":"string","minLength":1,"pattern":"^\\p{L}+$"}},"required":["file"]}"#,
        );
        vec![WORK]
    }

    fn handlers() -> Handlers<Charm<'h>> {
        let work = |charm: &mut Charm<'_>, action: &Action| {
            action.log(action_set::params::<WorkParams>(action)?.file);
            (charm.0)(action)
        };
        vec![("work", Some(work))]
    }
}

/// `work` in a context.
fn run_in(
    context: &Context<Actions>,
    mut handler: impl FnMut(&Action) -> HandlerResult,
) -> Result<Task, Error> {
    context.run(&mut Charm(&mut handler), "work", json!({"file": "x"}))
}

fn run(handler: impl FnMut(&Action) -> HandlerResult) -> Result<Task, Error> {
    run_in(&Context::new(Actions), handler)
}

fn refused(action: &str, params: Value) -> Error {
    let mut handler = |_: &Action| panic!("Juju refuses the call");
    let ended = Context::new(Actions).run(&mut Charm(&mut handler), action, params);
    let error = ended.unwrap_err();
    assert!(matches!(error, Error::Refused { .. }) && error.task().is_none());
    error
}

#[test]
fn a_task_is_what_the_operator_sees() {
    let task = run(|action| {
        action.set("disk.free", 1);
        action.set("disk.free", 2);
        action.log("done");
        Ok(Results::new().with("disk.used", 3))
    })
    .unwrap();
    assert_eq!((task.action.as_str(), task.unit.as_str()), ("work", "vault/0"));
    assert_eq!((task.status, task.message.as_str()), (Status::Completed, ""));
    assert_eq!(task.results, json!({"disk": {"free": "2", "used": "3"}}));
    assert_eq!(task.log, ["x", "done"]);
    assert!(task.calls.is_empty());
}

#[test]
fn a_failed_action_is_an_error_with_its_task() {
    let context = Context::new(Actions).task_id("7");
    let error = run_in(&context, |action| {
        action.set("rows", 5);
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
        "action `work` failed (task 7 on vault/0): no disk\n  log: x\n  results: rows"
    );
}

#[test]
fn what_juju_would_not_take_fails_the_action() {
    let error = run(|action| {
        action.set("Rows", 5);
        Ok(Results::new().with("b", 1))
    })
    .unwrap_err();
    assert!(error.message().starts_with("result `Rows`: "), "{error}");
    assert_eq!(error.task().unwrap().results, [("b", 1)]);
}

#[test]
fn a_panic_is_told_as_the_operator_reads_it() {
    let line = line!() + 1;
    let error = run(|_| panic!("no disk")).unwrap_err();
    assert_eq!(error.message(), format!("panicked at {}:{line}:25: no disk", file!()));
}

#[test]
fn a_call_that_juju_refuses_does_not_reach_the_handler() {
    let error = refused("work", json!({"file": ""}));
    assert_eq!(
        error.reasons(),
        [
            "(root).file : string length must be greater or equal to 1, given \"\"",
            "(root).file : does not match pattern '^\\p{L}+$', given \"\"",
        ]
    );
    assert_eq!(
        format!("{error:?}"),
        "action `work` was refused:\n(root).file : string length must be greater or equal to 1, \
         given \"\"\n(root).file : does not match pattern '^\\p{L}+$', given \"\""
    );
    let misspelt = refused("wrok", json!({}));
    assert_eq!(
        misspelt.to_string(),
        "action `wrok` was refused: action \"wrok\" not defined on unit \"vault/0\"; the \
         charm has `work`"
    );
    // Juju's words alone.
    assert_eq!(misspelt.message(), "action \"wrok\" not defined on unit \"vault/0\"");
    assert_eq!(refused("work", json!(["x"])).message(), "params must be a map, not a list");
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
    assert_eq!(error.reasons(), ["(root).file : does not match pattern '^\\p{L}+$', given \"1\""]);
}

#[test]
fn the_surroundings_can_be_set_and_no_two_tasks_have_one_id() {
    let seen = std::sync::Mutex::new(Vec::new());
    let handler = |action: &Action| {
        let who = [action.id(), action.unit(), action.model()].map(str::to_owned);
        seen.lock()?.push(who);
        Ok(().into())
    };
    let elsewhere = Context::new(Actions).task_id("7").unit("mysql/3").model("production");
    run(handler).unwrap();
    run(handler).unwrap();
    run_in(&elsewhere, handler).unwrap();
    let seen = seen.into_inner().unwrap();
    assert_ne!(seen[0][0], seen[1][0]);
    assert_eq!(seen[0][1..], ["vault/0", "testing"]);
    assert_eq!(seen[2], ["7", "mysql/3", "production"]);
}

#[test]
fn under_juju_4_the_unit_refuses_params_and_the_task_ends_so() {
    let mut handler = |_: &Action| Ok(().into());
    let mut charm = Charm(&mut handler);
    let context = Context::new(Actions).juju(JujuVersion::V4);
    let params = json!({"file": "x", "more": 1});
    let error = context.run(&mut charm, "work", params).unwrap_err();
    assert_eq!(
        error.message(),
        "cannot run \"work\" action: validation failed: (root) : additional property \"more\" is \
         not allowed, given {\"file\":\"x\",\"more\":1}"
    );
    let task = error.task().unwrap();
    assert_eq!((task.status, task.message.as_str()), (Status::Error, error.message()));
    let unknown = context.run(&mut charm, "wrok", json!({})).unwrap_err();
    assert!(unknown.task().is_none());
}

#[test]
fn stand_ins_answer_and_calls_are_told_as_they_were_written() {
    let context = Context::new(Actions)
        .tool("is-leader", |_| json!(true))
        .tool("config-get", |call| json!(call.args.concat()))
        .program("ceph", |call| match call.args.last().map(String::as_str) {
            Some("ls") => Answer::from(json!(["data"])),
            Some("get") => "hunter2".into(),
            _ => Answer::exit(2).stdout("out").stderr("no such pool\n"),
        })
        .program("psql", |call| {
            assert_eq!((call.input.as_str(), call.env.len()), ("SELECT 1", 1));
            assert_eq!(call.folder.as_deref(), Some("/srv".as_ref()));
            Answer::never()
        });
    let task = run_in(&context, |action| {
        assert!(action.tool("is-leader").json::<bool>()?);
        assert_eq!(action.tool("is-leader").text()?, "True");
        assert_eq!(action.tool("config-get").arg("name").text()?, "name");
        assert_eq!(action.tool("config-get").arg("x").json::<String>()?, "x");
        assert_eq!(action.program("ceph").arg("ls").text()?, "[\"data\"]");
        assert_eq!(action.program("ceph").arg("get").text()?, "hunter2");
        let failed = action.program("ceph").arg("rm").text().unwrap_err();
        assert_eq!(failed.to_string(), "ceph: exit status 2: no such pool");
        let psql = action.program("psql").env("A", "1").current_dir("/srv").input("SELECT 1");
        let late = psql.timeout(std::time::Duration::from_secs(3600)).text().unwrap_err();
        assert!(late.timed_out());
        action.tool("status-set").args(["active", ""]).text()?;
        Ok(().into())
    })
    .unwrap();
    assert_eq!(
        task.calls,
        [
            "is-leader", "is-leader", "config-get name", "config-get x", "ceph ls", "ceph get",
            "ceph rm", "psql", "status-set active ",
        ]
    );
    assert_eq!(task.calls[7].input, "SELECT 1");
}

#[test]
fn a_host_of_its_own_starts_nothing_real_either() {
    let context = Context::new(Actions).program("frobnicate", |_| "kept");
    let hosts = [context.host(), Host::new()];
    let task = run_in(&context, |_| {
        for host in hosts.iter().chain([&Host::new()]) {
            assert_eq!(host.program("frobnicate").args(["-rf", "x"]).text()?, "kept");
        }
        Ok(().into())
    });
    assert_eq!(task.unwrap().calls, ["frobnicate -rf x"; 3]);
}

#[test]
fn threads_share_the_stand_ins() {
    let context = Context::new(Actions).program("ceph", |_| "");
    let task = run_in(&context, |action| {
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| action.program("ceph").text().unwrap());
            }
        });
        Ok(().into())
    });
    assert_eq!(task.unwrap().calls.len(), 4);
}

/// What fails the test of a handler that makes nothing of any error.
fn blamed(context: &Context<Actions>, handler: impl Fn(&Action)) -> String {
    let run = || {
        drop(run_in(context, |action| {
            handler(action);
            Err(Failure::new("it was to fail"))
        }));
    };
    let payload = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).unwrap_err();
    payload.downcast_ref::<String>().unwrap().clone()
}

#[test]
fn what_the_test_has_no_answer_for_fails_it_whatever_the_handler_does() {
    let context = Context::new(Actions)
        .tool("network-get", |_| json!({"ingress-addresses": ["10.0.0.1"]}))
        .program("psql", |_| Answer::never())
        .program("ceph", |_| -> &str { panic!("no such pool") });
    let told = "in a test of the action `work`:\n- ";
    for (why, call) in [
        (
            "`frobnicate --force` has no stand-in; give the context one with `.tool(\"frobnicate\", ...)` or \
             `.program(\"frobnicate\", ...)`",
            (|action| drop(action.program("frobnicate").arg("--force").output())) as fn(&Action),
        ),
        (
            "`network-get`: its stand-in is to answer a text, or the handler to ask for `json`",
            |action| drop(action.tool("network-get").text()),
        ),
        ("psql: its stand-in does not end, and it has no `timeout`", |action| {
            drop(action.program("psql").text());
        }),
        ("the stand-in for `ceph` panicked", |action| {
            drop(action.program("ceph").text());
        }),
    ] {
        assert_eq!(blamed(&context, call), format!("{told}{why}"));
    }
}

#[test]
fn records_of_the_handler_are_kept() {
    let task = run(|_| {
        log::warn!(target: "vault", "{} tables are empty", 3);
        log::debug!(target: "vault::disk", "full");
        Ok(().into())
    });
    assert_eq!(
        task.unwrap().records,
        ["WARNING vault: 3 tables are empty", "DEBUG vault::disk: full"]
    );
}

#[test]
fn what_calls_in_turn_finds_nothing_locked() {
    let inner = Context::new(Actions).tool("is-leader", |_| true);
    let context = Context::new(Actions).tool("is-leader", |_| true).program("ceph", move |call| {
        log::info!(target: "ceph", "{call}");
        let task = run_in(&inner, |action| {
            log::info!(target: "inner", "{}", action.tool("is-leader").text()?);
            Ok(json!({"records": 1}).into())
        });
        let leader = Host::new().tool("is-leader").text().unwrap();
        format!("{} {leader}", task.unwrap().records.join(", "))
    });
    let task = run_in(&context, |action| {
        /// Calls while it is serialized and shown.
        struct Health<'a>(&'a Action);
        impl Display for Health<'_> {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                self.0.set("asked", 1);
                f.write_str(&self.0.program("ceph").text().unwrap())
            }
        }
        impl serde::Serialize for Health<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.log(self);
                log::info!(target: "health", "{self}");
                serializer.collect_str(self)
            }
        }
        action.set("health", Health(action));
        Ok(().into())
    });
    let task = task.unwrap();
    assert_eq!(task.log[1..], ["INFO inner: True True"]);
    assert_eq!(task.results, json!({"asked": "1", "health": "INFO inner: True True"}));
    let health = "INFO health: INFO inner: True True";
    assert_eq!(task.records, ["INFO ceph: ceph", "INFO ceph: ceph", health, "INFO ceph: ceph"]);
}
