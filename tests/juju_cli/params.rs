//! What arrives at Juju.

use std::time::Duration;

use actions_runtime::juju::Unit;
use serde_json::json;

use crate::actions::{PauseParams, SnapshotCompressionKind, SnapshotParams};
use crate::model::Model;

#[test]
fn typed_params_arrive_under_their_names() {
    let model = Model::completing();
    let mut params = SnapshotParams::new("db.tar.gz");
    params.compression.kind = SnapshotCompressionKind::Xz;
    params.compression.quality = 9;
    model.unit("database/0").run(params).unwrap();

    let asked = model.asked();
    assert_eq!(asked.action, "snapshot");
    assert_eq!(asked.units, ["database/0"]);
    assert_eq!((asked.model, asked.wait), (None, None));
    assert_eq!(
        asked.params,
        json!({"filename": "db.tar.gz", "compression": {"kind": "xz", "quality": 9}})
    );
}

#[test]
fn an_action_without_params_gets_none() {
    let model = Model::completing();
    model.unit("database/0").run(PauseParams).unwrap();
    assert_eq!(model.asked().params, json!({}));
    model.unit("database/0").run_untyped("pause", ()).unwrap();
    assert_eq!(model.asked().params, json!({}));
}

#[test]
fn types_survive() {
    let model = Model::completing();
    let params = json!({
        "y": "y", "on": "off", "<<": "~", "null": null, "": "",
        "texts": ["true", "1e21", "0o17", "1_000", "2015-02-14", "", " a ", "a: b # c", "- x", "é😀"],
        "numbers": [0, -1, 1.5, 1e-7, 9_007_199_254_740_991_i64],
        "deep": {"a": [{"b": [[], {}]}, true, false]}
    });
    assert_eq!(model.sent(&params), params);
    // An integer to Juju, which has no other numbers than float64.
    assert_eq!(model.sent(&json!({"n": 3.0})), json!({"n": 3}));
    assert_eq!(
        model.sent(&json!({"n": [1e21, -1.5e300]})),
        json!({"n": [1e21, -1.5e300]})
    );
}

#[test]
fn every_character_survives() {
    let model = Model::completing();
    let all: String = (0..=0x2_ffff).filter_map(char::from_u32).collect();
    let params = json!({"all": all, "a\u{85}\u{2028}b": "\u{10ffff}"});
    assert_eq!(model.sent(&params), params);
}

#[test]
fn nobody_else_can_read_the_params() {
    let model = Model::completing();
    model.sent(&json!({"password": "hunter2"}));
    assert_eq!(model.asked().mode, "600");
}

#[test]
fn the_leader_can_be_asked() {
    let model = Model::completing();
    let unit = Unit::leader("database").program(model.program());
    let task = unit.run(PauseParams).unwrap();
    assert_eq!(model.asked().units, ["database/leader"]);
    assert_eq!(task.unit, "database/1");
}

#[test]
fn the_model_and_the_wait_time_are_said() {
    let model = Model::completing();
    let unit = model
        .unit("database/0")
        .model("lxd:admin/testing")
        .wait(Duration::from_millis(1500));
    unit.run(PauseParams).unwrap();
    let asked = model.asked();
    assert_eq!(asked.model.as_deref(), Some("lxd:admin/testing"));
    assert_eq!(asked.wait.as_deref(), Some("1500000000ns"));
}

#[test]
fn params_that_are_no_object_are_not_sent() {
    let model = Model::completing();
    for (params, kind) in [
        (json!(["hunter2"]), "an array"),
        (json!("hunter2"), "a string"),
        (json!(7), "a number"),
    ] {
        let error = model
            .unit("database/0")
            .run_untyped("snapshot", params)
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("params of action `snapshot` must be an object, not {kind}")
        );
    }
    assert!(!model.was_asked());
}
