//! All schemas of an action.

use crate::schema::declaration::Action;
use crate::schema::owner::Owner;
use crate::schema::{AdditionalRule, Dependency, Ignored, Items, Property, Schema, Text};
use crate::similar;

/// How many names of a `required` are looked at for what was meant.
pub(super) const MOST_SLIPS: usize = 10;

/// A schema on the walk.
pub(super) struct Visit<'a> {
    /// Whose schema it is.
    pub(super) owner: Owner,
    /// The schema.
    pub(super) schema: &'a Schema,
    /// How it is reached.
    pub(super) reach: Reach,
    /// Whether what it describes must be given: Juju never makes it of the defaults inside it.
    pub(super) required: bool,
    /// Whether that may be a mistake: the `required` around it is misspelt, or a name in it.
    pub(super) unsure: bool,
}

impl Visit<'_> {
    /// Whether a user must give a property of it. Where Juju makes the object of the defaults inside
    /// it, it makes what is required in it as well.
    pub(super) fn requires(&self, property: &Property) -> bool {
        property.required && self.is_never_made()
    }

    /// Whether it never comes of the defaults inside it; a default of its own is taken whole.
    fn is_never_made(&self) -> bool {
        self.required || self.schema.default.is_some()
    }

    /// Whether a user must give what it describes: a default has no use then.
    pub(super) fn required_property(&self) -> bool {
        self.required && matches!(self.reach, Reach::Properties | Reach::Values)
    }
}

/// How a schema is reached from its action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// It is the action's own.
    Action,
    /// Through `properties` only: Juju adds defaults here.
    Properties,
    /// It is that of `items` or `additionalProperties` itself: nothing stands in for a value that
    /// is not there.
    Value,
    /// Through the properties of such values: Juju adds nothing here, the charm's types do.
    Values,
    /// Through `oneOf` and the like: it may never apply.
    Combined,
}

/// All schemas of an action, outer ones first.
pub(super) fn schemas(action: &Action) -> Vec<Visit<'_>> {
    let mut walk = Vec::new();
    visit(
        Visit {
            owner: Owner::action(&action.name.text),
            schema: &action.schema,
            reach: Reach::Action,
            required: true,
            unsure: false,
        },
        &mut walk,
    );
    walk
}

fn visit<'a>(here: Visit<'a>, walk: &mut Vec<Visit<'a>>) {
    let (schema, reach, owner) = (here.schema, here.reach, here.owner.clone());
    let is_never_made = here.is_never_made();
    walk.push(here);
    let unsure = is_unsure(schema);
    let mut enter = |owner: Owner, schema: &'a Schema, reach: Reach, required: bool| {
        visit(
            Visit {
                owner,
                schema,
                reach,
                required,
                unsure,
            },
            walk,
        );
    };
    let through_properties = match reach {
        Reach::Action => Reach::Properties,
        Reach::Value => Reach::Values,
        reach => reach,
    };
    let through_values = if reach == Reach::Combined {
        reach
    } else {
        Reach::Value
    };
    for property in schema.properties.iter().flatten() {
        enter(
            owner.property(&property.name.text),
            &property.schema,
            through_properties,
            property.required && is_never_made,
        );
    }
    match &schema.items {
        Some(Items::Each(each)) => enter(owner.item(), each, through_values, true),
        Some(Items::Tuple(places)) => {
            for place in places {
                enter(owner.item(), place, Reach::Combined, true);
            }
        }
        None => {}
    }
    for (keyword, additional, reach) in [
        (
            "additionalProperties",
            &schema.additional_properties,
            through_values,
        ),
        ("additionalItems", &schema.additional_items, Reach::Combined),
    ] {
        if let Some(AdditionalRule::Schema(rest)) = additional {
            enter(owner.under(keyword), rest, reach, true);
        }
    }
    let several = [
        ("oneOf", &schema.one_of),
        ("anyOf", &schema.any_of),
        ("allOf", &schema.all_of),
    ];
    for (keyword, schemas) in several {
        for part in schemas {
            enter(owner.under(keyword), part, Reach::Combined, true);
        }
    }
    if let Some(not) = &schema.not {
        enter(owner.under("not"), not, Reach::Combined, true);
    }
    let named = schema.pattern_properties.iter().chain(&schema.definitions);
    for (name, schema) in named {
        enter(owner.under(&name.text), schema, Reach::Combined, true);
    }
    for (name, dependency) in &schema.dependencies {
        if let Dependency::Schema(schema) = dependency {
            enter(owner.under(&name.text), schema, Reach::Combined, true);
        }
    }
}

/// Whether `required` may be meant to name others of the properties than it does.
fn is_unsure(schema: &Schema) -> bool {
    let is_misspelt = |keyword: &Ignored| similar::near(&keyword.name.text, ["required"]).is_some();
    let properties = schema.properties.iter().flatten();
    let known: Vec<_> = properties
        .map(|property| property.name.text.as_str())
        .collect();
    let is_slip = |name: &Text| {
        let near = similar::near(&name.text, known.iter().copied());
        near.is_some_and(|near| near != name.text)
    };
    let mut names = schema.required.iter().take(MOST_SLIPS);
    schema.ignored.iter().any(is_misspelt) || names.any(is_slip)
}
