//! Unions: params of several types.

use super::{Context, decode, doc, hidden, ident, serialize, types};
use crate::model::{Alternative, Definition, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The enum with a variant for each type, with all its impls.
pub(super) fn emit(
    context: &Context<'_>,
    definition: &Definition,
    alternatives: &[Alternative],
) -> TokenStream {
    let name = ident(&definition.name);
    let docs = doc::enumeration(context, definition);
    let hidden = hidden(definition);
    let eq = context.definitions.derived_eq(definition);
    let variants: Vec<_> = alternatives.iter().map(|one| ident(&one.name)).collect();
    let held = alternatives.iter().map(|one| types::ty(context, &one.ty));
    let variant_docs = alternatives.iter().map(doc::alternative);
    let has_integer = alternatives.iter().any(|one| one.name == "Integer");
    let reads = alternatives.iter().zip(&variants).map(|(one, variant)| {
        let read = decode::value(context, &one.ty);
        let kinds = match one.name.as_str() {
            // An integer is a number, too, unless both are named.
            "Number" if !has_integer => quote!(__runtime::Kind::Number | __runtime::Kind::Integer),
            name => {
                let kind = ident(name);
                quote!(__runtime::Kind::#kind)
            }
        };
        quote!(#kinds => #read.map(Self::#variant),)
    });
    let expected = expected(alternatives);
    let body = quote! {
        match self {
            #(Self::#variants(value) => __runtime::Serialize::serialize(value, serializer),)*
        }
    };
    let serialize = serialize::implementation(definition, &body);
    let decode = decode::implementations(
        context,
        definition,
        &quote!(match value.kind() { #(#reads)* _ => value.wrong_kind(#expected) }),
        &quote!(__runtime::deserialize),
    );
    let variant_names = alternatives.iter().map(|one| &one.name);
    let shown = alternatives.iter().map(|one| types::shown(&one.ty, false, &quote!(value)));
    let display = display(&name, alternatives, &variants);
    quote! {
        #docs
        #hidden
        #[derive(::core::clone::Clone, #eq ::core::cmp::PartialEq)]
        pub enum #name { #(#variant_docs #variants(#held)),* }
        #[automatically_derived]
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    #(Self::#variants(value) => f.debug_tuple(#variant_names).field(#shown).finish(),)*
                }
            }
        }
        #display
        #serialize
        #decode
    }
}

/// `Display` where all that a value can be has it.
fn display(name: &Ident, alternatives: &[Alternative], variants: &[Ident]) -> Option<TokenStream> {
    let is_shown = |one: &Alternative| {
        matches!(one.ty, Type::Boolean | Type::String(_) | Type::Integer(..) | Type::Number(_))
    };
    alternatives.iter().all(is_shown).then(|| {
        quote! {
            #[automatically_derived]
            impl ::core::fmt::Display for #name {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    match self {
                        #(Self::#variants(value) => ::core::fmt::Display::fmt(value, f),)*
                    }
                }
            }
        }
    })
}

/// `a string or an integer`
fn expected(alternatives: &[Alternative]) -> String {
    let phrases: Vec<_> = alternatives
        .iter()
        .map(|one| match one.name.as_str() {
            "String" => "a string",
            "Integer" => "an integer",
            "Number" => "a number",
            "Boolean" => "a boolean",
            "Object" => "an object",
            _ => "an array",
        })
        .collect();
    phrases.join(" or ")
}
