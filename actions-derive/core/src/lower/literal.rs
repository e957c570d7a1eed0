//! Values of the declaration as Rust literals, and what is wrong with those that are none.

use super::misfit::{self, Misfit};
use super::place::Place;
use super::{Lowering, own_types};
use crate::model::{Additional, Enum, Json, Literal, Made, Presence, Shape, Struct, Type};
use crate::places::Places;
use crate::scalar::Value;
use crate::schema::{JsonType, Schema, either, is_of};
use crate::similar;
use crate::yaml::{Content, Node};

/// How much of what is wrong with one default is told.
const MOST_OF_ONE: usize = 50;

/// How many members of an `enum` are listed.
const MOST_MEMBERS: usize = 30;

const UNCHECKED: &str =
    "Juju adds a default unchecked, and then the unit refuses every task that relies on it";

/// The same inside `items` and `additionalProperties`, where Juju adds nothing.
const UNCHECKED_INSIDE: &str =
    "Juju adds no default here, but the Rust type does, and would hold what Juju refuses";

/// A value inside a default that does not fit, by the path to it.
pub(super) struct Wrong<'v> {
    path: Vec<String>,
    value: &'v Node,
    misfit: Misfit,
}

impl<'v> Wrong<'v> {
    fn new(value: &'v Node, misfit: Misfit) -> Self {
        Self { path: Vec::new(), value, misfit }
    }
}

