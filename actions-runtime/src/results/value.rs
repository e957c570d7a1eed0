//! The types that can be results.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;

use super::error::{Fault, ResultsError};
use super::list::Results;
use super::serialize;

/// Results with keys: what a handler can return, with `.into()`.
///
/// `#[derive(ActionResults)]` writes it for a struct. Maps, arrays of pairs and `()` have it. The
/// pairs of an array have values of one type; [`Results::with`] takes one of another type each time.
///
/// ```
/// # use actions_runtime::Results;
/// let results = Results::from([("snapshot-size", 4096)]);
/// assert_eq!(results, Results::new().with("snapshot-size", 4096));
/// assert!(Results::from(()).is_empty());
///
/// let mixed = Results::new().with("snapshot-size", 4096).with("snapshot-file", "db.tar");
/// assert_eq!(mixed.iter().len(), 2);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the results of an action",
    label = "not results",
    note = "write `#[derive(ActionResults)]` on a struct, or use a map or `Results::new().with(key, value)`"
)]
pub trait ActionResults {
    /// Adds each result to `results`.
    fn add_to(&self, results: &mut Results);
}

/// The value of a result, or of several under one key.
///
/// Text, numbers, booleans, paths and addresses are one result, as they display. `None` is left
/// out, and a path that is not UTF-8 is refused. A list is one result: its JSON text, so that its
/// items must be [`Serialize`]. A map, and a struct with `#[derive(ActionResults)]`, is a result for
/// each of its members, with a dot between the keys.
///
/// ```
/// # use std::collections::BTreeMap;
/// # use actions_runtime::Results;
/// let results = Results::new()
///     .with("tables", vec!["a", "b"])
///     .with("free", BTreeMap::from([("disk", 12), ("memory", 7)]))
///     .with("warning", None::<String>);
/// let pairs: Vec<_> = results.iter().collect();
/// assert_eq!(pairs, [("tables", r#"["a","b"]"#), ("free.disk", "12"), ("free.memory", "7")]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of a result",
    label = "not a result",
    note = "a type that displays can be passed as `value.to_string()`",
    note = "a struct needs `#[derive(ActionResults)]`, and the items of a list `serde::Serialize`"
)]
pub trait ResultValue {
    /// Adds this to `results` under `key`.
    fn add(&self, key: &str, results: &mut Results);
}

impl Results {
    /// Adds `value` under `key`; a value with parts adds a result for each of them.
    pub fn set(&mut self, key: &str, value: impl ResultValue) -> &mut Self {
        value.add(key, self);
        self
    }

    /// These results, and `value` under `key`.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl ResultValue) -> Self {
        value.add(key, &mut self);
        self
    }
}

/// Adds the results of `value` with `key` and a dot before each of their keys.
pub fn nested(value: &(impl ActionResults + ?Sized), key: &str, results: &mut Results) {
    let mut inner = Results::new();
    value.add_to(&mut inner);
    results.take(key, inner);
}

/// Each under `key` and a dot.
impl ResultValue for Results {
    fn add(&self, key: &str, results: &mut Results) {
        results.take(key, self.clone());
    }
}

impl<T: ActionResults> From<T> for Results {
    fn from(value: T) -> Self {
        let mut results = Self::new();
        value.add_to(&mut results);
        results
    }
}

impl<K: AsRef<str>, V: ResultValue> FromIterator<(K, V)> for Results {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut results = Self::new();
        results.extend(pairs);
        results
    }
}

impl<K: AsRef<str>, V: ResultValue> Extend<(K, V)> for Results {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (key, value) in pairs {
            value.add(key.as_ref(), self);
        }
    }
}

macro_rules! displayed {
    ($($leaf:ty)*) => {$(
        impl ResultValue for $leaf {
            fn add(&self, key: &str, results: &mut Results) {
                results.push(key, self.to_string());
            }
        }
    )*};
}

