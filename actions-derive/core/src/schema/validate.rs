//! Whether a value fits a schema, as `juju/gojsonschema` decides it (`validation.go`).
//!
//! Juju's reading departs from draft 4 in places, and so does this on purpose: a tuple is looked at
//! only where the array is as long as it, `format` never, and all numbers are float64.

use super::breach::{Breach, Violation};
use super::effort::Effort;
use super::json_type::JsonType;
use super::{AdditionalRule, Dependency, Items, Property, Schema, Text};
use crate::number;
use crate::places::Places;
use crate::yaml::canonical;
use crate::yaml::node::{Data, Entry, Node};
use std::mem;

/// Whether a pattern, which Go takes, matches a text. It is asked once for each text.
pub type Matches<'m> = &'m dyn Fn(&str, &str) -> bool;

/// All that is wrong with `value`, in the order of the schema.
pub fn validate<'a>(
    schema: &'a Schema,
    value: &'a Node,
    matches: Matches<'_>,
) -> Vec<Violation<'a>> {
    let unbounded = Effort::new(u64::MAX);
    validate_within(schema, value, matches, &unbounded)
}

/// The same, but nothing is wrong where telling it would take more than `effort`.
pub(crate) fn validate_within<'a>(
    schema: &'a Schema,
    value: &'a Node,
    matches: Matches<'_>,
    effort: &Effort,
) -> Vec<Violation<'a>> {
    let mut run = Run {
        matches,
        effort,
        path: Vec::new(),
        violations: Vec::new(),
        score: 0,
    };
    run.value(schema, value);
    if effort.is_spent() {
        run.violations.clear();
    }
    run.violations
}

/// One walk; `oneOf` and `anyOf` start others to see which of their schemas comes nearest.
struct Run<'a, 'm> {
    matches: Matches<'m>,
    effort: &'m Effort,
    path: Vec<Step<'a>>,
    violations: Vec<Violation<'a>>,
    /// How well the value fits, by Juju's own count.
    score: i64,
}

/// A step on the way to a value.
#[derive(Clone, Copy)]
enum Step<'a> {
    Name(&'a str),
    Index(usize),
}

