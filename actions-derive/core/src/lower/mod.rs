//! From the schemas of the actions to the Rust types of their params, and from defaults to
//! literals of these types: whether a default fits is decided there and nowhere else.

mod clashes;
mod literal;
mod misfit;
mod own_types;
mod place;
mod shared;
mod types;

use crate::attribute::Arguments;
use crate::declaration;
use crate::diagnostic::{Diagnostic, Sink};
use crate::model::{
    Action, Additional, Definition, Field, FieldDebug, Literal, Made, Module, Presence, Shape,
    Struct, Type,
};
use crate::names::{self, TypePath};
use crate::places::Places;
use crate::schema::{self, Property, Schema, Text};
use crate::source;
use crate::yaml::{Content, Entry, Key, Node, Scalar};
use place::Place;
use proc_macro2::{Span, TokenStream};
use shared::Shared;

/// The Rust of a declaration. Names that clash are told, and defaults that do not fit.
pub(crate) fn lower<'n>(
    actions: &'n [declaration::Action<'n>],
    arguments: &Arguments,
    sink: &mut Sink<'_>,
) -> Module<'n> {
    let mut lowering = Lowering {
        types: Vec::new(),
        by_name: Places::default(),
        names: Vec::new(),
        shared: Vec::new(),
        own_types: Vec::new(),
        misused: Vec::new(),
        arguments,
        sink,
    };
    let mut methods = Places::default();
    let mut lowered = Vec::new();
    for action in actions {
        let name = action.name.text;
        let given = arguments.renames.get(name, "").map(String::as_str);
        let Some(method) = names::field(given.unwrap_or(name)) else {
            // That the name is not allowed is told.
            continue;
        };
        if let Some(first) = methods.note(&method, lowered.len()) {
            let first: &Action<'_> = &lowered[first];
            lowering.methods_clash(&method, action.name, first.name);
            continue;
        }
        lowered.push(lowering.action(action, method, given.unwrap_or(name)));
        lowering.action_is_no_param(name);
    }
    let types = lowering.types.into_iter();
    Module {
        charm: None,
        names: lowering.names,
        actions: lowered,
        left_out: Vec::new(),
        types: types.filter_map(Defined::into_definition).collect(),
        own_types: lowering.own_types,
        misused: lowering.misused,
    }
}

struct Lowering<'r, 's, 'a, 'n> {
    /// In the order of the file, outer before inner.
    types: Vec<Defined<'n>>,
    by_name: Places,
    /// What a type is called, or would be if there were one.
    names: Vec<String>,
    /// The types that have been met of those that several params share.
    shared: Vec<Shared<'n>>,
    own_types: Vec<TokenStream>,
    misused: Vec<(Span, Diagnostic)>,
    arguments: &'r Arguments,
    sink: &'s mut Sink<'a>,
}

/// A type that has its name before anything else is known of it.
struct Defined<'n> {
    name: String,
    path: String,
    declared: Text<'n>,
    places: Vec<(String, source::Span)>,
    is_hidden: bool,
    holds_own: bool,
    shape: Option<Shape<'n>>,
}

impl<'n> Defined<'n> {
    fn into_definition(self) -> Option<Definition<'n>> {
        Some(Definition {
            name: self.name,
            path: self.path,
            places: self.places,
            is_hidden: self.is_hidden,
            shape: self.shape?,
        })
    }
}

