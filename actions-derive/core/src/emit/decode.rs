//! How a type decodes itself from JSON.

use super::{Context, constant, digits, ident, own_types, types};
use crate::model::{Constant, Type};
use crate::schema::Schema;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The expression that makes an `Option` of the type out of `value`.
pub(super) fn value(context: &Context<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::Boolean | Type::Any | Type::Defined(_) => quote!(__runtime::Param::decode(value)),
        Type::String(schema) if is_any(schema) => quote!(__runtime::Param::decode(value)),
        Type::String(schema) => {
            let lengths = lengths(schema.min_length, schema.max_length);
            quote!(value.string(#lengths))
        }
        Type::Integer(_, schema) => {
            let rules = number_rules(schema);
            quote!(value.integer(#rules))
        }
        Type::Number(schema) => {
            let rules = number_rules(schema);
            quote!(value.number(#rules))
        }
        Type::Array(item, schema) => {
            let lengths = lengths(schema.min_items, schema.max_items);
            let item = function(context, item);
            let unique = schema.unique_items.then(|| quote!(.unique()));
            quote!(value #unique.array(#lengths, #item))
        }
        Type::Map(inner) => {
            let inner = function(context, inner);
            quote!(value.object().and_then(|object| object.others(#inner)))
        }
        Type::Nullable(inner) => {
            let inner = function(context, inner);
            quote!(value.nullable(#inner))
        }
        Type::Own(own) => {
            let (name, text) = (own_types::ty(own), own.given.spelled.as_str());
            // An operator has no use for the path of a plain type.
            let shown = text.rsplit("::").next().filter(|_| !text.contains('<')).unwrap_or(text);
            let (checked, check) =
                (types::ty(context, &own.checked), function(context, &own.checked));
            quote!(value.own::<#name, #checked>(#shown, #check))
        }
    }
}

/// The function from a value to an `Option` of the type.
pub(super) fn function(context: &Context<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::Boolean | Type::Any | Type::Defined(_) => quote!(__runtime::Param::decode),
        Type::String(schema) if is_any(schema) => quote!(__runtime::Param::decode),
        _ => {
            let value = value(context, ty);
            quote!(|value| #value)
        }
    }
}

/// Whether a string may be of any length.
fn is_any(schema: &Schema) -> bool {
    schema.min_length.is_none() && schema.max_length.is_none()
}

fn lengths(least: Option<u64>, most: Option<u64>) -> TokenStream {
    if least.is_none() && most.is_none() {
        return quote!(__runtime::Lengths::ANY);
    }
    let least = Literal::u64_unsuffixed(least.unwrap_or(0));
    let most = Literal::u64_unsuffixed(most.unwrap_or(u64::MAX));
    quote!(__runtime::Lengths { least: #least, most: #most })
}

fn number_rules(schema: &Schema) -> TokenStream {
    let mut rules = TokenStream::new();
    let mut add = |name: &str, operand: f64| {
        let (name, digits) = (ident(name), digits(operand));
        let operand = constant(Constant::Number(operand));
        rules.extend(quote!(__runtime::NumberRule::#name(#operand, #digits),));
    };
    if let Some(bound) = schema.minimum {
        add(if bound.exclusive { "ExclusiveMinimum" } else { "Minimum" }, bound.value);
    }
    if let Some(bound) = schema.maximum {
        add(if bound.exclusive { "ExclusiveMaximum" } else { "Maximum" }, bound.value);
    }
    if let Some(factor) = schema.multiple_of {
        add("MultipleOf", factor);
    }
    quote!(&[#rules])
}
