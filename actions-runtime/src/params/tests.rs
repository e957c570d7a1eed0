//! Decoding from text, through types as the macro generates them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    Constant, Kind, Lengths, NumberRule, Param, ParamValue, decoded, from_json, from_value,
};

#[derive(Debug, PartialEq)]
struct Snapshot {
    filename: String,
    compression: Compression,
    hosts: Option<Vec<Host>>,
}

#[derive(Debug, PartialEq)]
struct Compression {
    kind: &'static str,
    quality: u8,
}

#[derive(Debug, PartialEq)]
struct Host {
    port: u16,
    additional: BTreeMap<String, Value>,
}

impl Param for Snapshot {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        let mut object = value.object()?;
        let filename =
            object.required("filename", |value| value.string(Lengths { least: 2, most: 9 }));
        let compression = object
            .filled("compression", Param::decode, || Compression { kind: "gzip", quality: 5 });
        let hosts = object.optional("hosts", |value| {
            value.unique().array(Lengths { least: 0, most: 2 }, Param::decode)
        });
        object.refuse_others();
        Some(Self { filename: filename?, compression: compression?, hosts: hosts? })
    }
}

impl Param for Compression {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        let mut object = value.object()?;
        let kind = object.filled(
            "kind",
            |value| value.member(&["gzip", "xz"], |member| member),
            || "gzip",
        );
        let quality = object.filled(
            "quality",
            |value| value.integer(&[NumberRule::Minimum(0.0, "0"), NumberRule::Maximum(9.0, "9")]),
            || 5,
        );
        object.refuse_others();
        Some(Self { kind: kind?, quality: quality? })
    }
}

impl Param for Host {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        let mut object = value.object()?;
        let port = object.required("port", |value| value.integer(&[NumberRule::Minimum(1.0, "1")]));
        let additional = object.others(Param::decode);
        Some(Self { port: port?, additional: additional? })
    }
}

fn refusal(json: &str) -> String {
    from_json::<Snapshot>(json).unwrap_err().to_string()
}

