use super::*;
use Reader::{Charmcraft, Juju};

#[test]
fn keys_become_texts_for_charmcraft() {
    let text = "1: a\n0x1F: b\non: c\n~: d\n1.50: e\n2024-01-01: f\n1:30: g\n=: h\n";
    assert_eq!(
        value(text, Charmcraft),
        r#"{"1": "a", "31": "b", "true": "c", "None": "d", "1.5": "e", "2024-01-01": "f", "90": "g", "=": "h"}"#
    );
}

#[test]
fn keys_keep_their_text_for_juju() {
    let text = "1: a\n0x1F: b\non: c\n~: d\n1.50: e\n2024-01-01: f\n1:30: g\n'2': h\n";
    assert_eq!(
        value(text, Juju),
        r#"{!"1": "a", !"0x1F": "b", !"on": "c", !"": "d", !"1.50": "e", "2024-01-01": "f", "1:30": "g", "2": "h"}"#
    );
}

#[test]
fn quotes_do_not_keep_a_key_a_text_on_the_way_through_charmcraft() {
    let text = "'y': a\n\"1e+3\": b\n'on': c\n0.00001: d\n";
    assert_eq!(
        value(text, Charmcraft),
        r#"{!"y": "a", !"1e+3": "b", "on": "c", !"1e-05": "d"}"#
    );
    assert_eq!(
        value(text, Juju),
        r#"{"y": "a", "1e+3": "b", "on": "c", !"0.00001": "d"}"#
    );
}

#[test]
fn what_charmcraft_reads_of_a_key_is_kept() {
    let (document, _) = read("on: a\n'on': b\n7: c\n2024-01-01: d\ne: e\n", Charmcraft);
    let root = document.unwrap().root;
    let read: Vec<_> = root
        .as_mapping()
        .unwrap()
        .iter()
        .map(|entry| entry.key.charmcraft.clone())
        .collect();
    let date = Data::String("2024-01-01".to_owned());
    assert_eq!(
        read,
        [
            Some(Data::Bool(true)),
            None,
            Some(Data::Integer(7)),
            Some(date),
            None
        ]
    );
}

#[test]
fn a_key_twice_is_an_error_at_both_places() {
    let text = "a:\n  p: 1\n  q: 2\n  p: 3\n";
    assert_eq!(
        report(text, Charmcraft),
        "duplicate key `p` @19: p\n  \
         the first one @5: p\n  \
         note: charmcraft stops here\n  \
         help: remove one of them, or give it another name"
    );
    assert_eq!(
        report(text, Juju),
        "duplicate key `p` @19: p\n  \
         the first one @5: p\n  \
         note: Juju takes the last one and says nothing\n  \
         help: remove one of them, or give it another name"
    );
    let (document, _) = read(text, Juju);
    assert_eq!(show(&document.unwrap().root), r#"{"a": {"p": 3, "q": 2}}"#);
}

#[test]
fn charmcraft_compares_keys_as_they_are_written_and_as_it_reads_them() {
    assert_eq!(
        report("1: a\n'1': b\n", Charmcraft).lines().next(),
        Some("duplicate key `1` @5: '1'")
    );
    assert_eq!(
        report("yes: a\non: b\n", Charmcraft).lines().next(),
        Some("to charmcraft this is the key `true`, which the map has already @7: on")
    );
    assert_eq!(value("1: a\n0x1: b\n", Juju), r#"{!"1": "a", !"0x1": "b"}"#);
}

#[test]
fn a_list_or_a_map_is_no_key() {
    assert_eq!(
        report("? [a]\n: b\n", Juju),
        "a list as a key, which Juju refuses @2: [a]\n  help: write a text before the `:`"
    );
    assert_eq!(
        report("{{a: b}: c}\n", Charmcraft),
        "a map as a key, which charmcraft refuses @1: {a: b}\n  help: write a text before the `:`"
    );
}

#[test]
fn a_merge_gives_way_to_keys_after_it() {
    let text = "x: &x {p: 1, q: 2}\na:\n  <<: *x\n  p: 3\n";
    let merged = r#"{"x": {"p": 1, "q": 2}, "a": {"p": 3, "q": 2}}"#;
    assert_eq!(value(text, Charmcraft), merged);
    assert_eq!(value(text, Juju), merged);
}

#[test]
fn a_merge_below_a_key_overwrites_it_for_juju_only() {
    let text = "a:\n  p: 3\n  <<: {p: 1, q: 2}\n";
    assert_eq!(value(text, Charmcraft), r#"{"a": {"p": 3, "q": 2}}"#);
    assert_eq!(
        report(text, Juju),
        "this `<<` overwrites the key `p` above it @12: <<\n  \
         overwritten @5: p\n  \
         note: Juju takes what comes last; to charmcraft a key always wins over `<<`\n  \
         help: write `<<` as the first key of the map"
    );
    let (document, _) = read(text, Juju);
    assert_eq!(show(&document.unwrap().root), r#"{"a": {"p": 1, "q": 2}}"#);
}

#[test]
fn of_a_list_of_merged_maps_the_first_wins() {
    let text = "a:\n  <<: [{p: 1}, {p: 2, q: 3}]\n";
    for reader in [Charmcraft, Juju] {
        let (document, diagnostics) = read(text, reader);
        assert_eq!(diagnostics, []);
        let root = document.unwrap().root;
        let merged = root.get("a").unwrap();
        assert_eq!(merged.get("p").unwrap().data, Data::Integer(1));
        assert_eq!(merged.get("q").unwrap().data, Data::Integer(3));
    }
}

#[test]
fn merges_reach_through_merges() {
    let text = "r: &r {p: 1}\ns: &s\n  <<: *r\n  q: 2\na:\n  <<: *s\n";
    let merged = r#"{"r": {"p": 1}, "s": {"p": 1, "q": 2}, "a": {"p": 1, "q": 2}}"#;
    assert_eq!(value(text, Charmcraft), merged);
    assert_eq!(value(text, Juju), merged);
}

#[test]
fn two_merges_are_one_too_many_for_charmcraft() {
    let text = "<<: {p: 1}\n<<: {p: 2}\n";
    assert_eq!(
        report(text, Charmcraft).lines().next(),
        Some("duplicate key `<<` @11: <<")
    );
    assert_eq!(value(text, Juju), r#"{"p": 2}"#);
}

#[test]
fn only_maps_can_be_merged() {
    assert_eq!(
        report("a:\n  <<: 5\n", Juju),
        "`<<` merges a map or a list of maps, and Juju finds a single value @9: 5\n  \
         help: write an alias of a map: `<<: *name`"
    );
    assert_eq!(
        report("<<: [{a: b}, [c]]\n", Charmcraft).lines().next(),
        Some("`<<` merges a map or a list of maps, and charmcraft finds a list @13: [c]")
    );
    let text = "x: &x [{a: b}]\nz: {<<: *x}\n";
    assert_eq!(
        value(text, Charmcraft),
        r#"{"x": [{"a": "b"}], "z": {"a": "b"}}"#
    );
    assert_eq!(
        report(text, Juju),
        "`<<` merges a map or a list of maps, and Juju takes no alias of a list @23: *x\n  \
         help: write the list out: `<<: [*first, *second]`"
    );
}

#[test]
fn a_quoted_merge_sign_is_a_key() {
    for reader in [Charmcraft, Juju] {
        assert_eq!(value("'<<': {a: b}\n", reader), r#"{"<<": {"a": "b"}}"#);
    }
}
