//! How the names of a declaration become Rust names.
//!
//! A name is first cut into words, then written in the case of what it names:
//!
//! | in the declaration | field or method | type or variant | why |
//! |---|---|---|---|
//! | `dry-run`, `dry_run`, `dry.run`, `c++` | `dry_run`, `c` | `DryRun`, `C` | what no identifier can hold parts words |
//! | `dryRun`, `HTTPServer`, `IPv4` | `dry_run`, `http_server`, `ipv4` | `DryRun`, `HttpServer`, `Ipv4` | so does a change of case; a single small letter stays with its capitals |
//! | `20.04`, `2fa` | `n20_04`, `n2fa` | `N20_04`, `N2fa` | a name that starts with a digit gets an `n`, numbers stay apart |
//! | `-1` | `minus_1` | `Minus1` | the sign of a number is a word |
//! | `type`, `self`, `gen` | `type_`, `self_`, `gen_` | `Type`, `Self_`, `Gen` | a keyword of any edition gets a `_`: not all of them can be raw |
//! | the empty text | `empty` | `Empty` | |
//! | `größe`, `名前` | `größe`, `名前` | `Größe`, `名前` | letters and digits of every script stay |
//! | `don't`, `e` + U+0301 | `dont`, `e` | `Dont`, `E` | apostrophes and accents of their own are left out: rustc would join the accent to its letter |
//! | `>=2`, `+`, `100%` | | | without a letter, signs mean what no name says: asked for |
//!
//! Different names can become the same one (`a-b` and `a_b`); whoever puts them side by side must
//! look for that. A type's name starts with its action's and goes on with a param's or with
//! `Params`. Where it would be that of another generated item, it gets a `_`.

use unicode_ident::{is_xid_continue, is_xid_start};

/// The keywords of every edition, those without a use included.
const KEYWORDS: [&str; 52] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// What stands beside the types in each module.
pub(crate) const BESIDE: [&str; 7] =
    ["Action", "Actions", "Handler", "HandlerResult", "NAMES", "dispatch", "dispatch_with"];

/// The name of a struct's field or of a handler's method; `None` where nothing is left for one.
pub fn field(name: &str) -> Option<String> {
    Some(identifier(words(name)?.join("_"), 'n'))
}

/// The name of an enum's variant; `None` where nothing is left for one.
pub fn variant(member: &str) -> Option<String> {
    let mut camel = String::new();
    push_upper_camel(words(member)?, &mut camel);
    Some(identifier(camel, 'N'))
}

/// The path to a type: an action, its param, the properties below it.
#[derive(Clone, Default)]
pub struct TypePath {
    camel: String,
}

impl TypePath {
    pub fn new(part: &str) -> Self {
        Self::default().then(part)
    }

    #[must_use]
    pub fn then(&self, part: &str) -> Self {
        let mut camel = self.camel.clone();
        push_upper_camel(words(part).unwrap_or_default(), &mut camel);
        Self { camel }
    }

    /// The name of the type.
    pub fn name(&self) -> String {
        let name = identifier(self.camel.clone(), 'N');
        if BESIDE.contains(&name.as_str()) { name + "_" } else { name }
    }
}

/// The name with a first character that an identifier can start with, and no keyword.
fn identifier(mut name: String, start: char) -> String {
    if !name.starts_with(is_xid_start) {
        name.insert(0, start);
    }
    if KEYWORDS.contains(&name.as_str()) { name + "_" } else { name }
}

fn push_upper_camel(words: Vec<String>, out: &mut String) {
    for word in words {
        if out.ends_with(char::is_numeric) && word.starts_with(char::is_numeric) {
            out.push('_');
        }
        let mut rest = word.chars();
        if let Some(first) = rest.next() {
            // `ß` has two capitals, of which the second stays small.
            let mut capitals = first.to_uppercase();
            out.extend(capitals.next());
            out.push_str(&capitals.to_string().to_lowercase());
        }
        out.push_str(rest.as_str());
    }
}

/// The words of `name` in lower case.
pub(crate) fn words(name: &str) -> Option<Vec<String>> {
    if name.is_empty() {
        return Some(vec!["empty".to_owned()]);
    }
    let parts = |c: char| "-._ /:,".contains(c);
    let is_said = name.contains(|c: char| is_letter(c) && c.is_alphabetic())
        || name.chars().all(|c| is_letter(c) || parts(c));
    if !is_said || !name.contains(is_letter) {
        return None;
    }
    let mut words: Vec<String> = Vec::new();
    let mut rest = name;
    if let Some(number) = name.strip_prefix('-')
        && number.starts_with(char::is_numeric)
    {
        words.push("minus".to_owned());
        rest = number;
    }
    let mut run: Vec<char> = Vec::new();
    for c in rest.chars() {
        if is_letter(c) {
            run.push(c);
        } else if !is_silent(c) {
            split_case(&run, &mut words);
            run.clear();
        }
    }
    split_case(&run, &mut words);
    Some(words)
}

