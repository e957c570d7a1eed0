use super::{plain, summary};

#[test]
fn what_markdown_would_act_on_is_shown() {
    for (description, expected) in [
        ("", ""),
        (" \n\t\n", ""),
        ("Take a snapshot.", "Take a snapshot."),
        ("Where to write <target>.", r"Where to write \<target>."),
        ("See [the docs](x) or `juju run`.", r"See \[the docs](x) or `juju run`."),
        ("The user's `dry_run` of a_*", r"The user's `dry_run` of a\_\*"),
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
fn code_and_emphasis_are_kept() {
    for (description, expected) in [
        ("Use `a<b>` of *this* unit", "Use `a<b>` of *this* unit"),
        ("**Never** _ever_ (*really*)", "**Never** _ever_ (*really*)"),
        ("_the `x` of it_ <a>", r"_the `x` of it_ \<a>"),
        ("`one` and `two", r"`one` and \`two"),
        ("``a`` b`", r"\`\`a\`\` b\`"),
        ("```rust", r"\`\`\`rust"),
        ("``` `x` ```", r"\`\`\` `x` \`\`\`"),
        ("` x ` ``", r"\` x \` \`\`"),
        ("*.gz,*.zip and a*b*c", r"\*.gz,\*.zip and a\*b\*c"),
        ("2 * 3 * 4, __init__", r"2 \* 3 \* 4, \_\_init\_\_"),
        ("***both***", r"\*\*\*both\*\*\*"),
        ("- *x* y", "- *x* y"),
        ("*x*", "*x*"),
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
        ("Take a snapshot\nof it. And more.", "Take a snapshot of it."),
        ("Take a snapshot\n\nof it.", "Take a snapshot"),
        ("Use version 1.2 (e.g. Redis) now! Or not", "Use version 1.2 (e.g. Redis) now!"),
        ("Restart, i.e. stop. then start", "Restart, i.e. stop. then start"),
        ("- one\n- two", "one"),
        ("# Title", r"\# Title"),
        ("1. x", r"1\. x"),
        ("<b>`a`", r"\<b>`a`"),
        (&long, &(["word"; 24].join(" ") + "…")),
    ] {
        assert_eq!(summary(description), expected, "{description:?}");
    }
}
