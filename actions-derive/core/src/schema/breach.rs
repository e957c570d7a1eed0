//! How a value breaks a schema, in Juju's words.

use super::json_type::JsonType;
use super::{Bound, Members, Schema};
use crate::number;
use crate::yaml::canonical;
use crate::yaml::node::Node;
use std::fmt;

/// Where and how a value breaks a schema.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation<'a> {
    /// The way to it: names of properties, and places in lists.
    pub path: Vec<String>,
    /// The very value; the object around it where something is missing or too much.
    pub value: &'a Node,
    /// What it breaks.
    pub breach: Breach<'a>,
}

/// What a value breaks.
#[derive(Clone, Debug, PartialEq)]
pub enum Breach<'a> {
    /// `type`
    Type(&'a [JsonType]),
    /// `enum`
    Enum(&'a Members),
    /// `required`: that name is missing.
    Required(&'a str),
    /// `additionalProperties`: that name is too much.
    Additional(&'a str),
    /// `patternProperties`: the value under that name fits no pattern that the name matches.
    PatternProperty(&'a str, &'a Schema),
    /// `minProperties`
    MinProperties(u64),
    /// `maxProperties`
    MaxProperties(u64),
    /// `dependencies`: that name is missing beside another.
    Dependency(&'a str),
    /// `additionalItems`
    AdditionalItems,
    /// `minItems`
    MinItems(u64),
    /// `maxItems`
    MaxItems(u64),
    /// `uniqueItems`
    UniqueItems,
    /// `minLength`
    MinLength(u64),
    /// `maxLength`
    MaxLength(u64),
    /// `pattern`
    Pattern(&'a str),
    /// `minimum`
    Minimum(Bound),
    /// `maximum`
    Maximum(Bound),
    /// `multipleOf`
    MultipleOf(f64),
    /// `oneOf`
    OneOf,
    /// `anyOf`
    AnyOf,
    /// `allOf`
    AllOf,
    /// `not`
    Not,
}

/// What Juju prints of it: `(root).compression.quality : must be lower than 9, given "12"`.
impl fmt::Display for Violation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(root)")?;
        for step in &self.path {
            write!(f, ".{step}")?;
        }
        let mut given = String::new();
        match (&self.breach, self.value.as_f64()) {
            (Breach::Minimum(_) | Breach::Maximum(_) | Breach::MultipleOf(_), Some(number)) => {
                canonical::string(&number::shown(number), &mut given);
            }
            _ => given = canonical::json(self.value),
        }
        write!(f, " : {}, given {given}", self.breach)
    }
}

/// Juju's words for it. Its bounds are one off: an inclusive one says "greater than".
impl fmt::Display for Breach<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or_equal = |bound: &Bound| if bound.exclusive { "or equal to " } else { "" };
        match self {
            Self::Type(types) => {
                let names: Vec<_> = types.iter().map(|known| known.name()).collect();
                match names.as_slice() {
                    [name] => write!(f, "must be of type {name}"),
                    _ => write!(f, "must be of type [{}]", names.join(",")),
                }
            }
            Self::Enum(members) => {
                let texts: Vec<_> = members.values.iter().map(canonical::json).collect();
                write!(f, "must match one of the enum values [{}]", texts.join(","))
            }
            Self::Required(name) => write!(f, "\"{name}\" property is missing and required"),
            Self::Additional(name) => write!(f, "additional property \"{name}\" is not allowed"),
            Self::PatternProperty(name, schema) => {
                write!(f, "property \"{name}\" does not match pattern ")?;
                // Quoted, but not escaped.
                let patterns = schema.pattern_properties.iter();
                let mut patterns: Vec<_> = patterns
                    .map(|(pattern, _)| format!("\"{}\"", pattern.text))
                    .collect();
                patterns.sort_unstable();
                match patterns.as_slice() {
                    [pattern] => f.write_str(pattern),
                    _ => write!(f, "[{}]", patterns.join(",")),
                }
            }
            Self::MinProperties(count) => write!(f, "must have at least {count} properties"),
            Self::MaxProperties(count) => write!(f, "must have at the most {count} properties"),
            Self::Dependency(name) => write!(f, "has a dependency on {name}"),
            Self::AdditionalItems => f.write_str("no additional item allowed on array"),
            Self::MinItems(count) => write!(f, "array must have at least {count} items"),
            Self::MaxItems(count) => write!(f, "array must have at the most {count} items"),
            Self::UniqueItems => f.write_str("array items must be unique"),
            Self::MinLength(count) => {
                write!(f, "string length must be greater or equal to {count}")
            }
            Self::MaxLength(count) => write!(f, "string length must be lower or equal to {count}"),
            Self::Pattern(pattern) => write!(f, "does not match pattern '{pattern}'"),
            Self::Minimum(bound) => {
                let value = number::shown(bound.value);
                write!(f, "must be greater than {}{value}", or_equal(bound))
            }
            Self::Maximum(bound) => {
                let value = number::shown(bound.value);
                write!(f, "must be lower than {}{value}", or_equal(bound))
            }
            Self::MultipleOf(factor) => {
                write!(f, "must be a multiple of {}", number::shown(*factor))
            }
            Self::OneOf => f.write_str("must validate one and only one schema (oneOf)"),
            Self::AnyOf => f.write_str("must validate at least one schema (anyOf)"),
            Self::AllOf => f.write_str("must validate all the schemas (allOf)"),
            Self::Not => f.write_str("must not validate the schema (not)"),
        }
    }
}
