//! The type of a schema.

use super::misfit;
use super::place::Place;
use super::{Lowering, literal};
use crate::diagnostic::{Warning, enumerated};
use crate::model::{
    Alternative, ArrayRules, Enum, EnumKind, Integer, NumberRules, Shape, StringRules, Type,
    Variant,
};
use crate::names;
use crate::places::Places;
use crate::schema::{Additional, JsonType, Members, Schema, is_of};
use crate::yaml::{Content, Node, write_json_text};

/// How deep types stand in each other; what is deeper is untyped. At twice as many the compiler
/// gives up on some of them, and takes its time for others.
const DEEPEST: usize = 30;

impl<'n> Lowering<'_, '_, '_, 'n> {
    pub(super) fn type_of(&mut self, place: &Place<'n>, schema: &'n Schema<'n>) -> Type {
        let Place { action, path, .. } = place;
        match (self.arguments.types.get(action, path), self.arguments.shares.get(action, path)) {
            (Some(own), share) => self.own_type(place, schema, own, share),
            (None, Some(share)) => self.shared_type(place, schema, share),
            (None, None) => self.type_by_schema(place, schema),
        }
    }

    /// The type that the schema alone asks for.
    pub(super) fn type_by_schema(&mut self, place: &Place<'n>, schema: &'n Schema<'n>) -> Type {
        if let Some(members) = &schema.members
            && !schema.is_combined
            && let Some(ty) = self.members(place, schema, members)
        {
            return ty;
        }
        if schema.is_combined || place.depth > DEEPEST {
            return Type::Any;
        }
        let is_nullable = schema.types.contains(&JsonType::Null);
        let types: Vec<JsonType> =
            schema.types.iter().copied().filter(|ty| *ty != JsonType::Null).collect();
        let ty = match types.as_slice() {
            [] => match schema.meant_type().filter(|_| !is_nullable) {
                Some(json_type) => self.typed(place, schema, json_type),
                None => Type::Any,
            },
            [one] => self.typed(place, schema, *one),
            several => self.union(place, schema, several),
        };
        if is_nullable && !matches!(ty, Type::Any) { Type::Nullable(Box::new(ty)) } else { ty }
    }

    fn typed(&mut self, place: &Place<'n>, schema: &'n Schema<'n>, json_type: JsonType) -> Type {
        match json_type {
            JsonType::Boolean => Type::Boolean,
            JsonType::Integer => {
                let rules = number_rules(schema);
                Type::Integer(Integer::within(&rules), rules)
            }
            JsonType::Number => Type::Number(number_rules(schema)),
            JsonType::String => Type::String(string_rules(schema)),
            JsonType::Array => {
                let item = match &schema.items {
                    Some(each) => self.type_of(&place.item(self.arguments), each),
                    None => Type::Any,
                };
                Type::Array(Box::new(item), array_rules(schema))
            }
            JsonType::Object if schema.properties().is_empty() => {
                let value = match &schema.additional {
                    Some(Additional::Schema(rest)) => {
                        self.type_of(&place.value(self.arguments), rest)
                    }
                    Some(Additional::Open | Additional::Closed) | None => Type::Any,
                };
                Type::Map(Box::new(value))
            }
            JsonType::Object => {
                let name = place.types.name();
                self.object(place, name.clone(), schema, None);
                Type::Defined(name)
            }
            JsonType::Null => Type::Any,
        }
    }

    fn union(&mut self, place: &Place<'n>, schema: &'n Schema<'n>, types: &[JsonType]) -> Type {
        let type_name = place.types.name();
        let index = self.reserve(place, type_name.clone());
        let mut alternatives = Vec::new();
        for json_type in types {
            let name = match json_type {
                JsonType::String => "String",
                JsonType::Integer => "Integer",
                JsonType::Number => "Number",
                JsonType::Boolean => "Boolean",
                JsonType::Object => "Object",
                JsonType::Array => "Array",
                JsonType::Null => "Null",
            };
            let ty = self.typed(&place.under(name), schema, *json_type);
            alternatives.push(Alternative { name, json_type: *json_type, ty });
        }
        self.types[index].holds_own = alternatives.iter().any(|one| self.holds_own(&one.ty));
        self.types[index].shape = Some(Shape::Union(alternatives));
        Type::Defined(type_name)
    }

    /// The type of a param with `enum`; `None` where the list says nothing.
    fn members(
        &mut self,
        place: &Place<'n>,
        schema: &'n Schema<'n>,
        members: &'n Members<'n>,
    ) -> Option<Type> {
        let values = self.fitting(place, schema, members);
        let is_nullable = values.iter().any(|value| value.is_null());
        let values: Vec<&Node> = values.into_iter().filter(|value| !value.is_null()).collect();
        if values.is_empty() {
            return None;
        }
        if !values.iter().all(|value| matches!(value.content, Content::Scalar(_))) {
            return Some(Type::Any);
        }
        let are_switches =
            values.len() == 2 && values.iter().all(|value| value.boolean().is_some());
        let ty = if are_switches {
            Type::Boolean
        } else {
            let type_name = place.types.name();
            let index = self.reserve(place, type_name.clone());
            let variants = self.variants(place, &values);
            let kind = if values.iter().all(|value| value.text().is_some()) {
                EnumKind::Strings
            } else if values.iter().all(|value| is_of(value, JsonType::Integer)) {
                EnumKind::Integers
            } else {
                EnumKind::Mixed
            };
            self.types[index].shape = Some(Shape::Enum(Enum { kind, variants }));
            Type::Defined(type_name)
        };
        Some(if is_nullable { Type::Nullable(Box::new(ty)) } else { ty })
    }

    /// The members that the type lets through; what the rest of the schema refuses is told.
    fn fitting(
        &mut self,
        place: &Place<'n>,
        schema: &'n Schema<'n>,
        members: &'n Members<'n>,
    ) -> Vec<&'n Node> {
        let is_typed = |value: &&&Node| {
            schema.types.is_empty() || schema.types.iter().any(|ty| is_of(value, *ty))
        };
        let values = members.values.iter();
        let typed: Vec<&Node> = values.clone().filter(is_typed).copied().collect();
        if schema.is_faulty {
            return typed;
        }
        let outside: Vec<&Node> = values.filter(|value| !is_typed(value)).copied().collect();
        let owner = place.owner();
        if let Some((first, others)) = outside.split_first() {
            let misfit = misfit::of_type(first, &schema.types);
            let message = format!("a member of the `enum` of {owner} {}", misfit.what);
            let found = self.sink.error(first.span, message);
            found.label(format!("Juju sees {}", first.json()));
            if !others.is_empty() {
                let others: Vec<String> = others.iter().map(|value| value.written()).collect();
                let others: Vec<&str> = others.iter().map(String::as_str).collect();
                found.note(format!("the same holds for {}", enumerated(&others)));
            }
            let all: Vec<String> =
                outside.iter().map(|value| format!("'{}'", value.written())).collect();
            found
                .help_if_some(match misfit.help {
                    Some(_) if schema.types == [JsonType::String] => {
                        Some(format!("put it in quotes to make it a string: {}", all.join(", ")))
                    }
                    help => help,
                })
                .types_unknown();
            return typed;
        }
        let refused: Vec<(&Node, String)> = typed
            .iter()
            .filter_map(|value| Some((*value, misfit::of_rules(value, schema)?)))
            .collect();
        if refused.len() == members.values.len() && !refused.is_empty() {
            let message = format!("no member of the `enum` of {owner} fits the rest of its schema");
            self.sink
                .error(members.span, message)
                .help("no value can pass; widen the bounds, or change the members");
        } else {
            for (value, what) in refused {
                let message = format!("a member of the `enum` of {owner} {what}");
                self.sink
                    .warn(Warning::NoEffect, value.span, message)
                    .note("it can never be passed")
                    .help("remove it, or let the rest of the schema take it");
            }
        }
        typed
    }

    fn variants(&mut self, place: &Place<'n>, values: &[&'n Node]) -> Vec<Variant<'n>> {
        let mut variants: Vec<Variant<'n>> = Vec::new();
        let mut known = Places::default();
        for value in values {
            let text = value.shown();
            let part = member_part(value, values);
            let path = format!("{}={part}", place.path);
            let given = self.arguments.renames.get(place.action, &path).unwrap_or(&text);
            let Some(name) = names::variant(given) else {
                let named = Place { path, ..place.clone() };
                self.nameless(&named, &text, value.span);
                continue;
            };
            if let Some(first) = known.note(&name, variants.len()) {
                let first = variants[first].node.span;
                self.variants_clash(place, (&part, value.span), &name, first);
                continue;
            }
            variants.push(Variant { name, value: literal::json(value), node: value });
        }
        variants
    }
}

