//! The names that Go takes in `\p{..}`: those of Unicode 15.0, as Go has them from 1.21 to 1.26.
//!
//! Since Go 1.25 case, spaces, `_` and `-` in a name do not count, categories have their long names
//! as well, and `ASCII`, `Assigned`, `Cn` and `LC` are known. Older ones take only the short names
//! of the categories, those of the scripts, and `Any`, letter by letter.

/// The set behind a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Every code point.
    Any,
    /// The code points of ASCII.
    Ascii,
    /// Code points that are no characters, so that no text has one.
    Surrogates,
    /// A set that takes Unicode's tables.
    Table(Table),
}

/// A general category or a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// `gc` or `sc`.
    pub(super) property: &'static str,
    /// The name as Unicode writes it.
    pub(super) name: &'static str,
    /// About how many ranges of code points it has, for Go's limit on the size of a pattern.
    pub(super) ranges: u16,
}

/// The set that Go finds under `name`, and whether what is outside of it is meant.
pub(super) fn find(name: &str) -> Option<(Named, bool)> {
    if same(name, "Any") {
        return Some((Named::Any, false));
    }
    if same(name, "ASCII") {
        return Some((Named::Ascii, false));
    }
    if same(name, "Assigned") {
        return Some((category("Cn")?, true));
    }
    let alias = ALIASES.iter().find(|(alias, _)| same(name, alias));
    let found = category(alias.map_or(name, |(_, category)| category)).or_else(|| script(name))?;
    Some((found, false))
}

fn category(name: &str) -> Option<Named> {
    let (known, ranges) = CATEGORIES.iter().find(|(known, _)| same(name, known))?;
    Some(match *known {
        "Cs" => Named::Surrogates,
        name => Named::Table(Table {
            property: "gc",
            name,
            ranges: *ranges,
        }),
    })
}

fn script(name: &str) -> Option<Named> {
    let (name, ranges) = SCRIPTS.iter().find(|(known, _)| same(name, known))?;
    Some(Named::Table(Table {
        property: "sc",
        name,
        ranges: *ranges,
    }))
}

/// Whether two names are the same, but for case and separators.
fn same(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes()
        .filter(|byte| !matches!(byte, b'_' | b'-' | b' '))
        .map(|byte| byte.to_ascii_lowercase())
}

/// The general categories with the number of their ranges.
#[rustfmt::skip]
const CATEGORIES: [(&str, u16); 38] = [
    ("C", 712), ("Cc", 2), ("Cf", 21), ("Cn", 707), ("Co", 3), ("Cs", 1), ("L", 659),
    ("LC", 143), ("Ll", 658), ("Lm", 71), ("Lo", 510), ("Lt", 10), ("Lu", 646), ("M", 310),
    ("Mc", 182), ("Me", 5), ("Mn", 346), ("N", 137), ("Nd", 64), ("Nl", 12), ("No", 72),
    ("P", 191), ("Pc", 6), ("Pd", 19), ("Pe", 76), ("Pf", 10), ("Pi", 11), ("Po", 187),
    ("Ps", 79), ("S", 232), ("Sc", 21), ("Sk", 31), ("Sm", 64), ("So", 184), ("Z", 8),
    ("Zl", 1), ("Zp", 1), ("Zs", 7),
];

/// The long names of the general categories.
#[rustfmt::skip]
const ALIASES: [(&str, &str); 42] = [
    ("Other", "C"), ("Control", "Cc"), ("cntrl", "Cc"), ("Format", "Cf"), ("Unassigned", "Cn"),
    ("Private_Use", "Co"), ("Surrogate", "Cs"), ("Letter", "L"), ("Cased_Letter", "LC"),
    ("Lowercase_Letter", "Ll"), ("Modifier_Letter", "Lm"), ("Other_Letter", "Lo"),
    ("Titlecase_Letter", "Lt"), ("Uppercase_Letter", "Lu"), ("Mark", "M"),
    ("Combining_Mark", "M"), ("Spacing_Mark", "Mc"), ("Enclosing_Mark", "Me"),
    ("Nonspacing_Mark", "Mn"), ("Number", "N"), ("Decimal_Number", "Nd"), ("digit", "Nd"),
    ("Letter_Number", "Nl"), ("Other_Number", "No"), ("Punctuation", "P"), ("punct", "P"),
    ("Connector_Punctuation", "Pc"), ("Dash_Punctuation", "Pd"), ("Close_Punctuation", "Pe"),
    ("Final_Punctuation", "Pf"), ("Initial_Punctuation", "Pi"), ("Other_Punctuation", "Po"),
    ("Open_Punctuation", "Ps"), ("Symbol", "S"), ("Currency_Symbol", "Sc"),
    ("Modifier_Symbol", "Sk"), ("Math_Symbol", "Sm"), ("Other_Symbol", "So"),
    ("Separator", "Z"), ("Line_Separator", "Zl"), ("Paragraph_Separator", "Zp"),
    ("Space_Separator", "Zs"),
];

