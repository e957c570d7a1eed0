use super::*;
use Reader::{Charmcraft, Juju};

/// Both readers say the same.
fn assert_both(text: &str, expected: &str) {
    assert_eq!(report(text, Charmcraft), expected, "{text:?}");
    assert_eq!(report(text, Juju), expected, "{text:?}");
}

const SPACES: &str = "\n  help: YAML indents with spaces only";

#[test]
fn tabs_in_the_indentation() {
    for (text, place) in [
        ("a:\n\tb: c\n", 3),
        ("a: b\n\tc: d\n", 5),
        ("a:\n  \tb: c\n", 5),
        ("a:\n  b: c\n\t\n", 10),
        ("a: |\n  b\n\t\nc: d\n", 9),
        ("-\ta\n", 1),
    ] {
        assert_both(
            text,
            &format!("a tab in the indentation @{place}: \t{SPACES}"),
        );
    }
}

#[test]
fn tabs_between_tokens_are_blanks_to_juju_only() {
    for (text, place) in [
        ("a:\tb\n", 2),
        ("a: b\t\n", 4),
        ("a: b\t# c\n", 4),
        ("a: [b,\tc]\n", 6),
    ] {
        read_by_juju(text);
        assert_eq!(
            report(text, Charmcraft),
            format!(
                "a tab, which charmcraft does not take for a space @{place}: \t\n  \
                 help: write a space, or remove it; a tab may stand in quotes only"
            )
        );
    }
}

fn read_by_juju(text: &str) {
    assert_eq!(report(text, Juju), "", "{text:?}");
}

