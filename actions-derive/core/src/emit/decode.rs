//! How a type decodes itself from the JSON of `action-get`.

use super::literal::{float, integer, is_trivial, literal};
use super::{Context, ident};
use crate::lower::model::{
    Additional, ArrayRules, Field, NumberRules, Presence, StringRules, Struct, Type,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The expression that makes an `Option` of the type out of `value`.
pub(super) fn value(ty: &Type) -> TokenStream {
    match ty {
        Type::Boolean => quote!(value.boolean()),
        Type::String(rules) => {
            let rules = string_rules(rules);
            quote!(value.string(&#rules))
        }
        Type::Integer(integer, rules) => {
            let name = ident(integer.name());
            let rounded = integer_rules(rules);
            match rules.multiple_of.filter(|factor| whole(*factor).is_none()) {
                None => quote!(value.integer::<#name>(&#rounded)),
                Some(factor) => {
                    let factor = float(factor);
                    quote!(value.integer_multiple::<#name>(&#rounded, #factor))
                }
            }
        }
        Type::Number(rules) => {
            let rules = number_rules(rules);
            quote!(value.number(&#rules))
        }
        Type::Array(item, rules) => {
            let (item, rules) = (value(item), array_rules(rules));
            quote!(value.array(&#rules, &mut |value| #item))
        }
        Type::Map(inner) => {
            let inner = value(inner);
            quote!(value.map(&mut |value| #inner))
        }
        Type::Nullable(inner) => {
            let inner = value(inner);
            quote!(value.nullable(|value| #inner))
        }
        Type::Any => quote!(value.any()),
        Type::Defined(name) => {
            let name = ident(name);
            quote!(<#name as __runtime::Param>::decode(value))
        }
    }
}

/// The body of `decode` for a struct.
pub(super) fn fields(context: &Context<'_>, shape: &Struct) -> TokenStream {
    let slots: Vec<_> = (0..shape.fields.len())
        .map(|index| ident(&format!("field_{index}")))
        .collect();
    // Juju sends params sorted by name; in that order each is found at the first look.
    let mut sorted: Vec<_> = shape.fields.iter().zip(&slots).collect();
    sorted.sort_unstable_by_key(|(field, _)| field.param.text.as_str());
    let table = sorted.iter().map(|(field, _)| {
        let name = &field.param.text;
        match field.presence {
            Presence::Required => quote!(__runtime::Field::required(#name)),
            _ => quote!(__runtime::Field::optional(#name)),
        }
    });
    let reads = sorted.iter().enumerate().map(|(index, (field, slot))| {
        let (index, read) = (Literal::usize_unsuffixed(index), value(&field.ty));
        quote!(#index => #slot = #read,)
    });
    let (keep, extra, kept) = extra(&shape.additional);
    let names = shape.fields.iter().map(|field| ident(&field.name));
    let values = shape
        .fields
        .iter()
        .zip(&slots)
        .map(|(field, slot)| presence(context, field, slot));
    let read = if shape.fields.is_empty() {
        quote!(&mut |_, _| {})
    } else {
        quote!(&mut |index, value| match index { #(#reads)* _ => {} })
    };
    quote! {
        const FIELDS: &[__runtime::Field] = &[#(#table),*];
        #(let mut #slots = ::core::option::Option::None;)*
        #keep
        value.object(FIELDS, #extra, #read)?;
        ::core::option::Option::Some(Self { #(#names: #values,)* #kept })
    }
}

/// The map for what the schema does not list, the rule for it, and the field.
fn extra(additional: &Additional) -> (TokenStream, TokenStream, TokenStream) {
    match additional {
        Additional::Ignored => (quote!(), quote!(__runtime::Extra::Ignored), quote!()),
        Additional::Refused => (quote!(), quote!(__runtime::Extra::Refused), quote!()),
        Additional::Kept(name, ty) => {
            let (name, read) = (ident(name), value(ty));
            let keep = quote!(let mut kept = ::std::collections::BTreeMap::new(););
            let extra = quote! {
                __runtime::Extra::Kept(&mut |name, value| {
                    if let ::core::option::Option::Some(value) = #read {
                        kept.insert(::std::borrow::ToOwned::to_owned(name), value);
                    }
                })
            };
            (keep, extra, quote!(#name: kept,))
        }
    }
}

fn presence(context: &Context<'_>, field: &Field, slot: &proc_macro2::Ident) -> TokenStream {
    match &field.presence {
        Presence::Required => quote!(#slot?),
        Presence::Optional => quote!(#slot),
        Presence::Filled(filled) => {
            let value = literal(context, filled);
            if is_trivial(filled) {
                quote!(#slot.unwrap_or(#value))
            } else {
                quote!(#slot.unwrap_or_else(|| #value))
            }
        }
    }
}

fn string_rules(rules: &StringRules) -> TokenStream {
    if *rules == StringRules::default() {
        return quote!(__runtime::StringRules::NONE);
    }
    let (min, max) = (count(rules.min_length), count(rules.max_length));
    quote!(__runtime::StringRules { min_length: #min, max_length: #max })
}

fn number_rules(rules: &NumberRules) -> TokenStream {
    let bound = |(value, exclusive)| (float(value), exclusive);
    rules_of(
        rules.minimum.map(bound),
        rules.maximum.map(bound),
        rules.multiple_of.map(float),
    )
}

/// The rules for integers, whose bounds are integers too.
fn integer_rules(rules: &NumberRules) -> TokenStream {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "beyond an i64 there is no param"
    )]
    let bound = |(value, exclusive): (f64, bool), rounded: f64| {
        // Between two integers nothing is excluded.
        let exclusive = exclusive && value.fract() == 0.0;
        (integer(rounded as i64), exclusive)
    };
    rules_of(
        rules.minimum.map(|least| bound(least, least.0.ceil())),
        rules.maximum.map(|most| bound(most, most.0.floor())),
        rules.multiple_of.and_then(whole).map(integer),
    )
}

/// A number as the integer that it is, where it is one that a float64 holds exactly.
fn whole(number: f64) -> Option<i64> {
    const LARGEST: f64 = 9_007_199_254_740_992.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it is an integer up to 2^53"
    )]
    let integer = || number as i64;
    (number.fract() == 0.0 && number.abs() <= LARGEST).then(integer)
}

fn rules_of(
    minimum: Option<(TokenStream, bool)>,
    maximum: Option<(TokenStream, bool)>,
    multiple_of: Option<TokenStream>,
) -> TokenStream {
    if minimum.is_none() && maximum.is_none() && multiple_of.is_none() {
        return quote!(__runtime::NumberRules::NONE);
    }
    let bound = |bound: Option<(TokenStream, bool)>| {
        optional(bound.map(
            |(value, exclusive)| quote!(__runtime::Bound { value: #value, exclusive: #exclusive }),
        ))
    };
    let (minimum, maximum) = (bound(minimum), bound(maximum));
    let multiple_of = optional(multiple_of);
    quote! {
        __runtime::NumberRules { minimum: #minimum, maximum: #maximum, multiple_of: #multiple_of }
    }
}

fn array_rules(rules: &ArrayRules) -> TokenStream {
    if *rules == ArrayRules::default() {
        return quote!(__runtime::ArrayRules::NONE);
    }
    let (min, max, unique) = (
        count(rules.min_items),
        count(rules.max_items),
        rules.unique_items,
    );
    quote!(__runtime::ArrayRules { min_items: #min, max_items: #max, unique_items: #unique })
}

fn count(count: Option<u64>) -> TokenStream {
    optional(count.map(|count| {
        let digits = Literal::u64_unsuffixed(count);
        quote!(#digits)
    }))
}

fn optional(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}