/// Whether an identifier can hold `c` as a letter or a digit.
///
/// Both tables must agree: the standard library's is as old as the compiler that reads the name.
fn is_letter(c: char) -> bool {
    // Mathematical capitals have no small letters, and `º` has no capital, which lints would see.
    let has_both_cases =
        !c.to_lowercase().any(char::is_uppercase) && !c.to_uppercase().any(char::is_lowercase);
    c.is_alphanumeric() && is_xid_continue(c) && has_both_cases
}

/// Whether a word goes on behind `c`, which is left out: an apostrophe, an accent without a letter.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}') || (c != '_' && is_xid_continue(c))
}

/// Cuts `run` where its case changes.
fn split_case(run: &[char], words: &mut Vec<String>) {
    let is_small = |index: usize| run.get(index).is_some_and(|c| c.is_lowercase());
    for (index, c) in run.iter().enumerate() {
        // `dryRun`, but also the `S` of `HTTPServer`; not the `P` of `IPv4` nor the `D` of `IDs`.
        let starts_word = index == 0
            || (c.is_uppercase()
                && (is_small(index - 1) || (is_small(index + 1) && is_small(index + 2))));
        if starts_word {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            // `İ` becomes an `i` with an accent of its own.
            word.extend(c.to_lowercase().filter(|c| is_letter(*c)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{TypePath, field, variant};

    /// A name of the declaration, the field and the variant that it becomes.
    const NAMES: &[(&str, &str, &str)] = &[
        ("filename", "filename", "Filename"),
        ("dry-run", "dry_run", "DryRun"),
        ("  dry -- run__", "dry_run", "DryRun"),
        ("application/json", "application_json", "ApplicationJson"),
        ("dryRun", "dry_run", "DryRun"),
        ("HTTPServer", "http_server", "HttpServer"),
        ("GZIP", "gzip", "Gzip"),
        ("IPv4", "ipv4", "Ipv4"),
        ("VMs", "vms", "Vms"),
        ("IDsFile", "ids_file", "IdsFile"),
        ("sha256Sum", "sha256_sum", "Sha256Sum"),
        ("4K", "n4k", "N4k"),
        ("20.04", "n20_04", "N20_04"),
        ("v1.2.3-rc1", "v1_2_3_rc1", "V1_2_3Rc1"),
        ("-1", "minus_1", "Minus1"),
        ("-0.5", "minus_0_5", "Minus0_5"),
        ("1-5", "n1_5", "N1_5"),
        ("c++", "c", "C"),
        ("", "empty", "Empty"),
        ("don't", "dont", "Dont"),
        ("type", "type_", "Type"),
        ("self", "self_", "Self_"),
        ("crate", "crate_", "Crate"),
        ("gen", "gen_", "Gen"),
        ("union", "union", "Union"),
        ("größe", "größe", "Größe"),
        ("ß", "ß", "Ss"),
        ("İstanbul", "istanbul", "Istanbul"),
        ("名前", "名前", "名前"),
        ("e\u{301}te\u{301}", "ete", "Ete"),
        ("\u{212a}", "k", "K"),
    ];

    #[test]
    fn names_become_fields_and_variants() {
        for (name, field_name, variant_name) in NAMES {
            assert_eq!(field(name).as_deref(), Some(*field_name), "{name:?}");
            assert_eq!(variant(name).as_deref(), Some(*variant_name), "{name:?}");
            // Whatever is made of it can be an identifier.
            assert!(syn::parse_str::<syn::Ident>(field_name).is_ok(), "{field_name}");
            assert!(syn::parse_str::<syn::Ident>(variant_name).is_ok(), "{variant_name}");
        }
    }

    #[test]
    fn signs_alone_are_asked_for() {
        for name in [">=2", "+", "-", "100%", "*", "\u{1f680}", "+1", " ", "_"] {
            assert_eq!((field(name), variant(name)), (None, None), "{name:?}");
        }
    }

    #[test]
    fn types_are_named_after_the_path_to_them() {
        let path = TypePath::new("take-snapshot").then("compression").then("kind");
        assert_eq!(path.name(), "TakeSnapshotCompressionKind");
        assert_eq!(TypePath::new("handler").name(), "Handler_");
        assert_eq!(TypePath::new("2fa").then("10").name(), "N2fa10");
    }
}
