//! A serialized value, as which it becomes results, key by key, or one JSON text.

use std::fmt::Display;

use serde::ser::Serialize;
use serde_json::Value as Json;

use super::serializer::IntoTree;
use super::{Results, joined};
use crate::shown::shown;

/// Functions stand in it so that only who has such a value links what they do.
pub(super) enum Tree {
    /// `null`, which is no result.
    Nothing,
    Text(String),
    /// What is spelled alike as a text and in JSON.
    Bare(String),
    /// As a text, and in JSON: `5`, `5.0`.
    Float(String, String),
    /// Names, values, and what makes a part of a key of a name.
    Object(Vec<String>, Vec<Tree>, fn(&str) -> String),
    /// Why the value cannot be written.
    Unwritten(String),
}

impl Tree {
    pub(super) fn of(value: &(impl Serialize + ?Sized)) -> Self {
        value.serialize(IntoTree).unwrap_or_else(|error| Self::Unwritten(unwritten(error)))
    }

    /// A map, or a variant with values.
    pub(super) fn of_map(names: Vec<String>, values: Vec<Self>) -> Self {
        Self::Object(names, values, str::to_owned)
    }

    pub(super) fn of_struct(names: Vec<String>, values: Vec<Self>) -> Self {
        Self::Object(names, values, |name| name.trim_matches('_').replace('_', "-"))
    }

    /// What another crate wrote as JSON.
    pub(super) fn of_json(json: String) -> Self {
        if !json.trim_start().starts_with(['{', '"', 'n']) {
            return Self::Bare(json);
        }
        let value = serde_json::from_str::<Json>(&json);
        value.map_or_else(|error| Self::Unwritten(unwritten(error)), |value| Self::of(&value))
    }

    /// Adds the results, under `key` if there is one. What cannot be written is told, and keeps back
    /// nothing else.
    pub(super) fn add_to(self, results: &mut Results, key: Option<&str>) {
        match self {
            Self::Nothing => {}
            Self::Object(names, values, key_of) => {
                for (name, value) in names.iter().zip(values) {
                    value.add_to(results, Some(&joined(key, &key_of(name))));
                }
            }
            Self::Unwritten(why) => results.tell(key, why),
            Self::Text(text) | Self::Bare(text) | Self::Float(text, _) => match key {
                Some(key) => results.pairs.push((key.to_owned(), text)),
                None => {
                    let why = "what is no struct or map has no key, and each result needs one";
                    results.tell(None, why.to_owned());
                }
            },
        }
    }

    /// A list is its JSON text wherever it stands.
    pub(super) fn of_items(items: Vec<Self>) -> Self {
        let items: Result<Vec<_>, _> = items.into_iter().map(Self::into_json).collect();
        match items {
            Ok(items) => Self::Bare(format!("[{}]", items.join(","))),
            Err(why) => Self::Unwritten(why),
        }
    }

    /// The JSON text, or why there is none.
    pub(super) fn into_json(self) -> Result<String, String> {
        Ok(match self {
            Self::Nothing => "null".to_owned(),
            Self::Text(text) => serde_json::to_string(&text).map_err(unwritten)?,
            Self::Bare(text) | Self::Float(_, text) => text,
            Self::Object(names, values, _) => {
                let mut members = Vec::with_capacity(names.len());
                for (name, value) in names.into_iter().zip(values) {
                    members.push(Self::Text(name).into_json()? + ":" + &value.into_json()?);
                }
                format!("{{{}}}", members.join(","))
            }
            Self::Unwritten(why) => return Err(why),
        })
    }
}

fn unwritten(error: impl Display) -> String {
    format!("a value cannot be written as text: {}", shown(&error.to_string()))
}
