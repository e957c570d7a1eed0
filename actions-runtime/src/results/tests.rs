use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::net::Ipv4Addr;
use std::path::Path;

use serde::{Serialize, Serializer};
use serde_json::json;

use super::{Ledger, Results};
use crate::ActionResults;

fn pairs(results: &Results) -> Vec<(&str, &str)> {
    results.iter().collect()
}

/// What is told of `results` at the end.
fn told(results: impl Into<Results>) -> Vec<String> {
    let mut ledger = Ledger::default();
    ledger.check(results.into());
    ledger.refused.iter().map(ToString::to_string).collect()
}

const NO_KEY: &str = "what is no struct or map has no key, and each result needs one";

fn one(value: impl Serialize) -> String {
    match pairs(&Results::new().with("k", value)).as_slice() {
        [("k", value)] => (*value).to_owned(),
        other => format!("{other:?}"),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Plain,
    One(u8),
    Two(&'static str, u8),
    Named { rows_read: u8 },
}

#[derive(Serialize)]
struct Meters(f32);

#[derive(Serialize)]
struct Nothing;

#[derive(Serialize)]
struct Disk {
    free_bytes: u64,
    r#type: Option<&'static str>,
    limits: Vec<Limit>,
}

#[derive(Serialize)]
struct Limit {
    soft_limit: f64,
}

fn disk() -> Disk {
    Disk { free_bytes: 12, r#type: None, limits: vec![Limit { soft_limit: 5.0 }] }
}

#[test]
fn a_leaf_is_the_text_of_what_it_serializes_as() {
    assert_eq!(one("a\n\"b\""), "a\n\"b\"");
    assert_eq!(one(Cow::Borrowed("text")), "text");
    assert_eq!(one(format_args!("{}s", 1.5)), "1.5s");
    assert_eq!(one('é'), "é");
    assert_eq!(one(true), "true");
    assert_eq!(one(u128::MAX), u128::MAX.to_string());
    assert_eq!(one(i128::MIN), i128::MIN.to_string());
    assert_eq!(one(0.1_f32), "0.1");
    assert_eq!(one(Meters(0.1)), "0.1");
    assert_eq!(one(2.0), "2");
    assert_eq!(one(Path::new("/srv/db")), "/srv/db");
    assert_eq!(one(Ipv4Addr::LOCALHOST), "127.0.0.1");
    assert_eq!(one(Some(Box::new(&Kind::Plain))), "plain");
}

#[test]
fn a_list_is_json_text() {
    assert_eq!(one(vec![1, 2]), "[1,2]");
    assert_eq!(one([Some("a\"\n\u{1}"), None]), r#"["a\"\n\u0001",null]"#);
    assert_eq!(one(Vec::<String>::new()), "[]");
    assert_eq!(
        one((u128::MAX, 0.1_f32, 5.0, 1e300, 'x', Nothing, ((), [0; 0]))),
        format!(r#"[{},0.1,5.0,1e300,"x",null,[null,[]]]"#, u128::MAX)
    );
    assert_eq!(one(serde_json::to_vec("b").unwrap()), "[34,98,34]");
    let kinds = [Kind::Plain, Kind::One(7), Kind::Two("a", 2), Kind::Named { rows_read: 3 }];
    assert_eq!(one(kinds), r#"["plain",{"one":7},{"two":["a",2]},{"named":{"rows_read":3}}]"#);
    assert_eq!(
        one([json!({"a": {}, "b": {"c d": [null, -0.5, "x"]}})]),
        r#"[{"a":{},"b":{"c d":[null,-0.5,"x"]}}]"#
    );
}

#[test]
fn nothing_is_left_out() {
    for nothing in [
        Results::new().with("k", None::<String>),
        Results::new().with("k", ()),
        Results::new().with("k", Nothing),
        Results::new().with("k", json!({"a": null, "b": {}})),
        Results::of(&()),
        Results::of(&None::<Disk>),
        Results::from(json!(null)),
        Results::from(()),
        Results::from(None::<By>),
    ] {
        assert!(nothing.is_empty(), "{nothing:?}");
        assert_eq!(told(nothing), [""; 0]);
    }
}

#[test]
fn members_stand_under_keys_with_dots() {
    let results = Results::new()
        .with("disk", disk())
        .with("one", Kind::One(7))
        .with("more", Kind::Two("a", 2))
        .with("last", Kind::Named { rows_read: 3 });
    assert_eq!(
        pairs(&results),
        [
            ("disk.free-bytes", "12"),
            ("disk.limits", r#"[{"soft_limit":5.0}]"#),
            ("one.one", "7"),
            ("more.two", r#"["a",2]"#),
            ("last.named.rows-read", "3"),
        ]
    );
    assert_eq!(pairs(&Results::of(&disk()))[0], ("free-bytes", "12"));
    assert_eq!(pairs(&Results::of(&Kind::Named { rows_read: 3 })), [("named.rows-read", "3")]);
    assert_eq!(told(results), [""; 0]);
}

#[test]
fn keys_that_are_no_field_stay_as_they_are_spelled() {
    for results in [
        Results::from([("a_b", 1)]),
        Results::from(vec![("a_b".to_owned(), 1)]),
        Results::from(BTreeMap::from([("a_b", 1)])),
        Results::from(HashMap::from([("a_b", 1)])),
        Results::from(json!({"a_b": 1})),
        Results::of(&BTreeMap::from([("a_b", 1)])),
        Results::new().with("a_b", 1),
    ] {
        assert_eq!(pairs(&results), [("a_b", "1")]);
    }
}

#[test]
fn a_value_without_keys_is_told_at_the_end() {
    for results in [
        Results::of(&5),
        Results::of("x"),
        Results::of(&[1]),
        Results::of(&Kind::Plain),
        Results::from(json!([{"a": 1}])),
    ] {
        assert!(!results.is_empty());
        assert_eq!(told(results), [NO_KEY]);
    }
}

#[test]
fn what_has_no_text_is_told_and_keeps_back_nothing_else() {
    #[derive(Serialize)]
    struct Report {
        ratio: f32,
        ratios: Vec<Option<f64>>,
        ports: BTreeMap<u16, bool>,
        inner: BTreeMap<&'static str, Vec<BTreeMap<bool, u8>>>,
        rows: u8,
    }
    let results = Results::of(&Report {
        ratio: f32::NAN,
        ratios: vec![Some(1.0), Some(f64::INFINITY)],
        ports: BTreeMap::from([(80, true)]),
        inner: BTreeMap::from([("a", vec![BTreeMap::from([(true, 1)])])]),
        rows: 5,
    });
    assert_eq!(pairs(&results), [("rows", "5")]);
    let float = "a float is infinite or not a number; leave it out, as `None`";
    let key = "a value cannot be written as text: a map has a key that is no text";
    assert_eq!(
        told(results),
        [
            format!("result `ratio`: {float}"),
            format!("result `ratios`: {float}"),
            format!("result `ports`: {key}"),
            format!("result `inner.a`: {key}"),
        ]
    );
}

#[test]
#[cfg(unix)]
fn a_path_that_is_not_utf_8_is_told() {
    use std::os::unix::ffi::OsStrExt as _;

    let path = Path::new(std::ffi::OsStr::from_bytes(b"/srv/\xff"));
    let expected = "a value cannot be written as text: path contains invalid UTF-8 characters";
    for (results, key) in [
        (Results::from([("file", path)]), "result `file`: "),
        (Results::of(&BTreeMap::from([("f", [path])])), "result `f`: "),
        (Results::of(path), ""),
    ] {
        assert_eq!(told(results), [format!("{key}{expected}")]);
    }
}

#[test]
fn a_key_inside_a_value_is_told_with_the_mend() {
    const MEND: &str = "; if the key comes from inside a value, that can be one JSON text, as \
                        `#[results(json)]` makes of a field";
    let state = json!({"state": {
        "defaultReplicaSet": {"topology": {"10.0.0.1:3306": "ONLINE"}},
        "run": {"stdout": "x", "code": 0},
    }});
    let expected = [
        format!(
            "result `state.defaultReplicaSet.topology.10.0.0.1:3306`: `defaultReplicaSet` is not a \
             key that Juju takes: lower-case letters, digits and inner hyphens; use \
             `state.default-replica-set.topology.10.0.0.1-3306`{MEND}"
        ),
        format!("result `state.run.stdout`: Juju keeps `stdout` for itself; use another key{MEND}"),
    ];
    for results in [Results::from(state.clone()), Results::of(&state)] {
        assert_eq!(results.iter().len(), 3);
        assert_eq!(told(results), expected);
    }
    assert!(told(json!({"defaultReplicaSet": 1}))[0].ends_with("; use `default-replica-set`"));
}

/// What `serde_json` and `toml` serialize for values of theirs.
struct Marked(&'static str, &'static str, &'static str);

impl Serialize for Marked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;

        let Self(name, field, text) = *self;
        let mut marked = serializer.serialize_struct(name, 1)?;
        marked.serialize_field(field, text)?;
        marked.end()
    }
}

#[test]
fn the_private_structs_of_data_formats_are_the_values_that_they_stand_for() {
    const NUMBER: &str = "$serde_json::private::Number";
    const RAW: &str = "$serde_json::private::RawValue";
    let number = Marked(NUMBER, NUMBER, "18446744073709551616.50");
    let date = Marked("$__toml_private_Datetime", "$__toml_private_datetime", "1979-05-27");
    let raw = |text| Marked(RAW, RAW, text);
    assert_eq!(one(&number), "18446744073709551616.50");
    assert_eq!(one(&date), "1979-05-27");
    assert_eq!(
        one(vec![BTreeMap::from([("a", &number), ("b", &date)])]),
        r#"[{"a":18446744073709551616.50,"b":"1979-05-27"}]"#
    );
    for (text, leaf) in [
        ("12345678901234567890123", "12345678901234567890123"),
        (r#""a\nb""#, "a\nb"),
        ("[1, 2]", "[1, 2]"),
        ("true", "true"),
    ] {
        assert_eq!(one(raw(text)), leaf);
        assert_eq!(one([raw(text)]), format!("[{text}]"));
    }
    assert!(Results::new().with("k", raw("null")).is_empty());
    assert_eq!(pairs(&Results::of(&raw(r#"{"a": {"b-c": 1}, "d": null}"#))), [("a.b-c", "1")]);
    assert_eq!(told(Results::of(&number)), [NO_KEY]);
}

/// By hand.
struct By(u8);

impl ActionResults for By {
    fn add_to(&self, results: &mut Results) {
        results.set("by.hand", self.0);
    }
}

#[derive(ActionResults)]
#[results(crate = crate)]
struct Derived<'a, T: Serialize, R: ActionResults> {
    generic: T,
    more: Option<Box<R>>,
    both: Both,
    #[results(json)]
    state: serde_json::Value,
    #[results(json, rename = "none.here")]
    none: Option<u8>,
    #[results(flatten)]
    results: By,
    #[results(flatten)]
    map: BTreeMap<&'a str, u8>,
    name: &'a str,
    pairs: Vec<(&'static str, u8)>,
    value: serde_json::Value,
    unit: (),
}

/// Its derived keys count, not serde's.
#[derive(ActionResults, Serialize)]
#[results(crate = crate)]
struct Both {
    #[results(rename = "size")]
    #[serde(rename = "length")]
    bytes: u8,
}

#[test]
fn a_derived_struct_nests_where_a_field_has_results_and_is_serialized_elsewhere() {
    let results = Results::from(Derived {
        generic: 0.1_f32,
        more: Some(Box::new(By(1))),
        both: Both { bytes: 2 },
        state: json!({"defaultReplicaSet": [1]}),
        none: None,
        results: By(3),
        map: BTreeMap::from([("disk.free", 4)]),
        name: "n",
        pairs: vec![("a", 1)],
        value: json!({"A": 0.5_f32, "b": 1}),
        unit: (),
    });
    assert_eq!(
        pairs(&results),
        [
            ("generic", "0.1"),
            ("more.by.hand", "1"),
            ("both.size", "2"),
            ("state", r#"{"defaultReplicaSet":[1]}"#),
            ("by.hand", "3"),
            ("disk.free", "4"),
            ("name", "n"),
            ("pairs", r#"[["a",1]]"#),
            ("value.A", "0.5"),
            ("value.b", "1"),
        ]
    );
    assert!(told(results)[0].starts_with("result `value.A`: `A` is not"));
}

#[test]
fn what_is_told_of_a_nested_struct_has_its_whole_key() {
    #[derive(ActionResults)]
    #[results(crate = crate)]
    struct Outer {
        disk: Inner,
    }
    #[derive(ActionResults)]
    #[results(crate = crate)]
    struct Inner {
        ratio: f64,
        #[results(flatten)]
        whole: u8,
    }
    let results = Outer { disk: Inner { ratio: f64::NAN, whole: 1 } };
    assert_eq!(
        told(results),
        [
            "result `disk.ratio`: a float is infinite or not a number; leave it out, as `None`",
            &format!("result `disk`: {NO_KEY}"),
        ]
    );
}

#[test]
fn values_are_not_shown() {
    let results = Results::new().with("password", "hunter2").with("user", "hunter2");
    assert_eq!(format!("{results:?}"), r#"Results {"password", "user"}"#);
}
