//! How each keyword is read.

use super::kinds::{Kind, beside_its_own, find};
use super::objects::SHARING;
use super::types::{JsonType, either, is_secret};
use super::{Additional, Reading, Text, read};
use crate::diagnostic::Warning;
use crate::pattern;
use crate::yaml::{Entry, Node};
use std::slice;

impl<'n> Reading<'n, '_, '_> {
    pub(super) fn keyword(&mut self, entry: &'n Entry) {
        let (name, value) = (entry.key.text(), &entry.value);
        let (owner, is_action) = (self.owner, self.owner.is_action());
        let Some((_, kind, _)) = find(name, is_action) else {
            return self.no_keyword(entry, is_action);
        };
        // What holds the properties is read ahead of them.
        if !kind.takes(value) && kind != Kind::Schemas {
            return self.wrong_kind(name, kind, value);
        }
        let schema = &mut self.schema;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole one")]
        let count = value.number().map(|count| count as u64);
        match name {
            "additionalProperties" => {
                schema.additional = Some(match value.boolean() {
                    Some(true) => Additional::Open,
                    Some(false) => Additional::Closed,
                    None => Additional::Schema(Box::new(read(&owner.value(), value, self.sink))),
                });
            }
            // What other schemas say has no type in Rust yet, and is left to Juju.
            "allOf" | "anyOf" | "dependencies" | "not" | "oneOf" | "patternProperties" => {
                schema.is_combined = true;
            }
            "default" => schema.default = Some(value),
            "definitions" => {
                let message = format!("the `definitions` of {owner} have no effect");
                self.sink.warn(Warning::NoEffect, entry.key.span, message).help(SHARING);
            }
            "description" => schema.description = Text::of(value),
            "enum" => self.members(entry),
            "exclusiveMaximum" => self.exclusive(entry, "maximum"),
            "exclusiveMinimum" => self.exclusive(entry, "minimum"),
            // Only `Debug` looks at it.
            "format" if value.text() == Some("password") => schema.is_password = true,
            "format" => {
                let message = format!("Juju does not check the `format` of {owner}");
                let is_secret = value.text().is_some_and(is_secret);
                self.sink.warn(Warning::Format, entry.key.span, message).help(if is_secret {
                    "write `format: password` to keep it out of `Debug`"
                } else {
                    "use `pattern`, or check it in the handler"
                });
            }
            "items" => self.items(entry),
            "maxItems" => schema.max_items = count,
            "maxLength" => schema.max_length = count,
            "maxProperties" => schema.max_properties = count,
            "maximum" => self.schema.maximum = self.bound(entry, "exclusiveMaximum"),
            "minItems" => schema.min_items = count,
            "minLength" => schema.min_length = count,
            "minProperties" => schema.min_properties = count,
            "minimum" => self.schema.minimum = self.bound(entry, "exclusiveMinimum"),
            "multipleOf" => schema.multiple_of = value.number(),
            "pattern" => self.pattern(value),
            "required" => self.required(entry),
            "title" => schema.title = Text::of(value),
            "type" => self.types(value),
            "uniqueItems" => schema.unique_items = value.boolean() == Some(true),
            _ => {}
        }
    }

    fn no_keyword(&mut self, entry: &'n Entry, is_action: bool) {
        match entry.key.text() {
            "$ref" if is_action => {
                let message = format!("`$ref` replaces all params of {}", self.owner);
                self.error(entry.key.span, message)
                    .note("a `$ref` to the schema itself, as `#`, ends the process of Juju's controller")
                    .help(SHARING);
            }
            // Inside of an action both are told wherever they stand.
            "$ref" => self.schema.is_faulty = true,
            "$schema" => {}
            _ => self.unknown_keyword(entry),
        }
    }

    fn types(&mut self, node: &Node) {
        self.schema.types_span = Some(node.span);
        let mut unknown = None;
        for item in node.list().unwrap_or(slice::from_ref(node)) {
            let Some(name) = item.text() else {
                self.wrong_kind("type", Kind::Types, item);
                continue;
            };
            if JsonType::named(name).is_none() {
                unknown = unknown.or(Some((item, name)));
            }
            // The one that is meant, so that one mistake does not become more in the handlers.
            let meant = JsonType::meant_by(name);
            self.schema.types.extend(meant.filter(|meant| !self.schema.types.contains(meant)));
        }
        if let Some((item, name)) = unknown {
            self.unknown_type(item, name, node.list().is_some());
        }
    }

    fn required(&mut self, entry: &'n Entry) {
        for node in self.distinct(entry) {
            let Some(name) = Text::of(node) else {
                self.wrong_kind("required", Kind::Name, node);
                continue;
            };
            let mut properties = self.schema.properties().iter();
            if self.owner.property == Some(name.text)
                && !properties.any(|property| property.name.text == name.text)
            {
                let message = format!("`required` of {} names the param itself", self.owner);
                self.sink
                    .warn(Warning::NoEffect, name.span, message)
                    .note("in a param it names what is required inside of it")
                    .help(beside_its_own(name.text));
            } else {
                self.schema.required.push(name);
            }
        }
    }

    fn pattern(&mut self, value: &'n Node) {
        let Some(text) = Text::of(value) else { return };
        if let Some(fault) = pattern::fault(text.text) {
            let (owner, pattern::Fault { part, reason, mend }) = (self.owner, fault);
            let message =
                format!("`pattern` of {owner} is none that Juju can read: `{part}` {reason}");
            self.error(text.span, message)
                .note("Juju compiles it with Go's package `regexp` (RE2)")
                .help(mend);
            return;
        }
        if let Some(mend) = pattern::without_slashes(text.text) {
            let message = format!("the slashes are a part of the `pattern` of {}", self.owner);
            let found = self.sink.warn(Warning::PatternSlashes, text.span, message);
            found.help(format!("write `{mend}`"));
        }
        self.schema.pattern = Some(text);
    }

    /// Tells keywords that are about no value of the types.
    pub(super) fn without_effect(&mut self) {
        let (schema, is_action) = (&self.schema, self.owner.is_action());
        let types = if is_action { &[JsonType::Object][..] } else { &schema.types };
        if types.is_empty() || schema.is_faulty {
            return;
        }
        for entry in &self.entries {
            let Some((name, _, about)) = find(entry.key.text(), false) else {
                continue;
            };
            let is_about = (about.is_empty() && !(is_action && name == "default"))
                || types.iter().any(|known| about.contains(known));
            // Its own name in it is told, and so are defaults that make an object.
            let is_told = (name == "required"
                && entry.value.list().is_none_or(|names| names.len() > schema.required.len()))
                || (name == "properties"
                    && schema.properties().iter().any(|one| one.schema.is_filled()));
            if !is_about && !is_told {
                let (owner, types) = (self.owner, either(types));
                let message =
                    format!("`{name}` of {owner} has no effect on a value of type {types}");
                self.sink.warn(Warning::NoEffect, entry.key.span, message).help(if is_action {
                    "remove it, or indent it below the param that it is about"
                } else {
                    "remove it, or write the type that is meant"
                });
            }
        }
    }
}