impl Schema<'_> {
    /// The type of a schema that says none, where its keywords are those of one and its default is
    /// no other.
    pub(crate) fn meant_type(&self) -> Option<JsonType> {
        let json_type = if self.properties.is_some() {
            JsonType::Object
        } else if self.items.is_some() {
            JsonType::Array
        } else {
            return None;
        };
        let fits = self.default.is_none_or(|default| is_of(default, json_type));
        fits.then_some(json_type)
    }
}

/// How the path of a rename names a member: by its text, in double quotes where it is a text beside
/// a number or the like that is written so.
fn member_part(value: &Node, values: &[&Node]) -> String {
    let text = value.shown();
    let is_twin = |other: &&&Node| other.text().is_none() && other.shown() == text;
    if value.text().is_some() && values.iter().any(|other| is_twin(&other)) {
        let mut quoted = String::new();
        write_json_text(&text, &mut quoted);
        return quoted;
    }
    text
}

pub(super) fn number_rules(schema: &Schema<'_>) -> NumberRules {
    NumberRules {
        minimum: schema.minimum.map(|bound| (bound.value, bound.exclusive)),
        maximum: schema.maximum.map(|bound| (bound.value, bound.exclusive)),
        multiple_of: schema.multiple_of,
    }
}

pub(super) fn string_rules(schema: &Schema<'_>) -> StringRules {
    StringRules {
        min_length: schema.min_length.map(|count| count.value),
        max_length: schema.max_length.map(|count| count.value),
    }
}

pub(super) fn array_rules(schema: &Schema<'_>) -> ArrayRules {
    ArrayRules {
        min_items: schema.min_items.map(|count| count.value),
        max_items: schema.max_items.map(|count| count.value),
        unique_items: schema.unique_items,
    }
}
