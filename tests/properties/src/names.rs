//! Names and descriptions, which become identifiers and docs.

use actions_derive_core::names::{self, TypePath};
use actions_derive_core::{docs, similar};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What `rustdoc` switches on.
const RUSTDOC: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_SMART_PUNCTUATION);

/// The bytes as a name, and as a description.
pub fn any(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    identifiers(&text);
    description(&text);
    let (name, others) = text.split_once('\n').unwrap_or((&text, ""));
    near(name, others);
}

/// A name is found among others, but for its case.
fn near(name: &str, others: &str) {
    let letters = |name: &str| -> Vec<char> { name.chars().flat_map(char::to_lowercase).collect() };
    let others = others.lines().take(100);
    let found = similar::near(name, others.chain([name]));
    if letters(name).len() <= 64 {
        assert_eq!(found.map(letters), Some(letters(name)), "{name:?}");
    }
}

fn identifiers(name: &str) {
    let path = name.split('.');
    let path = path
        .fold(TypePath::default(), |path, part| path.then(part))
        .name();
    for made in [names::field(name), names::variant(name), path] {
        assert!(
            syn::parse_str::<syn::Ident>(&made).is_ok(),
            "{name:?} gives {made:?}"
        );
    }
    let field = names::field(name);
    assert_eq!(names::field(&field), field, "{name:?}");
}

/// Nothing but paragraphs, lists and addresses comes out.
fn description(text: &str) {
    let plain = docs::plain(text);
    for event in Parser::new_ext(&plain, RUSTDOC) {
        match event {
            Event::Text(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Start(Tag::Paragraph | Tag::Item | Tag::List(None))
            | Event::End(TagEnd::Paragraph | TagEnd::List(false) | TagEnd::Item | TagEnd::Link) => {
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(dest_url.starts_with("http"), "{plain:?}");
            }
            other => panic!("{text:?} holds {other:?}"),
        }
    }
    assert!(!docs::summary(text).contains('\n'), "{text:?}");
}
