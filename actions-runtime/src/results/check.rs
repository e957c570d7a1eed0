//! What Juju would refuse, or lose without a word, found before any hook tool is run.

use serde_json::{Map, Value};

use super::{Problem, Results, key};
use crate::hook_tools::ARGUMENT_LIMIT;

/// What was passed, and what cannot be.
#[derive(Default)]
pub(crate) struct Ledger {
    /// Each key that was passed, with the number of its check, and each map that they make, with one
    /// of the keys under it.
    keys: Map<String, Value>,
    checks: u64,
    pub(crate) refused: Vec<Problem>,
    /// What `action-set` was given and failed to set.
    pub(crate) unset: Vec<(String, String)>,
}

impl Ledger {
    /// Checks `results` against the rules, each other, and what was passed before, and gives those that
    /// can be passed. A key that was passed before can be set again: its value is replaced.
    pub(crate) fn check(&mut self, results: Results) -> Vec<(String, String)> {
        let Results { mut pairs, problems } = results;
        self.checks += 1;
        self.refused.extend(problems);
        pairs.retain(|(key, value)| {
            let fault = key::fault(key).or_else(|| unpassable(key, value));
            let Some(why) = fault.or_else(|| self.enter(key)) else { return true };
            self.refused.push(Problem { key: Some(key.clone()), why });
            false
        });
        self.unset.retain(|(key, _)| pairs.iter().all(|(other, _)| other != key));
        pairs
    }

    /// Why there is no place for a value at `key`, which has one now otherwise.
    fn enter(&mut self, key: &str) -> Option<String> {
        for (dot, _) in key.match_indices('.') {
            let outer = key.get(..dot).unwrap_or_default();
            if self.keys.entry(outer).or_insert_with(|| key.into()).is_number() {
                let why = "has a value already, so that nothing can stand under it";
                return Some(format!("`{outer}` {why}"));
            }
        }
        // `or_insert` would bring the map's code once more: it is no generic function.
        let place = self.keys.entry(key).or_insert_with(|| Value::Null);
        if let Value::String(inner) = place {
            return Some(format!("`{inner}` stands under it, so that it cannot have a value"));
        }
        if place.as_u64() == Some(self.checks) {
            return Some("set twice".to_owned());
        }
        *place = self.checks.into();
        None
    }
}

fn unpassable(key: &str, value: &str) -> Option<String> {
    let size = key.len() + 1 + value.len();
    if value.contains('\0') {
        Some("the value has a NUL, which cannot be passed; encode it, as base64".to_owned())
    } else if size > ARGUMENT_LIMIT {
        Some(format!(
            "{size} bytes with its key, and Juju passes {ARGUMENT_LIMIT}; write it to a file and \
             return the file's path"
        ))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::{Map, Value as Json};

    use super::{ARGUMENT_LIMIT, Ledger};
    use crate::Results;
    use crate::for_tests::random::Random;

    fn results(pairs: &[(&str, &str)]) -> Results {
        pairs.iter().copied().collect()
    }

    fn refusals(ledger: &Ledger) -> Vec<String> {
        ledger.refused.iter().map(ToString::to_string).collect()
    }

    fn check(pairs: &[(&str, &str)]) -> (usize, Vec<String>) {
        let mut ledger = Ledger::default();
        (ledger.check(results(pairs)).len(), refusals(&ledger))
    }

    #[test]
    fn a_key_is_a_value_or_a_map() {
        let (passed, refused) = check(&[
            ("a", "1"),
            ("a.b", "1"),
            ("c.d.e", "1"),
            ("c.d", "1"),
            ("c", "1"),
            ("a", "2"),
            ("c-d", "1"),
            ("c.d.f", "1"),
        ]);
        assert_eq!(passed, 4);
        assert_eq!(
            refused,
            [
                "result `a.b`: `a` has a value already, so that nothing can stand under it",
                "result `c.d`: `c.d.e` stands under it, so that it cannot have a value",
                "result `c`: `c.d.e` stands under it, so that it cannot have a value",
                "result `a`: set twice",
            ]
        );
    }

    #[test]
    fn earlier_results_count_too() {
        let mut ledger = Ledger::default();
        ledger.check(results(&[("a", "1"), ("b.c", "1")]));
        let second = ledger.check(results(&[
            ("a", "2"),
            ("b.c", "2"),
            ("b.d", "1"),
            ("b", "1"),
            ("a.x", "1"),
        ]));
        assert_eq!(second.len(), 3);
        assert_eq!(
            refusals(&ledger),
            [
                "result `b`: `b.c` stands under it, so that it cannot have a value",
                "result `a.x`: `a` has a value already, so that nothing can stand under it",
            ]
        );
    }

    #[test]
    fn a_neighbour_in_order_is_no_conflict() {
        // `-` sorts before `.`, and `0` after it.
        assert_eq!(check(&[("a-b", ""), ("a0", ""), ("a0.b", ""), ("a", "")]).0, 3);
        assert_eq!(check(&[("a-b.c", ""), ("a0.c", ""), ("a", "")]).0, 3);
    }

    /// Sets `key` in `map` as `action-set` does: whatever stands in the way is replaced.
    fn set(map: &mut Map<String, Json>, key: &str, value: &str) {
        let Some((outer, inner)) = key.split_once('.') else {
            map.insert(key.to_owned(), value.into());
            return;
        };
        let place = map.entry(outer).or_insert_with(|| Map::new().into());
        if !place.is_object() {
            *place = Map::new().into();
        }
        set(place.as_object_mut().unwrap(), inner, value);
    }

    fn leaves(map: &Map<String, Json>) -> usize {
        map.values().map(|value| value.as_object().map_or(1, leaves)).sum()
    }

    #[test]
    fn nothing_that_passes_is_lost_at_juju() {
        let mut random = Random(3);
        for _ in 0..2_000 {
            let mut ledger = Ledger::default();
            let mut juju = Map::new();
            let mut keys = BTreeSet::new();
            let mut passed = 0;
            for _ in 0..3 {
                let given: Vec<String> = (0..4)
                    .map(|_| {
                        let parts: Vec<_> = (0..=random.below(3))
                            .map(|_| random.one_of(&["a", "b", "a-b", "a0"]))
                            .collect();
                        parts.join(".")
                    })
                    .collect();
                let checked = ledger.check(given.iter().map(|key| (key, "value")).collect());
                passed += checked.len();
                for (key, value) in checked {
                    set(&mut juju, &key, &value);
                    keys.insert(key);
                }
            }
            assert_eq!(leaves(&juju), keys.len(), "{keys:?}");
            assert_eq!(passed + ledger.refused.len(), 12);
            assert!(passed > 0);
        }
    }

    #[test]
    fn values_that_cannot_be_passed_are_told_without_their_text() {
        let fits = "x".repeat(ARGUMENT_LIMIT - 2);
        let (passed, refused) = check(&[("a", &fits), ("bb", &fits), ("c", "hunter2\0")]);
        assert_eq!(passed, 1);
        assert_eq!(
            refused,
            [
                "result `bb`: 131072 bytes with its key, and Juju passes 131071; write it to a \
                 file and return the file's path",
                "result `c`: the value has a NUL, which cannot be passed; encode it, as base64",
            ]
        );
    }
}
