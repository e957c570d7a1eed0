//! What can be returned as results.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value as Json;

use super::Results;

#[doc = include_str!("../../doc/results_by_hand.md")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the results of an action",
    label = "not results",
    note = "write `#[derive(ActionResults)]` on a struct; what is `Serialize` goes as `Results::of(&value)`"
)]
pub trait ActionResults {
    /// Adds each result to `results`.
    fn add_to(&self, results: &mut Results);
}

impl<T: ActionResults> From<T> for Results {
    fn from(value: T) -> Self {
        let mut results = Self::new();
        value.add_to(&mut results);
        results
    }
}

impl<T: ActionResults> ActionResults for Option<T> {
    fn add_to(&self, results: &mut Results) {
        if let Some(inner) = self {
            inner.add_to(results);
        }
    }
}

macro_rules! forwarded {
    ($($pointer:ty)*) => {$(
        impl<T: ActionResults + ?Sized> ActionResults for $pointer {
            fn add_to(&self, results: &mut Results) {
                (**self).add_to(results);
            }
        }
    )*};
}

forwarded!(&T Box<T> Rc<T> Arc<T>);

/// No results.
impl From<()> for Results {
    fn from((): ()) -> Self {
        Self::new()
    }
}

/// The members of an object. What is none makes the action fail at its end.
impl From<Json> for Results {
    fn from(json: Json) -> Self {
        Self::of(&json)
    }
}

impl<K: AsRef<str>, V: Serialize, const N: usize> From<[(K, V); N]> for Results {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl<K: AsRef<str>, V: Serialize> From<Vec<(K, V)>> for Results {
    fn from(pairs: Vec<(K, V)>) -> Self {
        pairs.into_iter().collect()
    }
}

impl<K: AsRef<str>, V: Serialize> From<BTreeMap<K, V>> for Results {
    fn from(pairs: BTreeMap<K, V>) -> Self {
        pairs.into_iter().collect()
    }
}

/// In the order of the keys.
impl<K: AsRef<str>, V: Serialize, S> From<HashMap<K, V, S>> for Results {
    fn from(pairs: HashMap<K, V, S>) -> Self {
        let mut results: Self = pairs.into_iter().collect();
        results.pairs.sort_unstable();
        results
    }
}

impl<K: AsRef<str>, V: Serialize> FromIterator<(K, V)> for Results {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut results = Self::new();
        results.extend(pairs);
        results
    }
}

impl<K: AsRef<str>, V: Serialize> Extend<(K, V)> for Results {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (key, value) in pairs {
            self.set(key.as_ref(), value);
        }
    }
}
