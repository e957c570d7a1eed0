//! A field of a struct that derives `ActionResults`.
//!
//! `(&&&Field(&self.disk)).add_to(results, Some("disk"))` finds, in this order: [`Nested`] where the
//! type of the field has results itself, [`Serialized`], and [`NoResult`], which says what is
//! missing. One trait for all types cannot be written: a type may be both.

use serde::Serialize;

use super::tree::Tree;
use super::{ActionResults, Results};

/// What a field holds.
pub struct Field<'f, T: ?Sized>(pub &'f T);

/// A field with results of its own.
pub trait Nested {
    /// Adds them, with `key` and a dot before their keys if there is one.
    fn add_to(&self, results: &mut Results, key: Option<&str>);
}

impl<T: ActionResults + ?Sized> Nested for &&Field<'_, T> {
    fn add_to(&self, results: &mut Results, key: Option<&str>) {
        let Some(key) = key else {
            return self.0.add_to(results);
        };
        let mut inner = Results::new();
        self.0.add_to(&mut inner);
        results.nest(key, inner);
    }
}

/// A field that serde can write.
pub trait Serialized {
    /// Adds it under `key`, or its members.
    fn add_to(&self, results: &mut Results, key: Option<&str>);
}

impl<T: Serialize + ?Sized> Serialized for &Field<'_, T> {
    fn add_to(&self, results: &mut Results, key: Option<&str>) {
        Tree::of(self.0).add_to(results, key);
    }
}

/// A field that is neither; not to be called.
pub trait NoResult<T: ?Sized> {
    /// See the trait.
    fn add_to(&self, _: &mut Results, _: Option<&str>)
    where
        Self: ResultField<T>,
    {
    }
}

impl<T: ?Sized> NoResult<T> for Field<'_, T> {}

/// No type has it.
#[diagnostic::on_unimplemented(
    message = "`{T}` cannot be a result",
    label = "neither `serde::Serialize` nor `ActionResults`",
    note = "derive `serde::Serialize` for the struct or enum, or `ActionResults`, whose keys are checked; a type parameter needs one of them as its bound",
    note = "a list is one JSON text: its items derive `serde::Serialize`",
    note = "a type that displays can be a field with its text: `value.to_string()`"
)]
pub trait ResultField<T: ?Sized> {}

/// Adds `value` as one JSON text; nothing where it is `null`.
pub fn add_json(value: &(impl Serialize + ?Sized), results: &mut Results, key: &str) {
    match Tree::of(value).into_json() {
        Ok(json) if json == "null" => {}
        Ok(json) => results.pairs.push((key.to_owned(), json)),
        Err(why) => results.tell(Some(key), why),
    }
}
