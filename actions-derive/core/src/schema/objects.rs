//! `properties`, the `params` of an action, and `items`: the schemas inside a schema.

use super::kinds::Kind;
use super::misplaced::{body, holds_schemas};
use super::{Ignored, Property, Reading, Text, read, read_body};
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
        // That they have another name is told; their types can be named all the same.
        let is_meant = |entry: &&Entry| is_action && Ignored::of(entry, true).is_params;
        let meant = || self.entries.iter().copied().find(is_meant);
        let Some(entry) = params.or(properties).or_else(meant) else {
            // Juju starts from an empty map of params.
            self.schema.properties = is_action.then(Vec::new);
            return;
        };
        let mut properties = Vec::new();
        for (entry, dedented) in self.named_properties(entry) {
            let Entry { key, value } = entry;
            match key.text() {
                // The two are told wherever they stand.
                "$ref" | "$schema" => continue,
                "definitions" if holds_schemas(value) => {
                    let message =
                        format!("`definitions` among the params of {owner} is none of them");
                    self.error(key.span, message).help(SHARING);
                    continue;
                }
                _ => {}
            }
            let inner = owner.named(key.text());
            let (is_schema, is_dedented) = (value.map().is_some(), !dedented.is_empty());
            if !is_schema && !is_dedented {
                self.wrong_kind(key.text(), Kind::Items, value);
            }
            let body = body(&inner, (entry, dedented), self.sink);
            let span = if is_dedented { key.span } else { value.span };
            let mut schema = read_body(&inner, span, body, self.sink);
            // A name that is refused needs no other one in Rust.
            if !is_schema || !matches!(key.scalar.value, Value::Text | Value::Number(_)) {
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
