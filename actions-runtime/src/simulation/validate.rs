//! Whether params fit a schema, as `juju/gojsonschema` decides it (`validation.go`), in its words.
//!
//! It departs from draft 4 in places, and so does this on purpose: a tuple is looked at only where
//! the array is as long as it, `format` never, and all numbers are float64.

use std::borrow::Borrow;
use std::cmp::{Ordering, Reverse};
use std::collections::{HashMap, HashSet};
use std::fmt::{Display, Write as _};
use std::{iter, mem};

use regex::Regex;
use serde_json::{Map, Value};

use super::go::{shown, text};
use super::pattern;
use crate::params::as_integer;

/// All that is wrong with `params`, in the order of the schema. Both are sorted. A keyword with a value that
/// it cannot have is as if it were not there: Juju refuses the charm.
///
/// # Errors
/// Why it is not known what Juju answers: the schema has a pattern that is not translated.
pub(super) fn violations(schema: &Value, params: &Value) -> Result<Vec<String>, String> {
    let mut run = Run { path: "(root)".to_owned(), ..Run::default() };
    run.value(schema, params);
    run.unknown.map_or(Ok(run.found.violations), Err)
}

/// A keyword for a length, and its message with a `#` for the bound.
type Bound = (&'static str, &'static str);

#[derive(Default)]
struct Run<'s> {
    path: String,
    found: Found,
    /// The first thing that is not known.
    unknown: Option<String>,
    patterns: HashMap<&'s str, Result<Regex, String>>,
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
        let (path, given) = (&self.path, text(value));
        let violation = format!("{path} : {message}, given {given}");
        self.found.violations.push(violation);
        self.found.score -= 2;
    }

    /// What a walk of its own finds.
    fn attempt(&mut self, schema: &'s Value, value: &Value) -> Found {
        let before = mem::take(&mut self.found);
        self.value(schema, value);
        mem::replace(&mut self.found, before)
    }

    fn inside(&mut self, step: impl Display, schema: &'s Value, value: &Value) {
        let length = self.path.len();
        let _ = write!(self.path, ".{step}");
        self.value(schema, value);
        self.path.truncate(length);
    }

    fn value(&mut self, schema: &'s Value, value: &Value) {
        let types = types(schema);
        if !types.is_empty() && !types.iter().any(|known| is_of(value, known) == Some(true)) {
            return self.breach(value, format_args!("must be of type {}", listed(&types)));
        }
        self.combined(schema, value);
        match value {
            Value::Array(items) => self.array(schema, value, items),
            Value::Object(members) => self.object(schema, value, members),
            Value::Number(number) => self.number(schema, number.as_f64().unwrap_or(f64::NAN)),
            _ => {}
        }
        let members: Vec<_> = list(schema, "enum").map(text).collect();
        if !members.is_empty() && !members.contains(&text(value)) {
            let members = members.join(",");
            self.breach(value, format_args!("must match one of the enum values [{members}]"));
        }
        self.found.score += 1;
        match value {
            Value::String(text) => self.string(schema, value, text),
            Value::Object(members) => {
                for (name, inner) in members_of(schema, "properties") {
                    if let Some(value) = members.get(name) {
                        self.inside(name, inner, value);
                    }
                }
            }
            _ => {}
        }
        self.found.score += 1;
    }

    fn combined(&mut self, schema: &'s Value, value: &Value) {
        for (keyword, message) in [
            ("anyOf", "must validate at least one schema (anyOf)"),
            ("oneOf", "must validate one and only one schema (oneOf)"),
            ("allOf", "must validate all the schemas (allOf)"),
        ] {
            let schemas = list(schema, keyword);
            let mut attempts: Vec<_> = schemas.map(|schema| self.attempt(schema, value)).collect();
            let fitting = attempts.iter().filter(|found| found.violations.is_empty()).count();
            let fits = match keyword {
                "anyOf" => fitting > 0 || attempts.is_empty(),
                "oneOf" => fitting == 1 || attempts.is_empty(),
                _ => fitting == attempts.len(),
            };
            if !fits {
                self.breach(value, message);
            }
            if keyword != "allOf" {
                // Where none fits, the one that comes nearest is told.
                attempts.sort_by_key(|found| Reverse(found.score));
                attempts.truncate(usize::from(fitting == 0));
            }
            for found in attempts {
                self.found.violations.extend(found.violations);
                self.found.score += found.score;
            }
        }
        if let Some(not) = schema.get("not")
            && self.attempt(not, value).violations.is_empty()
        {
            self.breach(value, "must not validate the schema (not)");
        }
        if let Value::Object(members) = value {
            self.dependencies(schema, value, members);
        }
        self.found.score += 1;
    }

    fn dependencies(&mut self, schema: &'s Value, value: &Value, members: &Map<String, Value>) {
        let is_given = |(name, _): &(&String, _)| members.contains_key(*name);
        for (_, dependency) in members_of(schema, "dependencies").filter(is_given) {
            if !dependency.is_array() {
                self.value(dependency, value);
            }
            for needed in texts(dependency).filter(|needed| !members.contains_key(*needed)) {
                self.breach(value, format_args!("has a dependency on {needed}"));
            }
        }
    }

    fn array(&mut self, schema: &'s Value, value: &Value, items: &[Value]) {
        let mut from = |start: usize, schemas: &mut dyn Iterator<Item = &'s Value>| {
            for ((index, item), schema) in items.iter().enumerate().skip(start).zip(schemas) {
                self.inside(index, schema, item);
            }
        };
        match &schema["items"] {
            Value::Array(places) if places.len() == items.len() => from(0, &mut places.iter()),
            Value::Array(places) if places.is_empty() || places.len() > items.len() => {}
            Value::Array(places) => match &schema["additionalItems"] {
                Value::Bool(false) => self.breach(value, "no additional item allowed on array"),
                Value::Bool(true) | Value::Null => {}
                rest => from(places.len(), &mut iter::repeat(rest)),
            },
            Value::Null => {}
            each => from(0, &mut iter::repeat(each)),
        }
        let at_least = ("minItems", "array must have at least # items");
        let at_most = ("maxItems", "array must have at the most # items");
        self.length(schema, value, items.len(), [at_least, at_most]);
        if schema["uniqueItems"] == true {
            let mut seen = HashSet::new();
            for _ in items.iter().filter(|item| !seen.insert(text(item))) {
                self.breach(value, "array items must be unique");
            }
        }
        self.found.score += 1;
    }

    fn object(&mut self, schema: &'s Value, value: &Value, members: &Map<String, Value>) {
        let at_least = ("minProperties", "must have at least # properties");
        let at_most = ("maxProperties", "must have at the most # properties");
        self.length(schema, value, members.len(), [at_least, at_most]);
        for name in texts(&schema["required"]) {
            if members.contains_key(name) {
                self.found.score += 1;
            } else {
                self.breach(value, format_args!("\"{name}\" property is missing and required"));
            }
        }
        self.found.score += 1;
        // Where all are allowed, Juju does not look at `patternProperties` either.
        if schema["additionalProperties"] != true {
            for (name, member) in members {
                self.additional(schema, value, name, member);
            }
        }
    }

    /// `patternProperties` and `additionalProperties`, which ask each other.
    fn additional(&mut self, schema: &'s Value, object: &Value, name: &str, value: &Value) {
        let patterns = || members_of(schema, "patternProperties");
        let (mut has_pattern, mut fits_pattern) = (false, false);
        for (pattern, inner) in patterns() {
            if self.matches(pattern, name) {
                let before = self.found.violations.len();
                self.inside(name, inner, value);
                has_pattern = true;
                fits_pattern |= self.found.violations.len() == before;
            }
        }
        self.found.score += i64::from(fits_pattern);
        let is_listed = schema["properties"].get(name).is_some();
        let is_refused = !fits_pattern && (has_pattern || !is_listed);
        match &schema["additionalProperties"] {
            Value::Null if !has_pattern || fits_pattern => {}
            Value::Null => {
                // Quoted, but not escaped.
                let mut patterns: Vec<_> =
                    patterns().map(|(one, _)| format!("\"{one}\"")).collect();
                patterns.sort_unstable();
                let patterns = listed(&patterns);
                let message = format_args!("property \"{name}\" does not match pattern {patterns}");
                self.breach(object, message);
            }
            Value::Bool(false) if is_refused => {
                self.breach(object, format_args!("additional property \"{name}\" is not allowed"));
            }
            // Juju reports these at the object, not at the name.
            rest if is_refused => self.value(rest, value),
            _ => {}
        }
    }

    fn string(&mut self, schema: &'s Value, value: &Value, text: &str) {
        let at_least = ("minLength", "string length must be greater or equal to #");
        let at_most = ("maxLength", "string length must be lower or equal to #");
        self.length(schema, value, text.chars().count(), [at_least, at_most]);
        if let Some(pattern) = schema["pattern"].as_str()
            && !self.matches(pattern, text)
        {
            self.breach(value, format_args!("does not match pattern '{pattern}'"));
        }
        self.found.score += 1;
    }

    fn length(&mut self, schema: &'s Value, value: &Value, length: usize, bounds: [Bound; 2]) {
        for ((keyword, message), past) in
            bounds.into_iter().zip([Ordering::Less, Ordering::Greater])
        {
            let Some(bound) = schema[keyword].as_u64() else { continue };
            if (length as u64).cmp(&bound) == past {
                self.breach(value, message.replace('#', &bound.to_string()));
            }
        }
    }

    fn matches(&mut self, pattern: &'s str, text: &str) -> bool {
        let compile = || pattern::compile(pattern);
        match self.patterns.entry(pattern).or_insert_with(compile) {
            Ok(regex) => pattern::is_match(regex, text),
            Err(what) => {
                self.unknown.get_or_insert_with(|| {
                    format!(
                        "whether a text matches the pattern '{pattern}' is not known outside Juju: \
                         it has {what}"
                    )
                });
                false
            }
        }
    }

    /// Juju's words are one off: an inclusive bound says "greater than".
    fn number(&mut self, schema: &'s Value, value: f64) {
        let given = Value::from(shown(value));
        let factor = schema["multipleOf"].as_f64();
        if let Some(factor) = factor.filter(|factor| as_integer(value / factor).is_none()) {
            self.breach(&given, format_args!("must be a multiple of {}", shown(factor)));
        }
        for (keyword, exclusive, past, word) in [
            ("maximum", "exclusiveMaximum", Ordering::Greater, "lower"),
            ("minimum", "exclusiveMinimum", Ordering::Less, "greater"),
        ] {
            let Some(bound) = schema[keyword].as_f64() else { continue };
            let is_exclusive = schema[exclusive] == true;
            let order = value.partial_cmp(&bound);
            if order == Some(past) || is_exclusive && order == Some(Ordering::Equal) {
                let or_equal = if is_exclusive { "or equal to " } else { "" };
                let bound = shown(bound);
                self.breach(&given, format_args!("must be {word} than {or_equal}{bound}"));
            }
        }
        self.found.score += 1;
    }
}