displayed!(str String char bool);
displayed!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64);
displayed!(IpAddr Ipv4Addr Ipv6Addr SocketAddr);
displayed!(std::fmt::Arguments<'_> std::process::ExitStatus);

impl ResultValue for Cow<'_, str> {
    fn add(&self, key: &str, results: &mut Results) {
        results.push(key, self.as_ref().to_owned());
    }
}

/// Refused where it is not UTF-8: another path must not stand for it.
impl ResultValue for Path {
    fn add(&self, key: &str, results: &mut Results) {
        match self.to_str() {
            Some(path) => results.push(key, path.to_owned()),
            None => results.faults.push(ResultsError::new(key, Fault::NotUtf8)),
        }
    }
}

impl ResultValue for PathBuf {
    fn add(&self, key: &str, results: &mut Results) {
        self.as_path().add(key, results);
    }
}

impl ResultValue for serde_json::Value {
    fn add(&self, key: &str, results: &mut Results) {
        serialize::add(self, key, results);
    }
}

impl<T: ResultValue> ResultValue for Option<T> {
    fn add(&self, key: &str, results: &mut Results) {
        if let Some(value) = self {
            value.add(key, results);
        }
    }
}

impl<T: Serialize> ResultValue for [T] {
    fn add(&self, key: &str, results: &mut Results) {
        serialize::add(self, key, results);
    }
}

impl<T: Serialize> ResultValue for Vec<T> {
    fn add(&self, key: &str, results: &mut Results) {
        self.as_slice().add(key, results);
    }
}

impl<T: Serialize, const N: usize> ResultValue for [T; N] {
    fn add(&self, key: &str, results: &mut Results) {
        self.as_slice().add(key, results);
    }
}

impl ActionResults for () {
    fn add_to(&self, _: &mut Results) {}
}

impl<T: ActionResults> ActionResults for Option<T> {
    fn add_to(&self, results: &mut Results) {
        if let Some(inner) = self {
            inner.add_to(results);
        }
    }
}

impl<K: AsRef<str>, V: ResultValue> ActionResults for BTreeMap<K, V> {
    fn add_to(&self, results: &mut Results) {
        results.extend(self.iter());
    }
}

/// In the order of the keys.
impl<K: AsRef<str>, V: ResultValue, S> ActionResults for HashMap<K, V, S> {
    fn add_to(&self, results: &mut Results) {
        let mut entries: Vec<_> = self
            .iter()
            .map(|(key, value)| (key.as_ref(), value))
            .collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        results.extend(entries);
    }
}

impl<K: AsRef<str>, V: ResultValue, const N: usize> ActionResults for [(K, V); N] {
    fn add_to(&self, results: &mut Results) {
        results.extend(self.iter().map(|(key, value)| (key, value)));
    }
}

impl<K: AsRef<str>, V: ResultValue> ActionResults for Vec<(K, V)> {
    fn add_to(&self, results: &mut Results) {
        results.extend(self.iter().map(|(key, value)| (key, value)));
    }
}

impl<K: AsRef<str>, V: ResultValue> ResultValue for BTreeMap<K, V> {
    fn add(&self, key: &str, results: &mut Results) {
        nested(self, key, results);
    }
}

impl<K: AsRef<str>, V: ResultValue, S> ResultValue for HashMap<K, V, S> {
    fn add(&self, key: &str, results: &mut Results) {
        nested(self, key, results);
    }
}

macro_rules! forwarded {
    ($($pointer:ty)*) => {$(
        impl<T: ActionResults + ?Sized> ActionResults for $pointer {
            fn add_to(&self, results: &mut Results) {
                (**self).add_to(results);
            }
        }

        impl<T: ResultValue + ?Sized> ResultValue for $pointer {
            fn add(&self, key: &str, results: &mut Results) {
                (**self).add(key, results);
            }
        }
    )*};
}

