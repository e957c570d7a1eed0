//! Whether params fit a schema, as `juju/gojsonschema` decides it (`validation.go`), in its words.
//!
//! It departs from draft 4 in places, and so does this on purpose: a tuple is looked at only where
//! the array is as long as it, `format` never, and all numbers are float64.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};
use std::fmt::{Display, Write as _};
use std::mem;

use regex::Regex;
use serde_json::Value;

use super::go_json::{sorted, text};
use super::go_number::{is_integer, shown};
use super::keyword::{self, Object, Unknown};
use super::pattern;

/// All that is wrong with `params`, in the order of the schema.
pub(super) fn violations(schema: &Value, params: &Value) -> Result<Vec<String>, Unknown> {
    let mut run =
        Run { path: "(root)".to_owned(), found: Found::default(), patterns: HashMap::new() };
    run.value(schema, params)?;
    Ok(run.found.violations)
}

type Compare = fn(&f64, &f64) -> bool;

struct Run<'s> {
    path: String,
    found: Found,
    patterns: HashMap<&'s str, Regex>,
}

#[derive(Default)]
struct Found {
    violations: Vec<String>,
    /// How well the value fits, by Juju's own count: `oneOf` and `anyOf` tell what is wrong with
    /// the schema that comes nearest.
    score: i64,
}

impl<'s> Run<'s> {
    fn breach(&mut self, value: &Value, message: impl Display) {
        self.breach_of(&text(value), message);
    }

    fn breach_of(&mut self, given: &str, message: impl Display) {
        let path = &self.path;
        let violation = format!("{path} : {message}, given {given}");
        self.found.violations.push(violation);
        self.found.score -= 2;
    }

    /// What a walk of its own finds.
    fn attempt(&mut self, schema: &'s Value, value: &Value) -> Result<Found, Unknown> {
        let before = mem::take(&mut self.found);
        self.value(schema, value)?;
        Ok(mem::replace(&mut self.found, before))
    }

    fn merge(&mut self, other: Found) {
        self.found.violations.extend(other.violations);
        self.found.score += other.score;
    }

    fn inside(
        &mut self,
        step: impl Display,
        schema: &'s Value,
        value: &Value,
    ) -> Result<(), Unknown> {
        let length = self.path.len();
        let _ = write!(self.path, ".{step}");
        self.value(schema, value)?;
        self.path.truncate(length);
        Ok(())
    }

    fn value(&mut self, schema: &'s Value, value: &Value) -> Result<(), Unknown> {
        let schema =
            schema.as_object().ok_or_else(|| keyword::wrong("schema", "of type object"))?;
        let types = keyword::types(schema)?;
        if !types.is_empty() && !types.iter().any(|known| keyword::is_of(value, known)) {
            self.breach(value, format_args!("must be of type {}", listed(&types)));
            return Ok(());
        }
        self.combined(schema, value)?;
        match value {
            Value::Array(items) => self.array(schema, value, items)?,
            Value::Object(members) => self.object(schema, value, members)?,
            Value::Number(number) => self.number(schema, number.as_f64().unwrap_or(f64::NAN))?,
            _ => {}
        }
        let members = keyword::list(schema, "enum")?;
        if !members.is_empty() {
            let members: Vec<_> = members.iter().map(text).collect();
            if !members.contains(&text(value)) {
                let members = members.join(",");
                let message = format_args!("must match one of the enum values [{members}]");
                self.breach(value, message);
            }
        }
        self.found.score += 1;
        match value {
            Value::String(text) => self.string(schema, value, text)?,
            Value::Object(members) => {
                for (name, inner) in keyword::sorted_object(schema, "properties")? {
                    if let Some(value) = members.get(name) {
                        self.inside(name, inner, value)?;
                    }
                }
            }
            _ => {}
        }
        self.found.score += 1;
        Ok(())
    }

    fn combined(&mut self, schema: &'s Object, value: &Value) -> Result<(), Unknown> {
        for (keyword, message) in [
            ("anyOf", "must validate at least one schema (anyOf)"),
            ("oneOf", "must validate one and only one schema (oneOf)"),
        ] {
            let schemas = keyword::list(schema, keyword)?;
            let (fitting, nearest) = self.nearest(schemas, value)?;
            let is_enough = fitting == 1 || (fitting > 1 && keyword == "anyOf");
            if !schemas.is_empty() && !is_enough {
                self.breach(value, message);
                if fitting == 0 {
                    self.merge(nearest);
                }
            }
        }
        let all_of = keyword::list(schema, "allOf")?;
        let mut fits_all = true;
        for part in all_of {
            let attempt = self.attempt(part, value)?;
            fits_all &= attempt.violations.is_empty();
            self.merge(attempt);
        }
        if !fits_all {
            self.breach(value, "must validate all the schemas (allOf)");
        }
        if let Some(not) = schema.get("not")
            && self.attempt(not, value)?.violations.is_empty()
        {
            self.breach(value, "must not validate the schema (not)");
        }
        if let Value::Object(members) = value {
            self.dependencies(schema, value, members)?;
        }
        self.found.score += 1;
        Ok(())
    }

