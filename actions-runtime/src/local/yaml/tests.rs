//! What `yaml.v2` itself, in Juju's fork, prints for each value.

use serde_json::{Value, json};

use super::document;
use crate::simulation::node;

fn printed(value: &Value) -> String {
    document(&node(value.clone()))
}

#[test]
fn texts_are_quoted_where_they_must_be() {
    for (text, expected) in [
        ("text", "text"),
        ("1e3", "1e3"),
        ("12:60", "12:60"),
        ("<<", "<<"),
        ("a:b", "a:b"),
        ("a#b", "a#b"),
        ("-a", "-a"),
        ("?a", "?a"),
        ("it's", "it's"),
        ("a,b", "a,b"),
        ("\\", "\\"),
        ("é 中", "é 中"),
    ] {
        assert_eq!(printed(&json!({"k": text})), format!("k: {expected}\n"));
    }
    for text in [
        " a", "a ", "a: b", "a:", "a #b", "#a", "- a", "---a", "?", "@a", "[a]", "'a",
    ] {
        let expected = format!("k: '{}'\n", text.replace('\'', "''"));
        assert_eq!(printed(&json!({"k": text})), expected);
    }
    for text in [
        "",
        "5",
        "0x1f",
        "1e+3",
        "y",
        "Yes",
        "~",
        ".inf",
        "2024-01-01",
        "12:30:45",
    ] {
        assert_eq!(printed(&json!({"k": text})), format!("k: \"{text}\"\n"));
    }
    for (text, expected) in [
        ("a\tb", r"a\tb"),
        ("\u{1b}[0m", r"\e[0m"),
        ("\u{7f}\u{85}\u{feff}", r"\x7F\N\uFEFF"),
        ("😀", r"\U0001F600"),
        ("a \nb", r"a \nb"),
        ("\"\t\\", r#"\"\t\\"#),
    ] {
        assert_eq!(printed(&json!({"k": text})), format!("k: \"{expected}\"\n"));
    }
}

#[test]
fn lines_become_a_block() {
    for (text, expected) in [
        ("a\nb", "|-\n  a\n  b\n"),
        ("a\nb\n", "|\n  a\n  b\n"),
        ("a\n\nb", "|-\n  a\n\n  b\n"),
        ("a\n\n", "|+\n  a\n\n"),
        ("\n", "|2+\n\n"),
        ("\na", "|2-\n\n  a\n"),
        (" a\nb", "|2-\n   a\n  b\n"),
        ("a\n b", "|-\n  a\n   b\n"),
    ] {
        assert_eq!(printed(&json!({"k": text})), format!("k: {expected}"));
    }
    assert_eq!(
        printed(&json!({"a": {"b": "x\n\n", "c": "1\n2"}})),
        "a:\n  b: |+\n    x\n\n  c: |-\n    1\n    2\n"
    );
}

#[test]
fn long_lines_are_broken_at_single_spaces() {
    let words = "word ".repeat(16);
    for (text, expected) in [
        (
            format!("{words}word end of it"),
            format!("{words}\n  word end of it").replace(" \n", "\n"),
        ),
        (format!("5 {words}  end "), format!("'5 {words}  end '")),
        (
            format!("\t{words} end"),
            format!(r#""\t{words}"#).trim_end().to_owned() + "\n  \\ end\"",
        ),
    ] {
        assert_eq!(printed(&json!({"k": text})), format!("k: {expected}\n"));
    }
}

#[test]
fn maps_and_lists_nest() {
    for (value, expected) in [
        (json!({}), "{}\n"),
        (json!({"k": {}}), "k: {}\n"),
        (json!({"k": []}), "k: []\n"),
        (
            json!({"k": [1, null, true, "5", 0.5, 1_000_000]}),
            "k:\n- 1\n- null\n- true\n- \"5\"\n- 0.5\n- 1e+06\n",
        ),
        (
            json!({"k": [["a"], {"b": "1", "a": {"c": ["x"]}}]}),
            "k:\n- - a\n- a:\n    c:\n    - x\n  b: \"1\"\n",
        ),
        (
            json!({"a": {"b": {"c": "1"}}, "A": "2"}),
            "A: \"2\"\na:\n  b:\n    c: \"1\"\n",
        ),
    ] {
        assert_eq!(printed(&value), expected);
    }
}

#[test]
fn keys_are_quoted_too() {
    assert_eq!(
        printed(&json!({"5": "a", "y": "b", "a b": "c"})),
        "\"5\": a\na b: c\n\"y\": b\n"
    );
    assert_eq!(
        printed(&json!({"a\nb": ["1"], "x".repeat(129): {"a": "1"}})),
        format!(
            "? |-\n  a\n  b\n: - \"1\"\n? {}\n: a: \"1\"\n",
            "x".repeat(129)
        )
    );
}
