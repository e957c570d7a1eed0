//! From the schemas of the actions to the Rust types of their params.

mod at;
mod enums;
mod literal;
mod messages;
pub mod model;
mod named;
mod registry;
mod secret;

use crate::attribute::{Lookups, Renames, Unused};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::names::{self, TypePath};
use crate::schema::declaration::{self, Declaration};
use crate::schema::json_type::JsonType;
use crate::schema::validate::is_of;
use crate::schema::{self, AdditionalRule, Items, Property, Schema, defaults};
use crate::shorten::shortened;
use at::At;
use model::{
    Action, Additional, Alternative, ArrayRules, Field, Integer, Literal, Made, Module,
    NumberRules, Presence, Shape, StringRules, Struct, Type,
};
use named::{NamedAction, NamedType};
use registry::{Registry, Reserved};

/// The longest name of an action or param that becomes one in Rust, in bytes.
const LONGEST_NAME: usize = 255;

/// The longest name of a type, which is made of all names on the way to it.
const LONGEST_TYPE_NAME: usize = 500;

/// How deep types stand in each other; what is deeper is untyped. At twice as many the compiler
/// gives up on some of them, and takes its time for others.
const DEEPEST: usize = 30;

/// What a declaration becomes.
pub struct Lowered<'r> {
    /// Its Rust.
    pub module: Module,
    /// The renames for which there is nothing in it.
    pub unused: Vec<Unused<'r>>,
}

/// The Rust of a declaration. Names that clash are told.
pub fn lower<'r>(
    declaration: &Declaration,
    renames: &'r Renames,
    diagnostics: &mut Diagnostics,
) -> Lowered<'r> {
    let mut lowering = Lowering {
        types: Registry::default(),
        renames: Lookups::new(renames),
        diagnostics,
    };
    let named = declaration.actions.iter();
    let named = named.map(|action| lowering.named(action)).collect();
    let named = registry::distinct_actions(named, lowering.diagnostics);
    let actions = named.iter().map(|named| lowering.action(named)).collect();
    Lowered {
        module: Module {
            charm: declaration.charm.clone(),
            actions,
            types: lowering.types.into_definitions(),
        },
        unused: lowering.renames.unused(),
    }
}

struct Lowering<'r, 'd> {
    types: Registry,
    renames: Lookups<'r>,
    diagnostics: &'d mut Diagnostics,
}

