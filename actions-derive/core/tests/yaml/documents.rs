use super::*;
use Reader::{Charmcraft, Juju};

#[test]
fn an_empty_file_is_null() {
    for text in ["", "\n\n", "# only a comment\n", "---\n", "~\n", "\u{feff}"] {
        assert_eq!(value(text, Charmcraft), "null", "{text:?}");
        assert_eq!(value(text, Juju), "null", "{text:?}");
    }
}

#[test]
fn a_second_document_stops_charmcraft_and_is_lost_on_juju() {
    let text = "a: 1\n---\nb: 2\n";
    assert_eq!(
        report(text, Charmcraft),
        "`---` starts a second document, and charmcraft reads one @5: ---\n  \
         help: remove this line and everything below it"
    );
    let (document, diagnostics) = read(text, Juju);
    assert_eq!(show(&document.unwrap().root), r#"{"a": 1}"#);
    assert_eq!(
        diagnostics[0].severity,
        actions_derive_core::diagnostic::Severity::Warning
    );
    assert_eq!(
        diagnostics[0].message,
        "`---` starts a second document, and Juju reads the first only"
    );
}

#[test]
fn one_document_may_have_its_marks() {
    for reader in [Charmcraft, Juju] {
        assert_eq!(value("---\na: 1\n...\n", reader), r#"{"a": 1}"#);
        assert_eq!(value("%YAML 1.1\n---\na: 1\n", reader), r#"{"a": 1}"#);
    }
}

#[test]
fn juju_reads_yaml_1_1_only() {
    let text = "%YAML 1.2\n---\na: 1\n";
    assert_eq!(value(text, Charmcraft), r#"{"a": 1}"#);
    assert_eq!(
        report(text, Juju),
        "Juju reads YAML 1.1, and the file says that it is YAML 1.2 @0: %YAML\n  \
         help: remove the line `%YAML`"
    );
}

#[test]
fn juju_says_nothing_about_lines_that_belong_nowhere() {
    let text = "  a: 1\nb: 2\n";
    assert_eq!(
        report(text, Juju),
        "Juju stops reading before this, and says nothing @7: b:\n  \
         help: indent all keys of the file alike"
    );
    assert_eq!(
        report(text, Charmcraft).lines().next(),
        Some("this line's indentation matches no line above it @7: b:")
    );
}

#[test]
fn line_breaks_are_read_alike() {
    let (with_lf, with_crlf, with_cr) = (
        "a: |\n  x\n  y\n",
        "a: |\r\n  x\r\n  y\r\n",
        "a: |\r  x\r  y\r",
    );
    for reader in [Charmcraft, Juju] {
        for text in [with_lf, with_crlf, with_cr] {
            assert_eq!(value(text, reader), r#"{"a": "x\ny\n"}"#, "{text:?}");
        }
    }
}

#[test]
fn a_block_scalar_without_a_last_line_break_has_none() {
    assert_eq!(value("a: |\n  x", Charmcraft), r#"{"a": "x"}"#);
}

#[test]
fn tags_of_yaml_make_types() {
    let text = "[!!str 5, !!int '5', !!float 5, !!bool 'yes', !!null '', !!binary aGk=, \
                !!timestamp 2024-1-1 1:00:00, !!seq [], !!map {}]\n";
    assert_eq!(
        value(text, Charmcraft),
        r#"["5", 5, 5.0, true, null, "hi", "2024-01-01T01:00:00", [], {}]"#
    );
    assert_eq!(
        value(text, Juju),
        r#"["5", 5, 5.0, true, null, "hi", "2024-1-1 1:00:00", [], {}]"#
    );
}

#[test]
fn sets_and_pairs_come_out_as_lists_of_charmcraft() {
    let text = "a: !!set {x, z}\nb: !!omap [p: 1, q: 2]\n";
    assert_eq!(
        value(text, Charmcraft),
        r#"{"a": ["x", "z"], "b": [["p", 1], ["q", 2]]}"#
    );
    assert_eq!(
        value(text, Juju),
        r#"{"a": {"x": null, "z": null}, "b": [{"p": 1}, {"q": 2}]}"#
    );
}

#[test]
fn another_tag_stops_charmcraft_and_says_nothing_to_juju() {
    let text = "a: !foo 5\nb: !foo [c]\n";
    assert_eq!(value(text, Juju), r#"{"a": "5", "b": ["c"]}"#);
    let first = "charmcraft knows no tag `!foo` @3: !foo\n  \
                 help: remove the tag; put a text that starts with `!` in quotes";
    assert!(report(text, Charmcraft).starts_with(first));
    assert_eq!(report(text, Charmcraft).lines().count(), 4);
}

#[test]
fn a_value_that_its_tag_does_not_fit_is_left_out() {
    for (reader, name) in [(Charmcraft, "charmcraft"), (Juju, "Juju")] {
        let text = "a: !!int x\nb: 1\n";
        let (document, diagnostics) = read(text, reader);
        assert_eq!(show(&document.unwrap().root), r#"{"b": 1}"#);
        assert_eq!(
            diagnostics[0].message,
            format!("{name} cannot read this as the `!!int` that it is tagged")
        );
    }
}

#[test]
fn signs_and_days_that_stop_charmcraft() {
    let text = "a: =\nb: <<\nc: 2024-02-30\n";
    assert_eq!(
        value(text, Juju),
        r#"{"a": "=", "b": "<<", "c": "2024-02-30"}"#
    );
    assert_eq!(
        report(text, Charmcraft),
        "charmcraft cannot read a `=` alone @3: =\n  \
         help: put it in quotes: '='\n\
         charmcraft cannot read a `<<` that is no key @8: <<\n  \
         help: put it in quotes: '<<'\n\
         charmcraft takes `2024-02-30` for a time, and there is no such time @14: 2024-02-30\n  \
         help: if it is a text, put it in quotes: '2024-02-30'"
    );
}

#[test]
fn anchors_and_aliases() {
    assert_eq!(
        report("a: &x {b: *x}\n", Juju),
        "the alias stands inside the value that it stands for @10: *x\n  \
         this value @6: {b: *x}\n  \
         help: write the value out, or move it out of itself"
    );
    assert_eq!(
        report("a: &x 1\nb: *y\n", Juju),
        "no anchor `&y` stands before `*y` @11: *y\n  help: the anchors before it are `x`"
    );
    let twice = "a: &x 1\nb: &x 2\nc: *x\n";
    assert_eq!(value(twice, Juju), r#"{"a": 1, "b": 2, "c": 2}"#);
    assert_eq!(
        report(twice, Charmcraft),
        "there are two anchors `&x`, and charmcraft allows one @11: &x\n  \
         the first one @3: &x\n  \
         help: give this one another name"
    );
    assert_eq!(
        report("a: &é 1\n", Juju),
        "`é` is no name for an anchor @3: &é\n  \
         help: use letters of a to z, digits, `-` and `_` only; quote a text that starts with `&` \
         or `*`"
    );
}

#[test]
fn bytes_that_are_no_text_are_replaced_one_by_one() {
    // The first three of the four bytes of an emoji.
    assert_eq!(
        value("a: !!binary 8J+Y\n", Reader::Juju),
        "{\"a\": \"\u{fffd}\u{fffd}\u{fffd}\"}"
    );
}
