//! The Rust of `enum`.

use super::at::At;
use super::model::{Enum, EnumKind, Shape, Type, Variant};
use super::{Lowering, literal, registry};
use crate::names;
use crate::schema::Schema;
use crate::schema::json_type::JsonType;
use crate::schema::validate::is_of;
use crate::yaml::canonical;
use crate::yaml::node::{Data, Node};

impl Lowering<'_, '_> {
    /// The type of a param with `enum`; `None` where the list says nothing.
    pub(super) fn members(&mut self, at: &At<'_>, schema: &Schema) -> Option<Type> {
        let allowed = |value: &&Node| {
            let types = &schema.types;
            types.is_empty() || types.iter().any(|known| is_of(value, *known))
        };
        let values: Vec<_> = schema
            .members
            .as_ref()?
            .values
            .iter()
            .filter(allowed)
            .collect();
        let nullable = values.iter().any(|value| value.data == Data::Null);
        let values: Vec<_> = values
            .into_iter()
            .filter(|value| value.data != Data::Null)
            .collect();
        if values.is_empty() {
            return None;
        }
        let is_scalar = |value: &&Node| !matches!(value.data, Data::Sequence(_) | Data::Mapping(_));
        if !values.iter().all(is_scalar) {
            return Some(Type::Any);
        }
        let kind = kind_of(&values);
        let ty = if values.iter().all(|value| value.as_bool().is_some()) && values.len() == 2 {
            Type::Boolean
        } else {
            let mut variants = Vec::new();
            for value in &values {
                let text = canonical::plain(value);
                let path = format!("{}={text}", at.path);
                let name = self.renames.get(at.action, &path).unwrap_or(&text);
                let variant = Variant {
                    name: names::variant(name),
                    value: literal::json(value),
                };
                let text = canonical::json(value);
                variants.push((variant, text, value.span));
            }
            let variants = registry::distinct_variants(variants, at, self.diagnostics);
            let Some(type_name) = self.type_name(at) else {
                return Some(Type::Any);
            };
            let slot = self.reserve(at, type_name.clone());
            self.types
                .define(slot, Shape::Enum(Enum::new(kind, variants)));
            Type::Defined(type_name)
        };
        Some(if nullable {
            Type::Nullable(Box::new(ty))
        } else {
            ty
        })
    }
}

fn kind_of(values: &[&Node]) -> EnumKind {
    if values.iter().all(|value| value.as_str().is_some()) {
        EnumKind::Strings
    } else if values.iter().all(|value| is_of(value, JsonType::Integer)) {
        EnumKind::Integers
    } else {
        EnumKind::Mixed
    }
}
