//! From the schemas of the actions to the Rust types of their params. Whether a default fits is
//! decided here and nowhere else.

mod clashes;
mod default;
mod misfit;
mod place;
mod shared;
mod types;

use crate::attribute::Arguments;
use crate::declaration;
use crate::diagnostic::Sink;
use crate::model::{
    Action, Additional, Definition, Field, Module, Own, Presence, Shape, Struct, Type,
};
use crate::names;
use crate::places::Places;
use crate::schema::{self, Property};
use place::{Place, is_password};
use shared::Shared;

/// The Rust of a declaration. Names that clash are told, and defaults that do not fit.
pub(crate) fn lower<'n>(
    actions: &'n [declaration::Action<'n>],
    arguments: &'n Arguments,
    sink: &mut Sink<'_>,
) -> Module<'n> {
    let mut lowering = Lowering {
        module: Module::default(),
        by_name: Places::default(),
        shared: Vec::new(),
        own_met: 0,
        sink,
    };
    let mut methods = Places::default();
    for action in actions {
        let place = Place::action(arguments, action.name, &action.schema);
        let Some(method) = names::field(place.rename.unwrap_or(place.action)) else {
            // That the name is not allowed is told.
            continue;
        };
        if let Some(first) = methods.note(&method, lowering.module.actions.len()) {
            let (what, other) = (format!("method `{method}`"), format!("{method}_2"));
            let first = lowering.module.actions[first].name.span;
            lowering.clash(&place, first, &what, &other);
            continue;
        }
        let action = lowering.action(&place, action, method);
        lowering.module.actions.push(action);
    }
    lowering.module
}

struct Lowering<'s, 'a, 'n> {
    module: Module<'n>,
    /// The types, and the structs that their `new` takes.
    by_name: Places,
    /// The types that have been met of those that several params share.
    shared: Vec<Shared<'n>>,
    /// How often a type of the charm's own has been met, also in a type that is shared.
    own_met: usize,
    sink: &'s mut Sink<'a>,
}

impl<'n> Lowering<'_, '_, 'n> {
    fn action(
        &mut self,
        place: &Place<'n>,
        action: &declaration::Action<'n>,
        method: String,
    ) -> Action<'n> {
        let schema = place.schema;
        let params = place.types.then("params").name();
        self.object(place, params.clone(), Some(place.action));
        let keeps_others = !matches!(schema.additional, Some(schema::Additional::Closed) | None);
        Action {
            name: action.name,
            method,
            params,
            takes_params: !schema.properties().is_empty() || keeps_others,
            description: schema.description.map(|text| text.text),
            schema: action.json(),
        }
    }

    /// Defines the struct `name`; the types inside it are named after `place`.
    fn object(&mut self, place: &Place<'n>, name: String, action: Option<&'n str>) {
        let index = self.reserve(place, name);
        let properties = place.schema.properties();
        let required = properties.iter().filter(|property| property.required).count();
        let required_name = place.types.then("required").name();
        let required = (required > 1).then(|| required_name.clone());
        if let Some(required) = &required {
            self.take_name(place, required, index);
        } else if place.schema.required.len() > 1 {
            // Where one of them is misspelt.
            self.module.names.push(required_name);
        }
        let mut fields: Vec<Field<'n>> = Vec::new();
        let mut known = Places::default();
        for property in properties {
            let Some((inside, field)) = self.field(place, property, fields.len()) else {
                continue;
            };
            if let Some(first) = known.note(&field.name, fields.len()) {
                let (what, other) = (format!("field `{}`", field.name), field.name + "_2");
                self.clash(&inside, fields[first].param.span, &what, &other);
            } else {
                fields.push(field);
            }
        }
        let kept = |ty| Additional::Kept(rest_name(&fields), ty);
        let additional = match (&place.schema.additional, place.value()) {
            (None, _) => Additional::Ignored,
            (Some(schema::Additional::Closed), _) => Additional::Refused,
            (_, None) => kept(Type::Any),
            (_, Some(rest)) => kept(self.type_of(&rest)),
        };
        let hides_rest = place.schema.rest().is_some_and(is_password);
        let shape = Struct { action, fields, required, additional, hides_rest };
        self.module.types[index].shape = Shape::Struct(shape);
    }

    fn type_of(&mut self, place: &Place<'n>) -> Type<'n> {
        match (place.own, place.share) {
            (Some(given), _) => {
                self.own_met += 1;
                let checked = Place { is_hidden: true, ..place.clone() };
                let checked = Box::new(self.type_by_schema(&checked));
                self.module.own_types.push(given.tokens.clone());
                Type::Own(Own { index: self.module.own_types.len() - 1, given, checked })
            }
            (None, Some(share)) => self.shared_type(place, share),
            (None, None) => self.type_by_schema(place),
        }
    }

    /// Puts a type ahead of the types inside it; its shape is not yet known.
    fn reserve(&mut self, place: &Place<'n>, name: String) -> usize {
        let index = self.module.types.len();
        self.take_name(place, &name, index);
        self.module.types.push(Definition {
            name,
            places: vec![(place.whole_path(), place.declared.span)],
            is_hidden: place.is_hidden,
            shape: Shape::Union(Vec::new()),
        });
        index
    }

    fn shape(&self, name: &str) -> Option<&Shape<'n>> {
        self.by_name.get(name).map(|index| &self.module.types[index].shape)
    }

    /// The field behind `index` others, and where it stands.
    fn field(
        &mut self,
        parent: &Place<'n>,
        property: &'n Property<'n>,
        index: usize,
    ) -> Option<(Place<'n>, Field<'n>)> {
        let place = parent.property(property);
        let (schema, own_met, errors) = (place.schema, self.own_met, self.sink.errors());
        self.module.names.push(place.types.name());
        let ty = self.type_of(&place);
        let holds_own = self.own_met > own_met;
        let has_faults = schema.has_faults || self.sink.errors() > errors;
        let name = match place.rename {
            _ if place.is_hidden => Some(format!("field_{index}")),
            Some(name) => names::field(name),
            None => names::field(property.name.text),
        };
        let Some(name) = name else {
            if !schema.is_faulty {
                self.nameless(&place);
            }
            return None;
        };
        // A default has no use where the value must be given, but where Juju may fill it in.
        let has_use = !property.required || !parent.is_given;
        let filled = if has_use { self.filled(&place, &ty, holds_own, has_faults) } else { None };
        let presence = match filled {
            _ if property.required => Presence::Required,
            Some(filled) => Presence::Filled(filled),
            None => Presence::Optional,
        };
        let is_secret = place.is_secret || is_password(schema);
        let path = place.path.clone();
        let field = Field { name, param: property.name, path, ty, presence, schema, is_secret };
        Some((place, field))
    }
}

/// The field that keeps what the schema does not list, beside a param that is called so itself.
fn rest_name(fields: &[Field<'_>]) -> String {
    let mut name = "additional".to_owned();
    while fields.iter().any(|field| field.name == name) {
        name.push('_');
    }
    name
}
