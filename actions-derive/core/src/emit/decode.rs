//! How a type decodes itself from JSON.

use super::literal::{float, integer, literal};
use super::{Context, ident};
use crate::model::{
    Additional, ArrayRules, Definition, NumberRules, Presence, StringRules, Struct, Type,
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
pub(super) fn value(ty: &Type) -> TokenStream {
    if has_no_rules(ty) {
        return quote!(__runtime::Param::decode(value));
    }
    match ty {
        Type::String(rules) => {
            let rules = string_rules(rules);
            quote!(value.string(&#rules))
        }
        Type::Integer(_, rules) => {
            let rules = integer_rules(rules);
            quote!(value.integer(&#rules))
        }
        Type::Number(rules) => {
            let rules = number_rules(rules, float);
            quote!(value.number(&#rules))
        }
        Type::Array(item, rules) => {
            let (item, rules) = (function(item), array_rules(rules));
            quote!(value.array(&#rules, #item))
        }
        Type::Map(inner) => {
            let inner = function(inner);
            quote!(value.object().and_then(|object| object.others(#inner)))
        }
        Type::Nullable(inner) => {
            let inner = function(inner);
            quote!(value.nullable(#inner))
        }
        Type::Boolean | Type::Any | Type::Defined(_) => quote!(__runtime::Param::decode(value)),
    }
}

/// The function from a value to an `Option` of the type.
fn function(ty: &Type) -> TokenStream {
    if has_no_rules(ty) {
        return quote!(__runtime::Param::decode);
    }
    let value = value(ty);
    quote!(|value| #value)
}

/// Whether the Rust type says all.
fn has_no_rules(ty: &Type) -> bool {
    match ty {
        Type::Boolean | Type::Any | Type::Defined(_) => true,
        Type::String(rules) => *rules == StringRules::default(),
        Type::Integer(_, rules) | Type::Number(rules) => *rules == NumberRules::default(),
        Type::Array(item, rules) => *rules == ArrayRules::default() && has_no_rules(item),
        Type::Map(inner) | Type::Nullable(inner) => has_no_rules(inner),
    }
}

/// The body of `decode` for a struct.
pub(super) fn fields(context: &Context<'_>, shape: &Struct) -> TokenStream {
    // No field's name is in its way.
    let object = Ident::new("object", Span::mixed_site());
    let members = shape.fields.iter().map(|field| {
        let (name, param, decode) = (ident(&field.name), &field.param.text, function(&field.ty));
        match &field.presence {
            Presence::Required => quote!(let #name = #object.required(#param, #decode);),
            Presence::Optional => quote!(let #name = #object.optional(#param, #decode);),
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
            let (name, decode) = (ident(name), function(ty));
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

fn string_rules(rules: &StringRules) -> TokenStream {
    let min = count("min_length", rules.min_length);
    let max = count("max_length", rules.max_length);
    quote!(__runtime::StringRules::NONE #min #max)
}

fn array_rules(rules: &ArrayRules) -> TokenStream {
    let min = count("min_items", rules.min_items);
    let max = count("max_items", rules.max_items);
    let unique = rules.unique_items.then(|| quote!(.unique_items()));
    quote!(__runtime::ArrayRules::NONE #min #max #unique)
}

fn count(keyword: &str, count: Option<u64>) -> Option<TokenStream> {
    let keyword = ident(keyword);
    let digits = Literal::u64_unsuffixed(count?);
    Some(quote!(.#keyword(#digits)))
}

/// The rules for integers, whose bounds are integers too, unless `multipleOf` is none.
fn integer_rules(rules: &NumberRules) -> TokenStream {
    let has_fraction = |number: f64| number.fract() != 0.0;
    if rules.multiple_of.is_some_and(has_fraction) {
        return number_rules(rules, float);
    }
    // Between two integers nothing is excluded.
    let rounded = |bound: Option<(f64, bool)>, round: fn(f64) -> f64| {
        bound.map(|(value, exclusive)| (round(value), exclusive && !has_fraction(value)))
    };
    let rules = NumberRules {
        minimum: rounded(rules.minimum, f64::ceil),
        maximum: rounded(rules.maximum, f64::floor),
        multiple_of: rules.multiple_of,
    };
    #[expect(clippy::cast_possible_truncation, reason = "beyond an i64 there is no param")]
    number_rules(&rules, |bound| integer(bound as i64))
}

fn number_rules(rules: &NumberRules, literal: impl Fn(f64) -> TokenStream) -> TokenStream {
    let bound = |bound: Option<(f64, bool)>, inclusive: &str, exclusive: &str| {
        let (value, is_exclusive) = bound?;
        let keyword = ident(if is_exclusive { exclusive } else { inclusive });
        let value = literal(value);
        Some(quote!(.#keyword(#value)))
    };
    let minimum = bound(rules.minimum, "minimum", "exclusive_minimum");
    let maximum = bound(rules.maximum, "maximum", "exclusive_maximum");
    let multiple_of = rules.multiple_of.map(|factor| {
        let factor = literal(factor);
        quote!(.multiple_of(#factor))
    });
    quote!(__runtime::NumberRules::NONE #minimum #maximum #multiple_of)
}