/// What `decode` makes of the value.
fn decode<T>(json: &str, decode: fn(ParamValue<'_>) -> Option<T>) -> Result<T, String> {
    let json = serde_json::from_str(json).expect("it is JSON");
    decoded("the param", json, decode).map_err(|invalid| invalid.to_string())
}

fn integer(json: &str) -> Result<i64, String> {
    decode(json, |value| value.integer(&[]))
}

fn number(json: &str) -> Result<f64, String> {
    decode(json, |value| value.number(&[]))
}

#[test]
fn what_is_not_given_is_filled() {
    let params: Snapshot = from_json(r#"{"filename":"db.tar.gz"}"#).unwrap();
    let compression = Compression { kind: "gzip", quality: 5 };
    assert_eq!(params, Snapshot { filename: "db.tar.gz".to_owned(), compression, hosts: None });
}

#[test]
fn everything_can_be_given_in_any_order() {
    let json = r#"{"hosts":[{"port":80},{"name":"b","port":8.1e+1}],
        "compression":{"quality":9.0,"kind":"xz"},"filename":1,"filename":"ab"}"#;
    let params: Snapshot = from_json(json).unwrap();
    assert_eq!(params.filename, "ab", "the last of two equal names counts");
    assert_eq!((params.compression.kind, params.compression.quality), ("xz", 9));
    let hosts = params.hosts.unwrap();
    assert_eq!((hosts[0].port, hosts[1].port), (80, 81));
    let additional = BTreeMap::from([("name".to_owned(), json!("b"))]);
    assert_eq!(hosts[1].additional, additional);
}

#[test]
fn all_violations_are_told_at_once_without_a_value() {
    assert_eq!(
        refusal(
            r#"{"colour":"hunter2","compression":{"kind":"hunter2","quality":1312,"x":1},
                "filename":"hunter2hunter2",
                "hosts":[{"port":"hunter2"},{},{"port":13.12},{"port":131200},{},13]}"#
        ),
        "invalid params:\n\
         - filename: has 14 characters, and may have at most 9\n\
         - compression.kind: not one of gzip, xz\n\
         - compression.quality: is over the maximum 9\n\
         - compression.x: no such param; compression takes kind, quality\n\
         - hosts[4]: the same as hosts[1], and no two items may be equal\n\
         - hosts: has 6 items, and may have at most 2\n\
         - hosts[0].port: must be an integer, not a string\n\
         - hosts[1].port: missing, and hosts[1] requires it\n\
         - hosts[2].port: must be an integer, not a fraction\n\
         - hosts[3].port: is out of range\n\
         - hosts[4].port: missing, and hosts[4] requires it\n\
         - hosts[5]: must be an object, not an integer\n\
         - colour: no such param; the action takes filename, compression, hosts"
    );
    assert_eq!(
        refusal(r#"{"filename":"é"}"#),
        "invalid params: filename: has 1 character, and needs at least 2"
    );
}

#[test]
fn over_twenty_violations_are_counted() {
    let names: Vec<String> = (10..35).map(|name| format!("\"{name}\":1")).collect();
    let json = serde_json::from_str(&format!("{{{}}}", names.join(","))).unwrap();
    let invalid = from_value::<Compression>(json).unwrap_err();
    assert_eq!(invalid.iter().count(), 20);
    let text = invalid.to_string();
    let end = "- 29: no such param; the object takes kind, quality\n- and 5 more";
    assert!(text.ends_with(end), "{text}");
}

#[test]
fn what_is_no_object_of_params_is_told() {
    let deep = format!("{{\"p\":{}", "[".repeat(1_000_000));
    for printed in ["", " \n", "\"hunter2\"", "{\"filename\":\"hunter2\"} hunter2", &deep] {
        let told = "action-get did not print the action's params as JSON";
        assert_eq!(refusal(printed), told);
    }
    let missing = "invalid params: filename: missing, and the action requires it";
    assert_eq!(refusal("null"), missing);
    assert_eq!(from_json::<Compression>("null").unwrap().quality, 5);
    let told = from_value::<Snapshot>(json!(["hunter2"])).unwrap_err();
    assert_eq!(told.to_string(), "must be an object, not an array");
}

#[test]
fn integers_are_what_juju_takes_as_integers() {
    for (json, value) in [
        ("5.0", 5),
        ("8.0e1", 80),
        ("-0", 0),
        ("-0.0", 0),
        ("1e+15", 1_000_000_000_000_000),
        ("9007199254740991", 9_007_199_254_740_991),
        ("-9007199254740991.0", -9_007_199_254_740_991),
    ] {
        assert_eq!(integer(json), Ok(value), "{json}");
    }
    for json in ["9007199254740992", "-18446744073709551616", "1e300"] {
        let told = "is beyond the integers that Juju takes, \
                    -9007199254740991 to 9007199254740991";
        assert_eq!(integer(json).unwrap_err(), told, "{json}");
    }
    for (json, kind) in [("0.5", "a fraction"), ("null", "null"), ("[]", "an array")] {
        let told = format!("must be an integer, not {kind}");
        assert_eq!(integer(json).unwrap_err(), told, "{json}");
    }
}

#[test]
fn bounds_hold_their_ends_unless_exclusive() {
    use NumberRule::{ExclusiveMaximum, ExclusiveMinimum, Maximum, Minimum};

    let closed = |json| decode(json, |value| value.number(&[Minimum(0.0, "0"), Maximum(9.0, "9")]));
    let open = |json| {
        decode(json, |value| {
            value.number(&[ExclusiveMinimum(0.0, "0"), ExclusiveMaximum(9.5, "9.5")])
        })
    };
    assert_eq!((closed("0"), closed("9.0")), (Ok(0.0), Ok(9.0)));
    assert_eq!(open("0.5"), Ok(0.5));
    for (told, words) in [
        (closed("-13"), "is under the minimum 0"),
        (closed("13"), "is over the maximum 9"),
        (open("-0"), "is not greater than 0"),
        (open("9.5"), "is not less than 9.5"),
        (open("true"), "must be a number, not a boolean"),
    ] {
        assert_eq!(told.unwrap_err(), words);
    }
    // 2^53 - 1 is a float64, and what is beyond it is refused before.
    let most = 9_007_199_254_740_990.0;
    let rule = Maximum(most, "9007199254740990");
    assert_eq!(rule.violation(most), None);
    assert!(rule.violation(9_007_199_254_740_991.0).is_some());
}

#[test]
fn multiple_of_divides_floats_as_juju_does() {
    let divides = |factor, number| NumberRule::MultipleOf(factor, "f").violation(number).is_none();
    assert!(divides(5.0, 15.0) && divides(0.5, 1.5) && divides(1.5, -3.0) && divides(7.0, 0.0));
    // 0.3 / 0.1 is 2.9999999999999996, and 19.99 / 0.01 is 1998.9999999999998.
    assert!(!divides(5.0, 7.0) && !divides(0.1, 0.3) && !divides(0.01, 19.99));
    assert!(!divides(1.0, 9_007_199_254_740_992.0));
    let halves =
        |json| decode::<u8>(json, |value| value.integer(&[NumberRule::MultipleOf(1.5, "1.5")]));
    assert_eq!(halves("3"), Ok(3));
    assert_eq!(halves("4").unwrap_err(), "is not a multiple of 1.5");
}

#[test]
fn items_are_equal_where_juju_finds_them_equal() {
    let are_equal = |one: &str, other: &str| {
        let array = format!("[{one},{other}]");
        decode(&array, |value| value.unique().array(Lengths::ANY, Value::decode)).is_err()
    };
    assert!(are_equal("1", "1.0") && are_equal("[1,{}]", "[1e+0,{}]"));
    assert!(are_equal(r#"{"a":1,"b":[2]}"#, r#"{"b":[2.0],"a":1.0}"#));
    assert!(are_equal("9007199254740993", "9007199254740992"));
    assert!(!are_equal("0", "-0") && !are_equal("\"1\"", "1") && !are_equal("null", "\"null\""));
    assert!(!are_equal("[[]]", "[]") && !are_equal("{}", "[]"));
    // The bits of 1.0.
    assert!(!are_equal("4607182418800017408", "1"));
}

#[test]
fn floats_are_read_to_the_nearest() {
    for (json, expected) in [
        ("0.30000000000000004", 0.1 + 0.2),
        ("1152921504606847000", 1_152_921_504_606_846_976.0),
        ("2.2250738585072014e-308", f64::MIN_POSITIVE),
        // Without `float_roundtrip` they are one unit off.
        ("0.9073038322028689", 0.907_303_832_202_868_9),
        ("0.12345678901234567", 0.123_456_789_012_345_67),
    ] {
        assert_eq!(number(json), Ok(expected), "{json}");
    }
}

#[test]
fn members_of_an_enum_are_compared_as_juju_compares_them() {
    let member = |json| {
        decode::<Constant>(json, |value| {
            let members = [
                Constant::Null,
                Constant::Bool(true),
                Constant::Integer(1),
                Constant::String("1"),
                Constant::Number(0.0, "0"),
            ];
            value.member(&members, |member| member)
        })
    };
    assert_eq!(member("null"), Ok(Constant::Null));
    assert_eq!(member("true"), Ok(Constant::Bool(true)));
    assert_eq!(member("1.0"), Ok(Constant::Integer(1)));
    assert_eq!(member("\"1\""), Ok(Constant::String("1")));
    assert_eq!(member("0"), Ok(Constant::Number(0.0, "0")));
    for json in ["-0", "\"hunter2\"", "13", "false", "[]"] {
        let told = "not one of null, true, 1, \"1\", 0";
        assert_eq!(member(json).unwrap_err(), told, "{json}");
    }
}

#[test]
fn null_is_the_none_of_an_option() {
    let maybe = |json| decode(json, |value| value.nullable(bool::decode));
    assert_eq!((maybe("null"), maybe("true")), (Ok(None), Ok(Some(true))));
    assert_eq!(maybe("0").unwrap_err(), "must be a boolean, not an integer");
    // A default is not for a null that was given.
    let filled = |json| {
        decode(json, |value| {
            let mut object = value.object()?;
            object.filled("p", |value| value.nullable(bool::decode), || Some(true))
        })
    };
    assert_eq!((filled("{}"), filled(r#"{"p":null}"#)), (Ok(Some(true)), Ok(None)));
}

#[test]
fn a_kind_is_what_juju_takes_the_value_for() {
    for (json, kind) in [
        ("2.0", Kind::Integer),
        ("2.5", Kind::Number),
        ("9007199254740992", Kind::Number),
        ("null", Kind::Null),
        ("[[1,{}]]", Kind::Array),
        ("{}", Kind::Object),
    ] {
        assert_eq!(decode(json, |value| Some(value.kind())), Ok(kind), "{json}");
    }
}

#[test]
fn names_that_were_given_cannot_disturb_the_message() {
    let json = format!(r#"{{"filename":"ab","\u001b[2J\n{}":1}}"#, "x".repeat(200));
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
fn a_type_of_the_charms_own_reads_what_the_schema_lets_through() {
    // It reads a `&str` alone, and what it says of a text holds that.
    #[derive(Debug, PartialEq, serde::Deserialize)]
    #[serde(try_from = "&str")]
    struct Lower(String);
    impl TryFrom<&str> for Lower {
        type Error = String;
        fn try_from(text: &str) -> Result<Self, String> {
            let is_lower = text.chars().all(char::is_lowercase);
            is_lower.then(|| Self(text.to_owned())).ok_or_else(|| format!("not {text}"))
        }
    }
    fn lower(value: ParamValue<'_>) -> Option<Lower> {
        value.own::<Lower, String>("x::Lower", |value| value.string(Lengths { least: 2, most: 9 }))
    }
    assert_eq!(decode("\"ab\"", lower), Ok(Lower("ab".to_owned())));
    let refused = |json| decode(json, lower).unwrap_err();
    assert_eq!(refused("\"hunTer2\""), "is not a valid `x::Lower`");
    assert_eq!(refused("1"), "must be a string, not an integer");
    assert!(refused("\"a\"").contains("needs at least 2"));
    let whole = |value: ParamValue<'_>| {
        value.own::<std::num::NonZeroU16, f64>("NonZeroU16", |value| value.number(&[]))
    };
    assert_eq!(decode("5.0", whole).map(u16::from), Ok(5));

    // A default is the author's: it fails the action, and the test that makes the params.
    let absent = decode("{}", |value| value.object()?.decoded("name", lower, "\"hunTer2\""));
    assert_eq!(
        absent.unwrap_err(),
        "invalid params:\n- name: is not a valid `x::Lower`\n\
         - name: nobody gave it: it is the charm's own default"
    );
    let made = std::panic::catch_unwind(|| super::default_of("Params::name", "\"hunTer2\"", lower));
    let told = made.unwrap_err().downcast::<String>().unwrap();
    assert_eq!(*told, "the default of `Params::name`: is not a valid `x::Lower`");
}
