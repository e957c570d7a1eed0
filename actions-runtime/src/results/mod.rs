//! Results: what an action hands to the operator.
//!
//! What a handler gives (`convert`, and `field` for a field of a derived struct) becomes keys and
//! texts (`flatten`, with the `parts` of what is nested), which are checked before any of them is set
//! (`check`, with the rules for a `key`).

mod check;
mod convert;
mod field;
mod flatten;
mod key;
mod parts;

use std::fmt::{self, Debug, Display, Formatter};

use serde::Serialize;

use crate::shown::shown;

pub(crate) use self::check::{Checked, Ledger};
pub use self::convert::ActionResults;
pub use self::field::{Field, Nested, NoResult, Serialized, json_text};
#[cfg(any(feature = "juju", feature = "local", feature = "testing"))]
pub(crate) use self::key::MOST_SEGMENTS;
#[cfg(feature = "local")]
pub(crate) use self::key::is_segment;

/// The results of an action: keys and their values as text, in the order in which they were set.
///
/// They come from a struct with [`#[derive(ActionResults)]`](derive@crate::ActionResults), whose keys
/// the compiler checks, from pairs, from [`json!`](crate::json), or from any value that serde can
/// write, each with `.into()` or by [`Results::of`]:
///
/// ```
/// # use actions_runtime::{Results, json};
/// let pairs = Results::from([("size", 4096), ("rows", 12)]);
/// let json = Results::from(json!({"size": 4096, "rows": 12}));
/// let mixed = Results::new().with("size", 4096).with("rows", "12");
/// assert!(pairs == mixed && json.iter().len() == 2);
/// ```
///
/// # Values
/// A value is any [`Serialize`].
/// * Texts, numbers, booleans, and what serializes as one of them (paths, addresses, UUIDs, URLs,
///   the enums of params) are one result each.
/// * A struct or a map is a result for each of its members, with a dot between the keys. In the
///   names of a struct's fields `_` becomes `-`; all other keys stay as they are spelled. A struct
///   with `#[serde(flatten)]` is a map to serde, and wants `#[serde(rename_all = "kebab-case")]`.
/// * A list, a tuple and bytes are one result: the JSON text of the list. In it nothing is renamed.
/// * `None`, `()` and JSON's `null` are left out.
/// * A variant of an enum is its name; with values in it, a map with this one key.
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
///
/// # What Juju takes
/// A key is made of segments with dots between them; `juju run` shows `disk.free` as `free` inside
/// `disk`. A segment has lower-case letters, digits and hyphens, and neither begins nor ends with a
/// hyphen; there are 90 of them at most. Juju keeps `stdout`, `stderr`, `stdout-encoding` and
/// `stderr-encoding` for itself, in any segment, and `return-code` in the first one. A key with its
/// value can be 131,071 bytes long, and no NUL is in it.
///
/// The results are checked as a whole before any of them is set. A result that Juju cannot take makes
/// the action fail, and so does a value that has no text: a float that is not finite, a map whose keys
/// are no texts, a path that is not UTF-8. The others are set all the same.
///
/// While they are set, the results are arguments of a process, which every user of the machine can
/// list. `Debug` shows the keys alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Results {
    pairs: Vec<(String, String)>,
    /// The values that did not become results.
    problems: Vec<Problem>,
}

/// Why a result cannot be passed to Juju. The value is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Nothing where the results as a whole have none.
    key: Option<String>,
    why: String,
}

impl Results {
    /// No results.
    pub fn new() -> Self {
        Self::default()
    }

    /// The results that any serializable value makes: a struct or a map, for each of its members.
    ///
    /// A value without keys, such as a number, makes the action fail at its end.
    ///
    /// ```
    /// # use std::collections::BTreeMap;
    /// # use actions_runtime::Results;
    /// let free = BTreeMap::from([("disk", BTreeMap::from([("free", 12)]))]);
    /// let results = Results::of(&free);
    /// assert_eq!(results.iter().collect::<Vec<_>>(), [("disk.free", "12")]);
    /// ```
    pub fn of(value: &(impl Serialize + ?Sized)) -> Self {
        let mut results = Self::new();
        flatten::add(value, None, &mut results);
        results
    }

    /// Adds `value` under `key`; a value with members adds a result for each of them.
    pub fn set(&mut self, key: &str, value: impl Serialize) -> &mut Self {
        flatten::add(&value, Some(key), self);
        self
    }

    /// These results, and `value` under `key`.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Serialize) -> Self {
        self.set(key, value);
        self
    }

    /// The keys and values, without those that are told at the end.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        let pairs = self.pairs.iter();
        pairs.map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Whether there are none, also none that are told at the end.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.problems.is_empty()
    }

    #[cfg(any(feature = "juju", feature = "local", feature = "testing"))]
    pub(crate) fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// Adds `inner`, with `key` and a dot before each of its keys.
    fn nest(&mut self, key: &str, inner: Self) {
        let under = |name: &str| [key, ".", name].concat();
        let pairs = inner.pairs.into_iter();
        self.pairs.extend(pairs.map(|(name, value)| (under(&name), value)));
        let problems = inner.problems.into_iter();
        self.problems.extend(problems.map(|Problem { key: name, why }| Problem {
            key: Some(name.map_or_else(|| key.to_owned(), |name| under(&name))),
            why,
        }));
    }

    fn tell(&mut self, key: Option<&str>, why: String) {
        let key = key.map(str::to_owned);
        self.problems.push(Problem { key, why });
    }
}

/// The keys alone: a value may be a secret.
impl Debug for Results {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Results ")?;
        f.debug_set().entries(self.iter().map(|(key, _)| key)).finish()
    }
}

impl Display for Problem {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.key {
            Some(key) => write!(f, "result `{}`: {}", shown(key), self.why),
            None => f.write_str(&self.why),
        }
    }
}

#[cfg(test)]
mod tests;
