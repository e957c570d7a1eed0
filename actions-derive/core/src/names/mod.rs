//! How the names of a declaration become Rust names.
//!
//! A name is first cut into words, then written in the case of what it names:
//!
//! | in the declaration | field or method | type or variant | why |
//! |---|---|---|---|
//! | `dry-run`, `dry_run`, `dry.run`, `dry run` | `dry_run` | `DryRun` | what no identifier can hold parts words |
//! | `dryRun`, `HTTPServer`, `IPv4` | `dry_run`, `http_server`, `ipv4` | `DryRun`, `HttpServer`, `Ipv4` | so does a change of case; a single small letter stays with its capitals |
//! | `20.04`, `2fa` | `n20_04`, `n2fa` | `N20_04`, `N2fa` | a name that starts with a digit gets an `n`, numbers stay apart |
//! | `type`, `self`, `gen` | `type_`, `self_`, `gen_` | `Type`, `Self_`, `Gen` | a keyword of any edition gets a `_`: not all of them can be raw |
//! | `c++`, `>=2`, `image/*`, `5µs` | `c_plus_plus`, `greater_equals_2`, `image_star`, `n5_micro_s` | `CPlusPlus`, `GreaterEquals2`, `ImageStar`, `N5MicroS` | symbols that carry a meaning are words |
//! | `-1`, `+1` | `minus_1`, `plus_1` | `Minus1`, `Plus1` | so is the sign of a number at the start |
//! | `--`, `.` | `minus_minus`, `dot` | `MinusMinus`, `Dot` | without any letter or digit, every character is spelled |
//! | `🚀` | `u1f680` | `U1f680` | the same, by code point |
//! | the empty text | `empty` | `Empty` | |
//! | `größe`, `名前` | `größe`, `名前` | `Größe`, `名前` | letters and digits of every script stay |
//! | `don't`, `e` + U+0301 | `dont`, `e` | `Dont`, `E` | apostrophes and accents of their own are left out: rustc would join the accent to its letter |
//!
//! Different names can become the same one (`a-b` and `a_b`); whoever puts them side by side must
//! look for that. A type's name starts with its action's and goes on with a param's or with
//! `Params`. Where it would be that of another generated item (the param `result` of the action
//! `handler`), or hide a name of the prelude from a glob import (the param `string` of the action
//! `to`), it gets a `_`.

mod reserved;
mod words;

use unicode_ident::is_xid_start;

pub(crate) use reserved::BESIDE;
use reserved::{is_keyword, is_taken};
pub(crate) use words::words;

/// The name of a struct's field or of a handler's method.
pub fn field(name: &str) -> String {
    let mut out = words(name).join("_");
    if !out.starts_with(is_xid_start) {
        out.insert(0, 'n');
    }
    unreserved(out, is_keyword)
}

/// The name of an enum's variant.
pub fn variant(member: &str) -> String {
    let mut camel = String::new();
    push_upper_camel(words(member), &mut camel);
    unreserved(with_start(camel), is_keyword)
}

/// The way to a type: an action, its param, the properties below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypePath {
    camel: String,
}

impl TypePath {
    /// The way that starts with `part`.
    pub fn new(part: &str) -> Self {
        Self::default().then(part)
    }

    /// The way that goes on with `part`.
    #[must_use]
    pub fn then(&self, part: &str) -> Self {
        let mut camel = self.camel.clone();
        push_upper_camel(words(part), &mut camel);
        Self { camel }
    }

    /// The name of the type.
    pub fn name(&self) -> String {
        unreserved(with_start(self.camel.clone()), |name| {
            is_keyword(name) || is_taken(name)
        })
    }
}

fn unreserved(name: String, is_reserved: impl Fn(&str) -> bool) -> String {
    if is_reserved(&name) { name + "_" } else { name }
}

fn push_upper_camel(words: impl IntoIterator<Item = String>, out: &mut String) {
    for word in words {
        let two_numbers = out.ends_with(char::is_numeric) && word.starts_with(char::is_numeric);
        if two_numbers {
            out.push('_');
        }
        let mut rest = word.chars();
        if let Some(first) = rest.next() {
            // `ß` has two capitals, of which the second stays small.
            let mut capitals = first.to_uppercase();
            out.extend(capitals.next());
            out.extend(capitals.flat_map(char::to_lowercase));
        }
        out.push_str(rest.as_str());
    }
}

/// The name with a first character that an identifier can start with.
fn with_start(mut camel: String) -> String {
    if !camel.starts_with(is_xid_start) {
        camel.insert(0, 'N');
    }
    camel
}

#[cfg(test)]
mod tests {
    use super::{TypePath, field, variant};

