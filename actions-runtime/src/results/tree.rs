//! A serialized value, as which it becomes results, key by key, or one JSON text.

use std::fmt::Display;

use serde::ser::Serialize;
use serde_json::Value as Json;

use super::serializer::IntoTree;
use super::{Results, joined};
use crate::shown::shown;

pub(super) enum Tree {
    /// `null`, which is no result.
    Nothing,
    Text(String),
    /// What is spelled alike as a text and in JSON.
    Bare(String),
    /// As a text, and in JSON: `5`, `5.0`.
    Float(String, String),
    /// What another crate wrote as JSON, and its reader: only who has such a value links it.
    Json(String, fn(&str) -> Tree),
    List(Vec<Tree>),
    /// Names and values.
    Map(Vec<String>, Vec<Tree>),
    /// In keys, `_` is `-` in its names.
    Struct(Vec<String>, Vec<Tree>),
    /// Why the value cannot be written.
    Unwritten(String),
}

impl Tree {
    pub(super) fn of(value: &(impl Serialize + ?Sized)) -> Self {
        value.serialize(IntoTree).unwrap_or_else(|error| Self::Unwritten(unwritten(error)))
    }

    pub(super) fn of_json(json: &str) -> Self {
        match serde_json::from_str::<Json>(json) {
            Ok(value) => Self::of(&value),
            Err(error) => Self::Unwritten(unwritten(error)),
        }
    }

    /// Adds the results, under `key` if there is one. What cannot be written is told, and keeps back
    /// nothing else.
    pub(super) fn add_to(self, results: &mut Results, key: Option<&str>) {
        if let Err(why) = self.try_add_to(results, key) {
            results.tell(key, why);
        }
    }

    fn try_add_to(self, results: &mut Results, key: Option<&str>) -> Result<(), String> {
        let text = match self {
            Self::Nothing => return Ok(()),
            Self::Map(names, values) => {
                for (name, value) in names.into_iter().zip(values) {
                    let name = key.map_or_else(|| name.clone(), |key| joined(key, &name));
                    value.add_to(results, Some(&name));
                }
                return Ok(());
            }
            Self::Struct(names, values) => {
                let names = names.iter().map(|name| name.trim_matches('_').replace('_', "-"));
                return Self::Map(names.collect(), values).try_add_to(results, key);
            }
            Self::Json(json, read) if json.trim_start().starts_with(['{', '"', 'n']) => {
                return read(&json).try_add_to(results, key);
            }
            Self::Text(text) | Self::Float(text, _) => text,
            other => other.into_json()?,
        };
        let key = key.ok_or("what is no struct or map has no key, and each result needs one")?;
        results.pairs.push((key.to_owned(), text));
        Ok(())
    }

    /// The JSON text, or why there is none.
    pub(super) fn into_json(self) -> Result<String, String> {
        let mut json = String::new();
        self.write_json(&mut json)?;
        Ok(json)
    }

    fn write_json(self, json: &mut String) -> Result<(), String> {
        match self {
            Self::Nothing => json.push_str("null"),
            Self::Text(text) => json.push_str(&serde_json::to_string(&text).map_err(unwritten)?),
            Self::Bare(text) | Self::Float(_, text) | Self::Json(text, _) => {
                json.push_str(&text);
            }
            Self::List(items) => {
                json.push('[');
                for (index, item) in items.into_iter().enumerate() {
                    json.push_str(if index > 0 { "," } else { "" });
                    item.write_json(json)?;
                }
                json.push(']');
            }
            Self::Map(names, values) | Self::Struct(names, values) => {
                json.push('{');
                for (index, (name, value)) in names.into_iter().zip(values).enumerate() {
                    json.push_str(if index > 0 { "," } else { "" });
                    Self::Text(name).write_json(json)?;
                    json.push(':');
                    value.write_json(json)?;
                }
                json.push('}');
            }
            Self::Unwritten(why) => return Err(why),
        }
        Ok(())
    }
}

fn unwritten(error: impl Display) -> String {
    format!("a value cannot be written as text: {}", shown(&error.to_string()))
}
