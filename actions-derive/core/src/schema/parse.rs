//! From YAML to a schema, with the errors of `juju/gojsonschema`'s own reading (`schema.go`).

use super::json_type::JsonType;
use super::keyword::{self, bound, count};
use super::messages;
use super::misplaced::{is_too_deep, is_without_effect, too_deep};
use super::owner::Owner;
use super::{AdditionalRule, Count, Dependency, Holds, Ignored, Items, Property, Schema, Text};
use crate::diagnostic::Diagnostics;
use crate::pattern::Pattern;
use crate::source::Span;
use crate::yaml::node::{Data, Entry, Key, Node};

/// Reads `node` as the schema of `owner`. What is wrong is told and left out.
pub fn schema(owner: &Owner, node: &Node, diagnostics: &mut Diagnostics) -> Schema {
    let Some(entries) = node.as_mapping() else {
        diagnostics.push(messages::schema::not_a_schema(owner, node));
        return Schema {
            span: node.span,
            types: node
                .as_str()
                .and_then(JsonType::meant_by)
                .into_iter()
                .collect(),
            ..Schema::default()
        };
    };
    let entries: Vec<_> = entries.iter().collect();
    keywords(owner, node.span, &entries, diagnostics)
}

/// Reads the keywords of a schema that `span` covers.
pub(super) fn keywords(
    owner: &Owner,
    span: Span,
    entries: &[&Entry],
    diagnostics: &mut Diagnostics,
) -> Schema {
    let properties = entries
        .iter()
        .filter(|entry| entry.key.text == "properties");
    let deeper = properties.flat_map(|entry| too_deep(&entry.value));
    let entries: Vec<_> = entries.iter().copied().chain(deeper).collect();
    let mut schema = Schema {
        span,
        ..Schema::default()
    };
    for Entry { key, value } in &entries {
        keyword(owner, key, value, &mut schema, diagnostics);
    }
    let find = |name: &str| entries.iter().find(|entry| entry.key.text == name);
    let flag = |name| find(name).map(|entry| (entry.key.span, &entry.value));
    schema.minimum = bound(
        owner,
        ("minimum", "exclusiveMinimum"),
        (
            find("minimum").map(|entry| &entry.value),
            flag("exclusiveMinimum"),
        ),
        diagnostics,
    );
    schema.maximum = bound(
        owner,
        ("maximum", "exclusiveMaximum"),
        (
            find("maximum").map(|entry| &entry.value),
            flag("exclusiveMaximum"),
        ),
        diagnostics,
    );
    crossed_bounds(owner, &schema, diagnostics);
    schema.mark_required();
    schema.without_effect = entries
        .iter()
        .filter(|entry| is_without_effect(entry, &schema.types))
        .map(|entry| Text::of_key(&entry.key))
        .collect();
    schema
}

