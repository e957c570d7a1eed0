//! How a type decodes itself from JSON.

use super::literal::{digits, float, json, literal};
use super::{Context, ident, own_types, types};
use crate::model::{
    Additional, Definition, Literal as ParamLiteral, NumberRules, Presence, Struct, Type,
};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// `Param` with this body, and what goes through it.
pub(super) fn implementations(
    context: &Context<'_>,
    definition: &Definition,
    body: &TokenStream,
    deserialize: &TokenStream,
) -> TokenStream {
    let runtime = context.runtime;
    let name = ident(&definition.name);
    quote! {
        #[automatically_derived]
        #[doc(hidden)]
        impl __runtime::Param for #name {
            fn decode(value: __runtime::ParamValue<'_>) -> ::core::option::Option<Self> {
                #body
            }
        }
        #[automatically_derived]
        impl<'de> __runtime::Deserialize<'de> for #name {
            fn deserialize<D: __runtime::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                #deserialize(deserializer)
            }
        }
        #[automatically_derived]
        impl ::core::convert::TryFrom<#runtime::Value> for #name {
            type Error = #runtime::Invalid;
            fn try_from(value: #runtime::Value) -> ::core::result::Result<Self, #runtime::Invalid> {
                __runtime::from_value(value)
            }
        }
    }
}

/// The expression that makes an `Option` of the type out of `value`.
pub(super) fn value(context: &Context<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::Boolean | Type::Any | Type::Defined(_) => quote!(__runtime::Param::decode(value)),
        Type::String(rules) => {
            let lengths = lengths(rules.min_length, rules.max_length);
            quote!(value.string(#lengths))
        }
        Type::Integer(_, rules) => {
            let rules = number_rules(rules);
            quote!(value.integer(#rules))
        }
        Type::Number(rules) => {
            let rules = number_rules(rules);
            quote!(value.number(#rules))
        }
        Type::Array(item, rules) => {
            let (lengths, item) =
                (lengths(rules.min_items, rules.max_items), function(context, item));
            let unique = rules.unique_items.then(|| quote!(.unique()));
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
            let (name, spelled) = (own_types::ty(own), &own.spelled);
            let (checked, check) =
                (types::ty(context, &own.checked), function(context, &own.checked));
            quote!(value.own::<#name, #checked>(#spelled, #check))
        }
    }
}

/// The function from a value to an `Option` of the type.
pub(super) fn function(context: &Context<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::Boolean | Type::Any | Type::Defined(_) => quote!(__runtime::Param::decode),
        _ => {
            let value = value(context, ty);
            quote!(|value| #value)
        }
    }
}

/// The body of `decode` for a struct.
pub(super) fn fields(context: &Context<'_>, shape: &Struct) -> TokenStream {
    // No field's name is in its way.
    let object = Ident::new("object", Span::mixed_site());
    let members = shape.fields.iter().map(|field| {
        let (name, param, decode) =
            (ident(&field.name), &field.param.text, function(context, &field.ty));
        match &field.presence {
            Presence::Required => quote!(let #name = #object.required(#param, #decode);),
            Presence::Optional => quote!(let #name = #object.optional(#param, #decode);),
            Presence::Filled(ParamLiteral::Decoded(_, default, _)) => {
                let default = json(context, default, 0);
                quote!(let #name = #object.decoded(#param, #decode, || #default);)
            }
            Presence::Filled(filled) => {
                let default = literal(context, filled);
                quote!(let #name = #object.filled(#param, #decode, || #default);)
            }
        }
    });
    let names = shape.fields.iter().map(|field| ident(&field.name));
    let (others, kept) = match &shape.additional {
        Additional::Ignored => (quote!(), quote!()),
        Additional::Refused => (quote!(#object.refuse_others();), quote!()),
        Additional::Kept(name, ty) => {
            let (name, decode) = (ident(name), function(context, ty));
            (quote!(let #name = #object.others(#decode);), quote!(#name: #name?,))
        }
    };
    let begin = match (shape.fields.is_empty(), &shape.additional) {
        (true, Additional::Ignored) => quote!(value.object()?;),
        (true, _) => quote!(let #object = value.object()?;),
        (false, _) => quote!(let mut #object = value.object()?;),
    };
    quote! {
        #begin
        #(#members)*
        #others
        ::core::option::Option::Some(Self { #(#names: #names?,)* #kept })
    }
}

fn lengths(least: Option<u64>, most: Option<u64>) -> TokenStream {
    let least = least.map(Literal::u64_unsuffixed);
    let most = most.map(Literal::u64_unsuffixed);
    match (least, most) {
        (None, None) => quote!(__runtime::Lengths::ANY),
        (Some(least), None) => {
            quote!(__runtime::Lengths { least: #least, ..__runtime::Lengths::ANY })
        }
        (None, Some(most)) => quote!(__runtime::Lengths { most: #most, ..__runtime::Lengths::ANY }),
        (Some(least), Some(most)) => quote!(__runtime::Lengths { least: #least, most: #most }),
    }
}

fn number_rules(rules: &NumberRules) -> TokenStream {
    let rule = |name: &str, operand: f64| {
        let name = ident(name);
        let (operand, digits) = (float(operand), digits(operand));
        quote!(__runtime::NumberRule::#name(#operand, #digits))
    };
    let bound = |bound: Option<(f64, bool)>, inclusive: &str, exclusive: &str| {
        bound.map(|(value, is_exclusive)| {
            rule(if is_exclusive { exclusive } else { inclusive }, value)
        })
    };
    let minimum = bound(rules.minimum, "Minimum", "ExclusiveMinimum");
    let maximum = bound(rules.maximum, "Maximum", "ExclusiveMaximum");
    let multiple_of = rules.multiple_of.map(|factor| rule("MultipleOf", factor));
    let rules = minimum.into_iter().chain(maximum).chain(multiple_of);
    quote!(&[#(#rules),*])
}
