//! Whether params fit a schema, as `juju/gojsonschema` decides it (`validation.go`), in its words.
//!
//! It departs from draft 4 in places, and so does this on purpose: a tuple is looked at only where
//! the array is as long as it, `format` never, and all numbers are float64.

use std::borrow::Borrow;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::fmt::{Display, Write as _};
use std::mem;

use regex::Regex;
use serde_json::Value;

use super::go_json::text;
use super::go_number::{is_integer, shown};
use super::keyword::{self, Object, is_of};
use super::pattern;

/// All that is wrong with `params`, in the order of the schema. Both are sorted.
///
/// # Errors
/// Why it is not known what Juju answers: the schema is none that Juju takes, in its words, or has a
/// pattern that is not translated.
pub(super) fn violations(
    action: &str,
    schema: &Value,
    params: &Value,
) -> Result<Vec<String>, String> {
    let mut run = Run { action, path: "(root)".to_owned(), ..Run::default() };
    run.value(schema, params);
    run.unknown.map_or(Ok(run.found.violations), Err)
}

type Compare<T> = fn(&T, &T) -> bool;

/// A keyword for a length, and its message with a `#` for the bound.
type Bound = (&'static str, &'static str);

/// How the value of a keyword is read, and the words for one that cannot be.
type Kind<'s, T> = (fn(&'s Value) -> Option<T>, &'static str);