impl Lowering<'_, '_> {
    fn named<'a>(&mut self, action: &'a declaration::Action) -> NamedAction<'a> {
        let declared = &action.name.text;
        let given = self.renames.get(declared, "");
        let mut name = given.unwrap_or(declared).to_owned();
        if name.len() > LONGEST_NAME {
            let problem = messages::too_long(declared, "", action.name.span, LONGEST_NAME);
            self.diagnostics.push(problem);
            name = shortened(name, LONGEST_NAME / 2);
        }
        NamedAction {
            action,
            method: names::field(&name),
            name,
        }
    }

    fn action(&mut self, named: &NamedAction<'_>) -> Action {
        let action = named.action;
        let name = &action.name.text;
        let at = At {
            action: name,
            path: String::new(),
            types: TypePath::new(&named.name),
            depth: 0,
            declared: &action.name,
        };
        let params = at.inside("params").types.name();
        self.object(&at, params.clone(), &action.schema, Some(name));
        Action {
            method: named.method.clone(),
            params,
            takes_params: takes_params(&action.schema),
            description: action
                .schema
                .description
                .as_ref()
                .map(|text| text.text.clone()),
            parallel: action.parallel,
            execution_group: action
                .execution_group
                .as_ref()
                .map(|text| text.text.clone()),
            schema: schema::json::text(action),
            name: action.name.clone(),
        }
    }

    /// Defines the struct `type_name`; the types inside it are named after `at`.
    fn object(&mut self, at: &At<'_>, type_name: String, schema: &Schema, action: Option<&str>) {
        let slot = self.reserve(at, type_name);
        let mut fields = Vec::new();
        for property in schema.properties.iter().flatten() {
            fields.push(self.field(at, property));
        }
        let fields = registry::distinct_fields(fields, at.action, self.diagnostics);
        let additional = match &schema.additional_properties {
            None => Additional::Ignored,
            Some(AdditionalRule::Closed) => Additional::Refused,
            Some(AdditionalRule::Open) => Additional::Kept(rest_name(&fields), Type::Any),
            Some(AdditionalRule::Schema(rest)) => {
                let at = at.value(&mut self.renames);
                let ty = self.type_of(&at, rest);
                Additional::Kept(rest_name(&fields), ty)
            }
        };
        let action = action.map(str::to_owned);
        self.types.define(
            slot,
            Shape::Struct(Struct {
                action,
                fields,
                additional,
            }),
        );
    }

    /// The name of a type at this place; `None` where it is too long, which is told.
    fn type_name(&mut self, at: &At<'_>) -> Option<String> {
        let name = at.types.name();
        if name.len() <= LONGEST_TYPE_NAME {
            return Some(name);
        }
        let problem =
            messages::type_too_long(at.action, &at.path, at.declared.span, LONGEST_TYPE_NAME);
        self.diagnostics.push(problem);
        None
    }

    /// Takes the name of a type ahead of the types inside it, so that it stands before them.
    fn reserve(&mut self, at: &At<'_>, name: String) -> Reserved {
        self.types.reserve(
            NamedType {
                name,
                path: at.path.clone(),
                declared: at.declared.clone(),
            },
            at.action,
            self.diagnostics,
        )
    }

    fn field(&mut self, parent: &At<'_>, property: &Property) -> Field {
        let Property {
            name,
            schema,
            required,
        } = property;
        let at = parent.property(&mut self.renames, name);
        let given = self.renames.get(at.action, &at.path);
        let mut rust_name = given.unwrap_or(&name.text).to_owned();
        let ty = if rust_name.len() > LONGEST_NAME {
            let problem = messages::too_long(at.action, &at.path, name.span, LONGEST_NAME);
            self.diagnostics.push(problem);
            rust_name = shortened(rust_name, LONGEST_NAME / 2);
            Type::Any
        } else {
            self.type_of(&at, schema)
        };
        let presence = if *required {
            Presence::Required
        } else {
            match self.filled(&ty, schema) {
                Some(literal) => Presence::Filled(literal),
                None => Presence::Optional,
            }
        };
        Field {
            name: names::field(&rust_name),
            param: name.clone(),
            secret: secret::is_secret(&name.text),
            path: at.path,
            ty,
            presence,
            schema: schema.alone(),
        }
    }

    /// What Juju, or the type where Juju does not look, fills in for a property not given.
    fn filled(&mut self, ty: &Type, schema: &Schema) -> Option<Literal> {
        let literal = match (&schema.default, ty) {
            (Some(default), _) => literal::literal(ty, default, &self.types),
            (None, _) if !defaults::is_filled(schema) => return None,
            // The defaults inside make up the whole: the struct knows them.
            (None, Type::Defined(name)) if self.types.is_all_defaults(name) => {
                Some(Literal::Made(Made {
                    ty: name.clone(),
                    required: Vec::new(),
                    set: Vec::new(),
                }))
            }
            (None, _) => {
                let made = defaults::when_absent(schema);
                made.and_then(|made| literal::literal(ty, &made, &self.types))
            }
        };
        if literal.is_none() && !self.diagnostics.has_errors() {
            // The checks tell why; this is for what they may have missed.
            let message = "the defaults here do not fit their types";
            self.diagnostics
                .push(Diagnostic::error(schema.span, message));
        }
        Some(literal.unwrap_or(Literal::Broken))
    }

    fn type_of(&mut self, at: &At<'_>, schema: &Schema) -> Type {
        if schema.is_combined() || at.depth > DEEPEST {
            return Type::Any;
        }
        if let Some(ty) = self.members(at, schema) {
            return ty;
        }
        let nullable = schema.types.contains(&JsonType::Null);
        let types: Vec<_> = schema
            .types
            .iter()
            .copied()
            .filter(|known| *known != JsonType::Null)
            .collect();
        let ty = match types.as_slice() {
            [] if nullable => Type::Any,
            [] => match meant(schema) {
                Some(json_type) => self.typed(at, schema, json_type),
                None => Type::Any,
            },
            [one] => self.typed(at, schema, *one),
            several => self.union(at, schema, several),
        };
        if nullable && ty != Type::Any {
            Type::Nullable(Box::new(ty))
        } else {
            ty
        }
    }

    fn typed(&mut self, at: &At<'_>, schema: &Schema, json_type: JsonType) -> Type {
        let number = NumberRules {
            minimum: schema.minimum.map(|bound| (bound.value, bound.exclusive)),
            maximum: schema.maximum.map(|bound| (bound.value, bound.exclusive)),
            multiple_of: schema.multiple_of,
        };
        match json_type {
            JsonType::Boolean => Type::Boolean,
            JsonType::Integer => Type::Integer(Integer::within(&number), number),
            JsonType::Number => Type::Number(number),
            JsonType::String => Type::String(StringRules {
                min_length: schema.min_length.map(|count| count.value),
                max_length: schema.max_length.map(|count| count.value),
            }),
            JsonType::Array => self.array(at, schema),
            JsonType::Object => self.open_object(at, schema),
            JsonType::Null => Type::Any,
        }
    }

    fn array(&mut self, at: &At<'_>, schema: &Schema) -> Type {
        let item = match &schema.items {
            Some(Items::Each(each)) => {
                let at = at.item(&mut self.renames);
                self.type_of(&at, each)
            }
            // Juju looks at the places of a tuple only where the lengths are equal.
            Some(Items::Tuple(_)) | None => Type::Any,
        };
        let rules = ArrayRules {
            min_items: schema.min_items.map(|count| count.value),
            max_items: schema.max_items.map(|count| count.value),
            unique_items: schema.unique_items,
        };
        Type::Array(Box::new(item), rules)
    }

    fn open_object(&mut self, at: &At<'_>, schema: &Schema) -> Type {
        if schema
            .properties
            .as_ref()
            .is_some_and(|properties| !properties.is_empty())
        {
            let Some(name) = self.type_name(at) else {
                return Type::Any;
            };
            self.object(at, name.clone(), schema, None);
            return Type::Defined(name);
        }
        let value = match &schema.additional_properties {
            Some(AdditionalRule::Schema(rest)) => {
                let at = at.value(&mut self.renames);
                self.type_of(&at, rest)
            }
            Some(AdditionalRule::Open | AdditionalRule::Closed) | None => Type::Any,
        };
        Type::Map(Box::new(value))
    }

    fn union(&mut self, at: &At<'_>, schema: &Schema, types: &[JsonType]) -> Type {
        let Some(type_name) = self.type_name(at) else {
            return Type::Any;
        };
        let slot = self.reserve(at, type_name.clone());
        let mut alternatives = Vec::new();
        for json_type in types {
            let name = alternative_name(*json_type);
            let ty = self.typed(&at.inside(name), schema, *json_type);
            alternatives.push(Alternative { name, ty });
        }
        self.types.define(slot, Shape::Union(alternatives));
        Type::Defined(type_name)
    }
}