impl<'n> Lowering<'_, '_, '_, 'n> {
    fn action(
        &mut self,
        action: &'n declaration::Action<'n>,
        method: String,
        name: &str,
    ) -> Action<'n> {
        let place = Place::action(action.name, TypePath::new(name));
        let schema = &action.schema;
        let params = place.types.then("params").name();
        self.names.push(params.clone());
        self.object(&place, params.clone(), schema, Some(action.name.text));
        let keeps_others = match &schema.additional {
            Some(schema::Additional::Closed) | None => false,
            Some(_) => true,
        };
        Action {
            method,
            params,
            takes_params: !schema.properties().is_empty() || keeps_others,
            description: schema.description.map(|text| text.text),
            schema: action.json(),
            name: action.name,
        }
    }

    /// Defines the struct `type_name`; the types inside it are named after `place`.
    fn object(
        &mut self,
        place: &Place<'n>,
        type_name: String,
        schema: &'n Schema<'n>,
        action: Option<&'n str>,
    ) {
        let index = self.reserve(place, type_name);
        let required = schema.properties().iter().filter(|property| property.required).count();
        let required = (required > 1).then(|| place.types.then("required").name());
        if let Some(required) = &required {
            self.reserve(place, required.clone());
        }
        let mut fields: Vec<Field<'n>> = Vec::new();
        let mut known = Places::default();
        for property in schema.properties() {
            let Some(field) = self.field(place, property) else {
                continue;
            };
            match known.note(&field.name, fields.len()) {
                Some(first) => self.fields_clash(place.action, &field, &fields[first]),
                None => fields.push(field),
            }
        }
        let additional = match &schema.additional {
            None => Additional::Ignored,
            Some(schema::Additional::Closed) => Additional::Refused,
            Some(schema::Additional::Open) => Additional::Kept(rest_name(&fields), Type::Any),
            Some(schema::Additional::Schema(rest)) => {
                let ty = self.type_of(&place.value(self.arguments), rest);
                Additional::Kept(rest_name(&fields), ty)
            }
        };
        self.types[index].holds_own = fields.iter().any(|field| self.holds_own(&field.ty))
            || matches!(&additional, Additional::Kept(_, ty) if self.holds_own(ty));
        let hides_rest = schema.rest().is_some_and(is_password);
        let shape = Struct { action, fields, required, additional, hides_rest };
        self.types[index].shape = Some(Shape::Struct(shape));
    }

    /// Takes the name of a type ahead of the types inside it, so that it stands before them.
    fn reserve(&mut self, place: &Place<'n>, name: String) -> usize {
        let index = self.types.len();
        self.names.push(name.clone());
        if let Some(first) = self.by_name.note(&name, index) {
            let first = self.types[first].declared;
            self.types_clash(place, &name, first);
        }
        self.types.push(Defined {
            name,
            path: place.path.clone(),
            declared: place.declared,
            places: vec![(place.whole_path(), place.declared.span)],
            is_hidden: false,
            holds_own: false,
            shape: None,
        });
        index
    }

    fn shape(&self, name: &str) -> Option<&Shape<'n>> {
        self.types[self.by_name.get(name)?].shape.as_ref()
    }

    fn field(&mut self, parent: &Place<'n>, property: &'n Property<'n>) -> Option<Field<'n>> {
        let Property { name, schema, required } = property;
        let place = parent.property(self.arguments, *name, *required, schema);
        let given = self.arguments.renames.get(place.action, &place.path).map(String::as_str);
        let is_hidden = self.arguments.secrets.get(place.action, &place.path).is_some();
        self.names.push(place.types.name());
        let ty = self.type_of(&place, schema);
        let Some(field) = names::field(given.unwrap_or(name.text)) else {
            if !schema.is_faulty {
                self.nameless(&place, name.text, name.span);
            }
            return None;
        };
        // A default has no use where the value must be given.
        let filled =
            if *required && parent.is_given { None } else { self.filled(&place, &ty, schema) };
        Some(Field {
            name: field,
            param: *name,
            debug: match &ty {
                _ if is_hidden || is_password(schema) => FieldDebug::Hidden,
                _ if ty.is_boolean() => FieldDebug::Shown,
                _ => FieldDebug::ByName,
            },
            path: place.path,
            ty,
            presence: match filled {
                _ if *required => Presence::Required,
                Some(literal) => Presence::Filled(literal),
                None => Presence::Optional,
            },
            schema,
        })
    }

    /// What Juju, or the type where Juju does not look, fills in for a property not given.
    fn filled(&mut self, place: &Place<'n>, ty: &Type, schema: &'n Schema<'n>) -> Option<Literal> {
        if let Some(default) = schema.default {
            return Some(self.default(place, ty, default, schema));
        }
        if !schema.is_filled() {
            return None;
        }
        if self.holds_own(ty) {
            return Some(own_types::decoded(place, ty, &when_absent(schema)?));
        }
        // The defaults inside make up the whole, where the struct knows them.
        if let Type::Defined(name) = ty
            && let Some(Shape::Struct(shape)) = self.shape(name)
            && !shape.fields.iter().any(Field::is_required)
        {
            return Some(Literal::Made(Made {
                ty: name.clone(),
                required: Vec::new(),
                taken_in: None,
                set: Vec::new(),
            }));
        }
        let made = when_absent(schema)?;
        // What is wrong with it is told of the defaults that make it, and of what it lacks.
        let literal = self.literal(ty, &made, &mut Vec::new());
        Some(literal.unwrap_or(Literal::Broken))
    }
}

/// `format: password`, of the value itself or of what is in it under no name.
fn is_password(schema: &Schema<'_>) -> bool {
    let mut inside = schema.items.as_deref().into_iter().chain(schema.rest());
    schema.is_password || inside.any(is_password)
}

/// What Juju makes of the defaults inside, when nothing is given.
fn when_absent(schema: &Schema<'_>) -> Option<Node> {
    if let Some(default) = schema.default {
        return Some(default.clone());
    }
    let filled = schema.properties().iter().filter_map(|property| {
        let value = when_absent(&property.schema)?;
        let text = property.name.text.to_owned();
        let scalar = Scalar { text, plain: false, value: crate::scalar::Value::Text };
        let key = Key { span: source::Span::default(), tag: None, scalar };
        Some(Entry { key, value })
    });
    let entries: Vec<Entry> = filled.collect();
    (!entries.is_empty()).then_some(Node {
        span: schema.span,
        tag: None,
        content: Content::Map(entries),
    })
}

/// The field that keeps what the schema does not list, beside a param that is called so itself.
fn rest_name(fields: &[Field<'_>]) -> String {
    let mut name = "additional".to_owned();
    while fields.iter().any(|field| field.name == name) {
        name.push('_');
    }
    name
}
