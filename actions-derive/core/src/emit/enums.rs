//! Enums: params with `enum`.

use super::{Parts, braces, constant, digits, doc, ident};
use crate::model::{Constant, Enum, EnumKind};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

pub(super) fn emit(name: &Ident, shape: &Enum) -> Parts {
    let (docs, value, ty) = match shape.kind {
        EnumKind::Strings => {
            (doc::lines("The member as the declaration spells it."), "as_str", quote!(&'static str))
        }
        EnumKind::Integers => (doc::lines("The member as a number."), "as_i64", quote!(i64)),
        EnumKind::Mixed => (quote!(#[doc(hidden)]), "__value", quote!(__runtime::Constant)),
    };
    let value = ident(value);
    let [mut variants, mut members, mut values] = <[TokenStream; 3]>::default();
    for variant in &shape.variants {
        let (name, docs) = (ident(&variant.name), doc::member(variant.node));
        let member = member(variant.value, shape.kind);
        variants.extend(quote!(#docs #name,));
        members.extend(quote!(Self::#name,));
        values.extend(quote!(Self::#name => #member,));
    }
    let (variants, values) = (braces(variants), braces(values));
    let count = shape.variants.len();
    let texts = matches!(shape.kind, EnumKind::Strings).then(|| quote!(, texts));
    let items = quote! {
        #[derive(
            __runtime::Clone,
            __runtime::Copy,
            __runtime::Debug,
            __runtime::Eq,
            __runtime::Hash,
            __runtime::PartialEq,
        )]
        pub enum #name #variants
        impl #name {
            /// All members, in the order of the declaration.
            pub const ALL: [Self; #count] = [#members];
            #docs
            #[must_use]
            pub const fn #value(self) -> #ty {
                match self #values
            }
        }
        __runtime::members!(#name, #value #texts);
    };
    Parts {
        items,
        serialize: quote!(__runtime::Serialize::serialize(&self.#value(), serializer)),
        decode: quote!(value.member(&Self::ALL, Self::#value)),
    }
}

/// A member as its own type, or as one of several.
fn member(value: Constant, kind: EnumKind) -> TokenStream {
    let plain = constant(value);
    if !matches!(kind, EnumKind::Mixed) {
        return plain;
    }
    match value {
        Constant::Boolean(_) => quote!(__runtime::Constant::Bool(#plain)),
        Constant::String(_) => quote!(__runtime::Constant::String(#plain)),
        Constant::Integer(_) => quote!(__runtime::Constant::Integer(#plain)),
        Constant::Number(value) => {
            let digits = digits(value);
            quote!(__runtime::Constant::Number(#plain, #digits))
        }
    }
}