/// The type of a schema that says none, where its keywords are those of one and its default is no
/// other.
fn meant(schema: &Schema) -> Option<JsonType> {
    let json_type = if schema.properties.is_some() {
        JsonType::Object
    } else if schema.items.is_some() {
        JsonType::Array
    } else {
        return None;
    };
    let default = schema.default.as_ref();
    default
        .is_none_or(|default| is_of(default, json_type))
        .then_some(json_type)
}

/// Whether there is anything to give to the handler.
fn takes_params(schema: &Schema) -> bool {
    schema
        .properties
        .as_ref()
        .is_some_and(|properties| !properties.is_empty())
        || schema
            .additional_properties
            .as_ref()
            .is_some_and(|rule| *rule != AdditionalRule::Closed)
}

fn alternative_name(json_type: JsonType) -> &'static str {
    match json_type {
        JsonType::String => "String",
        JsonType::Integer => "Integer",
        JsonType::Number => "Number",
        JsonType::Boolean => "Boolean",
        JsonType::Object => "Object",
        JsonType::Array => "Array",
        JsonType::Null => "Null",
    }
}

/// The field that keeps what the schema does not list, beside a param that is called so itself.
fn rest_name(fields: &[Field]) -> String {
    let mut name = "additional".to_owned();
    while fields.iter().any(|field| field.name == name) {
        name.push('_');
    }
    name
}

#[cfg(test)]
mod tests;
