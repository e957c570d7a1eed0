//! What Juju adds to the params that a user gives (`InsertDefaults`, `defaults.go`).

use super::{Property, Schema};
use crate::places::Places;
use crate::yaml::node::{Data, Entry, Node};

/// Juju could not add the defaults: an object was given for a property without `properties`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoProperties {
    /// The way to the object.
    pub path: Vec<String>,
}

/// Adds the defaults of `schema` to `params`, which is a map, as Juju does.
///
/// Only `properties` are followed; an object with a `default` of its own takes it whole.
///
/// # Errors
///
/// Where Juju's own code panics: an object was given, at any depth that `properties` reach, for a
/// property without `properties`, be it untyped or a plain `type: object`.
pub fn insert(schema: &Schema, params: &mut Vec<Entry>) -> Result<(), NoProperties> {
    let properties = schema.properties.as_deref().unwrap_or_default();
    insert_into(properties, params).map_err(|mut path| {
        path.reverse();
        NoProperties { path }
    })
}

/// What a property holds when nothing is given for it; `None` where Juju leaves it out.
pub fn when_absent(schema: &Schema) -> Option<Node> {
    if let Some(default) = &schema.default {
        return Some(default.clone());
    }
    let entries = absent_entries(schema.properties.as_deref()?);
    let node = Node {
        span: schema.span,
        data: Data::Mapping(entries),
        misread: None,
    };
    node.as_mapping()
        .is_some_and(|entries| !entries.is_empty())
        .then_some(node)
}

/// Whether a property holds something when nothing is given for it.
pub fn is_filled(schema: &Schema) -> bool {
    schema.default.is_some()
        || schema
            .properties
            .iter()
            .flatten()
            .any(|property| is_filled(&property.schema))
}

fn absent_entries(properties: &[Property]) -> Vec<Entry> {
    let filled = properties.iter().filter_map(|property| {
        let value = when_absent(&property.schema)?;
        Some(Entry::unplaced(&property.name.text, value))
    });
    filled.collect()
}

/// On error, the way to the object, from the inside out.
fn insert_into(properties: &[Property], params: &mut Vec<Entry>) -> Result<(), Vec<String>> {
    let given = Places::of(&mut params.iter().map(|entry| entry.key.text.as_str()));
    let places = properties
        .iter()
        .map(|property| given.get(&property.name.text));
    let places: Vec<Option<usize>> = places.collect();
    for (Property { name, schema, .. }, place) in properties.iter().zip(places) {
        match place.and_then(|place| params.get_mut(place)) {
            Some(Entry {
                value:
                    Node {
                        data: Data::Mapping(inner),
                        ..
                    },
                ..
            }) => {
                let Some(properties) = &schema.properties else {
                    return Err(vec![name.text.clone()]);
                };
                insert_into(properties, inner).map_err(|mut path| {
                    path.push(name.text.clone());
                    path
                })?;
            }
            Some(_) => {}
            None => {
                if let Some(value) = when_absent(schema) {
                    params.push(Entry::unplaced(&name.text, value));
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Text;
    use crate::source::Span;

    #[test]
    fn many_params_cost_no_time() {
        let name = |index: usize| format!("param-{index}");
        let property = |index| Property {
            name: Text::new(name(index), Span::default()),
            schema: Schema {
                default: Some(Node::unplaced(Data::Bool(true))),
                ..Schema::default()
            },
            required: false,
        };
        let schema = Schema {
            properties: Some((0..200_000).map(property).collect()),
            ..Schema::default()
        };
        let given = |index| Entry::unplaced(name(index), Node::unplaced(Data::Bool(false)));
        let mut params: Vec<_> = (0..100_000).map(given).collect();
        assert_eq!(insert(&schema, &mut params), Ok(()));
        let names = params.iter().map(|entry| entry.key.text.clone());
        assert!(names.eq((0..200_000).map(name)));
        let values = params.iter().map(|entry| entry.value.as_bool());
        assert!(values.eq((0..200_000).map(|index| Some(index >= 100_000))));
    }
}
