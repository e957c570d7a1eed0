//! Names that a generated item must not have.

/// The keywords of every edition, those without a use included.
const KEYWORDS: [&str; 52] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// What the preludes of all editions hold under a name of several words; a generated type's name
/// never has only one.
const PRELUDE: [&str; 18] = [
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "DoubleEndedIterator",
    "ExactSizeIterator",
    "FnMut",
    "FnOnce",
    "FromIterator",
    "IntoFuture",
    "IntoIterator",
    "PartialEq",
    "PartialOrd",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
];

/// Whether `name` cannot be an identifier as it is.
pub(super) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// Whether a type called `name` would hide another from whoever imports all of the module.
pub(super) fn is_prelude_type(name: &str) -> bool {
    PRELUDE.contains(&name)
}
