//! Results of what other crates' types serialize as, whatever features of `serde_json` are on.

use actions_runtime::{Results, Value, json};

fn pairs(results: &Results) -> Vec<(&str, &str)> {
    results.iter().collect()
}

#[test]
fn a_number_of_json_is_the_number() {
    let value: Value =
        serde_json::from_str(r#"{"a": 1.50, "b": {"c": [-0.25, {"d": 5}]}}"#).unwrap();
    // With `arbitrary_precision` a number has its digits as they were written.
    let a = value["a"].to_string();
    let expected = [("a", a.as_str()), ("b.c", r#"[-0.25,{"d":5}]"#)];
    assert_eq!(pairs(&Results::from(value.clone())), expected);
    assert_eq!(pairs(&Results::of(&value)), expected);
    let nested = Results::new().with("k", &value);
    assert_eq!(pairs(&nested)[1], ("k.b.c", r#"[-0.25,{"d":5}]"#));
    let number = json!({"n": u64::MAX, "f": 0.5});
    let set = |name: &str| Results::new().with("k", &number[name]);
    assert_eq!(pairs(&set("n")), [("k", "18446744073709551615")]);
    assert_eq!(pairs(&set("f")), [("k", "0.5")]);
}

#[test]
fn members_of_json_have_their_keys_in_any_order() {
    let results = Results::from(json!({"z": 1, "a": {"y": 2, "b": 3}}));
    let mut sorted = pairs(&results);
    sorted.sort_unstable();
    assert_eq!(sorted, [("a.b", "3"), ("a.y", "2"), ("z", "1")]);
}

#[test]
#[cfg(feature = "raw_value")]
fn raw_json_is_the_value_that_it_holds() {
    use serde_json::value::RawValue;

    let raw = |text: &str| RawValue::from_string(text.to_owned()).unwrap();
    let results = Results::new()
        .with("a", raw(r#"{"b": {"c": "x"}, "d": null}"#))
        .with("e", raw("123456789012345678901234567890"))
        .with("f", [raw(r#"{"g":1}"#)])
        .with("h", raw(r#""i\nj""#));
    assert_eq!(
        pairs(&results),
        [
            ("a.b.c", "x"),
            ("e", "123456789012345678901234567890"),
            ("f", r#"[{"g":1}]"#),
            ("h", "i\nj"),
        ]
    );
}

#[test]
fn a_date_of_toml_is_its_text() {
    let table: toml::Table =
        toml::from_str("a = 1979-05-27\nb = [07:32:00]\n[c]\nd = 1.0\n").unwrap();
    let results = Results::of(&table);
    assert_eq!(pairs(&results), [("a", "1979-05-27"), ("b", r#"["07:32:00"]"#), ("c.d", "1")]);
}