fn keyword(
    owner: &Owner,
    key: &Key,
    node: &Node,
    schema: &mut Schema,
    diagnostics: &mut Diagnostics,
) {
    match key.text.as_str() {
        "title" => schema.title = keyword::text(owner, &key.text, node, diagnostics),
        "description" => schema.description = keyword::text(owner, &key.text, node, diagnostics),
        "type" => {
            schema.types = keyword::types(owner, node, diagnostics);
            schema.types_span = Some(node.span);
        }
        "default" => schema.default = Some(node.clone()),
        "enum" => schema.members = keyword::members(owner, node, diagnostics),
        "properties" => schema.properties = Some(properties(owner, &key.text, node, diagnostics)),
        "required" => schema.required = keyword::required(owner, node, diagnostics),
        "additionalProperties" => {
            schema.additional_properties = additional(owner, &key.text, node, diagnostics);
        }
        "patternProperties" => {
            schema.pattern_properties = pattern_properties(owner, node, diagnostics);
        }
        "minProperties" => schema.min_properties = count(owner, &key.text, node, diagnostics),
        "maxProperties" => schema.max_properties = count(owner, &key.text, node, diagnostics),
        "dependencies" => schema.dependencies = dependencies(owner, node, diagnostics),
        "items" => schema.items = items(owner, node, diagnostics),
        "additionalItems" => {
            schema.additional_items = additional(owner, &key.text, node, diagnostics);
        }
        "minItems" => schema.min_items = count(owner, &key.text, node, diagnostics),
        "maxItems" => schema.max_items = count(owner, &key.text, node, diagnostics),
        "uniqueItems" => {
            schema.unique_items =
                keyword::boolean(owner, &key.text, node, diagnostics).unwrap_or(false);
        }
        "minLength" => schema.min_length = count(owner, &key.text, node, diagnostics),
        "maxLength" => schema.max_length = count(owner, &key.text, node, diagnostics),
        "pattern" => schema.pattern = keyword::pattern(owner, node, diagnostics),
        // Read in pairs, once all keywords are known.
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => {}
        "multipleOf" => {
            let factor = keyword::number(owner, &key.text, node, diagnostics);
            schema.multiple_of = factor.filter(|factor| *factor > 0.0);
            if factor.is_some_and(|factor| factor <= 0.0) {
                diagnostics.push(messages::schema::multiple_of_not_positive(owner, node.span));
            }
        }
        "oneOf" => schema.one_of = schemas(owner, &key.text, node, diagnostics),
        "anyOf" => schema.any_of = schemas(owner, &key.text, node, diagnostics),
        "allOf" => schema.all_of = schemas(owner, &key.text, node, diagnostics),
        "not" => {
            schema.not = sub_schema(
                (owner, &owner.under("not")),
                "not",
                "a schema",
                node,
                diagnostics,
            )
            .map(Box::new);
        }
        "definitions" => schema.definitions = definitions(owner, node, diagnostics),
        // The names that Juju's fork gives `id` and `$schema`; neither does anything.
        "$id" | "$subSchema" => {
            keyword::text(owner, &key.text, node, diagnostics);
        }
        _ => schema.ignored.push(Ignored {
            name: Text::of_key(key),
            holds: Holds::of(node),
        }),
    }
}