impl<'n> Lowering<'_, '_, '_, 'n> {
    /// A default as a literal of its type; what is wrong with it is told.
    pub(super) fn default(
        &mut self,
        place: &Place<'n>,
        ty: &Type,
        default: &'n Node,
        schema: &Schema<'_>,
    ) -> Literal {
        let mut wrong = Vec::new();
        let literal = self.literal(ty, default, &mut wrong);
        // Of what is faulty itself nothing is to be said.
        if !schema.has_faults {
            self.tell(place, default, &wrong, schema);
        }
        match literal.filter(|_| wrong.is_empty()) {
            Some(_) if self.holds_own(ty) => own_types::decoded(place, ty, default),
            literal => literal.unwrap_or(Literal::Broken),
        }
    }

    fn tell(
        &mut self,
        place: &Place<'n>,
        default: &'n Node,
        wrong: &[Wrong<'_>],
        schema: &Schema<'_>,
    ) {
        let owner = place.owner();
        let reason = if place.is_filled_by_juju { UNCHECKED } else { UNCHECKED_INSIDE };
        if default.is_null() && !wrong.is_empty() {
            let wrong = if schema.types.is_empty() {
                "which its schema does not allow".to_owned()
            } else {
                format!("not of type {}", either(&schema.types))
            };
            self.sink
                .error(default.span, format!("the default of {owner} is null, {wrong}"))
                .note(reason)
                .help("remove the line: a param without a default is absent when nobody gives it");
            return;
        }
        for Wrong { path, value, misfit } in wrong.iter().take(MOST_OF_ONE) {
            let subject = match path.join("") {
                path if path.is_empty() => format!("the default of {owner}"),
                path => {
                    let path = path.trim_start_matches('.');
                    format!("`{path}` in the default of {owner}")
                }
            };
            let found = self.sink.error(value.span, format!("{subject} {}", misfit.what));
            if let Some(label) = &misfit.label {
                found.label(label);
            }
            found.note(reason).help_if_some(misfit.help.clone());
        }
    }

    /// `value` as a literal of type `ty`; `None` where it is none.
    pub(super) fn literal<'v>(
        &self,
        ty: &Type,
        value: &'v Node,
        wrong: &mut Vec<Wrong<'v>>,
    ) -> Option<Literal> {
        if value.is_unclear() {
            return None;
        }
        let mut refuse = |misfit| {
            wrong.push(Wrong::new(value, misfit));
            None
        };
        let needed = match ty {
            Type::Boolean => JsonType::Boolean,
            Type::String(_) => JsonType::String,
            Type::Integer(..) => JsonType::Integer,
            Type::Number(_) => JsonType::Number,
            Type::Array(..) => JsonType::Array,
            Type::Map(_) => JsonType::Object,
            Type::Nullable(_) if value.is_null() => return Some(Literal::Null),
            Type::Nullable(inner) => {
                return Some(Literal::Some(Box::new(self.literal(inner, value, wrong)?)));
            }
            Type::Any => return Some(Literal::Any(json(value))),
            Type::Defined(name) => return self.defined(name, value, wrong),
            Type::Own(own) => return self.literal(&own.checked, value, wrong),
        };
        if !is_of(value, needed) {
            return refuse(misfit::of_type(value, &[needed]));
        }
        let broken = match ty {
            Type::String(rules) => misfit::of_string(value.text().unwrap_or_default(), *rules),
            Type::Integer(_, rules) | Type::Number(rules) => {
                misfit::of_number(value.number().unwrap_or_default(), *rules)
            }
            Type::Array(_, rules) => misfit::of_array(value.list().unwrap_or_default(), *rules),
            _ => None,
        };
        if let Some(what) = broken {
            return refuse(Misfit::new(what));
        }
        Some(match ty {
            Type::Array(item, _) => {
                let mut items = Vec::new();
                for (index, value) in value.list()?.iter().enumerate() {
                    let step = format!("[{index}]");
                    items.push(self.inside(&step, item, value, wrong));
                }
                Literal::Array(items.into_iter().collect::<Option<_>>()?)
            }
            Type::Map(inner) => {
                let mut entries = Vec::new();
                for entry in value.map()? {
                    let key = entry.key.text().to_owned();
                    let held = self.inside(&format!(".{key}"), inner, &entry.value, wrong);
                    entries.push(held.map(|held| (key, held)));
                }
                Literal::Map(entries.into_iter().collect::<Option<_>>()?)
            }
            Type::Boolean => Literal::Boolean(value.boolean()?),
            Type::Integer(..) => Literal::Integer(integer(value)?),
            Type::Number(_) => Literal::Number(value.number()?),
            _ => Literal::String(value.text()?.to_owned()),
        })
    }

    /// A value inside another, one step further.
    fn inside<'v>(
        &self,
        step: &str,
        ty: &Type,
        value: &'v Node,
        wrong: &mut Vec<Wrong<'v>>,
    ) -> Option<Literal> {
        let before = wrong.len();
        let literal = self.literal(ty, value, wrong);
        for wrong in &mut wrong[before..] {
            wrong.path.insert(0, step.to_owned());
        }
        literal
    }

    fn defined<'v>(
        &self,
        name: &str,
        value: &'v Node,
        wrong: &mut Vec<Wrong<'v>>,
    ) -> Option<Literal> {
        let mut refuse = |misfit| {
            wrong.push(Wrong::new(value, misfit));
            None
        };
        match self.shape(name)? {
            Shape::Struct(_) if value.map().is_none() => {
                refuse(misfit::of_type(value, &[JsonType::Object]))
            }
            Shape::Struct(shape) => self.structure(name, shape, value, wrong),
            Shape::Enum(shape) => {
                let json = value.json();
                let variant = shape.variants.iter().find(|one| one.node.json() == json);
                match variant {
                    Some(variant) => Some(Literal::Variant(name.to_owned(), variant.name.clone())),
                    None => refuse(not_a_member(shape, value)),
                }
            }
            Shape::Union(alternatives) => {
                let is_integer = |ty: JsonType| ty == JsonType::Integer;
                // As decoding has it: an integer is a number only where it can be nothing else.
                let mut ordered =
                    alternatives.iter().filter(|one| is_integer(one.json_type)).chain(alternatives);
                let Some(one) = ordered.find(|one| is_of(value, one.json_type)) else {
                    let types: Vec<_> = alternatives.iter().map(|one| one.json_type).collect();
                    return refuse(misfit::of_type(value, &types));
                };
                let held = Box::new(self.literal(&one.ty, value, wrong)?);
                Some(Literal::Alternative(name.to_owned(), one.name, held))
            }
        }
    }

    fn structure<'v>(
        &self,
        ty: &str,
        shape: &Struct<'n>,
        value: &'v Node,
        wrong: &mut Vec<Wrong<'v>>,
    ) -> Option<Literal> {
        let entries = value.map()?;
        let given = Places::of(&mut entries.iter().map(|entry| entry.key.text()));
        let before = wrong.len();
        let mut has_defaults = false;
        // Each field with what it holds, and whether the constructor leaves it so.
        let mut fields = Vec::new();
        let mut required = Vec::new();
        for field in &shape.fields {
            let name = field.param.text;
            let held = match (given.get(name), &field.presence) {
                (Some(place), _) => {
                    let value = &entries[place].value;
                    self.inside(&format!(".{name}"), &field.ty, value, wrong)
                }
                (None, Presence::Required) => {
                    let what = format!("lacks `{name}`, which is required in it");
                    wrong.push(Wrong::new(value, Misfit::new(what)));
                    None
                }
                (None, Presence::Filled(_)) => {
                    has_defaults = true;
                    None
                }
                (None, Presence::Optional) => {
                    fields.push((field.name.clone(), Literal::Null, true));
                    None
                }
            };
            let Some(held) = held else {
                continue;
            };
            let held = match field.presence {
                Presence::Optional => Literal::Some(Box::new(held)),
                _ => held,
            };
            let is_required = field.is_required();
            if is_required {
                required.push((field.name.clone(), held.clone()));
            }
            fields.push((field.name.clone(), held, is_required));
        }
        let known = Places::of(&mut shape.fields.iter().map(|field| field.param.text));
        let others = entries.iter().filter(|entry| known.get(entry.key.text()).is_none());
        match &shape.additional {
            Additional::Ignored => {}
            Additional::Refused => wrong.extend(others.map(|entry| {
                let name = entry.key.text();
                let what = format!("has `{name}`, which its schema does not allow");
                Wrong::new(value, Misfit::new(what))
            })),
            Additional::Kept(name, ty) => {
                let mut rest = Vec::new();
                for entry in others {
                    let key = entry.key.text().to_owned();
                    let held = self.inside(&format!(".{key}"), ty, &entry.value, wrong);
                    rest.extend(held.map(|held| (key, held)));
                }
                let is_empty = rest.is_empty();
                fields.push((name.clone(), Literal::Map(rest), is_empty));
            }
        }
        if wrong.len() > before {
            return None;
        }
        let ty = ty.to_owned();
        if !has_defaults {
            let fields = fields.into_iter().map(|(name, held, _)| (name, held));
            return Some(Literal::Struct(ty, fields.collect()));
        }
        let set = fields.into_iter().filter(|(.., is_left)| !is_left);
        let set = set.map(|(name, held, _)| (name, held)).collect();
        let taken_in = shape.required.clone();
        Some(Literal::Made(Made { ty, required, taken_in, set }))
    }
}

