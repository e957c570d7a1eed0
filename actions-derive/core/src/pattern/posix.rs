//! The ASCII sets that have a name: Perl's `\d`, `\s` and `\w`, and POSIX's `[:alpha:]`.

/// Code points from the first up to and with the second.
pub(super) type Range = (u32, u32);

const DIGIT: &[Range] = &[(0x30, 0x39)];
const WORD: &[Range] = &[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)];
/// Perl's, which has no vertical tab.
const PERL_SPACE: &[Range] = &[(0x09, 0x0A), (0x0C, 0x0D), (0x20, 0x20)];

/// The names that go between `[:` and `:]`.
const POSIX: [(&str, &[Range]); 14] = [
    ("alnum", &[(0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A)]),
    ("alpha", &[(0x41, 0x5A), (0x61, 0x7A)]),
    ("ascii", &[(0x00, 0x7F)]),
    ("blank", &[(0x09, 0x09), (0x20, 0x20)]),
    ("cntrl", &[(0x00, 0x1F), (0x7F, 0x7F)]),
    ("digit", DIGIT),
    ("graph", &[(0x21, 0x7E)]),
    ("lower", &[(0x61, 0x7A)]),
    ("print", &[(0x20, 0x7E)]),
    (
        "punct",
        &[(0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E)],
    ),
    ("space", &[(0x09, 0x0D), (0x20, 0x20)]),
    ("upper", &[(0x41, 0x5A)]),
    ("word", WORD),
    ("xdigit", &[(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)]),
];

/// A set, and whether what is outside of it is meant.
pub(super) struct Set {
    pub(super) ranges: &'static [Range],
    pub(super) negated: bool,
}

/// The set of a Perl escape: of `d` for `\d`.
pub(super) fn perl(letter: char) -> Option<Set> {
    let ranges = match letter {
        'd' | 'D' => DIGIT,
        's' | 'S' => PERL_SPACE,
        'w' | 'W' => WORD,
        _ => return None,
    };
    Some(Set {
        ranges,
        negated: letter.is_ascii_uppercase(),
    })
}

/// The set of a POSIX name: of `alpha` for `[:alpha:]`, of `^alpha` for `[:^alpha:]`.
pub(super) fn posix(name: &str) -> Option<Set> {
    let (name, negated) = match name.strip_prefix('^') {
        Some(name) => (name, true),
        None => (name, false),
    };
    let (_, ranges) = POSIX.iter().find(|(known, _)| *known == name)?;
    Some(Set { ranges, negated })
}

#[cfg(test)]
mod tests {
    use super::*;

    type Test = fn(char) -> bool;

    fn members(ranges: &[Range]) -> String {
        (0..0x80)
            .filter(|point| ranges.iter().any(|(lo, hi)| (lo..=hi).contains(&point)))
            .filter_map(char::from_u32)
            .collect()
    }

    #[test]
    fn every_posix_set_is_what_rust_calls_it() {
        let rust: [(&str, Test); 14] = [
            ("alnum", |c| c.is_ascii_alphanumeric()),
            ("alpha", |c| c.is_ascii_alphabetic()),
            ("ascii", |c| c.is_ascii()),
            ("blank", |c| c == ' ' || c == '\t'),
            ("cntrl", |c| c.is_ascii_control()),
            ("digit", |c| c.is_ascii_digit()),
            ("graph", |c| c.is_ascii_graphic()),
            ("lower", |c| c.is_ascii_lowercase()),
            ("print", |c| c.is_ascii_graphic() || c == ' '),
            ("punct", |c| c.is_ascii_punctuation()),
            ("space", |c| c.is_ascii_whitespace() || c == '\u{B}'),
            ("upper", |c| c.is_ascii_uppercase()),
            ("word", |c| c.is_ascii_alphanumeric() || c == '_'),
            ("xdigit", |c| c.is_ascii_hexdigit()),
        ];
        for ((name, ranges), (expected, test)) in POSIX.iter().zip(rust) {
            assert_eq!(*name, expected);
            let expected: String = ('\0'..='\u{7F}').filter(|c| test(*c)).collect();
            assert_eq!(members(ranges), expected, "[:{name}:]");
        }
    }

    #[test]
    fn perl_space_has_no_vertical_tab() {
        assert_eq!(perl('S').map(|set| set.negated), Some(true));
        assert_eq!(
            perl('s').map(|set| members(set.ranges)).as_deref(),
            Some("\t\n\u{C}\r ")
        );
    }
}