#[derive(Default)]
struct Run<'s> {
    action: &'s str,
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
    const NUMBER: Kind<'s, f64> = (Value::as_f64, "a number");
    const COUNT: Kind<'s, usize> = (keyword::count, "an integer, greater or equal to 0");
    const FLAG: Kind<'s, bool> = (Value::as_bool, "a boolean");
    const TEXT: Kind<'s, &'s str> = (Value::as_str, "a string");
    const LIST: Kind<'s, &'s Vec<Value>> = (Value::as_array, "an array");
    const TEXTS: Kind<'s, Vec<&'s str>> = (keyword::texts, "an array of strings");
    const OBJECT: Kind<'s, &'s Object> = (Value::as_object, "of type object");

    fn keyword<T>(&mut self, schema: &'s Object, name: &str, kind: Kind<'s, T>) -> Option<T> {
        self.read(schema.get(name)?, name, kind)
    }

    fn read<T>(&mut self, value: &'s Value, name: &str, kind: Kind<'s, T>) -> Option<T> {
        let (read, expected) = kind;
        let read = read(value);
        if read.is_none() {
            self.no_schema(format_args!("{name} must be {expected}"));
        }
        read
    }

    fn no_schema(&mut self, why: impl Display) {
        let action = self.action;
        self.unknown.get_or_insert_with(|| {
            format!("invalid params schema for action schema {action}: {why}")
        });
    }

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

    fn merge(&mut self, other: Found) {
        self.found.violations.extend(other.violations);
        self.found.score += other.score;
    }

    fn inside(&mut self, step: impl Display, schema: &'s Value, value: &Value) {
        let length = self.path.len();
        let _ = write!(self.path, ".{step}");
        self.value(schema, value);
        self.path.truncate(length);
    }

    fn value(&mut self, schema: &'s Value, value: &Value) {
        let Some(schema) = self.read(schema, "schema", Self::OBJECT) else {
            return;
        };
        let types = self.types(schema);
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
        let members = self.keyword(schema, "enum", Self::LIST).into_iter().flatten();
        let members: Vec<_> = members.map(text).collect();
        if !members.is_empty() && !members.contains(&text(value)) {
            let members = members.join(",");
            self.breach(value, format_args!("must match one of the enum values [{members}]"));
        }
        self.found.score += 1;
        match value {
            Value::String(text) => self.string(schema, value, text),
            Value::Object(members) => {
                let properties = self.keyword(schema, "properties", Self::OBJECT);
                for (name, inner) in properties.into_iter().flatten() {
                    if let Some(value) = members.get(name) {
                        self.inside(name, inner, value);
                    }
                }
            }
            _ => {}
        }
        self.found.score += 1;
    }

    /// The types of a schema; none for any. Juju drops what is unknown or twice in a list without a
    /// word.
    fn types(&mut self, schema: &'s Object) -> Vec<&'s str> {
        let is_type = |name: &str| is_of(&Value::Null, name).is_some();
        let mut types = match schema.get("type") {
            Some(Value::String(name)) if !is_type(name) => {
                self.no_schema(format_args!("{name} is not a valid type"));
                Vec::new()
            }
            Some(Value::String(name)) => vec![name.as_str()],
            _ => self.keyword(schema, "type", Self::TEXTS).unwrap_or_default(),
        };
        let mut known = HashSet::new();
        types.retain(|name| is_type(name) && known.insert(*name));
        types
    }

    fn combined(&mut self, schema: &'s Object, value: &Value) {
        for (keyword, message) in [
            ("anyOf", "must validate at least one schema (anyOf)"),
            ("oneOf", "must validate one and only one schema (oneOf)"),
            ("allOf", "must validate all the schemas (allOf)"),
        ] {
            let schemas = self.keyword(schema, keyword, Self::LIST).into_iter().flatten();
            let attempts: Vec<_> = schemas.map(|schema| self.attempt(schema, value)).collect();
            let fitting = attempts.iter().filter(|found| found.violations.is_empty()).count();
            let fits = match keyword {
                "anyOf" => fitting > 0 || attempts.is_empty(),
                "oneOf" => fitting == 1 || attempts.is_empty(),
                _ => fitting == attempts.len(),
            };
            if !fits {
                self.breach(value, message);
            }
            let told = match keyword {
                "allOf" => attempts,
                _ if fitting > 0 => Vec::new(),
                _ => Vec::from_iter(attempts.into_iter().min_by_key(|found| Reverse(found.score))),
            };
            for found in told {
                self.merge(found);
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

    fn dependencies(&mut self, schema: &'s Object, value: &Value, members: &Object) {
        let dependencies = self.keyword(schema, "dependencies", Self::OBJECT);
        for (name, dependency) in dependencies.into_iter().flatten() {
            if !members.contains_key(name) {
                continue;
            }
            if !dependency.is_array() {
                self.value(dependency, value);
                continue;
            }
            let needed = self.read(dependency, "dependency", Self::TEXTS).unwrap_or_default();
            for needed in needed.into_iter().filter(|needed| !members.contains_key(*needed)) {
                self.breach(value, format_args!("has a dependency on {needed}"));
            }
        }
    }

    fn array(&mut self, schema: &'s Object, value: &Value, items: &[Value]) {
        let mut all_from = |start: usize, schema| {
            for (index, item) in items.iter().enumerate().skip(start) {
                self.inside(index, schema, item);
            }
        };
        let rest = schema.get("additionalItems").unwrap_or(&Value::Bool(true));
        match schema.get("items") {
            Some(Value::Array(places)) if places.len() == items.len() => {
                for (index, (place, item)) in places.iter().zip(items).enumerate() {
                    self.inside(index, place, item);
                }
            }
            Some(Value::Array(places)) if places.is_empty() || places.len() > items.len() => {}
            Some(Value::Array(places)) => match rest {
                Value::Bool(false) => self.breach(value, "no additional item allowed on array"),
                Value::Bool(true) => {}
                rest => all_from(places.len(), rest),
            },
            Some(each) => all_from(0, each),
            None => {}
        }
        let at_least = ("minItems", "array must have at least # items");
        let at_most = ("maxItems", "array must have at the most # items");
        self.length(schema, value, items.len(), [at_least, at_most]);
        if self.keyword(schema, "uniqueItems", Self::FLAG) == Some(true) {
            let mut seen = HashSet::new();
            for _ in items.iter().filter(|item| !seen.insert(text(item))) {
                self.breach(value, "array items must be unique");
            }
        }
        self.found.score += 1;
    }

    fn object(&mut self, schema: &'s Object, value: &Value, members: &Object) {
        let at_least = ("minProperties", "must have at least # properties");
        let at_most = ("maxProperties", "must have at the most # properties");
        self.length(schema, value, members.len(), [at_least, at_most]);
        for name in self.keyword(schema, "required", Self::TEXTS).unwrap_or_default() {
            if members.contains_key(name) {
                self.found.score += 1;
            } else {
                self.breach(value, format_args!("\"{name}\" property is missing and required"));
            }
        }
        self.found.score += 1;
        // Where all are allowed, Juju does not look at `patternProperties` either.
        if schema.get("additionalProperties") != Some(&Value::Bool(true)) {
            for (name, member) in members {
                self.additional(schema, value, name, member);
            }
        }
    }

    /// `patternProperties` and `additionalProperties`, which ask each other.
    fn additional(&mut self, schema: &'s Object, object: &Value, name: &str, value: &Value) {
        let patterns = self.keyword(schema, "patternProperties", Self::OBJECT);
        let patterns = || patterns.into_iter().flatten();
        let mut has_pattern = false;
        let mut fits_pattern = false;
        for (pattern, inner) in patterns() {
            if self.matches(pattern, name) {
                has_pattern = true;
                let before = self.found.violations.len();
                self.inside(name, inner, value);
                fits_pattern |= self.found.violations.len() == before;
            }
        }
        if fits_pattern {
            self.found.score += 1;
        }
        let properties = self.keyword(schema, "properties", Self::OBJECT);
        let is_listed = properties.is_some_and(|properties| properties.contains_key(name));
        let is_refused = !fits_pattern && (has_pattern || !is_listed);
        match schema.get("additionalProperties") {
            None if has_pattern && !fits_pattern => {
                // Quoted, but not escaped.
                let mut patterns: Vec<_> =
                    patterns().map(|(one, _)| format!("\"{one}\"")).collect();
                patterns.sort_unstable();
                let patterns = listed(&patterns);
                let message = format_args!("property \"{name}\" does not match pattern {patterns}");
                self.breach(object, message);
            }
            Some(Value::Bool(false)) if is_refused => {
                self.breach(object, format_args!("additional property \"{name}\" is not allowed"));
            }
            // Juju reports these at the object, not at the name.
            Some(rest) if is_refused => self.value(rest, value),
            _ => {}
        }
    }

    fn string(&mut self, schema: &'s Object, value: &Value, text: &str) {
        let at_least = ("minLength", "string length must be greater or equal to #");
        let at_most = ("maxLength", "string length must be lower or equal to #");
        self.length(schema, value, text.chars().count(), [at_least, at_most]);
        if let Some(pattern) = self.keyword(schema, "pattern", Self::TEXT)
            && !self.matches(pattern, text)
        {
            self.breach(value, format_args!("does not match pattern '{pattern}'"));
        }
        self.found.score += 1;
    }

    fn length(&mut self, schema: &'s Object, value: &Value, length: usize, bounds: [Bound; 2]) {
        let compare: [Compare<usize>; 2] = [usize::lt, usize::gt];
        for ((keyword, message), is_past) in bounds.into_iter().zip(compare) {
            let bound = self.keyword(schema, keyword, Self::COUNT);
            if let Some(bound) = bound.filter(|bound| is_past(&length, bound)) {
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
    fn number(&mut self, schema: &'s Object, value: f64) {
        let given = Value::from(shown(value));
        let factor = self.keyword(schema, "multipleOf", Self::NUMBER);
        if let Some(factor) = factor.filter(|factor| !is_integer(value / factor)) {
            self.breach(&given, format_args!("must be a multiple of {}", shown(factor)));
        }
        let bounds: [(_, _, _, Compare<f64>, Compare<f64>); 2] = [
            ("maximum", "exclusiveMaximum", "lower", f64::gt, f64::ge),
            ("minimum", "exclusiveMinimum", "greater", f64::lt, f64::le),
        ];
        for (keyword, exclusive, word, is_past, is_past_or_at) in bounds {
            let is_exclusive = self.keyword(schema, exclusive, Self::FLAG) == Some(true);
            let (or_equal, is_past) =
                if is_exclusive { ("or equal to ", is_past_or_at) } else { ("", is_past) };
            let bound = self.keyword(schema, keyword, Self::NUMBER);
            if let Some(bound) = bound.filter(|bound| is_past(&value, bound)) {
                let bound = shown(bound);
                self.breach(&given, format_args!("must be {word} than {or_equal}{bound}"));
            }
        }
        self.found.score += 1;
    }
}

/// One as it is, several in brackets.
fn listed<S: Borrow<str>>(texts: &[S]) -> String {
    match texts {
        [only] => only.borrow().to_owned(),
        several => format!("[{}]", several.join(",")),
    }
}
