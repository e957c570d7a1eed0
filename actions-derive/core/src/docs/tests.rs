use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{plain, summary};
use crate::arbitrary::Arbitrary;

/// What `rustdoc` switches on.
const RUSTDOC: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_SMART_PUNCTUATION);

/// Pieces of text that Markdown acts on, alone or together.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "    ",
    "     ",
    "\n    ",
    "\n\t",
    "- ",
    "* ",
    "+ ",
    "-      x",
    "1. ",
    "1.      x",
    "12)",
    "> ",
    ">      x",
    "#",
    "## ",
    "===",
    "\n---",
    "\n===",
    "***",
    "* * *",
    "___",
    "```",
    "```rust\n",
    "~~~",
    "`",
    "``",
    "``a`",
    "<",
    ">",
    "<target>",
    "</div>",
    "<!--",
    "-->",
    "<script>alert(1)</script>",
    "<?php",
    "<![CDATA[",
    "&amp;",
    "&#60;",
    "&lt",
    "[",
    "]",
    "](",
    "[x]",
    "[a](b)",
    "[a][b]",
    "[a]: https://a.org",
    "![",
    "[^1]",
    "[^1]: x",
    "[ ] ",
    "|",
    "|-|",
    ":-:",
    "a|b\n-|-\n",
    "\\",
    "\\\n",
    "\\*",
    "*a*",
    "**",
    "_",
    "__a__",
    "a_b",
    "~",
    "~~",
    "'",
    "\"",
    "--",
    "---",
    "...",
    "....",
    "https://",
    "http://a.org",
    "https://a.org/x?y=1&amp;b=*c*_d_",
    "https://a.org/`x`",
    "<https://a.org>",
    "mailto:a@b.org",
    "www.a.org",
    "*/",
    "/*",
    "//",
    "$",
    "$$",
    "{",
    "}",
    "fn main() {",
    "x",
    "word",
    "Ü",
    "é",
    "名",
    "\u{a0}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{200b}",
    "\0",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\u{b}",
];

#[test]
fn what_markdown_would_act_on_is_shown() {
    for (description, expected) in [
        ("", ""),
        (" \n\t\n", ""),
        ("Take a snapshot.", "Take a snapshot."),
        ("Where to write <target>.", r"Where to write \<target>."),
        (
            "See [the docs](x) or `juju run`.",
            r"See \[the docs](x) or \`juju run\`.",
        ),
        (
            "The user's `dry_run` of a_*",
            r"The user's \`dry_run\` of a\_\*",
        ),
        ("# Title", r"\# Title"),
        ("> quoted -> not", r"\> quoted -> not"),
        ("-----BEGIN-----", r"-\-\-\-\-BEGIN-\-\-\-\-"),
        ("use --force...", r"use -\-force.\.."),
        ("R&D, AT&amp;T", r"R\&D, AT\&amp;T"),
        ("a | b", r"a \| b"),
        ("C:\\dir", r"C:\\dir"),
        ("5' of \"it\"", "5\\' of \\\"it\\\""),
        ("~~~ sh", r"\~\~\~ sh"),
        ("x */ y", r"x \*/ y"),
        ("größer", "größer"),
        ("left\u{202e}right\u{7}", "left\u{fffd}right"),
    ] {
        assert_eq!(plain(description), expected, "{description:?}");
    }
}

#[test]
fn addresses_can_be_followed() {
    for (description, expected) in [
        ("See https://juju.is/docs.", "See <https://juju.is/docs>."),
        ("(see http://a.org/b_c)", "(see <http://a.org/b_c>)"),
        ("https://a.org/B_(c), x", "<https://a.org/B_(c)>, x"),
        ("<https://a.org>", r"\<<https://a.org>>"),
        ("https:// is a scheme", "https:// is a scheme"),
        ("https://<host>/x", r"https://\<host>/x"),
    ] {
        assert_eq!(plain(description), expected, "{description:?}");
    }
}