    /// A name of the declaration, the field and the variant that it becomes.
    const NAMES: &[(&str, &str, &str)] = &[
        ("filename", "filename", "Filename"),
        ("dry-run", "dry_run", "DryRun"),
        ("dry_run", "dry_run", "DryRun"),
        ("dry.run", "dry_run", "DryRun"),
        ("dry run", "dry_run", "DryRun"),
        ("  dry -- run__", "dry_run", "DryRun"),
        ("application/json", "application_json", "ApplicationJson"),
        ("AND/OR", "and_or", "AndOr"),
        ("dryRun", "dry_run", "DryRun"),
        ("HTTPServer", "http_server", "HttpServer"),
        ("GZIP", "gzip", "Gzip"),
        ("IPv4", "ipv4", "Ipv4"),
        ("TLSv1.2", "tlsv1_2", "Tlsv1_2"),
        ("VMs", "vms", "Vms"),
        ("IDsFile", "ids_file", "IdsFile"),
        ("EC2Instance", "ec2_instance", "Ec2Instance"),
        ("sha256Sum", "sha256_sum", "Sha256Sum"),
        ("4K", "n4k", "N4k"),
        ("20.04", "n20_04", "N20_04"),
        ("2004", "n2004", "N2004"),
        ("2fa", "n2fa", "N2fa"),
        ("1", "n1", "N1"),
        ("v1.2.3-rc1", "v1_2_3_rc1", "V1_2_3Rc1"),
        ("x86_64", "x86_64", "X86_64"),
        ("-1", "minus_1", "Minus1"),
        ("+1", "plus_1", "Plus1"),
        ("-0.5", "minus_0_5", "Minus0_5"),
        ("1-5", "n1_5", "N1_5"),
        ("c", "c", "C"),
        ("c++", "c_plus_plus", "CPlusPlus"),
        ("c#", "c_hash", "CHash"),
        ("a&b", "a_and_b", "AAndB"),
        ("$ref", "dollar_ref", "DollarRef"),
        ("image/*", "image_star", "ImageStar"),
        ("*", "star", "Star"),
        ("<=", "less_equals", "LessEquals"),
        (">=2", "greater_equals_2", "GreaterEquals2"),
        ("100%", "n100_percent", "N100Percent"),
        ("-", "minus", "Minus"),
        ("->", "minus_greater", "MinusGreater"),
        ("_", "underscore", "Underscore"),
        ("()", "open_paren_close_paren", "OpenParenCloseParen"),
        (" ", "space", "Space"),
        ("", "empty", "Empty"),
        ("🚀", "u1f680", "U1f680"),
        ("\0", "u0000", "U0000"),
        ("go 🚀", "go", "Go"),
        ("don't", "dont", "Dont"),
        ("type", "type_", "Type"),
        ("Type", "type_", "Type"),
        ("self", "self_", "Self_"),
        ("super", "super_", "Super"),
        ("crate", "crate_", "Crate"),
        ("extern", "extern_", "Extern"),
        ("gen", "gen_", "Gen"),
        ("async", "async_", "Async"),
        ("try", "try_", "Try"),
        ("abstract", "abstract_", "Abstract"),
        ("union", "union", "Union"),
        ("Option", "option", "Option"),
        ("String", "string", "String"),
        ("über", "über", "Über"),
        ("größe", "größe", "Größe"),
        ("ß", "ß", "Ss"),
        ("ﬁle", "ﬁle", "File"),
        ("İstanbul", "istanbul", "Istanbul"),
        ("名前", "名前", "名前"),
        ("e\u{301}te\u{301}", "ete", "Ete"),
        ("10µs", "n10_micro_s", "N10MicroS"),
        ("nº 1", "n_1", "N1"),
        ("𝐀b", "b", "B"),
        ("\u{212a}", "k", "K"),
    ];

    #[test]
    fn names_become_fields_and_variants() {
        for (name, expected, _) in NAMES {
            assert_eq!(field(name), *expected, "{name:?}");
        }
        for (name, _, expected) in NAMES {
            assert_eq!(variant(name), *expected, "{name:?}");
        }
    }

    #[test]
    fn a_type_is_named_after_the_way_to_it() {
        for (parts, expected) in [
            (&["snapshot", "params"][..], "SnapshotParams"),
            (
                &["snapshot", "compression", "kind"],
                "SnapshotCompressionKind",
            ),
            (&["grant-admin-role", "params"], "GrantAdminRoleParams"),
            (&["2fa", "2"], "N2fa2"),
            (&["upgrade", "20.04", "1"], "Upgrade20_04_1"),
            (&["run", ""], "RunEmpty"),
            (&["to", "string"], "ToString_"),
            (&["fn", "mut"], "FnMut_"),
            (&["self"], "Self_"),
            (&[], "N"),
        ] {
            let path = parts
                .iter()
                .fold(TypePath::default(), |path, part| path.then(part));
            assert_eq!(path.name(), expected, "{parts:?}");
        }
    }

    #[test]
    fn every_character_of_many_scripts_becomes_an_identifier_in_its_case() {
        // The scripts that have cases, accents and numbers of their own.
        let scripts = ('\0'..='\u{2fff}')
            .chain('\u{a000}'..='\u{abff}')
            .chain('\u{f900}'..='\u{10fff}')
            .chain('\u{1d400}'..='\u{1d7ff}');
        for c in scripts {
            check(&c.to_string());
            check(&format!("a{c}"));
        }
    }

    fn check(name: &str) {
        let is_identifier = |text: &str| syn::parse_str::<syn::Ident>(text).is_ok();
        let (field, variant) = (field(name), variant(name));
        assert!(is_identifier(&field), "{name:?} gives {field:?}");
        assert!(is_identifier(&variant), "{name:?} gives {variant:?}");
        // As rustc's `non_snake_case` and `non_camel_case_types` see them.
        assert!(
            !field.contains(char::is_uppercase),
            "{name:?} gives {field:?}"
        );
        assert!(!field.contains("__"), "{name:?} gives {field:?}");
        assert!(!field.starts_with('_'), "{name:?} gives {field:?}");
        assert!(
            !variant.starts_with(char::is_lowercase),
            "{name:?} gives {variant:?}"
        );
        assert_eq!(super::field(&field), field, "{name:?}");
    }
}
