//! Results as they were given: keys with their values as text.

use super::error::ResultsError;

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
    pub(super) pairs: Vec<(String, String)>,
    /// The values that could not become text.
    pub(super) faults: Vec<ResultsError>,
}

impl Results {
    /// No results.
    pub fn new() -> Self {
        Self::default()
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
    pub(super) fn take(&mut self, key: &str, inner: Self) {
        let under = |(name, value): (String, String)| ([key, ".", &name].concat(), value);
        self.pairs.extend(inner.pairs.into_iter().map(under));
        let under = |fault: ResultsError| fault.under(key);
        self.faults.extend(inner.faults.into_iter().map(under));
    }

    pub(super) fn push(&mut self, key: &str, value: String) {
        self.pairs.push((key.to_owned(), value));
    }
}
