//! Decoding from text, through types as the macro generates them.

use std::collections::BTreeMap;

use super::{
    ArrayRules, Bound, Constant, Extra, Field, Kind, NumberRules, Param, StringRules, Value,
    from_json,
};

#[derive(Debug, PartialEq)]
pub(super) struct Snapshot {
    filename: String,
    compression: Compression,
    hosts: Option<Vec<Host>>,
}

#[derive(Debug, PartialEq)]
struct Compression {
    kind: usize,
    quality: u8,
}

#[derive(Debug, PartialEq)]
struct Host {
    port: u16,
    additional: BTreeMap<String, serde_json::Value>,
}

impl Param for Snapshot {
    fn decode(value: Value<'_, '_>) -> Option<Self> {
        const FIELDS: &[Field] = &[
            Field::required("filename"),
            Field::optional("compression"),
            Field::optional("hosts"),
        ];
        let mut filename = None;
        let mut compression = Some(Compression {
            kind: 0,
            quality: 5,
        });
        let mut hosts = Some(None);
        value.object(FIELDS, Extra::Refused, &mut |index, value| match index {
            0 => {
                filename = value.string(&StringRules {
                    min_length: Some(1),
                    max_length: None,
                });
            }
            1 => compression = Compression::decode(value),
            _ => {
                let rules = ArrayRules {
                    min_items: None,
                    max_items: Some(2),
                    unique_items: true,
                };
                hosts = value
                    .array(&rules, &mut |item| Host::decode(item))
                    .map(Some);
            }
        })?;
        Some(Self {
            filename: filename?,
            compression: compression?,
            hosts: hosts?,
        })
    }
}

impl Param for Compression {
    fn decode(value: Value<'_, '_>) -> Option<Self> {
        const FIELDS: &[Field] = &[Field::optional("kind"), Field::optional("quality")];
        const KINDS: &[&str] = &["gzip", "xz"];
        const QUALITY: NumberRules<i64> = NumberRules {
            minimum: Some(Bound {
                value: 0,
                exclusive: false,
            }),
            maximum: Some(Bound {
                value: 9,
                exclusive: false,
            }),
            multiple_of: None,
        };
        let mut kind = Some(0);
        let mut quality = Some(5);
        value.object(FIELDS, Extra::Refused, &mut |index, value| match index {
            0 => kind = value.name(KINDS),
            _ => quality = value.integer(&QUALITY),
        })?;
        Some(Self {
            kind: kind?,
            quality: quality?,
        })
    }
}

impl Param for Host {
    fn decode(value: Value<'_, '_>) -> Option<Self> {
        const FIELDS: &[Field] = &[Field::required("port")];
        let mut port = None;
        let mut additional = BTreeMap::new();
        let keep = &mut |name: &str, value: Value<'_, '_>| {
            additional.extend(value.any().map(|value| (name.to_owned(), value)));
        };
        value.object(FIELDS, Extra::Kept(keep), &mut |_, value| {
            port = Param::decode(value);
        })?;
        Some(Self {
            port: port?,
            additional,
        })
    }
}

/// One param `p` of any type.
struct Only<T>(T);

impl<T: Param> Param for Only<T> {
    fn decode(value: Value<'_, '_>) -> Option<Self> {
        const FIELDS: &[Field] = &[Field::required("p")];
        let mut only = None;
        value.object(FIELDS, Extra::Ignored, &mut |_, value| {
            only = T::decode(value);
        })?;
        only.map(Self)
    }
}

/// Decodes `json` as the param `p`.
fn only<T: Param>(json: &str) -> Result<T, String> {
    match from_json::<Only<T>>(&format!(r#"{{"p":{json}}}"#)) {
        Ok(Only(value)) => Ok(value),
        Err(invalid) => Err(invalid.to_string()),
    }
}

fn refusal(json: &str) -> String {
    from_json::<Snapshot>(json).unwrap_err().to_string()
}

#[test]
fn what_is_not_given_is_filled() {
    assert_eq!(
        from_json::<Snapshot>(r#"{"filename":"db.tar.gz"}"#).unwrap(),
        Snapshot {
            filename: "db.tar.gz".to_owned(),
            compression: Compression {
                kind: 0,
                quality: 5
            },
            hosts: None,
        }
    );
}

#[test]
fn everything_can_be_given_in_any_order() {
    let json = r#"{"hosts":[{"port":80},{"name":"b","port":8.1e+1}],
        "compression":{"quality":9.0,"kind":"xz"},"filename":"a"}"#;
    let additional = BTreeMap::from([("name".to_owned(), "b".into())]);
    assert_eq!(
        from_json::<Snapshot>(json).unwrap(),
        Snapshot {
            filename: "a".to_owned(),
            compression: Compression {
                kind: 1,
                quality: 9
            },
            hosts: Some(vec![
                Host {
                    port: 80,
                    additional: BTreeMap::new()
                },
                Host {
                    port: 81,
                    additional
                },
            ]),
        }
    );
}

#[test]
fn all_violations_are_reported_at_once() {
    assert_eq!(
        refusal(
            r#"{"colour":"red","compression":{"kind":"hunter2","quality":12,"x":1},
                "hosts":[{"port":"hunter2"},{},{"port":1.5},{"port":70000}]}"#
        ),
        "invalid params:\n\
         - colour: no such param; the action takes filename, compression, hosts\n\
         - compression.kind: not one of gzip, xz\n\
         - compression.quality: 12 is over the maximum 9\n\
         - compression.x: no such param; compression takes kind, quality\n\
         - hosts[0].port: must be an integer, not a string\n\
         - hosts[1].port: missing, and hosts[1] requires it\n\
         - hosts[2].port: must be an integer, not 1.5\n\
         - hosts[3].port: 70000 is out of range\n\
         - hosts: has 4 items, and may have at most 2\n\
         - filename: missing, and the action requires it"
    );
}