/// `properties`, or the `params` of an action.
pub(super) fn properties(
    owner: &Owner,
    keyword: &str,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Vec<Property> {
    let Some(entries) = node.as_mapping() else {
        diagnostics.push(messages::schema::properties_not_a_map(owner, keyword, node));
        // It is there, which is all that is known.
        return Vec::new();
    };
    let deeper: Vec<_> = too_deep(node).map(|entry| &entry.key).collect();
    if let [first, ..] = deeper.as_slice() {
        let names: Vec<_> = deeper.iter().map(|key| key.text.as_str()).collect();
        let place = first.span;
        diagnostics.push(messages::schema::among_properties(
            owner, keyword, place, &names,
        ));
    }
    let entries = entries.iter().filter(|entry| !is_too_deep(entry));
    let properties = entries.map(|entry| property(owner, entry, diagnostics));
    properties.collect()
}

/// One of them.
pub(super) fn property(
    owner: &Owner,
    Entry { key, value }: &Entry,
    diagnostics: &mut Diagnostics,
) -> Property {
    Property {
        name: Text::of_key(key),
        schema: schema(&owner.property(&key.text), value, diagnostics),
        required: false,
    }
}

fn additional(
    owner: &Owner,
    keyword: &str,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<AdditionalRule> {
    Some(match node.as_bool() {
        Some(true) => AdditionalRule::Open,
        Some(false) => AdditionalRule::Closed,
        None => AdditionalRule::Schema(Box::new(sub_schema(
            (owner, &owner.under(keyword)),
            keyword,
            "a boolean or a schema",
            node,
            diagnostics,
        )?)),
    })
}

fn pattern_properties(
    owner: &Owner,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Vec<(Text, Schema)> {
    let schemas = named_schemas(owner, "patternProperties", node, diagnostics);
    for (pattern, _) in &schemas {
        if let Err(error) = Pattern::parse(&pattern.text) {
            diagnostics.push(messages::schema::invalid_pattern(
                owner,
                "patternProperties",
                pattern,
                &error,
            ));
        }
    }
    schemas
}

fn definitions(owner: &Owner, node: &Node, diagnostics: &mut Diagnostics) -> Vec<(Text, Schema)> {
    named_schemas(owner, "definitions", node, diagnostics)
}

fn named_schemas(
    owner: &Owner,
    keyword: &str,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Vec<(Text, Schema)> {
    let Some(entries) = node.as_mapping() else {
        diagnostics.push(messages::schema::wrong_kind(
            owner,
            keyword,
            "a map of schemas",
            node,
        ));
        return Vec::new();
    };
    entries
        .iter()
        .map(|Entry { key, value }| {
            let owner = owner.under(&format!("{keyword} {}", key.text));
            (Text::of_key(key), schema(&owner, value, diagnostics))
        })
        .collect()
}

fn dependencies(
    owner: &Owner,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Vec<(Text, Dependency)> {
    let keyword = "dependencies";
    let Some(entries) = node.as_mapping() else {
        diagnostics.push(messages::schema::wrong_kind(owner, keyword, "a map", node));
        return Vec::new();
    };
    let expected = "a map of schemas or lists of names";
    let mut found = Vec::new();
    for Entry { key, value } in entries {
        let dependency = match &value.data {
            Data::Sequence(items) => {
                let mut names = Vec::new();
                for item in items {
                    match Text::of(item) {
                        Some(name) => names.push(name),
                        None => diagnostics
                            .push(messages::schema::wrong_kind(owner, keyword, expected, item)),
                    }
                }
                Dependency::Names(names)
            }
            Data::Mapping(_) => {
                let owner = owner.under(&format!("{keyword} {}", key.text));
                Dependency::Schema(Box::new(schema(&owner, value, diagnostics)))
            }
            _ => {
                diagnostics.push(messages::schema::wrong_kind(
                    owner, keyword, expected, value,
                ));
                continue;
            }
        };
        found.push((Text::of_key(key), dependency));
    }
    found
}

fn items(owner: &Owner, node: &Node, diagnostics: &mut Diagnostics) -> Option<Items> {
    let expected = "a schema or a list of schemas";
    if let Some(nodes) = node.as_sequence() {
        if let [only] = nodes
            && let Some(meant) = only.as_str().and_then(JsonType::meant_by)
        {
            diagnostics.push(messages::schema::items_in_list(owner, node.span, meant));
            return Some(Items::Each(Box::new(Schema {
                span: node.span,
                types: vec![meant],
                ..Schema::default()
            })));
        }
        let schemas = nodes.iter().enumerate().map(|(index, node)| {
            let owner = owner.under(&format!("items {index}"));
            schema(&owner, node, diagnostics)
        });
        return Some(Items::Tuple(schemas.collect()));
    }
    let each = sub_schema((owner, &owner.item()), "items", expected, node, diagnostics)?;
    Some(Items::Each(Box::new(each)))
}

fn schemas(
    owner: &Owner,
    keyword: &str,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Vec<Schema> {
    let Some(nodes) = node.as_sequence() else {
        diagnostics.push(messages::schema::wrong_kind(
            owner,
            keyword,
            "a list of schemas",
            node,
        ));
        return Vec::new();
    };
    nodes
        .iter()
        .enumerate()
        .map(|(index, node)| {
            schema(
                &owner.under(&format!("{keyword} {index}")),
                node,
                diagnostics,
            )
        })
        .collect()
}

/// The schema of `inner` under `keyword` of `owner`, which says itself what it expects.
fn sub_schema(
    (owner, inner): (&Owner, &Owner),
    keyword: &str,
    expected: &str,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Schema> {
    if node.as_mapping().is_none() {
        diagnostics.push(messages::schema::wrong_kind(owner, keyword, expected, node));
        return None;
    }
    Some(schema(inner, node, diagnostics))
}

fn crossed_bounds(owner: &Owner, schema: &Schema, diagnostics: &mut Diagnostics) {
    let counts: [(&str, Option<Count>, &str, Option<Count>); 2] = [
        (
            "minLength",
            schema.min_length,
            "maxLength",
            schema.max_length,
        ),
        (
            "minProperties",
            schema.min_properties,
            "maxProperties",
            schema.max_properties,
        ),
    ];
    for (low, min, high, max) in counts {
        if let (Some(min), Some(max)) = (min, max)
            && min.value > max.value
        {
            diagnostics.push(messages::schema::bounds_crossed(
                owner,
                (low, min.span),
                (high, max.span),
            ));
        }
    }
    if let (Some(min), Some(max)) = (schema.minimum, schema.maximum)
        && min.value > max.value
    {
        diagnostics.push(messages::schema::bounds_crossed(
            owner,
            ("minimum", min.span),
            ("maximum", max.span),
        ));
    }
}
