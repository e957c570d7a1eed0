//! A field of a struct that derives `ActionResults`.
//!
//! `(&&&Field(&self.disk)).put("disk", results)` finds, in this order: [`Nested`] where the type of
//! the field has results itself, [`Serialized`], and [`NoResult`], which says what is missing. One
//! trait for all types cannot be written: a type may be both.

use serde::Serialize;

use super::{ActionResults, Results, flatten};

/// What a field holds.
pub struct Field<'f, T: ?Sized>(pub &'f T);

/// A field with results of its own.
pub trait Nested {
    /// Adds them with `key` and a dot before their keys.
    fn put(&self, key: &str, results: &mut Results);
    /// Adds them as they are.
    fn flatten(&self, results: &mut Results);
}

impl<T: ActionResults + ?Sized> Nested for &&Field<'_, T> {
    fn put(&self, key: &str, results: &mut Results) {
        let mut inner = Results::new();
        self.0.add_to(&mut inner);
        results.nest(key, inner);
    }

    fn flatten(&self, results: &mut Results) {
        self.0.add_to(results);
    }
}

/// A field that serde can write.
pub trait Serialized {
    /// Adds it under `key`.
    fn put(&self, key: &str, results: &mut Results);
    /// Adds its members.
    fn flatten(&self, results: &mut Results);
}

impl<T: Serialize + ?Sized> Serialized for &Field<'_, T> {
    fn put(&self, key: &str, results: &mut Results) {
        flatten::add(self.0, Some(key), results);
    }

    fn flatten(&self, results: &mut Results) {
        flatten::add(self.0, None, results);
    }
}

/// A field that is neither; not to be called.
pub trait NoResult<T: ?Sized> {
    /// See the trait.
    fn put(&self, _: &str, _: &mut Results)
    where
        Self: ResultField<T>,
    {
    }
    /// See the trait.
    fn flatten(&self, _: &mut Results)
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
    note = "a type that displays can be a field with its text: `value.to_string()`"
)]
pub trait ResultField<T: ?Sized> {}

/// Adds `value` as one JSON text; nothing where it is `null`.
pub fn json_text(value: &(impl Serialize + ?Sized), key: &str, results: &mut Results) {
    flatten::add_json(value, key, results);
}
