//! Names, which become identifiers.

use actions_derive_core::names::{self, TypePath};
use actions_derive_core::similar;

use crate::choices::Choices;

/// Pieces of names that are read in ways of their own.
const PIECES: &[&str] = &[
    "dry", "run", "-", "_", ".", " ", "dryRun", "HTTPServer", "IPv4", "EC2", "sha256", "20.04",
    "2fa", "1", "+", "++", "#", "&", "$", "*", "<=", "%", "->", "()", "🚀", "\0", "don't", "type",
    "self", "Self", "gen", "Option", "über", "ß", "ﬁ", "İ", "名前", "e\u{301}", "µ", "º", "𝐀",
    "\u{212a}",
];

/// The bytes as a name, as the choices of one, and as a name beside others.
pub fn any(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    identifiers(&text);
    identifiers(&Choices::new(bytes).text(PIECES));
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
    let path = path.fold(TypePath::default(), |path, part| path.then(part)).name();
    let (Some(field), Some(variant)) = (names::field(name), names::variant(name)) else {
        return;
    };
    for made in [&field, &variant, &path] {
        let is_identifier = syn::parse_str::<syn::Ident>(made).is_ok();
        assert!(is_identifier, "{name:?} gives {made:?}");
    }
    // As rustc's `non_snake_case` and `non_camel_case_types` see them.
    let is_snake = !field.contains(char::is_uppercase) && !field.contains("__");
    assert!(is_snake && !field.starts_with('_'), "{name:?} gives {field:?}");
    let is_camel = !variant.starts_with(char::is_lowercase);
    assert!(is_camel, "{name:?} gives {variant:?}");
    assert_eq!(names::field(&field), Some(field), "{name:?}");
}
