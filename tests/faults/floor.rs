//! How many processes an action that succeeds takes: no `action-get` without params, one
//! otherwise; one `action-set` for the results and for each that is set early; one `action-log` for
//! each line; nothing else.

use actions_tests::{Charm, End, Status, Tool, Unit};
use serde_json::{Value, json};

use crate::{admin_command, charm, unit};

/// The counts of `action-get`, `action-set`, `action-log`, `action-fail` and `juju-log`.
type Counts = [usize; 5];

fn counts(unit: &Unit, charm: &Charm, action: &str, params: &Value) -> Counts {
    let task = unit.run(charm, action, params);
    let count = |tool| task.process.calls.iter().filter(|call| call.tool == tool).count();
    let failed = count(Tool::ActionFail) > 0;
    assert_eq!(task.status == Status::Failed, failed, "{action} {params}: {task:?}");
    [Tool::ActionGet, Tool::ActionSet, Tool::ActionLog, Tool::ActionFail, Tool::JujuLog].map(count)
}

#[test]
fn an_action_takes_no_more_processes_than_it_must() {
    for (action, params, counted) in [
        ("idle", json!({}), [0, 0, 0, 0, 0]),
        // The result `early`, and the others.
        ("work", json!({"end": "results"}), [1, 2, 1, 0, 0]),
        ("work", json!({"end": "nothing"}), [1, 1, 1, 0, 0]),
        // 13 results.
        ("report", json!({"of": "derived"}), [1, 1, 0, 0, 0]),
        ("report", json!({"of": "longest"}), [1, 1, 0, 0, 0]),
        // 20 results of 131,071 bytes, of which 15 fit in 2 MiB.
        ("report", json!({"of": "many"}), [1, 2, 0, 0, 0]),
        ("count", json!({"steps": 0, "of": 2}), [1, 0, 0, 0, 0]),
        ("count", json!({"steps": 2, "of": 2}), [1, 0, 2, 0, 0]),
        ("say", json!({"how": "log", "text": ""}), [1, 0, 1, 0, 0]),
        ("say", json!({"how": "juju-log", "text": ""}), [1, 0, 0, 0, 1]),
    ] {
        let came = counts(&unit(), &charm(), action, &params);
        assert_eq!(came, counted, "{action} {params}");
    }
}

#[test]
fn nor_does_the_model_charm() {
    let charm = Charm::of_workspace("database-charm");
    let unit = unit().env("DATABASE_ADMIN", admin_command());
    let file = json!({"filename": "db.tar.gz"});
    for (action, params, counted) in [
        ("snapshot", file.clone(), [1, 1, 5, 0, 0]),
        ("restore", file, [1, 1, 1, 0, 0]),
        ("pause", json!({}), [0, 0, 0, 0, 0]),
        ("grant-admin-role", json!({"user": "ann"}), [1, 0, 1, 0, 0]),
        // The binary does not have it.
        ("resume", json!({}), [0, 0, 0, 1, 0]),
    ] {
        let came = counts(&unit, &charm, action, &params);
        assert_eq!(came, counted, "{action} {params}");
    }
}

#[test]
fn a_hook_takes_none() {
    let process = unit().run_hook(&charm(), "install");
    assert_eq!((process.end, process.calls), (End::Exit(9), Vec::new()));
    assert_eq!(process.stdout + &process.stderr, "");
}
