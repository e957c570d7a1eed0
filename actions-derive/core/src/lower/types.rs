//! The type of a schema.

use super::place::Place;
use super::{Lowering, misfit};
use crate::diagnostic::Warning;
use crate::model::{Alternative, Constant, Enum, EnumKind, Shape, Type, Variant};
use crate::names;
use crate::places::Places;
use crate::scalar::Value;
use crate::schema::{JsonType, Members, Schema, is_of};
use crate::yaml::{Content, Node};

/// How deep types stand in each other; what is deeper is untyped. At twice as many the compiler
/// gives up on some of them, and takes its time for others.
const DEEPEST: usize = 30;

impl<'n> Lowering<'_, '_, 'n> {
    /// The type that the schema alone asks for.
    pub(super) fn type_by_schema(&mut self, place: &Place<'n>) -> Type<'n> {
        let schema = place.schema;
        if schema.is_combined {
            return Type::Any;
        }
        if let Some(members) = &schema.members {
            self.check_members(place, members);
            let values = schema.values();
            if !values.is_empty() {
                return self.members(place, &values).or_null(schema.takes_null());
            }
        }
        let types = schema.value_types();
        let ty = match types.as_slice() {
            _ if place.depth > DEEPEST => Type::Any,
            [] => Type::Any,
            [one] => self.typed(place, *one),
            several => self.union(place, several),
        };
        ty.or_null(schema.takes_null())
    }

    fn typed(&mut self, place: &Place<'n>, json_type: JsonType) -> Type<'n> {
        let schema = place.schema;
        match json_type {
            JsonType::Null => Type::Any,
            JsonType::Boolean => Type::Boolean,
            JsonType::Integer => Type::Integer(integer_type(schema), schema),
            JsonType::Number => Type::Number(schema),
            JsonType::String => Type::String(schema),
            JsonType::Array => {
                let item = place.item().map_or(Type::Any, |item| self.type_of(&item));
                Type::Array(Box::new(item), schema)
            }
            JsonType::Object if schema.properties().is_empty() => {
                let value = place.value().map_or(Type::Any, |value| self.type_of(&value));
                Type::Map(Box::new(value))
            }
            JsonType::Object => {
                let name = place.types.name();
                self.object(place, name.clone(), None);
                Type::Defined(name)
            }
        }
    }

    fn union(&mut self, place: &Place<'n>, types: &[JsonType]) -> Type<'n> {
        let type_name = place.types.name();
        let index = self.reserve(place, type_name.clone());
        let mut alternatives = Vec::new();
        for json_type in types {
            let name = names::variant(json_type.name()).unwrap_or_default();
            let longer = Place { types: place.types.then(&name), ..place.clone() };
            let ty = self.typed(&longer, *json_type);
            alternatives.push(Alternative { name, json_type: *json_type, ty });
        }
        self.module.types[index].shape = Shape::Union(alternatives);
        Type::Defined(type_name)
    }

    /// The type of a param with `enum`.
    fn members(&mut self, place: &Place<'n>, values: &[&'n Node]) -> Type<'n> {
        let are_all = |is: fn(&Node) -> bool| values.iter().all(|value| is(value));
        if !are_all(|value| matches!(value.content, Content::Scalar(_))) {
            return Type::Any;
        }
        if values.len() == 2 && are_all(|value| value.boolean().is_some()) {
            return Type::Boolean;
        }
        let kind = if are_all(|value| value.text().is_some()) {
            EnumKind::Strings
        } else if are_all(|value| is_of(value, JsonType::Integer)) {
            EnumKind::Integers
        } else {
            EnumKind::Mixed
        };
        let type_name = place.types.name();
        let index = self.reserve(place, type_name.clone());
        let variants = self.variants(place, values);
        self.module.types[index].shape = Shape::Enum(Enum { kind, variants });
        Type::Defined(type_name)
    }

    fn variants(&mut self, place: &Place<'n>, values: &[&'n Node]) -> Vec<Variant<'n>> {
        let mut variants: Vec<Variant<'n>> = Vec::new();
        let mut known = Places::default();
        for value in values {
            let member = place.member(value, values);
            let name = match member.rename {
                _ if place.is_hidden => Some(format!("Member{}", variants.len())),
                Some(name) => names::variant(name),
                None => names::variant(&value.shown()),
            };
            let (Some(name), Some(constant)) = (name, constant(value)) else {
                self.nameless(&member);
                continue;
            };
            match known.note(&name, variants.len()) {
                Some(first) => {
                    let (what, other) = (format!("variant `{name}`"), format!("{name}2"));
                    self.clash(&member, variants[first].node.span, &what, &other);
                }
                None => variants.push(Variant { name, value: constant, node: value }),
            }
        }
        variants
    }

    /// Tells of members that the rest of the schema refuses.
    fn check_members(&mut self, place: &Place<'n>, members: &Members<'n>) {
        let schema = place.schema;
        if schema.is_faulty {
            return;
        }
        let (mut outside, mut refused) = (Vec::new(), Vec::new());
        for value in &members.values {
            if !schema.is_typed(value) {
                outside.push(*value);
            } else if let Some(what) = misfit::of_rules(value, schema) {
                refused.push((value, what));
            }
        }
        let member = format!("a member of the `enum` of {}", place.owner());
        if let Some((first, others)) = outside.split_first() {
            let misfit = misfit::of_type(first, &schema.types);
            let found = self.sink.error(first.span, format!("{member} {}", misfit.what));
            found.help_if_some(misfit.help).types_unknown();
            found.same_for(&mut others.iter().map(|value| format!("`{}`", value.written())));
        } else if refused.len() == members.values.len() {
            let message =
                format!("no member of the `enum` of {} fits the rest of its schema", place.owner());
            self.sink
                .error(members.span, message)
                .help("no value can pass; widen the bounds, or change the members");
        } else {
            for (value, what) in refused {
                self.sink
                    .warn(Warning::NoEffect, value.span, format!("{member} {what}"))
                    .note("it can never be passed")
                    .help("remove it, or let the rest of the schema take it");
            }
        }
    }
}

