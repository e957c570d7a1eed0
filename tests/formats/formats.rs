//! Params from JSON, YAML, TOML and `MessagePack`, alone and inside other types; `.ci/run` runs this
//! with each feature of `serde_json` on that changes what its `Value` keeps.

use std::collections::BTreeMap;

use actions_formats::actions::{
    PauseParams, RestoreParams, SnapshotCompressionKind, SnapshotLimit, SnapshotParams,
};
use actions_runtime::__private::from_json;
use actions_runtime::{Invalid, Value};
use serde::{Deserialize, Serialize};
use serde_json::json;

const JSON: &str = r#"{"anything":{"z":1,"a":[-0,1e+21,5.0,1e+2,18446744073709551615]},
    "compression":{"kind":"xz","quality":8.0},"filename":"db.tar.gz","hosts":[{"port":8.0e1}],
    "labels":{"b":"1","a":"2"},"limit":5.0,"pin":-0,"ratio":0.12345678901234567}"#;

/// What `JSON` holds.
fn params() -> SnapshotParams {
    let mut params = SnapshotParams::new("db.tar.gz");
    params.anything = Some(json!({
        "a": [-0.0, 1e21, 5.0, 100.0, 18_446_744_073_709_551_615_u64],
        "z": 1,
    }));
    let compression: Value = json!({"quality": 8, "kind": "xz"});
    params.compression = compression.try_into().unwrap();
    params.hosts = Some(serde_json::from_value(json!([{"port": 80}])).unwrap());
    params.labels = Some(BTreeMap::from(
        [("a", "2"), ("b", "1")].map(|(name, value)| (name.to_owned(), value.to_owned())),
    ));
    params.limit = Some(SnapshotLimit::Integer(5));
    params.pin = Some(0);
    params.ratio = Some(0.123_456_789_012_345_67);
    params
}

/// The violations of params that are wrong everywhere.
const WRONG: &str = r#"{"filename":"ab","colour":"hunter2","pin":1312131213,"ratio":"hunter2",
    "compression":{"kind":"hunter2","quality":13.12,"hunter":1},"hosts":[{"port":131213},{}],
    "labels":{"a":1312},"limit":[1312]}"#;

const TOLD: &str = "invalid params:
- filename: has 2 characters, and needs at least 3
- pin: is over the maximum 9999
- ratio: must be a number, not a string
- compression.kind: not one of gzip, xz
- compression.quality: must be an integer, not a fraction
- compression.hunter: no such param; compression takes kind, quality
- hosts[0].port: is over the maximum 65535
- hosts[1].port: missing, and hosts[1] requires it
- labels.a: must be a string, not an integer
- limit: must be a string or an integer, not an array
- colour: no such param; the object takes filename, pin, ratio, compression, hosts, labels, limit, \
    anything";

#[test]
fn action_get_is_read_alike_whatever_another_crate_turns_on() {
    let read: SnapshotParams = from_json(JSON).unwrap();
    assert_eq!(read, params());
    let written = serde_json::to_string(&read).unwrap();
    assert_eq!(from_json::<SnapshotParams>(&written), Ok(read), "{written}");
}

#[test]
fn every_violation_is_told_without_a_value() {
    let invalid = from_json::<SnapshotParams>(WRONG).unwrap_err();
    assert_eq!(invalid.to_string(), TOLD.replace("the object takes", "the action takes"));
    let paths: Vec<_> = invalid.iter().map(|(path, _)| path.to_owned()).collect();
    assert_eq!(paths.len(), 11);
    assert_eq!(paths[7], "hosts[1].port");
}

#[test]
fn params_go_through_every_format() {
    fn same(read: &Result<SnapshotParams, impl std::fmt::Debug>, expected: &SnapshotParams) {
        assert_eq!(read.as_ref().unwrap(), expected);
    }
    let mut expected = params();
    same(&serde_json::from_str(JSON), &expected);
    same(&serde_json::to_value(&expected).unwrap().try_into(), &expected);
    // YAML has no -0, TOML no integer beyond an i64, and with `arbitrary_precision` a `Value` writes
    // its numbers for JSON alone.
    expected.anything = Some(json!(["a", {"b": true}]));
    // MessagePack needs the number of fields.
    let bytes = rmp_serde::to_vec(&expected).unwrap();
    same(&rmp_serde::from_slice(&bytes), &expected);
    let yaml = serde_yaml::to_string(&expected).unwrap();
    same(&serde_yaml::from_str(&yaml), &expected);
    let toml = toml::to_string(&expected).unwrap();
    same(&toml::from_str(&toml), &expected);
}

