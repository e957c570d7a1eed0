//! `properties`, the `params` of an action, and `items`: the schemas inside a schema.

use super::kinds::Kind;
use super::{Property, Reading, Text, read};
use crate::diagnostic::Warning;
use crate::scalar::Value;
use crate::yaml::Entry;

/// How a schema is shared, since Juju refuses `$ref`.
pub(super) const SHARING: &str = "share a schema by a YAML anchor and alias: Juju refuses `$ref`";

impl<'n> Reading<'n, '_, '_> {
    /// `properties`, which the body of an action has as `params`.
    pub(super) fn properties(&mut self) {
        let (owner, is_action) = (self.owner, self.owner.is_action());
        let params = self.find("params").filter(|_| is_action);
        let properties = self.find("properties");
        if let (Some(params), Some(properties)) = (params, properties) {
            self.error(properties.key.span, format!("{owner} has both `params` and `properties`"))
                .related(params.key.span, "`params` is here")
                .note("Juju takes one of the two at random, each time it reads the charm")
                .help("move all of them under `params`");
        }
        let Some(Entry { key, value }) = params.or(properties) else {
            // Juju starts from an empty map of params.
            self.schema.properties = is_action.then(Vec::new);
            return;
        };
        if value.map().is_none() {
            self.wrong_kind(key.text(), Kind::Schemas, value);
        }
        let mut properties = Vec::new();
        for Entry { key, value } in value.map().unwrap_or_default() {
            // They are told wherever they stand.
            if matches!(key.text(), "$ref" | "$schema") {
                continue;
            }
            if value.map().is_none() {
                self.wrong_kind(key.text(), Kind::Items, value);
            }
            let mut schema = read(&owner.named(key.text()), value, self.sink);
            // A name that is refused needs no other one in Rust.
            if value.map().is_none() || !matches!(key.scalar.value, Value::Text | Value::Number(_))
            {
                (schema.is_faulty, schema.has_faults) = (true, true);
            }
            properties.push(Property { name: Text::of_key(key), schema, required: false });
        }
        self.schema.properties = Some(properties);
    }

    pub(super) fn items(&mut self, entry: &'n Entry) {
        let owner = self.owner;
        if entry.value.list().is_none() {
            let items = read(&owner.item(), &entry.value, self.sink);
            self.schema.items = Some(Box::new(items));
            return;
        }
        self.schema.items = Some(Box::default());
        let message =
            format!("the items of {owner} become untyped values: it is a list of schemas");
        self.sink
            .warn(Warning::Untyped, entry.key.span, message)
            .note("Juju looks at them only where the list has as many items")
            .help("write one schema for all items");
    }
}