    /// How many of the schemas the value fits, and what is wrong by the one that comes nearest.
    fn nearest(&mut self, schemas: &'s [Value], value: &Value) -> Result<(usize, Found), Unknown> {
        let mut fitting = 0;
        let mut nearest: Option<Found> = None;
        for schema in schemas {
            let attempt = self.attempt(schema, value)?;
            let is_nearer = |known: &Found| attempt.score > known.score;
            if attempt.violations.is_empty() {
                fitting += 1;
            } else if nearest.as_ref().is_none_or(is_nearer) {
                nearest = Some(attempt);
            }
        }
        Ok((fitting, nearest.unwrap_or_default()))
    }

    fn dependencies(
        &mut self,
        schema: &'s Object,
        value: &Value,
        members: &Object,
    ) -> Result<(), Unknown> {
        for (name, dependency) in keyword::sorted_object(schema, "dependencies")? {
            if !members.contains_key(name) {
                continue;
            }
            if dependency.is_array() {
                for needed in keyword::texts("dependency", dependency)? {
                    if !members.contains_key(needed) {
                        self.breach(value, format_args!("has a dependency on {needed}"));
                    }
                }
            } else {
                self.value(dependency, value)?;
            }
        }
        Ok(())
    }

    fn array(&mut self, schema: &'s Object, value: &Value, items: &[Value]) -> Result<(), Unknown> {
        match schema.get("items") {
            Some(Value::Array(places)) if places.len() == items.len() => {
                for (index, (place, item)) in places.iter().zip(items).enumerate() {
                    self.inside(index, place, item)?;
                }
            }
            Some(Value::Array(places)) if !places.is_empty() && places.len() < items.len() => {
                match schema.get("additionalItems") {
                    Some(Value::Bool(false)) => {
                        self.breach(value, "no additional item allowed on array");
                    }
                    Some(Value::Bool(true)) | None => {}
                    Some(rest) => {
                        for (index, item) in items.iter().enumerate().skip(places.len()) {
                            self.inside(index, rest, item)?;
                        }
                    }
                }
            }
            Some(Value::Array(_)) | None => {}
            Some(each) => {
                for (index, item) in items.iter().enumerate() {
                    self.inside(index, each, item)?;
                }
            }
        }
        let at_least = ("minItems", "array must have at least # items");
        let at_most = ("maxItems", "array must have at the most # items");
        self.length(schema, value, items.len(), at_least, at_most)?;
        if keyword::flag(schema, "uniqueItems")? {
            let mut seen = HashSet::new();
            for item in items {
                if !seen.insert(text(item)) {
                    self.breach(value, "array items must be unique");
                }
            }
        }
        self.found.score += 1;
        Ok(())
    }

    fn object(
        &mut self,
        schema: &'s Object,
        value: &Value,
        members: &Object,
    ) -> Result<(), Unknown> {
        let at_least = ("minProperties", "must have at least # properties");
        let at_most = ("maxProperties", "must have at the most # properties");
        self.length(schema, value, members.len(), at_least, at_most)?;
        let required = schema.get("required");
        for name in required.map_or(Ok(Vec::new()), |names| keyword::texts("required", names))? {
            if members.contains_key(name) {
                self.found.score += 1;
            } else {
                self.breach(value, format_args!("\"{name}\" property is missing and required"));
            }
        }
        self.found.score += 1;
        if schema.get("additionalProperties") == Some(&Value::Bool(true)) {
            // Then Juju does not look at `patternProperties` either.
            return Ok(());
        }
        let patterns = keyword::sorted_object(schema, "patternProperties")?;
        for (name, member) in sorted(members) {
            self.additional(schema, &patterns, value, (name, member))?;
        }
        Ok(())
    }