#[test]
fn white_space_makes_no_difference() {
    assert_eq!(
        refusal(" { \"filename\" : 1 , \"hosts\" : [ { \"port\" : \"x\" } , 2 ] , \"x\" : [ ] } "),
        "invalid params:\n\
         - filename: must be a string, not an integer\n\
         - hosts[0].port: must be an integer, not a string\n\
         - hosts[1]: must be an object, not an integer\n\
         - x: no such param; the action takes filename, compression, hosts"
    );
}

#[test]
fn one_violation_takes_one_line() {
    assert_eq!(
        refusal(r#"{"filename":""}"#),
        "invalid params: filename: has 0 characters, and needs at least 1"
    );
    assert_eq!(
        refusal(r#"{"filename":"a","compression":[]}"#),
        "invalid params: compression: must be an object, not an array"
    );
    assert_eq!(
        refusal(r#"{"filename":"a","hosts":[{"port":1,"a":0},{"a":0.0,"port":1.0}]}"#),
        "invalid params: hosts[1]: the same as hosts[0], and no two items may be equal"
    );
}

#[test]
fn the_last_of_two_equal_names_counts() {
    let good = r#"{"filename":1,"filename":"a","compression":{"quality":99},"compression":{}}"#;
    assert_eq!(from_json::<Snapshot>(good).unwrap().filename, "a");
    assert_eq!(
        refusal(r#"{"filename":"a","filename":1}"#),
        "invalid params: filename: must be a string, not an integer"
    );
}

#[test]
fn what_is_not_an_object_of_params_is_told() {
    for (printed, told) in [
        ("", "action-get printed nothing, not the action's params"),
        (" \n", "action-get printed nothing, not the action's params"),
        (
            "[1]",
            "action-get printed an array, not the object of the action's params",
        ),
        (
            "\"hunter2\"",
            "action-get printed a string, not the object of the action's params",
        ),
        (
            "{\"filename\":\"hunter2\"",
            "action-get did not print JSON: the text ends too early (after 21 of 21 bytes)",
        ),
        (
            "{\"filename\":\"hunter2\"} hunter2",
            "action-get did not print JSON: there is text behind the value (after 23 of 30 bytes)",
        ),
        (
            "{\"filename\":hunter2}",
            "action-get did not print JSON: a value is expected (after 12 of 20 bytes)",
        ),
        (
            "{\"filename\":\"\\ud800\"}",
            "action-get did not print JSON: an escape in a string is malformed (after 19 of 21 bytes)",
        ),
        (
            "{\"filename\":1e999}",
            "action-get did not print JSON: a number is out of range (after 12 of 18 bytes)",
        ),
    ] {
        assert_eq!(refusal(printed), told, "{printed}");
    }
}

#[test]
fn deep_nesting_ends_in_an_error() {
    let deep = format!(r#"{{"p":{}"#, "[".repeat(1_000_000));
    let error = from_json::<Only<serde_json::Value>>(&deep)
        .err()
        .unwrap()
        .to_string();
    assert_eq!(
        error,
        "action-get did not print JSON: arrays and objects are nested too deep (after 131 of 1000005 bytes)"
    );
}

#[test]
fn no_output_of_an_absent_map_is_no_params() {
    assert_eq!(
        refusal("null"),
        "invalid params: filename: missing, and the action requires it"
    );
    assert_eq!(from_json::<Compression>("null").unwrap().quality, 5);
}

#[test]
fn integers_are_what_juju_takes_as_integers() {
    assert_eq!(only::<i64>("1.0"), Ok(1));
    assert_eq!(only::<i64>("1e+15"), Ok(1_000_000_000_000_000));
    assert_eq!(only::<i64>("-0"), Ok(0));
    assert_eq!(only::<i64>("9007199254740991"), Ok(9_007_199_254_740_991));
    assert_eq!(only::<u64>("9007199254740991"), Ok(9_007_199_254_740_991));
    assert_eq!(only::<i8>("-128"), Ok(-128));
    assert_eq!(
        only::<u64>("9007199254740992").unwrap_err(),
        "invalid params: p: 9007199254740992 is beyond the integers that Juju takes, \
         -9007199254740991 to 9007199254740991"
    );
    assert_eq!(
        only::<i64>("1e300").unwrap_err(),
        "invalid params: p: 1e300 is beyond the integers that Juju takes, \
         -9007199254740991 to 9007199254740991"
    );
    assert_eq!(
        only::<u8>("-1").unwrap_err(),
        "invalid params: p: -1 is out of range"
    );
    assert_eq!(
        only::<u8>("null").unwrap_err(),
        "invalid params: p: must be an integer, not null"
    );
}

#[test]
fn floats_are_read_to_the_nearest() {
    assert_eq!(only::<f64>("0.30000000000000004"), Ok(0.1 + 0.2));
    assert_eq!(
        only::<f64>("1152921504606847000"),
        Ok(1_152_921_504_606_846_976.0)
    );
    assert_eq!(
        only::<f64>("2.2250738585072014e-308"),
        Ok(f64::MIN_POSITIVE)
    );
    assert_eq!(
        only::<f64>("true").unwrap_err(),
        "invalid params: p: must be a number, not a boolean"
    );
}

#[test]
fn null_is_the_none_of_an_option() {
    assert_eq!(only::<Option<bool>>("null"), Ok(None));
    assert_eq!(only::<Option<bool>>("true"), Ok(Some(true)));
    assert_eq!(
        only::<Vec<Option<String>>>(r#"[null,"a"]"#),
        Ok(vec![None, Some("a".to_owned())])
    );
    assert_eq!(
        only::<Option<bool>>("0").unwrap_err(),
        "invalid params: p: must be a boolean, not an integer"
    );
}

#[test]
fn members_of_an_enum_are_compared_as_juju_compares_them() {
    struct Member(usize);
    impl Param for Member {
        fn decode(value: Value<'_, '_>) -> Option<Self> {
            const MEMBERS: &[Constant] = &[
                Constant::Null,
                Constant::Bool(true),
                Constant::Number(1.0),
                Constant::String("1"),
                Constant::Number(0.0),
            ];
            value.member(MEMBERS).map(Self)
        }
    }
    let member = |json| only::<Member>(json).map(|member| member.0);
    assert_eq!(member("null"), Ok(0));
    assert_eq!(member("true"), Ok(1));
    assert_eq!(member("1"), Ok(2));
    assert_eq!(member("1.0"), Ok(2));
    assert_eq!(member("\"1\""), Ok(3));
    assert_eq!(member("0"), Ok(4));
    assert_eq!(
        member("-0").unwrap_err(),
        "invalid params: p: -0 is not one of null, true, 1, \"1\", 0"
    );
    assert_eq!(
        member("\"secret\"").unwrap_err(),
        "invalid params: p: not one of null, true, 1, \"1\", 0"
    );
}

#[test]
fn a_union_goes_by_the_kind() {
    #[derive(Debug, PartialEq)]
    enum Union {
        Integer(i64),
        Number(f64),
        Other(Kind),
    }
    impl Param for Union {
        fn decode(value: Value<'_, '_>) -> Option<Self> {
            match value.kind() {
                Kind::Integer => value.integer(&NumberRules::NONE).map(Self::Integer),
                Kind::Number => value.number(&NumberRules::NONE).map(Self::Number),
                Kind::String => value.wrong_kind("a number or null"),
                kind => Some(Self::Other(kind)),
            }
        }
    }
    assert_eq!(only("2.0"), Ok(Union::Integer(2)));
    assert_eq!(only("2.5"), Ok(Union::Number(2.5)));
    assert_eq!(
        only("9007199254740992"),
        Ok(Union::Number(9_007_199_254_740_992.0))
    );
    assert_eq!(only("null"), Ok(Union::Other(Kind::Null)));
    assert_eq!(only("[[1,{}]]"), Ok(Union::Other(Kind::Array)));
    assert_eq!(only("{}"), Ok(Union::Other(Kind::Object)));
    assert_eq!(
        only::<Union>("\"x\"").unwrap_err(),
        "invalid params: p: must be a number or null, not a string"
    );
}

#[test]
fn names_from_the_json_cannot_disturb_the_message() {
    let json = format!(r#"{{"filename":"a","\u001b[2J\n{}":1}}"#, "x".repeat(200));
    assert_eq!(
        refusal(&json),
        format!(
            "invalid params: \\u{{1b}}[2J\\u{{a}}{}...: no such param; \
             the action takes filename, compression, hosts",
            "x".repeat(75)
        )
    );
}

#[test]
fn of_two_members_with_one_name_the_last_one_counts_in_maps_too() {
    let read =
        |json: &str| from_json::<BTreeMap<String, u8>>(json).map_err(|invalid| invalid.to_string());
    let map = BTreeMap::from([("a".to_owned(), 2)]);
    assert_eq!(read(r#"{"a":"x","a":2}"#), Ok(map));
    assert_eq!(
        read(r#"{"a":2,"a":"x","b":"x","b":2}"#),
        Err("invalid params: a: must be an integer, not a string".to_owned())
    );
}