/// The scripts with the number of their ranges.
///
/// Those of several words are not here: Go 1.25 and 1.26 take the `_` out of a name, lower what is
/// behind its first letter, and then look for the name that they have made: `\p{Old_Italic}` is
/// unknown to them, and so is `\p{SignWriting}`.
#[rustfmt::skip]
const SCRIPTS: [(&str, u16); 117] = [
    ("Adlam", 3), ("Ahom", 3), ("Arabic", 58), ("Armenian", 4), ("Avestan", 2), ("Balinese", 2),
    ("Bamum", 2), ("Batak", 2), ("Bengali", 14), ("Bhaiksuki", 4), ("Bopomofo", 3), ("Brahmi", 3),
    ("Braille", 1), ("Buginese", 2), ("Buhid", 1), ("Carian", 1), ("Chakma", 2), ("Cham", 4),
    ("Cherokee", 3), ("Chorasmian", 1), ("Common", 173), ("Coptic", 3), ("Cuneiform", 4),
    ("Cypriot", 6), ("Cyrillic", 10), ("Deseret", 1), ("Devanagari", 5), ("Dogra", 1),
    ("Duployan", 5), ("Elbasan", 1), ("Elymaic", 1), ("Ethiopic", 36), ("Georgian", 10),
    ("Glagolitic", 6), ("Gothic", 1), ("Grantha", 15), ("Greek", 36), ("Gujarati", 14),
    ("Gurmukhi", 16), ("Han", 21), ("Hangul", 14), ("Hanunoo", 1), ("Hatran", 3), ("Hebrew", 9),
    ("Hiragana", 6), ("Inherited", 29), ("Javanese", 3), ("Kaithi", 2), ("Kannada", 13),
    ("Katakana", 14), ("Kawi", 3), ("Kharoshthi", 8), ("Khmer", 4), ("Khojki", 2), ("Khudawadi", 2),
    ("Lao", 11), ("Latin", 39), ("Lepcha", 3), ("Limbu", 5), ("Lisu", 2), ("Lycian", 1),
    ("Lydian", 2), ("Mahajani", 1), ("Makasar", 1), ("Malayalam", 7), ("Mandaic", 2),
    ("Manichaean", 2), ("Marchen", 3), ("Medefaidrin", 1), ("Miao", 3), ("Modi", 2),
    ("Mongolian", 6), ("Mro", 3), ("Multani", 5), ("Myanmar", 3), ("Nabataean", 2),
    ("Nandinagari", 3), ("Newa", 2), ("Nko", 2), ("Nushu", 2), ("Ogham", 1), ("Oriya", 14),
    ("Osage", 2), ("Osmanya", 2), ("Palmyrene", 1), ("Phoenician", 2), ("Rejang", 2), ("Runic", 2),
    ("Samaritan", 2), ("Saurashtra", 2), ("Sharada", 1), ("Shavian", 1), ("Siddham", 2),
    ("Sinhala", 13), ("Sogdian", 1), ("Soyombo", 1), ("Sundanese", 2), ("Syriac", 4),
    ("Tagalog", 2), ("Tagbanwa", 3), ("Takri", 2), ("Tamil", 18), ("Tangsa", 2), ("Tangut", 4),
    ("Telugu", 13), ("Thaana", 1), ("Thai", 2), ("Tibetan", 7), ("Tifinagh", 3), ("Tirhuta", 2),
    ("Toto", 1), ("Ugaritic", 2), ("Vai", 1), ("Vithkuqi", 8), ("Wancho", 2), ("Yezidi", 3),
    ("Yi", 2),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str) -> Option<(&'static str, bool)> {
        match find(name)? {
            (Named::Table(table), negated) => Some((table.name, negated)),
            (other, _) => panic!("{name} is {other:?}"),
        }
    }

    #[test]
    fn names_are_compared_without_case_and_separators() {
        assert_eq!(name("Lu"), Some(("Lu", false)));
        assert_eq!(name("l"), Some(("L", false)));
        assert_eq!(name("lc"), Some(("LC", false)));
        assert_eq!(name("__upper case-let ter"), Some(("Lu", false)));
        assert_eq!(name("Cased_Letter"), Some(("LC", false)));
        assert_eq!(name("GREEK"), Some(("Greek", false)));
        assert_eq!(name("g_r e-ek"), Some(("Greek", false)));
        assert_eq!(name("Assigned"), Some(("Cn", true)));
    }

    #[test]
    fn sets_without_tables_are_told_apart() {
        assert_eq!(find("any"), Some((Named::Any, false)));
        assert_eq!(find("ASCII"), Some((Named::Ascii, false)));
        assert_eq!(find("Surrogate"), Some((Named::Surrogates, false)));
    }

    #[test]
    fn what_go_does_not_find_is_unknown() {
        for unknown in [
            "Old_Italic",
            "Olditalic",
            "SignWriting",
            "",
            "^L",
            "Alphabetic",
            "White_Space",
            "Grek",
            "InGreek",
            "sc=Greek",
            "Garay",
        ] {
            assert_eq!(find(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn every_alias_names_a_category() {
        for (alias, target) in ALIASES {
            assert!(
                CATEGORIES.iter().any(|(name, _)| *name == target),
                "{alias}"
            );
        }
    }

    #[test]
    fn the_regex_crate_knows_every_table() {
        let names = CATEGORIES.iter().chain(&SCRIPTS).map(|(name, _)| name);
        for name in names.filter(|name| **name != "Cs") {
            let Some((Named::Table(table), false)) = find(name) else {
                panic!("{name} is no table");
            };
            let class = format!(r"\p{{{}={}}}", table.property, table.name);
            assert!(regex::Regex::new(&class).is_ok(), "{class}");
        }
    }
}