#[test]
fn tabs_that_a_block_starts_with() {
    for (text, place) in [
        ("a: |\n  \tb\n", 7),
        ("a: >-\n\n    \tb\n    c\n", 11),
        ("a: |\n    b\n  \t\n", 13),
    ] {
        assert_eq!(
            report(text, Juju),
            format!("a tab in the indentation @{place}: \t{SPACES}"),
            "{text:?}"
        );
    }
    assert_eq!(value("a: |\n  \tb\n", Charmcraft), r#"{"a": "\tb\n"}"#);
    for text in ["a: |\n  b\n  \tc\n", "a: |2\n  \tb\n"] {
        read_by_juju(text);
    }
}

#[test]
fn tabs_may_stand_in_texts_and_comments() {
    for text in [
        "a: \"b\tc\"\n",
        "a: 'b\tc'\n",
        "a: |\n  b\tc\n",
        "a: b #\tc\n#\td\n",
    ] {
        assert_both(text, "");
    }
}

#[test]
fn colons() {
    assert_both(
        "a:\n  description: It's: slow\n",
        "a second `: ` in one line @22: :\n  \
         help: put the text in quotes: `description: 'It''s: slow'`",
    );
    assert_both(
        "a:\n  type:string\n  b: c\n",
        "no space after the `:` @9: :\n  help: write `key: value`",
    );
    assert_both(
        "a: b\nc :d\n",
        "no space after the `:` @7: :\n  help: write `key: value`",
    );
    assert_both(
        "a:\n  b: c\n  d\n  e: f\n",
        "a key without a `:` @12: d\n  \
         help: write `key: value`; if the line belongs to the text above, indent it deeper",
    );
    assert_both(
        "actions:\n  snapshot\n    description: x\n",
        "a key without a `:` @11: snapshot\n  \
         help: write `key: value`; if the line belongs to the text above, indent it deeper",
    );
    assert_both(
        "a:\n  : b\n",
        "there is no key before the `:` @5: :\n  help: write `key: value`",
    );
    assert_both(
        "\"a\n  b\": c\n",
        "a key must stand on one line @7: :\n  help: write it on the line of its `:`",
    );
    assert_both(
        "a: {b:{c: d}}\n",
        "no space after the `:` @5: :\n  help: write `key: value`",
    );
}

#[test]
fn indentation() {
    assert_both(
        "a: b\n  c: d\n",
        "this key is indented deeper than the one above, which has a value already @7: c\n  \
         help: indent both alike, or remove the value above",
    );
    assert_both(
        "a:\n    b: c\n  d: e\n",
        "this line's indentation matches no line above it @14: d:\n  \
         help: indent all keys of a map alike, and all lines of a text deeper than its key",
    );
    assert_both(
        "a:\n  - b\n  c: d\n",
        "a key among the items of a list @11: c:\n  \
         help: write `- ` before it, or indent it like the keys that it belongs to",
    );
    assert_both(
        "a:\n  b: c\n  - d\n",
        "a list item among the keys of a map @14: d\n  \
         help: write `key: value`, or indent the list deeper than the key that it belongs to",
    );
    assert_both(
        "a: - b\n",
        "a list item on the line of its key @3: -\n  \
         help: write the list below the key, or as `[a, b]`; quote a text that starts with `- `",
    );
    assert_both(
        "-a\nb: c\n",
        "no space after the `-` @0: -\n  help: write `- item`",
    );
    assert_both(
        "a: >b\n",
        "the text after `|` or `>` starts on the next line @3: >b\n  \
         help: write it there, indented; quote a text that starts with `|` or `>`",
    );
}

#[test]
fn quotes() {
    assert_both(
        "a: \"b\nc: d\n",
        "the quote \" is never closed @3: \"\n  help: write \" at the end of the text",
    );
    assert_both(
        "a: 'it's'\n",
        "more text after the closing quote @7: s'\n  \
         help: write '' for a single quote in the text, as in 'it''s', and close the quote at its \
         end",
    );
    assert_both(
        "a: \"b\nc: \"d\"\n",
        "more text after the closing quote @10: d\"\n  \
         the quote opens here @3: \"\n  \
         help: write \\\" for a double quote in the text, and close the quote at its end",
    );
    assert_both(
        "pattern: \"^\\d+$\"\n",
        "`\\d` is no escape in double quotes @11: \\d\n  \
         help: use single quotes, which take `\\d` as it is",
    );
    assert_both(
        "a: \"\\u12\"\n",
        "`\\u12` stands for no character @4: \\u12\n  \
         help: write the character itself, or \\x41, \\u00e9 or \\U0001f600 with all their digits",
    );
    assert_both(
        "a: \"\\ud83d\\ude00\"\n",
        "`\\ud83d` stands for no character @4: \\ud83d\n  \
         help: write the character itself, or \\x41, \\u00e9 or \\U0001f600 with all their digits\n\
         `\\ude00` stands for no character @10: \\ude00\n  \
         help: write the character itself, or \\x41, \\u00e9 or \\U0001f600 with all their digits",
    );
    assert_eq!(value("a: \"\\/\"\n", Charmcraft), r#"{"a": "/"}"#);
    assert_eq!(
        report("a: \"\\/\"\n", Juju),
        "`\\/` is no escape in double quotes to Juju @4: \\/\n  \
         help: write `/`, or use single quotes, which take `\\/` as it is"
    );
}

#[test]
fn brackets() {
    assert_both(
        "a:\n  enum: [b, c\n  d: e\n",
        "the bracket `[` is not closed @11: [\n  \
         it is still open here @20: :\n  \
         help: write `]` after the last item, and a comma after each of the others",
    );
    assert_both(
        "a: {b: c\n",
        "the bracket `{` is not closed @3: {\n  help: write `}` after the last item, and a comma after each of the others",
    );
    assert_both(
        "a: [b}\n",
        "the bracket `[` is closed by `}` @3: [\n  help: write `]` in place of `}`",
    );
    assert_both(
        "a: b]\nc: ]\n",
        "`]` closes no bracket @9: ]\n  help: remove it, or quote the text that holds `]`",
    );
    assert_both(
        "a: [b: c: d]\n",
        "a comma or a closing bracket is missing before this @8: :\n  \
         help: separate the items by commas, and close the bracket after the last one",
    );
    assert_both(
        "a: [ , b]\n",
        "an item is missing before this @5: ,\n  \
         help: remove the comma, or write an item before it",
    );
    for (reader, name) in [(Charmcraft, "charmcraft"), (Juju, "Juju")] {
        assert_eq!(
            report("a: [really?, b]\n", reader),
            format!(
                "{name} takes no `?` in a text inside brackets without quotes @10: ?\n  \
                 help: put the text in quotes"
            )
        );
    }
    assert_eq!(
        value("{a:, b: c}\n", Charmcraft),
        r#"{"a": null, "b": "c"}"#
    );
    assert_eq!(
        report("{a:, b: c}\n", Juju),
        "Juju takes this `:` for a part of the text before it @2: :\n  \
         help: write a space after the `:`, or put the text in quotes"
    );
}

#[test]
fn keys_over_lines() {
    for text in [
        "a: {b\n  c: d}\n",
        "a: {b\n  : c}\n",
        "a: {'b\n  ': c}\n",
        "a: {b # c\n  : d}\n",
        "a: {&b\n  c: d}\n",
        "a: {!!str\n  c: d}\n",
    ] {
        let colon = text.rfind(": ").or_else(|| text.rfind(":c")).unwrap();
        assert_both(
            text,
            &format!(
                "a key must stand on one line @{colon}: :\n  \
                 help: write it on the line of its `:`"
            ),
        );
    }
    for text in ["a: {? b\n  c\n  : d}\n", "a: {b\n  c, d: e}\n"] {
        assert_both(text, "");
    }
}

#[test]
fn missing_keys() {
    for text in [
        "a: why?\n: b\n",
        "a: |\n  why?\n: b\n",
        "a: b # why?\n: c\n",
    ] {
        let colon = text.rfind(':').unwrap();
        assert_both(
            text,
            &format!("there is no key before the `:` @{colon}: :\n  help: write `key: value`"),
        );
    }
}

#[test]
fn tags() {
    for (text, sign) in [
        ("a: [!b]\n", ']'),
        ("a: [!b, c]\n", ','),
        ("a: {b: !}\n", '}'),
        ("a: [!!str]\n", ']'),
        ("a: !b#c d\n", '#'),
    ] {
        let place = text.find(sign).unwrap();
        let report = report(text, Juju);
        let expected = format!(
            "a tag needs a space behind it @{place}: {sign}\n  \
             help: write the space, or put a text that starts with `!` in quotes"
        );
        assert!(report.contains(&expected), "{text:?}: {report}");
        assert!(
            self::report(text, Charmcraft).contains(&expected),
            "{text:?}"
        );
    }
}

#[test]
fn documents_that_end_before_they_start() {
    for text in ["...\na: b\n", "\u{feff}# c\n\n... # d\na: b\n"] {
        let place = text.find("...").unwrap();
        assert_both(
            text,
            &format!(
                "`...` ends a document, and none has started @{place}: ...\n  \
                      help: remove this line"
            ),
        );
    }
    assert_both("....: a\n", "");
}

#[test]
fn line_separators_in_quotes() {
    for (text, separator) in [
        ("a: 'b\u{85}c'\n", '\u{85}'),
        ("a: \"b\u{85}c\"\n", '\u{85}'),
        ("a: 'b \u{2028}c'\n", '\u{2028}'),
        ("a: \"b\u{2029}\n  c\"\n", '\u{2029}'),
        ("'a\u{2028}b': c\n", '\u{2028}'),
    ] {
        let (place, code) = (text.find(separator).unwrap(), u32::from(separator));
        assert_both(
            text,
            &format!(
                "the invisible character U+{code:04X} ends the line for charmcraft and Juju \
                 @{place}: {separator}\n  \
                 help: remove it, or write \"\\u{code:04x}\" in double quotes"
            ),
        );
    }
    // It is a line of its own, and the same text.
    assert_both("a: 'b\u{2028}c'\n", "");
}

#[test]
fn characters() {
    for (text, place, character) in [
        ("a: @b\n", 3, '@'),
        ("a: `b`\n", 3, '`'),
        ("a: %b\n", 3, '%'),
        ("%b: c\n", 0, '%'),
        ("a: [-]\n", 4, '-'),
        ("a: [:b]\n", 4, ':'),
        ("a: {b: :c}\n", 7, ':'),
    ] {
        assert_both(
            text,
            &format!(
                "a text cannot start with {character} without quotes @{place}: {character}\n  \
                 help: put the text in quotes"
            ),
        );
    }
    assert_both(
        "a: \"\u{1}\"\n",
        "the control character U+0001 may not stand in YAML @4: \u{1}\n  \
         help: remove it, or write it as an escape in double quotes: \"\\x01\"",
    );
    for text in [
        "a: b\u{2028}c\n",
        "a: |\n  b\u{2028}c\n",
        "a: b # c\u{2028}\n",
    ] {
        let place = text.find('\u{2028}').unwrap();
        assert_both(
            text,
            &format!(
                "the invisible character U+2028 ends the line for charmcraft and Juju \
                 @{place}: \u{2028}\n  help: remove it, or write \"\\u2028\" in double quotes"
            ),
        );
    }
    assert_both(
        "a: {}#b\n",
        "a comment needs a space before its `#` @5: #\n  help: write ` #`",
    );
    assert_both(
        "a: & b\n",
        "there is no name after `&` @3: &\n  help: put a text that starts with `&` in quotes",
    );
    assert_both(
        "a: !b!c d\n",
        "the start of this tag is declared nowhere @3: !b!c\n  \
         help: remove the tag; put a text that starts with `!` in quotes",
    );
}

#[test]
fn what_has_no_words_of_its_own_comes_in_those_of_the_parser() {
    assert_both(
        "a: b\n%YAML 1.1\n---\n",
        "this is no YAML: missing explicit document end marker before directive @5: %YAML",
    );
}