impl<'n> Schema<'n> {
    /// The members of its `enum` beside null that its type lets through.
    pub(super) fn values(&self) -> Vec<&'n Node> {
        let members = self.members.as_ref().map_or(&[][..], |members| &members.values);
        let is_value = |value: &&&Node| !value.is_null() && self.is_typed(value);
        members.iter().filter(is_value).copied().collect()
    }

    fn is_typed(&self, value: &Node) -> bool {
        self.types.is_empty() || self.types.iter().any(|ty| is_of(value, *ty))
    }

    pub(super) fn takes_null(&self) -> bool {
        match &self.members {
            Some(members) => members.values.iter().any(|value| value.is_null()),
            None => self.types.contains(&JsonType::Null),
        }
    }

    /// The types beside null.
    pub(super) fn value_types(&self) -> Vec<JsonType> {
        if self.types.is_empty() {
            return self.meant_type().into_iter().collect();
        }
        self.types.iter().copied().filter(|ty| *ty != JsonType::Null).collect()
    }
}

/// A scalar as Juju takes it; `None` for null.
pub(super) fn constant(value: &Node) -> Option<Constant<'_>> {
    Some(match value.value()? {
        Value::Boolean(value) => Constant::Boolean(value),
        #[expect(clippy::cast_possible_truncation, reason = "Juju takes none of 2^53 or more")]
        Value::Number(number) if is_of(value, JsonType::Integer) => {
            Constant::Integer(number as i64)
        }
        Value::Number(number) => Constant::Number(number),
        Value::Text => Constant::String(value.text()?),
        Value::Null | Value::Unclear(_) => return None,
    })
}

/// The smallest of Rust's integer types that holds all integers within the bounds.
///
/// Juju lets no integer over 2^53 - 1 through, so that the 64-bit types always suffice.
fn integer_type(schema: &Schema<'_>) -> &'static str {
    const TYPES: [(f64, f64, &str); 7] = [
        (0.0, 255.0, "u8"),
        (0.0, 65_535.0, "u16"),
        (0.0, 4_294_967_295.0, "u32"),
        (0.0, f64::INFINITY, "u64"),
        (-128.0, 127.0, "i8"),
        (-32_768.0, 32_767.0, "i16"),
        (-2_147_483_648.0, 2_147_483_647.0, "i32"),
    ];
    let low = match schema.minimum {
        Some(bound) if bound.exclusive => bound.value.floor() + 1.0,
        Some(bound) => bound.value.ceil(),
        None => f64::NEG_INFINITY,
    };
    let high = match schema.maximum {
        Some(bound) if bound.exclusive => bound.value.ceil() - 1.0,
        Some(bound) => bound.value.floor(),
        None => f64::INFINITY,
    };
    let fits = |(least, most, _): &&(f64, f64, &str)| *least <= low && high <= *most;
    TYPES.iter().find(fits).map_or("i64", |(.., name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Bound;

    #[test]
    fn an_integer_is_as_small_as_its_bounds_allow() {
        let bound = |(value, exclusive): (f64, bool)| Bound { value, exclusive };
        let within = |minimum: Option<(f64, bool)>, maximum: Option<(f64, bool)>| {
            let (minimum, maximum) = (minimum.map(bound), maximum.map(bound));
            integer_type(&Schema { minimum, maximum, ..Schema::default() })
        };
        let inclusive = |value: f64| Some((value, false));
        assert_eq!(within(inclusive(0.0), inclusive(9.0)), "u8");
        assert_eq!(within(inclusive(1.0), inclusive(65_535.0)), "u16");
        assert_eq!(within(inclusive(0.0), Some((256.0, true))), "u8");
        assert_eq!(within(Some((-1.0, true)), inclusive(5.0)), "u8");
        assert_eq!(within(inclusive(-1.0), inclusive(127.0)), "i8");
        assert_eq!(within(inclusive(-129.0), inclusive(0.0)), "i16");
        assert_eq!(within(inclusive(0.0), None), "u64");
        assert_eq!(within(None, inclusive(9.0)), "i64");
        assert_eq!(within(None, None), "i64");
        assert_eq!(within(inclusive(0.5), inclusive(4_294_967_296.0)), "u64");
    }
}
