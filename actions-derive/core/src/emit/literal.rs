//! Values as Rust expressions.

use super::{Context, decode, ident};
use crate::model::{Json, Literal, Made};
use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

/// How deep `vec!` may stand in itself: the compiler expands 128 macros in each other.
const DEEPEST_MACROS: usize = 60;

/// An expression of the type that is known where it stands.
pub(super) fn literal(context: &Context<'_>, value: &Literal) -> TokenStream {
    let each = |values: &[Literal]| -> Vec<TokenStream> {
        values.iter().map(|value| literal(context, value)).collect()
    };
    match value {
        Literal::Boolean(value) => quote!(#value),
        Literal::String(text) => string(text),
        Literal::Integer(value) => integer(*value),
        Literal::Number(value) => float(*value),
        Literal::Array(items) if items.is_empty() => quote!(::std::vec::Vec::new()),
        Literal::Array(items) => {
            let items = each(items);
            quote!(::std::vec![#(#items),*])
        }
        Literal::Map(entries) if entries.is_empty() => {
            quote!(::std::collections::BTreeMap::new())
        }
        Literal::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let (key, value) = (string(key), literal(context, value));
                quote!((#key, #value))
            });
            quote!(::core::iter::FromIterator::from_iter([#(#entries),*]))
        }
        Literal::Null => quote!(::core::option::Option::None),
        Literal::Some(value) => {
            let value = literal(context, value);
            quote!(::core::option::Option::Some(#value))
        }
        Literal::Any(value) => json(context, value, 0),
        Literal::Variant(ty, variant) => {
            let (ty, variant) = (ident(ty), ident(variant));
            quote!(#ty::#variant)
        }
        Literal::Alternative(ty, variant, value) => {
            let (ty, variant) = (ident(ty), ident(variant));
            let value = literal(context, value);
            quote!(#ty::#variant(#value))
        }
        Literal::Struct(ty, fields) => {
            let ty = ident(ty);
            let fields = fields.iter().map(|(name, value)| {
                let (name, value) = (ident(name), literal(context, value));
                quote!(#name: #value)
            });
            quote!(#ty { #(#fields),* })
        }
        Literal::Made(made) => self::made(context, made),
        Literal::Decoded(path, default, ty) => {
            let (default, decode) = (json(context, default, 0), decode::function(context, ty));
            quote!(__runtime::default_of(#path, #default, #decode))
        }
        Literal::Broken => {
            quote!(__runtime::broken())
        }
    }
}

fn made(context: &Context<'_>, Made { ty, required, taken_in, set }: &Made) -> TokenStream {
    let ty = ident(ty);
    let values: Vec<_> = required.iter().map(|(_, value)| literal(context, value)).collect();
    let made = match taken_in {
        Some(taken_in) => {
            let taken_in = ident(taken_in);
            let names = required.iter().map(|(name, _)| ident(name));
            quote!(#ty::new(#taken_in { #(#names: #values),* }))
        }
        None => quote!(#ty::new(#(#values),*)),
    };
    if set.is_empty() {
        return made;
    }
    let set = set.iter().map(|(name, value)| {
        let (name, value) = (ident(name), literal(context, value));
        quote!(made.#name = #value;)
    });
    quote!({ let mut made = #made; #(#set)* made })
}

/// A `String`.
pub(super) fn string(text: &str) -> TokenStream {
    if text.is_empty() {
        quote!(::std::string::String::new())
    } else {
        quote!(::std::borrow::ToOwned::to_owned(#text))
    }
}

/// An `f64`. One that is not finite has its error, and any number in its place.
pub(super) fn float(value: f64) -> TokenStream {
    let value = if value.is_finite() { value } else { 0.0 };
    let digits = Token::f64_unsuffixed(value.abs());
    if value.is_sign_negative() { quote!(-#digits) } else { quote!(#digits) }
}

/// The fewest digits that are read as this number, with an exponent where they would be many.
pub(super) fn digits(value: f64) -> String {
    let digits = format!("{value:?}");
    digits.trim_end_matches(".0").to_owned()
}

/// An integer of any type.
pub(super) fn integer(value: i64) -> TokenStream {
    let digits = Token::u64_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}

/// A JSON value that stands in `depth` others.
pub(super) fn json(context: &Context<'_>, value: &Json, depth: usize) -> TokenStream {
    let runtime = context.runtime;
    let variant = match value {
        Json::Null => quote!(Null),
        Json::Boolean(value) => quote!(Bool(#value)),
        Json::String(text) => {
            let text = string(text);
            quote!(String(#text))
        }
        Json::Integer(value) => {
            let digits = integer(*value);
            return quote!(<#runtime::Value as ::core::convert::From<_>>::from(#digits));
        }
        Json::Number(value) => {
            let digits = float(*value);
            return quote!(<#runtime::Value as ::core::convert::From<_>>::from(#digits));
        }
        Json::Array(items) => {
            let items = items.iter().map(|item| json(context, item, depth + 1));
            if depth < DEEPEST_MACROS {
                quote!(Array(::std::vec![#(#items),*]))
            } else {
                quote!(Array(::std::vec::Vec::from([#(#items),*])))
            }
        }
        Json::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let (key, value) = (string(key), json(context, value, depth + 1));
                quote!((#key, #value))
            });
            quote!(Object(::core::iter::FromIterator::from_iter([#(#entries),*])))
        }
    };
    quote!(#runtime::Value::#variant)
}
