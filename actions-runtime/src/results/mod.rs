//! Results: what an action hands to the operator.

mod check;
mod key;
mod keys;
mod serialize;
mod value;

pub use self::check::ResultsError;
pub(crate) use self::check::{Checked, Ledger};
#[cfg(any(feature = "juju", feature = "local", feature = "testing"))]
pub(crate) use self::key::MOST_SEGMENTS;
pub use self::value::{ActionResults, ResultValue};

use serde::Serialize;

/// The results of an action: keys and values, in the order in which they were set.
///
/// A key is made of segments with dots between them; `juju run` shows `disk.free` as `free` inside
/// `disk`. A segment has lower-case letters, digits and hyphens, and neither begins nor ends with a
/// hyphen; there are 90 of them at most. Juju keeps `stdout`, `stderr`, `stdout-encoding` and
/// `stderr-encoding` for itself, in any segment, and `return-code` in the first one. A key with its
/// value can be 131,071 bytes long.
///
/// Nothing of this is checked here: the results are checked as a whole before any of them is set. A
/// result that Juju cannot take makes the action fail; the others are set all the same.
///
/// ```
/// # use actions_runtime::Results;
/// let results = Results::new().with("snapshot-size", 4096).with("disk.free", "12 GiB");
/// let pairs: Vec<_> = results.iter().collect();
/// assert_eq!(pairs, [("snapshot-size", "4096"), ("disk.free", "12 GiB")]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    pairs: Vec<(String, String)>,
    /// The values that could not become text.
    faults: Vec<ResultsError>,
}

impl Results {
    /// No results.
    pub fn new() -> Self {
        Self::default()
    }

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

    /// Flattens any serializable value: a struct or a map gives a result for each of its members,
    /// with dots where they are nested. Numbers and booleans are written as they display, `None`
    /// and units are left out, and a list is one result: its JSON text.
    ///
    /// # Errors
    /// When `value` has no keys, being a number for instance, or does not serialize.
    ///
    /// ```
    /// # use std::collections::BTreeMap;
    /// # use actions_runtime::Results;
    /// let free = BTreeMap::from([("disk", BTreeMap::from([("free", 12)]))]);
    /// let results = Results::from_serialize(&free)?;
    /// assert_eq!(results.iter().collect::<Vec<_>>(), [("disk.free", "12")]);
    /// # Ok::<(), actions_runtime::ResultsError>(())
    /// ```
    pub fn from_serialize(value: &(impl Serialize + ?Sized)) -> Result<Self, ResultsError> {
        serialize::results(value)
    }

    /// The keys and values, without those that could not be written as text.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.pairs
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }

    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// Whether there are none, also none that could not be written as text.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.faults.is_empty()
    }

    /// Whether some could not be written as text.
    #[cfg(any(feature = "juju", feature = "local", feature = "testing"))]
    pub(crate) fn has_faults(&self) -> bool {
        !self.faults.is_empty()
    }

    /// Adds `results` as they are.
    pub(crate) fn append(&mut self, mut results: Self) {
        if self.is_empty() {
            *self = results;
            return;
        }
        self.pairs.append(&mut results.pairs);
        self.faults.append(&mut results.faults);
    }

    /// Removes the results that have one of `keys`. No two of these have the same key.
    pub(crate) fn forget<'k>(&mut self, keys: impl Iterator<Item = &'k str>) {
        for key in keys {
            let place = self.pairs.iter().position(|(known, _)| known == key);
            if let Some(place) = place {
                self.pairs.remove(place);
            }
        }
    }

    /// Adds `inner`, with `key` and a dot before each of its keys.
    fn take(&mut self, key: &str, inner: Self) {
        let under = |(name, value): (String, String)| ([key, ".", &name].concat(), value);
        self.pairs.extend(inner.pairs.into_iter().map(under));
        let under = |fault: ResultsError| fault.under(key);
        self.faults.extend(inner.faults.into_iter().map(under));
    }

    fn push(&mut self, key: &str, value: String) {
        self.pairs.push((key.to_owned(), value));
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