    /// `patternProperties` and `additionalProperties`, which ask each other.
    fn additional(
        &mut self,
        schema: &'s Object,
        patterns: &[(&'s String, &'s Value)],
        object: &Value,
        (name, value): (&str, &Value),
    ) -> Result<(), Unknown> {
        let mut has_pattern = false;
        let mut fits_pattern = false;
        for (pattern, inner) in patterns {
            if !self.matches(pattern, name)? {
                continue;
            }
            has_pattern = true;
            let before = self.found.violations.len();
            self.inside(name, inner, value)?;
            fits_pattern |= self.found.violations.len() == before;
        }
        if fits_pattern {
            self.found.score += 1;
        }
        let properties = keyword::object(schema, "properties")?;
        let is_listed = properties.is_some_and(|properties| properties.contains_key(name));
        let is_refused = !fits_pattern && (has_pattern || !is_listed);
        match schema.get("additionalProperties") {
            None if has_pattern && !fits_pattern => {
                // Quoted, but not escaped.
                let patterns = patterns.iter().map(|(pattern, _)| format!("\"{pattern}\""));
                let mut patterns: Vec<_> = patterns.collect();
                patterns.sort_unstable();
                let patterns = listed(&patterns);
                let message = format_args!("property \"{name}\" does not match pattern {patterns}");
                self.breach(object, message);
            }
            Some(Value::Bool(false)) if is_refused => {
                self.breach(object, format_args!("additional property \"{name}\" is not allowed"));
            }
            // Juju reports these at the object, not at the name.
            Some(rest) if is_refused => self.value(rest, value)?,
            _ => {}
        }
        Ok(())
    }

    fn string(&mut self, schema: &'s Object, value: &Value, text: &str) -> Result<(), Unknown> {
        let at_least = ("minLength", "string length must be greater or equal to #");
        let at_most = ("maxLength", "string length must be lower or equal to #");
        self.length(schema, value, text.chars().count(), at_least, at_most)?;
        if let Some(pattern) = schema.get("pattern") {
            let pattern = pattern.as_str().ok_or_else(|| keyword::wrong("pattern", "a string"))?;
            if !self.matches(pattern, text)? {
                self.breach(value, format_args!("does not match pattern '{pattern}'"));
            }
        }
        self.found.score += 1;
        Ok(())
    }

    /// Compares with two keywords, whose messages have a `#` for the bound.
    fn length(
        &mut self,
        schema: &Object,
        value: &Value,
        length: usize,
        at_least: (&str, &str),
        at_most: (&str, &str),
    ) -> Result<(), Unknown> {
        if let Some(min) = keyword::count(schema, at_least.0)?.filter(|min| length < *min) {
            self.breach(value, at_least.1.replace('#', &min.to_string()));
        }
        if let Some(max) = keyword::count(schema, at_most.0)?.filter(|max| length > *max) {
            self.breach(value, at_most.1.replace('#', &max.to_string()));
        }
        Ok(())
    }

    fn matches(&mut self, pattern: &'s str, text: &str) -> Result<bool, Unknown> {
        if !self.patterns.contains_key(pattern) {
            let regex = pattern::compile(pattern)
                .map_err(|error| Unknown::Pattern(pattern.to_owned(), error))?;
            self.patterns.insert(pattern, regex);
        }
        Ok(pattern::is_match(&self.patterns[pattern], text))
    }

    /// Juju's words are one off: an inclusive bound says "greater than".
    fn number(&mut self, schema: &Object, value: f64) -> Result<(), Unknown> {
        let given = format!("\"{}\"", shown(value));
        if let Some(factor) =
            keyword::number(schema, "multipleOf")?.filter(|of| !is_integer(value / of))
        {
            let message = format_args!("must be a multiple of {}", shown(factor));
            self.breach_of(&given, message);
        }
        let bounds: [(_, _, _, Compare, Compare); 2] = [
            ("maximum", "exclusiveMaximum", "lower", f64::gt, f64::ge),
            ("minimum", "exclusiveMinimum", "greater", f64::lt, f64::le),
        ];
        for (keyword, exclusive, word, is_past, is_past_or_at) in bounds {
            let (or_equal, is_past) = if keyword::flag(schema, exclusive)? {
                ("or equal to ", is_past_or_at)
            } else {
                ("", is_past)
            };
            if let Some(bound) =
                keyword::number(schema, keyword)?.filter(|bound| is_past(&value, bound))
            {
                let message = format_args!("must be {word} than {or_equal}{}", shown(bound));
                self.breach_of(&given, message);
            }
        }
        self.found.score += 1;
        Ok(())
    }
}

/// One as it is, several in brackets.
fn listed<S: Borrow<str>>(texts: &[S]) -> String {
    match texts {
        [only] => only.borrow().to_owned(),
        several => format!("[{}]", several.join(",")),
    }
}
