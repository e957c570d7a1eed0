//! Descriptions, which become docs.

use actions_derive_core::docs;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::choices::Choices;

/// What `rustdoc` switches on.
const RUSTDOC: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_SMART_PUNCTUATION);

/// Pieces of text that Markdown acts on, alone or together.
const PIECES: &[&str] = &[
    "\n", "\n\n", "\r\n", "\t", " ", "    ", "     ", "\n    ", "\n\t", "- ", "* ", "+ ",
    "-      x", "1. ", "1.      x", "12)", "> ", ">      x", "#", "## ", "===", "\n---", "\n===",
    "***", "* * *", "___", "```", "```rust\n", "~~~", "`", "``", "``a`", "<", ">", "<target>",
    "</div>", "<!--", "-->", "<script>alert(1)</script>", "<?php", "<![CDATA[", "&amp;", "&#60;",
    "&lt", "[", "]", "](", "[x]", "[a](b)", "[a][b]", "[a]: https://a.org", "![", "[^1]",
    "[^1]: x", "[ ] ", "|", "|-|", ":-:", "a|b\n-|-\n", "\\", "\\\n", "\\*", "*a*", "**", "_",
    "__a__", "a_b", "~", "~~", "'", "\"", "--", "---", "...", "....", "https://", "http://a.org",
    "https://a.org/x?y=1&amp;b=*c*_d_", "https://a.org/`x`", "<https://a.org>", "mailto:a@b.org",
    "www.a.org", "*/", "/*", "//", "$", "$$", "{", "}", "fn main() {", "x", "word", "Ü", "é", "名",
    "\u{a0}", "\u{202e}", "\u{2066}", "\u{feff}", "\u{200b}", "\0", "\u{7f}", "\u{85}", "\u{2028}",
    "\u{b}",
];

/// The bytes as a description, and as the choices of one that Markdown would act on.
pub fn any(bytes: &[u8]) {
    description(&String::from_utf8_lossy(bytes));
    description(&Choices::new(bytes).text(PIECES));
}

/// A reader of the docs sees the description and nothing else.
fn description(text: &str) {
    let plain = docs::plain(text);
    assert_eq!(shown(&plain), seen(text), "{text:?} gives {plain:?}");
    let summary = docs::summary(text);
    assert!(!summary.contains('\n'), "{text:?} gives {summary:?}");
    shown(&summary);
}

/// What a reader of the description sees, without white space and the marks of emphasis.
fn seen(description: &str) -> String {
    let ends_line = |c| "\n\r\x0b\x0c\u{85}\u{2028}\u{2029}".contains(c);
    let visible = |c: &char| !c.is_control() && !c.is_whitespace();
    let lines = description.split(ends_line);
    let out: String = lines.flat_map(|line| line.chars().filter(visible)).collect();
    // rustc takes no characters that turn the direction of the text.
    let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    unmarked(&out.replace(turns, "\u{fffd}"))
}

/// What a reader of the docs sees, without white space and the marks of emphasis; nothing but
/// paragraphs, addresses, code within a line and emphasis may be among it.
fn shown(markdown: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(markdown, RUSTDOC) {
        match event {
            Event::Text(text) => out.push_str(&text),
            Event::Code(code) => out.extend(["`", &code, "`"]),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                assert_eq!(link_type, LinkType::Autolink, "{markdown:?}");
                assert!(dest_url.starts_with("http"), "{markdown:?}");
            }
            Event::Start(Tag::Paragraph | Tag::Emphasis | Tag::Strong)
            | Event::End(TagEnd::Paragraph | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link)
            | Event::SoftBreak
            | Event::HardBreak => {}
            other => panic!("{markdown:?} holds {other:?}"),
        }
    }
    out.retain(|c| !c.is_whitespace());
    unmarked(&out)
}

/// Without the marks of emphasis, and with quotes and dots as they are typed: `rustdoc` bends them.
fn unmarked(text: &str) -> String {
    let text = text.replace(['*', '_'], "").replace(['‘', '’'], "'").replace(['“', '”'], "\"");
    text.replace('…', "...")
}
