use super::{plain, summary};

#[test]
fn what_markdown_would_act_on_is_shown() {
    for (description, expected) in [
        ("", ""),
        (" \n\t\n", ""),
        ("Take a snapshot.", "Take a snapshot."),
        ("Where to write <target>.", r"Where to write \<target>."),
        ("See [the docs](x) or `juju run`.", r"See \[the docs](x) or `juju run`."),
        ("The user's `dry_run` of a_*", "The user's `dry_run` of a_*"),
        ("# Title", r"\# Title"),
        ("> quoted -> not", r"\> quoted -> not"),
        ("-----BEGIN-----", r"\-\-\-\-\-BEGIN-\-\-\-\-"),
        ("use --force...", r"use -\-force..."),
        ("R&D, AT&amp;T", r"R\&D, AT\&amp;T"),
        ("a | b", r"a \| b"),
        ("C:\\dir", r"C:\\dir"),
        ("~~~ sh", r"\~\~\~ sh"),
        ("x */ y", "x */ y"),
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
        ("*.gz, *.zip and 2 * 3", "*.gz, *.zip and 2 * 3"),
        ("***both***", "***both***"),
        ("- *x* y", r"\- *x* y"),
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
        ("https://a.org/b?c=*d*, x", "<https://a.org/b?c=*d>*, x"),
        ("<https://a.org>", r"\<<https://a.org>>"),
        ("https:// is a scheme", "https:// is a scheme"),
        ("https://<host>/x", r"https://\<host>/x"),
    ] {
        assert_eq!(plain(description), expected, "{description:?}");
    }
}

#[test]
fn paragraphs_and_lines_keep_their_shape() {
    let description = "\
Back up the\ndatabase.\n\n\n\
Use to\n- force an upgrade\n  of a unit\n* or wait\n\n\
Then:\n    juju run db/0 x\n      y=1\nis all.\n\n\
1. one\n2) two\n\n     code\n";
    let expected = "\
Back up the\ndatabase.\n\n\
Use to\\\n\\- force an upgrade\\\nof a unit\\\n\\* or wait\n\n\
Then:\\\njuju run db/0 x\\\ny=1\\\nis all.\n\n\
1\\. one\\\n2\\) two\n\n\
code";
    assert_eq!(plain(description), expected);
}

#[test]
fn no_line_opens_a_block() {
    for (line, expected) in [
        ("-      x", r"\-      x"),
        ("- ```rust", r"\- \`\`\`rust"),
        ("- - x", r"\- - x"),
        ("1.5 of 2", r"1\.5 of 2"),
        ("* * *", r"\* * *"),
        ("***", r"\***"),
        ("_ _ _", r"\_ _ _"),
        ("===", r"\==="),
        ("-", r"\-"),
        ("-x", r"\-x"),
    ] {
        assert_eq!(plain(line), expected, "{line:?}");
    }
}

#[test]
fn a_summary_is_the_first_paragraph_on_one_line() {
    let long = "word ".repeat(100);
    for (description, expected) in [
        ("", ""),
        ("\n\n", ""),
        ("\nTake a snapshot\nof it. And more.\n\nNot this.", "Take a snapshot of it. And more."),
        ("# Title", r"\# Title"),
        ("1. x", r"1\. x"),
        ("<b>`a`", r"\<b>`a`"),
        (&long, &(["word"; 24].join(" ") + "…")),
    ] {
        assert_eq!(summary(description), expected, "{description:?}");
    }
}
