//! The values that keywords hold.

use super::json_type::JsonType;
use super::messages;
use super::owner::Owner;
use super::{Bound, Count, Members, Text};
use crate::diagnostic::Diagnostics;
use crate::number::is_integer;
use crate::pattern::Pattern;
use crate::places::Places;
use crate::source::Span;
use crate::yaml::node::{Data, Node};

pub(super) fn text(
    owner: &Owner,
    keyword: &str,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Text> {
    let text = Text::of(node);
    if text.is_none() {
        diagnostics.push(messages::schema::wrong_kind(
            owner, keyword, "a string", node,
        ));
    }
    text
}

pub(super) fn boolean(
    owner: &Owner,
    keyword: &str,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<bool> {
    let value = node.as_bool();
    if value.is_none() {
        diagnostics.push(messages::schema::wrong_kind(
            owner,
            keyword,
            "a boolean",
            node,
        ));
    }
    value
}

pub(super) fn number(
    owner: &Owner,
    keyword: &str,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<f64> {
    let Some(value) = node.as_f64() else {
        diagnostics.push(messages::schema::wrong_kind(
            owner, keyword, "a number", node,
        ));
        return None;
    };
    // Infinite numbers have their own error.
    value.is_finite().then_some(value)
}

pub(super) fn count(
    owner: &Owner,
    keyword: &str,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Count> {
    let value = number(owner, keyword, node, diagnostics)?;
    if !is_integer(value) || value < 0.0 {
        diagnostics.push(messages::schema::not_a_count(owner, keyword, node));
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let value = value as u64;
    Some(Count {
        value,
        span: node.span,
    })
}

/// A bound together with the flag of draft 4 that makes it exclusive.
pub(super) fn bound(
    owner: &Owner,
    keywords: (&str, &str),
    (bound, exclusive): (Option<&Node>, Option<(Span, &Node)>),
    diagnostics: &mut Diagnostics,
) -> Option<Bound> {
    let (keyword, flag) = keywords;
    let is_exclusive = exclusive.and_then(|(_, node)| {
        let value = node.as_bool();
        if value.is_none() {
            diagnostics.push(messages::schema::exclusive_not_a_boolean(owner, flag, node));
        }
        value
    });
    let Some(bound) = bound else {
        if let (Some((key, _)), Some(_)) = (exclusive, is_exclusive) {
            diagnostics.push(messages::schema::exclusive_without_bound(owner, flag, key));
        }
        return None;
    };
    Some(Bound {
        value: number(owner, keyword, bound, diagnostics)?,
        span: bound.span,
        exclusive: is_exclusive.unwrap_or(false),
    })
}

pub(super) fn types(owner: &Owner, node: &Node, diagnostics: &mut Diagnostics) -> Vec<JsonType> {
    let expected = "a string or a list of strings";
    match &node.data {
        Data::String(name) => match JsonType::named(name) {
            Some(known) => vec![known],
            None => {
                diagnostics.push(messages::schema::unknown_type(owner, node.span, name));
                // So that one mistake does not become more in the handlers.
                JsonType::all_meant_by(name)
            }
        },
        Data::Sequence(names) => {
            let mut types = Vec::new();
            for item in names {
                match &item.data {
                    // Juju drops an unknown name from a list without a word.
                    Data::String(name) => match JsonType::named(name) {
                        Some(known) if !types.contains(&known) => types.push(known),
                        Some(_) => {}
                        None => diagnostics.push(messages::schema::unknown_type_in_list(
                            owner, item.span, name,
                        )),
                    },
                    Data::Null => {
                        let place = item.span;
                        diagnostics.push(messages::schema::null_in_types(owner, place, names));
                        types.push(JsonType::Null);
                    }
                    _ => diagnostics
                        .push(messages::schema::wrong_kind(owner, "type", expected, item)),
                }
            }
            types
        }
        _ => {
            diagnostics.push(messages::schema::wrong_kind(owner, "type", expected, node));
            Vec::new()
        }
    }
}

pub(super) fn members(
    owner: &Owner,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Members> {
    let Some(values) = node.as_sequence() else {
        diagnostics.push(messages::schema::wrong_kind(owner, "enum", "a list", node));
        return None;
    };
    let (members, repeated) = Members::new(node.span, values);
    for (value, first) in repeated {
        diagnostics.push(messages::schema::member_twice(owner, first.span, value));
    }
    Some(members)
}

pub(super) fn required(owner: &Owner, node: &Node, diagnostics: &mut Diagnostics) -> Vec<Text> {
    let Some(items) = node.as_sequence() else {
        diagnostics.push(messages::schema::required_not_a_list(owner, node));
        return names_meant(node);
    };
    let mut seen = Places::default();
    let mut names: Vec<Text> = Vec::new();
    for item in items {
        let expected = "a list of strings";
        let Some(name) = item.as_str() else {
            diagnostics.push(messages::schema::wrong_kind(
                owner, "required", expected, item,
            ));
            continue;
        };
        match seen.note(name, names.len()) {
            Some(first) => {
                let first = names[first].span;
                let problem = messages::schema::required_twice(owner, name, first, item.span);
                diagnostics.push(problem);
            }
            None => names.push(Text::new(name, item.span)),
        }
    }
    names
}

/// The names in a text that should be a list: `a, b`.
pub(super) fn names_meant(node: &Node) -> Vec<Text> {
    let text = node.as_str().unwrap_or_default();
    let names = text
        .split(',')
        .map(|name| name.trim_matches(['[', ']', ' ']));
    let names = names.filter(|name| !name.is_empty());
    names.map(|name| Text::new(name, node.span)).collect()
}

pub(super) fn pattern(owner: &Owner, node: &Node, diagnostics: &mut Diagnostics) -> Option<Text> {
    let text = text(owner, "pattern", node, diagnostics)?;
    if let Err(error) = Pattern::parse(&text.text) {
        diagnostics.push(messages::schema::invalid_pattern(
            owner, "pattern", &text, &error,
        ));
        return None;
    }
    Some(text)
}