fn not_a_member(shape: &Enum<'_>, value: &Node) -> Misfit {
    let members = || shape.variants.iter().map(|variant| variant.node);
    let mut names: Vec<String> = members().take(MOST_MEMBERS).map(Node::shown).collect();
    // All in quotes, where one of them would not look like one otherwise.
    let is_word = |name: &String| !name.is_empty() && !name.contains([' ', ',', '\n']);
    if !names.iter().all(is_word) {
        names = names.iter().map(|name| format!("`{name}`")).collect();
    }
    if shape.variants.len() > MOST_MEMBERS {
        names.push("...".to_owned());
    }
    let shown = match &value.content {
        Content::Scalar(_) => format!("`{}`", value.shown()),
        _ => value.kind().to_owned(),
    };
    let near = value.text().and_then(|text| similar::near(text, members().filter_map(Node::text)));
    let help = match near {
        Some(near) => Some(format!("did you mean `{near}`?")),
        None if value.text() == Some("") => {
            Some("remove the line: then there is no default".to_owned())
        }
        None => None,
    };
    Misfit {
        what: format!("is {shown}, which is not in its `enum`"),
        label: Some(format!("expected one of: {}", names.join(", "))),
        help,
    }
}

/// The integer that Juju takes a value for.
fn integer(value: &Node) -> Option<i64> {
    // Juju takes no integer of 2^53 or more for one, so that none is cut.
    #[expect(clippy::cast_possible_truncation)]
    value.number().filter(|_| is_of(value, JsonType::Integer)).map(|number| number as i64)
}

/// A value as JSON, its numbers as Juju has them.
pub(super) fn json(value: &Node) -> Json {
    match &value.content {
        Content::Scalar(scalar) => match scalar.value {
            Value::Null => Json::Null,
            Value::Boolean(value) => Json::Boolean(value),
            Value::Number(number) => integer(value).map_or(Json::Number(number), Json::Integer),
            Value::Text | Value::Unclear(_) => Json::String(scalar.text.clone()),
        },
        Content::List(items) => Json::Array(items.iter().map(json).collect()),
        Content::Map(entries) => Json::Object(
            entries.iter().map(|entry| (entry.key.text().to_owned(), json(&entry.value))).collect(),
        ),
    }
}