/// Whether the value is of the type with that name, if there is such a type.
pub(crate) fn is_of(value: &Value, name: &str) -> Option<bool> {
    Some(match name {
        "array" => value.is_array(),
        "boolean" => value.is_boolean(),
        "integer" => value.as_f64().and_then(as_integer).is_some(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "object" => value.is_object(),
        "string" => value.is_string(),
        _ => return None,
    })
}

/// The types of a schema; none for any. Juju drops what is unknown or twice in a list without a word.
fn types(schema: &Value) -> Vec<&str> {
    let one = schema["type"].as_str();
    let mut known = HashSet::new();
    let types = one.into_iter().chain(texts(&schema["type"]));
    types.filter(|name| is_of(&Value::Null, name).is_some() && known.insert(*name)).collect()
}

fn list<'s>(schema: &'s Value, keyword: &str) -> impl Iterator<Item = &'s Value> {
    schema[keyword].as_array().into_iter().flatten()
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn members_of<'s>(
    schema: &'s Value,
    keyword: &str,
) -> impl Iterator<Item = (&'s String, &'s Value)> {
    schema[keyword].as_object().into_iter().flatten()
}

/// One as it is, several in brackets.
fn listed<S: Borrow<str>>(texts: &[S]) -> String {
    match texts {
        [only] => only.borrow().to_owned(),
        several => format!("[{}]", several.join(",")),
    }
}
