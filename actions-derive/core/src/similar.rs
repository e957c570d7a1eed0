//! The name that was meant, for "did you mean".

/// A name longer than this is not a slip of the keys away from another.
const LONGEST: usize = 64;

/// How many names are looked at.
const MOST: usize = 200;

/// The one of `candidates` that is nearest to `name`, if any is near enough.
///
/// One that differs in case only wins; of equally near ones the first. A third of the letters may
/// be wrong, missing, too many, or swapped with their neighbour, but never all of them. Of the
/// candidates, the first 200 are looked at.
pub fn near<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(name, &mut candidates.into_iter())
}

/// Compiled once, whatever the candidates come from.
fn nearest<'a>(name: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = letters(name);
    let (mut best, mut least) = (None, usize::MAX);
    for candidate in candidates.take(MOST) {
        let letters = letters(candidate);
        let shorter = wanted.len().min(letters.len());
        let longer = wanted.len().max(letters.len());
        if longer > LONGEST {
            continue;
        }
        let limit = (longer.max(3) / 3).min(shorter.saturating_sub(1));
        let distance = distance(&wanted, &letters);
        if distance <= limit && distance < least {
            (best, least) = (Some(candidate), distance);
        }
    }
    best
}

fn letters(name: &str) -> Vec<char> {
    name.to_lowercase().chars().collect()
}

/// How many letters must be replaced, added, removed or swapped with their neighbour, each at most
/// once, to make one name of the other (the optimal string alignment distance).
fn distance(from: &[char], to: &[char]) -> usize {
    let mut rows: Vec<Vec<usize>> = vec![(0..=to.len()).collect()];
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let replaced = rows[i][j] + usize::from(a != b);
            let mut edits = replaced.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && from[i - 1] == *b && to[j - 1] == *a {
                edits = edits.min(rows[i - 1][j - 1] + 1);
            }
            row.push(edits);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::near;

    const KEYWORDS: [&str; 6] =
        ["type", "title", "minLength", "maxLength", "description", "additionalProperties"];

    #[test]
    fn finds_what_was_meant() {
        for (name, meant) in [
            ("typ", "type"),
            ("tpye", "type"),
            ("Type", "type"),
            ("minlength", "minLength"),
            ("max-length", "maxLength"),
            ("desciption", "description"),
            ("additional_properties", "additionalProperties"),
        ] {
            assert_eq!(near(name, KEYWORDS), Some(meant), "{name}");
        }
    }

    #[test]
    fn says_nothing_where_nothing_is_near() {
        for name in ["", "x", "foo", "pattern", "enum", "déscrîptîôns-of-it"] {
            assert_eq!(near(name, KEYWORDS), None, "{name}");
        }
        assert_eq!(near("a", ["b"]), None);
        assert_eq!(near("gzip", []), None);
    }

    #[test]
    fn the_same_but_for_case_wins_then_the_nearest_then_the_first() {
        assert_eq!(near("gzip", ["gzp", "GZIP"]), Some("GZIP"));
        assert_eq!(near("gzp", ["zip", "gzip"]), Some("gzip"));
        assert_eq!(near("hist", ["list", "host"]), Some("list"));
        assert_eq!(near("hist", ["host", "list"]), Some("host"));
    }

    #[test]
    fn long_names_cost_no_time() {
        let name = "a".repeat(100_000);
        let other = "a".repeat(99_999);
        assert_eq!(near(&name, [other.as_str()]), None);
    }
}
