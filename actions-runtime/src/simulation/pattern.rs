//! `pattern`, matched as Go matches it.

use actions_derive_core::pattern::Pattern;

/// Whether `text` matches `pattern`, which Go takes.
///
/// A pattern that is too large matches everything.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let Ok(pattern) = Pattern::parse(pattern) else {
        return true;
    };
    pattern
        .is_match(text)
        .or_else(|| with_tables(&pattern, text))
        .unwrap_or(true)
}

/// How large a compiled pattern may get: eight times what `\p{L}{1,1000}` takes, and 1000 is the most
/// that Go repeats.
const LARGEST: usize = 256 << 20;

/// The same with Unicode's tables; `None` for a pattern that is too large.
fn with_tables(pattern: &Pattern, text: &str) -> Option<bool> {
    let regex = regex::RegexBuilder::new(&pattern.to_rust())
        .size_limit(LARGEST)
        .build()
        .ok()?;
    Some(regex.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns_are_those_of_go() {
        for (pattern, text, expected) in [
            (r"^\d+\z", "12", true),
            (r"^\d+\z", "१२", false),
            (r"^\p{Lu}", "Élan", true),
            (r"^\p{Lu}", "élan", false),
            (r"(?i)^straße$", "STRAßE", true),
            (r"^[[:alpha:]]$", "é", false),
            ("b", "abc", true),
            (r"^\p{L}{1,1000}$", "été", true),
            (r"^\p{L}{1,1000}$", "1", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }
}