#[test]
fn a_violation_is_an_error_of_every_format() {
    let json = serde_json::from_str::<SnapshotParams>(WRONG).unwrap_err();
    assert_eq!(json.to_string(), TOLD);
    let yaml = serde_yaml::from_str::<SnapshotParams>(WRONG).unwrap_err();
    assert_eq!(yaml.to_string(), TOLD);
    let toml = toml::from_str::<SnapshotParams>("filename = 'ab'\npin = 13121312").unwrap_err();
    assert!(toml.message().ends_with("- pin: is over the maximum 9999"), "{toml}");
    let value: Result<SnapshotParams, Invalid> = json!("hunter2").try_into();
    assert_eq!(value.unwrap_err().to_string(), "must be an object, not a string");
}

#[test]
fn params_stand_in_types_of_the_author() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Job {
        id: u32,
        snapshot: SnapshotParams,
        kind: SnapshotCompressionKind,
        pause: Option<PauseParams>,
    }
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Flat {
        id: u32,
        #[serde(flatten)]
        pause: PauseParams,
    }
    let job = Job {
        id: 7,
        snapshot: SnapshotParams::new("db.tar.gz"),
        kind: SnapshotCompressionKind::Xz,
        pause: None,
    };
    let text = serde_json::to_string(&job).unwrap();
    assert_eq!(serde_json::from_str::<Job>(&text).unwrap(), job);
    assert_eq!(serde_yaml::from_str::<Job>(&text).unwrap(), job);
    let told = text.replace("\"xz\"", "\"hunter2\"");
    let told = serde_json::from_str::<Job>(&told).unwrap_err().to_string();
    assert!(!told.contains("hunter2"), "{told}");

    let flat: Flat = serde_json::from_str(r#"{"id":7,"timeout":30.0}"#).unwrap();
    assert_eq!(flat.pause.timeout, Some(30));
    let text = toml::to_string(&flat).unwrap();
    assert_eq!(text, "id = 7\ntimeout = 30\n");
    assert_eq!(toml::from_str::<Flat>(&text).unwrap(), flat);
    let none: Flat = serde_yaml::from_str("id: 7").unwrap();
    assert_eq!(none.pause, PauseParams::new());
}

#[test]
fn defaults_are_what_the_declaration_says() {
    let made = RestoreParams::new();
    assert_eq!(from_json::<RestoreParams>("{}").unwrap(), made);
    let written: Value = serde_json::to_value(&made).unwrap();
    let said = json!({
        "verify": true,
        "rate": 5.0,
        "tables": ["b"],
        "whole": {"given": "\0\"\\é", "filled": 5},
        "inside": {"kind": "x"},
        "made": {"kind": "x"},
        "maybe": null,
        "limit": 5,
        "anything": {"a": [-2.5, 9_007_199_254_740_992_u64, 0.1, null, "x", {}]},
    });
    assert_eq!(written, said);
}

#[test]
fn params_are_the_content_of_tagged_enums() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "action", rename_all = "lowercase")]
    enum Inside {
        Snapshot(SnapshotParams),
        Pause(PauseParams),
    }
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "action", content = "params", rename_all = "lowercase")]
    enum Beside {
        Snapshot(SnapshotParams),
        Pause(PauseParams),
    }
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    enum Either {
        Snapshot(SnapshotParams),
        Pause(PauseParams),
    }
    let snapshot = || SnapshotParams::new("db.tar.gz");
    let pause = PauseParams { timeout: Some(30) };
    let text = r#"{"action":"snapshot","filename":"db.tar.gz"}"#;
    let inside: Inside = serde_json::from_str(text).unwrap();
    assert_eq!(inside, Inside::Snapshot(snapshot()));
    let text = serde_json::to_string(&inside).unwrap();
    assert_eq!(serde_json::from_str::<Inside>(&text).unwrap(), inside);
    let inside: Inside = toml::from_str("action = 'pause'\ntimeout = 30").unwrap();
    assert_eq!(inside, Inside::Pause(pause.clone()));

    let text = r#"{"action":"pause","params":{"timeout":3e+1}}"#;
    let beside: Beside = serde_json::from_str(text).unwrap();
    assert_eq!(beside, Beside::Pause(pause.clone()));
    // What requires nothing may be left out.
    let beside: Beside = serde_yaml::from_str("action: pause").unwrap();
    assert_eq!(beside, Beside::Pause(PauseParams::new()));
    let told = serde_json::from_str::<Beside>(r#"{"action":"snapshot"}"#).unwrap_err();
    assert_eq!(
        told.to_string(),
        "invalid params: filename: missing, and the object requires it at line 1 column 21"
    );

    let either: Either = serde_json::from_str(r#"{"timeout":30}"#).unwrap();
    assert_eq!(either, Either::Pause(pause));
    let either: Either = serde_yaml::from_str("filename: db.tar.gz").unwrap();
    assert_eq!(either, Either::Snapshot(snapshot()));
}

#[test]
fn a_member_of_an_enum_is_read_from_text() {
    assert_eq!("xz".parse(), Ok(SnapshotCompressionKind::Xz));
    let told = "hunter2".parse::<SnapshotCompressionKind>().unwrap_err();
    assert_eq!(told.to_string(), "not one of gzip, xz");
}
