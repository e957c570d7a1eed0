//! The types of the module by name, and the names that clash.

use super::at::At;
use super::messages;
use super::model::{Definition, Field, Presence, Shape, Variant};
use super::named::{NamedAction, NamedType};
use crate::diagnostic::Diagnostics;
use crate::source::Span;
use std::collections::HashMap;

/// The types so far.
#[derive(Default)]
pub(super) struct Registry {
    /// Each with what it is, once that is known.
    types: Vec<(NamedType, Option<Shape>)>,
    by_name: HashMap<String, usize>,
}

/// The place of a type that is not yet defined.
pub(super) struct Reserved(usize);

impl Registry {
    /// Takes the name of a type, ahead of the types inside it.
    pub(super) fn reserve(
        &mut self,
        named: NamedType,
        action: &str,
        diagnostics: &mut Diagnostics,
    ) -> Reserved {
        let index = self.types.len();
        if let Some(first) = self.by_name.get(&named.name) {
            let (first, _) = &self.types[*first];
            diagnostics.push(messages::types_clash(action, &named, first));
        } else {
            self.by_name.insert(named.name.clone(), index);
        }
        self.types.push((named, None));
        Reserved(index)
    }

    /// Says what the type is.
    pub(super) fn define(&mut self, Reserved(index): Reserved, shape: Shape) {
        self.types[index].1 = Some(shape);
    }

    /// What the type of that name is.
    pub(super) fn get(&self, name: &str) -> Option<&Shape> {
        self.types[*self.by_name.get(name)?].1.as_ref()
    }

    /// Whether the type is a struct that nothing must be given for.
    pub(super) fn is_all_defaults(&self, name: &str) -> bool {
        match self.get(name) {
            Some(Shape::Struct(shape)) => !shape
                .fields
                .iter()
                .any(|field| field.presence == Presence::Required),
            _ => false,
        }
    }

    /// All types; of those with one name, the first.
    pub(super) fn into_definitions(self) -> Vec<Definition> {
        let Self { types, by_name } = self;
        let numbered = types.into_iter().enumerate();
        let distinct =
            numbered.filter(|(index, (named, _))| by_name.get(&named.name) == Some(index));
        let definitions = distinct.filter_map(|(_, (named, shape))| {
            Some(Definition {
                name: named.name,
                path: named.path,
                declared: named.declared,
                shape: shape?,
            })
        });
        definitions.collect()
    }
}

/// Tells fields whose name an earlier one has, and leaves them out.
pub(super) fn distinct_fields(
    fields: Vec<Field>,
    action: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Field> {
    distinct(
        fields,
        |field| &field.name,
        |new, other| diagnostics.push(messages::fields_clash(action, new, other)),
    )
}

/// Tells variants whose name an earlier one has, and leaves them out. The text of each goes with
/// it.
pub(super) fn distinct_variants(
    variants: Vec<(Variant, String, Span)>,
    at: &At<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<(Variant, String)> {
    let distinct = distinct(
        variants,
        |(variant, ..)| &variant.name,
        |(new, _, span), (_, _, other)| {
            diagnostics.push(messages::variants_clash(
                at.action, &at.path, new, *span, *other,
            ));
        },
    );
    let distinct = distinct.into_iter();
    distinct.map(|(variant, text, _)| (variant, text)).collect()
}

/// Tells actions whose handler has the name of an earlier one's, and leaves them out.
pub(super) fn distinct_actions<'a>(
    actions: Vec<NamedAction<'a>>,
    diagnostics: &mut Diagnostics,
) -> Vec<NamedAction<'a>> {
    distinct(
        actions,
        |action| &action.method,
        |new, other| {
            let (name, first) = (&new.action.name, &other.action.name);
            diagnostics.push(messages::methods_clash(&new.method, name, first));
        },
    )
}

/// The first of each name; `clash` gets every other one with the first.
fn distinct<T>(items: Vec<T>, name: impl Fn(&T) -> &str, mut clash: impl FnMut(&T, &T)) -> Vec<T> {
    let mut first_of: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<T> = Vec::new();
    for item in items {
        match first_of.get(name(&item)) {
            Some(first) => clash(&item, &kept[*first]),
            None => {
                first_of.insert(name(&item).to_owned(), kept.len());
                kept.push(item);
            }
        }
    }
    kept
}
