//! Keys of results, in order.

/// Keys, each of which is one result.
///
/// A sorted vector and no tree: it takes less code, and results are few.
#[derive(Debug, Default)]
pub(super) struct Keys {
    sorted: Vec<String>,
}

impl Keys {
    pub(super) fn insert(&mut self, key: String) {
        if let Err(place) = self.place(&key) {
            self.sorted.insert(place, key);
        }
    }

    pub(super) fn contains(&self, key: &str) -> bool {
        self.place(key).is_ok()
    }

    /// The first key that goes on after `key` and a dot.
    pub(super) fn first_under(&self, key: &str) -> Option<&str> {
        let before = |other: &String| match other.strip_prefix(key) {
            Some(rest) => rest < ".",
            None => other.as_str() < key,
        };
        let first = self.sorted.get(self.sorted.partition_point(before))?;
        let under = first.strip_prefix(key)?.starts_with('.');
        under.then_some(first)
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.sorted
            .binary_search_by(|other| other.as_str().cmp(key))
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn keys_are_found_and_what_is_under_them() {
        let mut keys = Keys::default();
        for key in ["a-b", "b.c", "a", "ab", "a.c", "a", "a.b.c", "a0"] {
            keys.insert(key.to_owned());
        }
        assert_eq!(keys.sorted, ["a", "a-b", "a.b.c", "a.c", "a0", "ab", "b.c"]);
        assert!(keys.contains("a-b") && !keys.contains("b"));
        assert_eq!(keys.first_under("a"), Some("a.b.c"));
        assert_eq!(keys.first_under("a.b"), Some("a.b.c"));
        assert_eq!(keys.first_under("b"), Some("b.c"));
        for none in ["a-b", "ab", "a.c", "c", "0", "b.c.d"] {
            assert_eq!(keys.first_under(none), None, "{none}");
        }
    }
}
