//! Results: what an action hands to the operator.
//!
//! What a handler gives (`convert`, and `field` for a field of a derived struct) goes through serde
//! (`serializer`) into a `tree`, which becomes keys and texts. These are checked before any of them
//! is set (`check`, with the rules for a `key`).

mod check;
mod convert;
mod field;
mod key;
mod serializer;
mod tree;

use std::fmt::{self, Debug, Display, Formatter};

use serde::Serialize;

use self::tree::Tree;
use crate::shown::shown;

pub(crate) use self::check::Ledger;
pub use self::convert::ActionResults;
pub use self::field::{Field, Nested, NoResult, Serialized, add_json};
#[cfg(any(feature = "juju", feature = "local", feature = "testing"))]
pub(crate) use self::key::MOST_SEGMENTS;
#[cfg(feature = "local")]
pub(crate) use self::key::is_segment;

#[doc = include_str!("../../doc/results.md")]
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
    pub fn of(value: &(impl Serialize + ?Sized)) -> Self {
        let mut results = Self::new();
        Tree::of(value).add_to(&mut results, None);
        results
    }

    /// Adds `value` under `key`; a value with members adds a result for each of them.
    pub fn set(&mut self, key: &str, value: impl Serialize) -> &mut Self {
        Tree::of(&value).add_to(self, Some(key));
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
        let pairs = inner.pairs.into_iter();
        self.pairs.extend(pairs.map(|(name, value)| (joined(Some(key), &name), value)));
        for Problem { key: name, why } in inner.problems {
            let key = name.map_or_else(|| key.to_owned(), |name| joined(Some(key), &name));
            self.tell(Some(&key), why);
        }
    }

    fn tell(&mut self, key: Option<&str>, why: String) {
        let key = key.map(str::to_owned);
        self.problems.push(Problem { key, why });
    }
}

/// `name` under `key`, if there is one.
fn joined(key: Option<&str>, name: &str) -> String {
    key.map_or_else(|| name.to_owned(), |key| [key, ".", name].concat())
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
