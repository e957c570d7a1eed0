//! Objects: the members that a schema names, and the others.

use std::collections::BTreeMap;

use serde_json::Value;

use super::of_default;
use super::place::Place;
use super::value::ParamValue;
use crate::shown::listed;

/// An object, whose members are taken one after the other.
pub struct Object<'p> {
    members: Vec<(String, Value)>,
    place: Place<'p>,
    /// The names that were asked for.
    names: Vec<&'static str>,
}

impl<'p> ParamValue<'p> {
    /// An object.
    pub fn object(self) -> Option<Object<'p>> {
        let Value::Object(members) = self.json else {
            return self.wrong_kind("an object");
        };
        let members = members.into_iter().collect();
        Some(Object { members, place: self.place, names: Vec::new() })
    }
}

impl Object<'_> {
    /// The member `name`, which `required` lists.
    pub fn required<T>(
        &mut self,
        name: &'static str,
        decode: impl FnOnce(ParamValue<'_>) -> Option<T>,
    ) -> Option<T> {
        self.optional(name, decode)?.or_else(|| self.missing(name))
    }

    /// The member `name`, or its default.
    pub fn filled<T>(
        &mut self,
        name: &'static str,
        decode: impl FnOnce(ParamValue<'_>) -> Option<T>,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        Some(self.optional(name, decode)?.unwrap_or_else(default))
    }

    /// The member `name`, if it is there.
    #[expect(clippy::option_option, reason = "the outer one is of violations")]
    pub fn optional<T>(
        &mut self,
        name: &'static str,
        decode: impl FnOnce(ParamValue<'_>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.take(name) {
            Some(json) => decode(ParamValue { json, place: self.place.name(name) }).map(Some),
            None => Some(None),
        }
    }

    /// The member `name`, or its default, which is JSON and decoded too.
    pub fn decoded<T>(
        &mut self,
        name: &'static str,
        decode: impl FnOnce(ParamValue<'_>) -> Option<T>,
        default: &'static str,
    ) -> Option<T> {
        let given = self.take(name);
        let place = self.place.name(name);
        let Some(json) = given else {
            let value = decode(ParamValue { json: of_default(default), place });
            return value
                .or_else(|| place.violated("nobody gave it: it is the charm's own default"));
        };
        decode(ParamValue { json, place })
    }

    /// The members that were not asked for.
    pub fn others<T>(
        self,
        mut decode: impl FnMut(ParamValue<'_>) -> Option<T>,
    ) -> Option<BTreeMap<String, T>> {
        let mut others = BTreeMap::new();
        let mut complete = true;
        for (name, json) in self.members {
            match decode(ParamValue { json, place: self.place.name(&name) }) {
                Some(value) => drop(others.insert(name, value)),
                None => complete = false,
            }
        }
        complete.then_some(others)
    }

    /// Records the members that were not asked for: `additionalProperties: false`.
    pub fn refuse_others(self) {
        for (name, _) in &self.members {
            let names = match self.names.as_slice() {
                [] => "none".to_owned(),
                names => listed(names),
            };
            let holder = self.place.holder();
            self.place.name(name).violated::<()>(format!("no such param; {holder} takes {names}"));
        }
    }

    fn take(&mut self, name: &'static str) -> Option<Value> {
        self.names.push(name);
        let index = self.members.iter().position(|(known, _)| known == name)?;
        Some(self.members.remove(index).1)
    }

    #[cold]
    fn missing<T>(&self, name: &str) -> Option<T> {
        let holder = self.place.holder();
        self.place.name(name).violated(format!("missing, and {holder} requires it"))
    }
}
