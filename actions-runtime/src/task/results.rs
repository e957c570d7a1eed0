//! The results of a task, merged as Juju merges them.

use std::collections::BTreeMap;
use std::fmt::{self, Debug, Formatter};

use serde::Serialize;
use serde_json::{Map, Value};

use crate::results::{ActionResults, MOST_SEGMENTS, Results};

#[doc = include_str!("../../doc/task_results.md")]
#[derive(Clone, Default, PartialEq, Eq)]
pub struct TaskResults {
    /// By whole keys, none of which goes through another.
    values: BTreeMap<String, String>,
}

impl TaskResults {
    /// The value under `key`, with dots where it is nested; `None` also where there is a map.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(String::as_str)
    }

    /// Each value with its whole key, `disk.free` for instance, sorted.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.values.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The results as they are nested: objects and strings.
    pub fn to_json(&self) -> Value {
        let mut root = Value::Object(Map::new());
        for (key, value) in self.iter() {
            put(&mut root, key.splitn(MOST_SEGMENTS, '.'), value.into());
        }
        root
    }

    /// Puts a value under a key with dots: maps merge, and a value and a map replace each other.
    pub(crate) fn set(&mut self, key: &str, value: &str) {
        let holds = |map: &str, key: &str| {
            key.strip_prefix(map).is_some_and(|inner| inner.starts_with('.'))
        };
        self.values.retain(|other, _| !holds(other, key) && !holds(key, other));
        self.values.insert(key.to_owned(), value.to_owned());
    }
}

/// Puts a value under the keys, each in the map of the one before; what stands in the way of a map
/// gives way to one.
pub(crate) fn put<'k>(root: &mut Value, keys: impl Iterator<Item = &'k str>, value: Value) {
    let mut place = root;
    for key in keys {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        place = &mut place[key];
    }
    *place = value;
}

impl<T: Into<Results>> From<T> for TaskResults {
    fn from(results: T) -> Self {
        let mut merged = Self::default();
        for (key, value) in results.into().iter() {
            merged.set(key, value);
        }
        merged
    }
}

/// Whether the task would have these results had a handler returned `other`.
impl<T: ActionResults> PartialEq<T> for TaskResults {
    fn eq(&self, other: &T) -> bool {
        self.eq(&Results::from(other))
    }
}

impl<K: AsRef<str>, V: Serialize, const N: usize> PartialEq<[(K, V); N]> for TaskResults {
    fn eq(&self, other: &[(K, V); N]) -> bool {
        let pairs = other.iter().map(|(key, value)| (key, value));
        *self == pairs.collect::<Results>()
    }
}

impl PartialEq<()> for TaskResults {
    fn eq(&self, (): &()) -> bool {
        self.is_empty()
    }
}

impl PartialEq<Results> for TaskResults {
    fn eq(&self, other: &Results) -> bool {
        // A task with results that cannot be written fails: no results are equal to them.
        !other.has_problems() && self.eq(&Self::from(other.clone()))
    }
}

impl PartialEq<Value> for TaskResults {
    fn eq(&self, other: &Value) -> bool {
        self.to_json() == *other
    }
}

/// Keys and values as pairs, as a test compares them with an array.
impl Debug for TaskResults {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.values).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::TaskResults;
    use crate::Results;

    fn merged(pairs: &[(&str, &str)]) -> TaskResults {
        let mut results = TaskResults::default();
        for (key, value) in pairs {
            results.set(key, value);
        }
        results
    }

    #[test]
    fn results_merge_as_juju_merges_them() {
        assert_eq!(merged(&[]), json!({}));
        assert_eq!(
            merged(&[("a.b", "1"), ("c", "2"), ("a.d.e", "3"), ("c", "4")]),
            json!({"a": {"b": "1", "d": {"e": "3"}}, "c": "4"})
        );
        assert_eq!(merged(&[("a", "1"), ("a.b", "2")]), json!({"a": {"b": "2"}}));
        assert_eq!(
            merged(&[("a.b", "1"), ("a-b", "1"), ("a.b.c", "1"), ("a", "2")]),
            json!({"a": "2", "a-b": "1"})
        );
    }

    #[test]
    fn values_are_found_by_their_whole_key() {
        let results = merged(&[("disk.free", "12"), ("a", "1"), ("disk.a-b", "")]);
        assert_eq!(results.get("disk.free"), Some("12"));
        assert_eq!(results.get("a"), Some("1"));
        for missing in ["disk", "a.b", "disk.free.x", "", "x"] {
            assert_eq!(results.get(missing), None, "{missing}");
        }
        let flat: Vec<_> = results.iter().collect();
        assert_eq!(flat, [("a", "1"), ("disk.a-b", ""), ("disk.free", "12")]);
    }

    #[test]
    fn they_compare_with_what_a_handler_returns() {
        let results = merged(&[("disk.free", "12")]);
        assert_eq!(results, [("disk", json!({"free": 12}))]);
        assert_eq!(results, Results::new().with("disk.free", 12));
        assert_ne!(results, ());
        assert_eq!(merged(&[]), ());
        let unwritten = Results::new().with("list", vec![BTreeMap::from([([1], 1)])]);
        assert!(!unwritten.is_empty());
        assert_ne!(merged(&[]), unwritten);
        assert_eq!(format!("{results:?}"), format!("{:?}", [("disk.free", "12")]));
    }
}