impl<'a> Run<'a, '_> {
    fn breach(&mut self, value: &'a Node, breach: Breach<'a>) {
        let path = self.path.iter().map(|step| match step {
            Step::Name(name) => (*name).to_owned(),
            Step::Index(index) => index.to_string(),
        });
        self.violations.push(Violation {
            path: path.collect(),
            value,
            breach,
        });
        self.score -= 2;
    }

    /// What a walk of its own finds.
    fn attempt(&mut self, schema: &'a Schema, value: &'a Node) -> Self {
        let mut run = Self {
            matches: self.matches,
            effort: self.effort,
            path: mem::take(&mut self.path),
            violations: Vec::new(),
            score: 0,
        };
        run.value(schema, value);
        self.path = mem::take(&mut run.path);
        run
    }

    fn merge(&mut self, other: Self) {
        self.violations.extend(other.violations);
        self.score += other.score;
    }

    fn inside(&mut self, step: Step<'a>, schema: &'a Schema, value: &'a Node) {
        self.path.push(step);
        self.value(schema, value);
        self.path.pop();
    }

    fn value(&mut self, schema: &'a Schema, value: &'a Node) {
        self.effort.spend(cost(schema, value));
        if self.effort.is_spent() {
            return;
        }
        if !schema.types.is_empty() && !schema.types.iter().any(|known| is_of(value, *known)) {
            self.breach(value, Breach::Type(&schema.types));
            return;
        }
        self.combined(schema, value);
        match &value.data {
            Data::Sequence(items) => self.array(schema, value, items),
            Data::Mapping(entries) => self.object(schema, value, entries),
            Data::String(text) => self.string(schema, value, text),
            Data::Integer(_) | Data::Float(_) => {
                self.number(schema, value, value.as_f64().unwrap_or_default());
            }
            Data::Null | Data::Bool(_) => {}
        }
        if let Some(members) = &schema.members
            && !members.values.is_empty()
            && !members.contains(value)
        {
            self.breach(value, Breach::Enum(members));
        }
        self.score += 1;
        if let Some(entries) = value.as_mapping() {
            let given = by_name(entries);
            for Property { name, schema, .. } in schema.properties.iter().flatten() {
                if let Some(inner) = given.get(&name.text) {
                    self.inside(Step::Name(&name.text), schema, &entries[inner].value);
                }
            }
        }
        self.score += 1;
    }

    /// `anyOf`, `oneOf`, `allOf`, `not` and `dependencies`.
    fn combined(&mut self, schema: &'a Schema, value: &'a Node) {
        for (schemas, exactly_one) in [(&schema.any_of, false), (&schema.one_of, true)] {
            if schemas.is_empty() {
                continue;
            }
            let mut fitting = 0;
            let mut nearest: Option<Self> = None;
            for candidate in schemas {
                let attempt = self.attempt(candidate, value);
                if attempt.violations.is_empty() {
                    fitting += 1;
                } else if nearest
                    .as_ref()
                    .is_none_or(|known| attempt.score > known.score)
                {
                    nearest = Some(attempt);
                }
            }
            let enough = if exactly_one {
                fitting == 1
            } else {
                fitting > 0
            };
            if !enough {
                let breach = if exactly_one {
                    Breach::OneOf
                } else {
                    Breach::AnyOf
                };
                self.breach(value, breach);
                if let (0, Some(nearest)) = (fitting, nearest) {
                    self.merge(nearest);
                }
            }
        }
        let before = self.violations.len();
        for part in &schema.all_of {
            let attempt = self.attempt(part, value);
            self.merge(attempt);
        }
        if self.violations.len() > before {
            self.breach(value, Breach::AllOf);
        }
        if let Some(not) = &schema.not
            && self.attempt(not, value).violations.is_empty()
        {
            self.breach(value, Breach::Not);
        }
        self.dependencies(schema, value);
        self.score += 1;
    }

    fn dependencies(&mut self, schema: &'a Schema, value: &'a Node) {
        if schema.dependencies.is_empty() {
            return;
        }
        let given = by_name(value.as_mapping().unwrap_or_default());
        let is_absent = |name: &Text| !given.contains(&name.text);
        for (name, dependency) in &schema.dependencies {
            if is_absent(name) {
                continue;
            }
            match dependency {
                Dependency::Names(names) => {
                    for needed in names.iter().filter(|needed| is_absent(needed)) {
                        self.breach(value, Breach::Dependency(&needed.text));
                    }
                }
                Dependency::Schema(schema) => self.value(schema, value),
            }
        }
    }

    fn array(&mut self, schema: &'a Schema, value: &'a Node, items: &'a [Node]) {
        match &schema.items {
            Some(Items::Each(each)) => {
                for (index, item) in items.iter().enumerate() {
                    self.inside(Step::Index(index), each, item);
                }
            }
            Some(Items::Tuple(places)) if places.len() == items.len() => {
                for (index, (place, item)) in places.iter().zip(items).enumerate() {
                    self.inside(Step::Index(index), place, item);
                }
            }
            Some(Items::Tuple(places)) if !places.is_empty() && places.len() < items.len() => {
                match &schema.additional_items {
                    Some(AdditionalRule::Closed) => self.breach(value, Breach::AdditionalItems),
                    Some(AdditionalRule::Schema(rest)) => {
                        for (index, item) in items.iter().enumerate().skip(places.len()) {
                            self.inside(Step::Index(index), rest, item);
                        }
                    }
                    Some(AdditionalRule::Open) | None => {}
                }
            }
            Some(Items::Tuple(_)) | None => {}
        }
        let length = items.len() as u64;
        if let Some(min) = schema.min_items.filter(|min| length < min.value) {
            self.breach(value, Breach::MinItems(min.value));
        }
        if let Some(max) = schema.max_items.filter(|max| length > max.value) {
            self.breach(value, Breach::MaxItems(max.value));
        }
        if schema.unique_items {
            let texts: Vec<_> = items.iter().map(canonical::json).collect();
            let mut seen = Places::default();
            for (index, text) in texts.iter().enumerate() {
                if seen.note(text, index).is_some() {
                    self.breach(value, Breach::UniqueItems);
                }
            }
        }
        self.score += 1;
    }

    fn object(&mut self, schema: &'a Schema, value: &'a Node, entries: &'a [Entry]) {
        let length = entries.len() as u64;
        if let Some(min) = schema.min_properties.filter(|min| length < min.value) {
            self.breach(value, Breach::MinProperties(min.value));
        }
        if let Some(max) = schema.max_properties.filter(|max| length > max.value) {
            self.breach(value, Breach::MaxProperties(max.value));
        }
        let given = by_name(entries);
        for name in &schema.required {
            if given.contains(&name.text) {
                self.score += 1;
            } else {
                self.breach(value, Breach::Required(&name.text));
            }
        }
        self.score += 1;
        let rest = schema.additional_properties.as_ref();
        if rest.is_some_and(|rest| *rest == AdditionalRule::Open) {
            // Then Juju does not look at `patternProperties` either.
            return;
        }
        let properties = schema.properties.iter().flatten();
        let listed = Places::of(&mut properties.map(|property| property.name.text.as_str()));
        for entry in entries {
            let is_listed = listed.contains(&entry.key.text);
            self.additional(schema, value, entry, is_listed);
        }
    }

    /// `patternProperties` and `additionalProperties`, which ask each other.
    fn additional(
        &mut self,
        schema: &'a Schema,
        object: &'a Node,
        entry: &'a Entry,
        is_listed: bool,
    ) {
        let name = entry.key.text.as_str();
        let mut has_pattern = false;
        let mut fits_pattern = false;
        for (pattern, inner) in &schema.pattern_properties {
            if self.effort.is_spent() {
                return;
            }
            if (self.matches)(&pattern.text, name) {
                has_pattern = true;
                self.path.push(Step::Name(name));
                let attempt = self.attempt(inner, &entry.value);
                self.path.pop();
                fits_pattern |= attempt.violations.is_empty();
                self.merge(attempt);
            }
        }
        if fits_pattern {
            self.score += 1;
        }
        let refused = if is_listed {
            has_pattern && !fits_pattern
        } else {
            !fits_pattern
        };
        match &schema.additional_properties {
            Some(AdditionalRule::Closed) if refused => {
                self.breach(object, Breach::Additional(name));
            }
            Some(AdditionalRule::Schema(rest)) if refused => {
                // Juju reports these at the object, not at the name.
                let attempt = self.attempt(rest, &entry.value);
                self.merge(attempt);
            }
            None if has_pattern && !fits_pattern => {
                self.breach(object, Breach::PatternProperty(name, schema));
            }
            _ => {}
        }
    }

    fn string(&mut self, schema: &'a Schema, value: &'a Node, text: &str) {
        let length = text.chars().count() as u64;
        if let Some(min) = schema.min_length.filter(|min| length < min.value) {
            self.breach(value, Breach::MinLength(min.value));
        }
        if let Some(max) = schema.max_length.filter(|max| length > max.value) {
            self.breach(value, Breach::MaxLength(max.value));
        }
        if let Some(pattern) = &schema.pattern
            && !(self.matches)(&pattern.text, text)
        {
            self.breach(value, Breach::Pattern(&pattern.text));
        }
        self.score += 1;
    }

    fn number(&mut self, schema: &'a Schema, value: &'a Node, number: f64) {
        if let Some(factor) = schema
            .multiple_of
            .filter(|of| !number::is_integer(number / of))
        {
            self.breach(value, Breach::MultipleOf(factor));
        }
        if let Some(max) = schema.maximum
            && (number > max.value || (max.exclusive && number >= max.value))
        {
            self.breach(value, Breach::Maximum(max));
        }
        if let Some(min) = schema.minimum
            && (number < min.value || (min.exclusive && number <= min.value))
        {
            self.breach(value, Breach::Minimum(min));
        }
        self.score += 1;
    }
}

/// The steps of looking at a value, without what is inside it.
fn cost(schema: &Schema, value: &Node) -> u64 {
    let parts = match &value.data {
        Data::Mapping(entries) => {
            let properties = schema.properties.as_ref().map_or(0, Vec::len);
            entries.len() + properties + schema.required.len() + schema.dependencies.len()
        }
        Data::Sequence(items) => items.len(),
        Data::String(text) => text.len() / 16,
        _ => 0,
    };
    parts as u64 + 1
}

fn by_name(entries: &[Entry]) -> Places<'_> {
    Places::of(&mut entries.iter().map(|entry| entry.key.text.as_str()))
}

/// Whether a value is of a type for Juju.
pub fn is_of(value: &Node, json_type: JsonType) -> bool {
    match json_type {
        JsonType::String => matches!(value.data, Data::String(_)),
        JsonType::Integer => value.as_f64().is_some_and(number::is_integer),
        JsonType::Number => value.as_f64().is_some(),
        JsonType::Boolean => matches!(value.data, Data::Bool(_)),
        JsonType::Object => matches!(value.data, Data::Mapping(_)),
        JsonType::Array => matches!(value.data, Data::Sequence(_)),
        JsonType::Null => matches!(value.data, Data::Null),
    }
}