forwarded!(&T &mut T Box<T> Rc<T> Arc<T>);

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::collections::{BTreeMap, HashMap};
    use std::path::Path;

    use crate::{ActionResults, ResultValue, Results};

    fn pairs(results: &Results) -> Vec<(&str, &str)> {
        results.iter().collect()
    }

    fn one(value: impl ResultValue) -> String {
        match pairs(&Results::new().with("k", value)).as_slice() {
            [("k", value)] => (*value).to_owned(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn leaves_are_written_as_they_display() {
        assert_eq!(one("text"), "text");
        assert_eq!(one(Cow::Borrowed("text")), "text");
        assert_eq!(one('é'), "é");
        assert_eq!(one(true), "true");
        assert_eq!(one(u64::MAX), "18446744073709551615");
        assert_eq!(one(-1_i8), "-1");
        assert_eq!(one(0.1_f32), "0.1");
        assert_eq!(one(f64::NAN), "NaN");
        assert_eq!(one(Path::new("/srv/db")), "/srv/db");
        assert_eq!(one(Some(Box::new(&1))), "1");
    }

    #[test]
    fn a_list_is_json_text() {
        assert_eq!(one(vec![1, 2]), "[1,2]");
        assert_eq!(one([Some("a"), None]), r#"["a",null]"#);
        assert_eq!(one(Vec::<String>::new()), "[]");
    }

    #[test]
    fn what_is_none_is_left_out() {
        assert!(Results::new().with("k", None::<String>).is_empty());
        assert!(Results::from(None::<BTreeMap<String, String>>).is_empty());
    }

    #[test]
    fn maps_nest_with_dots() {
        let inner = HashMap::from([("z", 1), ("a", 2), ("m", 3)]);
        let results = Results::from(BTreeMap::from([("outer", inner)]));
        assert_eq!(
            pairs(&results),
            [("outer.a", "2"), ("outer.m", "3"), ("outer.z", "1")]
        );
    }

    #[test]
    fn json_is_flattened() {
        let json = serde_json::json!({"a": {"b": 1, "c": [1, "x"], "d": null}, "e": "x"});
        let results = Results::new().with("k", json);
        assert_eq!(
            pairs(&results),
            [("k.a.b", "1"), ("k.a.c", r#"[1,"x"]"#), ("k.e", "x")]
        );
    }

    #[test]
    fn a_struct_by_hand_nests_as_a_derived_one_does() {
        struct Disk {
            free: u64,
        }
        impl ActionResults for Disk {
            fn add_to(&self, results: &mut Results) {
                self.free.add("free", results);
            }
        }
        impl ResultValue for Disk {
            fn add(&self, key: &str, results: &mut Results) {
                crate::__private::nested(self, key, results);
            }
        }
        assert_eq!(pairs(&Results::from(Disk { free: 1 })), [("free", "1")]);
        let results = Results::new().with("disk", Some(Disk { free: 1 }));
        assert_eq!(pairs(&results), [("disk.free", "1")]);
    }

    fn refused(results: Results) -> Vec<String> {
        let checked = crate::results::Ledger::default().check(results);
        checked.refused.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_list_that_does_not_serialize_is_a_fault() {
        let list = vec![HashMap::from([(vec![1], 1)])];
        let results = Results::from(BTreeMap::from([("a", BTreeMap::from([("b", list)]))]));
        assert_eq!(
            refused(results),
            ["result `a.b`: cannot be written as text: key must be a string"]
        );
    }

    #[test]
    #[cfg(unix)]
    fn a_path_that_is_not_utf_8_is_a_fault() {
        use std::os::unix::ffi::OsStrExt as _;

        let path = Path::new(std::ffi::OsStr::from_bytes(b"/srv/\xff"));
        let results = Results::from([("file", path.to_owned())]);
        assert_eq!(
            refused(results),
            ["result `file`: the path is not UTF-8, and Juju passes nothing else"]
        );
    }
}