#[test]
fn paragraphs_lists_and_lines_keep_their_shape() {
    let description = "\
Back up the\ndatabase.\n\n\n\
Use to\n- force an upgrade\n  of a unit\n* or wait\n\n\
Then:\n    juju run db/0 x\n      y=1\nis all.\n\n\
1. one\n2) two\n\n     code\n";
    let expected = "\
Back up the\ndatabase.\n\n\
Use to\n\n- force an upgrade\n  of a unit\n- or wait\n\n\
Then:\\\njuju run db/0 x\\\ny=1\\\nis all.\n\n\
1\\. one\\\n2\\) two\n\n\
code";
    assert_eq!(plain(description), expected);
}

#[test]
fn an_item_holds_no_block() {
    for (item, expected) in [
        ("-      x", "- x"),
        ("- ```rust", r"- \`\`\`rust"),
        ("- - x", r"- \- x"),
        ("- # x", r"- \# x"),
        ("- 1. x", r"- 1\. x"),
        ("* * *", r"- \* \*"),
        ("-", r"\-"),
        ("-x", "-x"),
    ] {
        assert_eq!(plain(item), expected, "{item:?}");
    }
}

#[test]
fn a_summary_is_the_first_sentence() {
    let long = "word ".repeat(100);
    for (description, expected) in [
        ("", ""),
        ("\n\n", ""),
        (
            "Take a snapshot\nof it. And more.",
            "Take a snapshot of it.",
        ),
        ("Take a snapshot\n\nof it.", "Take a snapshot"),
        (
            "Use version 1.2 (e.g. Redis) now! Or not",
            "Use version 1.2 (e.g. Redis) now!",
        ),
        (
            "Restart, i.e. stop. then start",
            "Restart, i.e. stop. then start",
        ),
        ("- one\n- two", "one"),
        ("# Title", r"\# Title"),
        ("1. x", r"1\. x"),
        ("<b>`a`", r"\<b>\`a\`"),
        (&long, &(["word"; 24].join(" ") + "…")),
    ] {
        assert_eq!(summary(description), expected, "{description:?}");
    }
}

#[test]
fn no_text_becomes_anything_but_text() {
    let mut arbitrary = Arbitrary::new(5);
    for _ in 0..20_000 {
        let description = arbitrary.text(PIECES.iter().copied());
        let plain = plain(&description);
        assert_eq!(
            shown(&plain),
            seen(&description),
            "{description:?} gives {plain:?}"
        );
        let summary = summary(&description);
        assert!(!summary.contains('\n'), "{description:?} gives {summary:?}");
        shown(&summary);
    }
}

/// What a reader of the description sees, without white space.
fn seen(description: &str) -> String {
    let mut out = String::new();
    for line in super::clean(description).lines() {
        let line = line.trim();
        let star = line
            .strip_prefix('*')
            .filter(|rest| rest.starts_with(char::is_whitespace));
        match star {
            Some(rest) => out.extend(["-", rest]),
            None => out.push_str(line),
        }
    }
    out.retain(|c| !c.is_whitespace());
    out.replace('’', "'")
}

/// What a reader of the docs sees, without white space; nothing but paragraphs, lists and addresses
/// may be among it.
fn shown(markdown: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(markdown, RUSTDOC) {
        match event {
            // The apostrophe within a word is left to `rustdoc` to bend.
            Event::Text(text) => out.push_str(&text.replace('’', "'")),
            Event::Start(Tag::Item) => out.push('-'),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                assert_eq!(link_type, LinkType::Autolink, "{markdown:?}");
                assert!(dest_url.starts_with("http"), "{markdown:?}");
            }
            Event::Start(Tag::Paragraph | Tag::List(None))
            | Event::End(TagEnd::Paragraph | TagEnd::List(false) | TagEnd::Item | TagEnd::Link)
            | Event::SoftBreak
            | Event::HardBreak => {}
            other => panic!("{markdown:?} holds {other:?}"),
        }
    }
    out.retain(|c| !c.is_whitespace());
    out
}
