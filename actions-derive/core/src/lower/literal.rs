//! Values of the declaration as Rust literals.

use super::model::{Additional, Alternative, Json, Literal, Made, Presence, Shape, Struct, Type};
use super::registry::Registry;
use crate::places::Places;
use crate::schema::json_type::JsonType;
use crate::schema::validate::is_of;
use crate::yaml::canonical;
use crate::yaml::node::{Data, Node};

/// `value` as a literal of type `ty`; `None` where it is none, which the checks tell.
pub(super) fn literal(ty: &Type, value: &Node, types: &Registry) -> Option<Literal> {
    match (ty, &value.data) {
        (Type::Boolean, Data::Bool(value)) => Some(Literal::Boolean(*value)),
        (Type::String(_), Data::String(text)) => Some(Literal::String(text.clone())),
        (Type::Integer(ty, _), _) => {
            let integer = integer(value).filter(|integer| ty.holds(*integer));
            integer.map(Literal::Integer)
        }
        (Type::Number(_), _) => Some(Literal::Number(value.as_f64()?)),
        (Type::Array(item, _), Data::Sequence(values)) => {
            let items = values.iter().map(|value| literal(item, value, types));
            Some(Literal::Array(items.collect::<Option<_>>()?))
        }
        (Type::Map(inner), Data::Mapping(entries)) => {
            let entries = entries
                .iter()
                .map(|entry| Some((entry.key.text.clone(), literal(inner, &entry.value, types)?)));
            Some(Literal::Map(entries.collect::<Option<_>>()?))
        }
        (Type::Nullable(_), Data::Null) => Some(Literal::Null),
        (Type::Nullable(inner), _) => Some(Literal::Some(Box::new(literal(inner, value, types)?))),
        (Type::Any, _) => Some(Literal::Any(json(value))),
        (Type::Defined(name), _) => defined(name, types.get(name)?, value, types),
        _ => None,
    }
}

fn defined(name: &str, shape: &Shape, value: &Node, types: &Registry) -> Option<Literal> {
    let name = name.to_owned();
    match shape {
        Shape::Struct(shape) => structure(name, shape, value, types),
        Shape::Enum(shape) => {
            let variant = shape.variant(&canonical::json(value))?;
            Some(Literal::Variant(name, variant.name.clone()))
        }
        Shape::Union(alternatives) => {
            let is_integer = |one: &&Alternative| matches!(one.ty, Type::Integer(..));
            // As decoding has it: an integer is a number only where it can be nothing else.
            let integers = alternatives.iter().filter(is_integer);
            let mut ordered = integers.chain(alternatives);
            ordered.find_map(|one| {
                let held = Box::new(literal(&one.ty, value, types)?);
                Some(Literal::Alternative(name.clone(), one.name, held))
            })
        }
    }
}

fn structure(ty: String, shape: &Struct, value: &Node, types: &Registry) -> Option<Literal> {
    let entries = value.as_mapping()?;
    let given = Places::of(&mut entries.iter().map(|entry| entry.key.text.as_str()));
    let mut fields = Vec::new();
    let mut has_defaults = false;
    for field in &shape.fields {
        let given = match given.get(&field.param.text) {
            Some(place) => Some(literal(&field.ty, &entries[place].value, types)?),
            None => None,
        };
        let (source, held) = match (&field.presence, given) {
            (Presence::Required, given) => (Source::Required, given?),
            (Presence::Filled(_), Some(given)) => (Source::Given, given),
            (Presence::Filled(_), None) => {
                has_defaults = true;
                continue;
            }
            (Presence::Optional, Some(given)) => (Source::Given, Literal::Some(Box::new(given))),
            (Presence::Optional, None) => (Source::Absent, Literal::Null),
        };
        fields.push((source, field.name.clone(), held));
    }
    if let Additional::Kept(name, ty) = &shape.additional {
        let listed = shape.fields.iter();
        let known = Places::of(&mut listed.map(|field| field.param.text.as_str()));
        let rest = entries
            .iter()
            .filter(|entry| !known.contains(&entry.key.text))
            .map(|entry| Some((entry.key.text.clone(), literal(ty, &entry.value, types)?)));
        let rest: Vec<_> = rest.collect::<Option<_>>()?;
        let source = if rest.is_empty() {
            Source::Absent
        } else {
            Source::Given
        };
        fields.push((source, name.clone(), Literal::Map(rest)));
    }
    if !has_defaults {
        let fields = fields.into_iter().map(|(_, name, held)| (name, held));
        return Some(Literal::Struct(ty, fields.collect()));
    }
    let mut made = Made {
        ty,
        required: Vec::new(),
        set: Vec::new(),
    };
    for (source, name, held) in fields {
        match source {
            Source::Required => made.required.push(held),
            Source::Given => made.set.push((name, held)),
            Source::Absent => {}
        }
    }
    Some(Literal::Made(made))
}

/// Why a field holds what it holds.
#[derive(Clone, Copy)]
enum Source {
    /// It must be given.
    Required,
    /// It is given.
    Given,
    /// It is empty, as the constructor leaves it.
    Absent,
}

fn integer(value: &Node) -> Option<i64> {
    if !is_of(value, JsonType::Integer) {
        return None;
    }
    // Juju takes no integer of 2^53 or more for one, so that none is cut.
    #[expect(clippy::cast_possible_truncation)]
    Some(value.as_f64()? as i64)
}

/// A value as JSON, its numbers as Juju has them.
pub(super) fn json(value: &Node) -> Json {
    match &value.data {
        Data::Null => Json::Null,
        Data::Bool(value) => Json::Boolean(*value),
        Data::String(text) => Json::String(text.clone()),
        Data::Integer(_) | Data::Float(_) => integer(value).map_or_else(
            || Json::Number(value.as_f64().unwrap_or_default()),
            Json::Integer,
        ),
        Data::Sequence(items) => Json::Array(items.iter().map(json).collect()),
        Data::Mapping(entries) => Json::Object(
            entries
                .iter()
                .map(|entry| (entry.key.text.clone(), json(&entry.value)))
                .collect(),
        ),
    }
}
