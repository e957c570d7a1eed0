//! Unions: params of several types.

use super::{Context, Parts, decode, doc, format, ident, types};
use crate::model::{Alternative, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// An enum with a variant for each type.
pub(super) fn emit(context: &Context<'_>, name: &Ident, alternatives: &[Alternative]) -> Parts {
    let has_integer = alternatives.iter().any(|one| one.name == "Integer");
    let mut expected = String::new();
    // `Display` is there where all that a value can be has it.
    let mut is_shown = true;
    let [mut variants, mut debug, mut display, mut serialize, mut decode] =
        <[TokenStream; 5]>::default();
    for one in alternatives {
        let (variant, named) = (ident(&one.name), &one.name);
        let (ty, read) = (types::ty(context, &one.ty), decode::value(context, &one.ty));
        let docs = doc::alternative(one);
        let shown = types::shown(&one.ty, false, &quote!(value));
        // An integer is a number, too, unless both are named.
        let also =
            (one.name == "Number" && !has_integer).then(|| quote!(| __runtime::Kind::Integer));
        variants.extend(quote!(#docs #variant(#ty),));
        debug
            .extend(quote!(Self::#variant(value) => f.debug_tuple(#named).field(#shown).finish(),));
        display.extend(quote!(Self::#variant(value) => ::core::fmt::Display::fmt(value, f),));
        serialize.extend(quote! {
            Self::#variant(value) => __runtime::Serialize::serialize(value, serializer),
        });
        decode.extend(quote!(__runtime::Kind::#variant #also => #read.map(Self::#variant),));
        is_shown &=
            matches!(one.ty, Type::Boolean | Type::String(_) | Type::Integer(..) | Type::Number(_));
        let json_type = one.json_type.name();
        let article = if json_type.starts_with(['a', 'i', 'o']) { "an" } else { "a" };
        let or = if expected.is_empty() { "" } else { " or " };
        expected.extend([or, article, " ", json_type]);
    }
    let debug = format("Debug", name, &quote!(match self { #debug }));
    let display = is_shown.then(|| format("Display", name, &quote!(match self { #display })));
    let items = quote! {
        #[derive(__runtime::Clone, __runtime::PartialEq)]
        pub enum #name { #variants }
        #debug
        #display
    };
    Parts {
        items,
        serialize: quote!(match self { #serialize }),
        decode: quote!(match value.kind() { #decode _ => value.wrong_kind(#expected) }),
    }
}
