//! Enums: params with `enum`.

use super::literal::{constant, digits};
use super::{Context, decode, doc, hidden, ident, serialize};
use crate::model::{Constant, Definition, Enum, EnumKind};
use proc_macro2::TokenStream;
use quote::quote;

/// The enum with all its impls.
pub(super) fn emit(context: &Context<'_>, definition: &Definition, shape: &Enum) -> TokenStream {
    let name = ident(&definition.name);
    let docs = doc::enumeration(context, definition);
    let hidden = hidden(definition);
    let variants: Vec<_> = shape.variants.iter().map(|variant| ident(&variant.name)).collect();
    let variant_docs = shape.variants.iter().map(|variant| doc::member(variant.node));
    let count = variants.len();
    let values = values(context, &name, shape);
    let decode =
        decode::implementations(context, definition, &body(shape), &quote!(__runtime::deserialize));
    let body = serialize_body(shape);
    let serialize = serialize::implementation(definition, &body);
    quote! {
        #docs
        #hidden
        #[derive(
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::fmt::Debug,
            ::core::cmp::Eq,
            ::core::hash::Hash,
            ::core::cmp::PartialEq,
        )]
        pub enum #name { #(#variant_docs #variants),* }
        impl #name {
            /// All members, in the order of the declaration.
            pub const ALL: [Self; #count] = [#(Self::#variants),*];
        }
        #values
        #serialize
        #decode
    }
}

/// The body of `decode`.
fn body(shape: &Enum) -> TokenStream {
    match shape.kind {
        EnumKind::Strings => quote!(value.member(&Self::ALL, Self::as_str)),
        EnumKind::Integers => quote!(value.member(&Self::ALL, Self::as_i64)),
        EnumKind::Mixed => {
            let variants = shape.variants.iter().map(|variant| ident(&variant.name));
            let constants = shape.variants.iter().map(|variant| compared(variant.value));
            quote! {
                value.member(&Self::ALL, |member| match member {
                    #(Self::#variants => __runtime::Constant::#constants,)*
                })
            }
        }
    }
}

/// A member as the runtime compares it.
fn compared(value: Constant) -> TokenStream {
    let plain = constant(value);
    match value {
        Constant::Boolean(_) => quote!(Bool(#plain)),
        Constant::String(_) => quote!(String(#plain)),
        Constant::Integer(_) => quote!(Integer(#plain)),
        Constant::Number(value) => {
            let digits = digits(value);
            quote!(Number(#plain, #digits))
        }
    }
}

/// The methods that give the values, by the kind of the members.
fn values(context: &Context<'_>, name: &proc_macro2::Ident, shape: &Enum) -> TokenStream {
    let runtime = context.runtime;
    let variants: Vec<_> = shape.variants.iter().map(|variant| ident(&variant.name)).collect();
    let plain: Vec<_> = shape.variants.iter().map(|variant| constant(variant.value)).collect();
    match shape.kind {
        EnumKind::Strings => quote! {
            impl #name {
                /// The member as the declaration spells it.
                #[must_use]
                pub const fn as_str(self) -> &'static str {
                    match self { #(Self::#variants => #plain),* }
                }
            }
            #[automatically_derived]
            impl ::core::fmt::Display for #name {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.pad(self.as_str())
                }
            }
            #[automatically_derived]
            impl ::core::convert::AsRef<str> for #name {
                fn as_ref(&self) -> &str {
                    self.as_str()
                }
            }
            #[automatically_derived]
            impl ::core::str::FromStr for #name {
                type Err = #runtime::Invalid;
                fn from_str(text: &str) -> ::core::result::Result<Self, #runtime::Invalid> {
                    __runtime::from_value(::core::convert::From::from(text))
                }
            }
        },
        EnumKind::Integers => quote! {
            impl #name {
                /// The member as a number.
                #[must_use]
                pub const fn as_i64(self) -> i64 {
                    match self { #(Self::#variants => #plain),* }
                }
            }
            #[automatically_derived]
            impl ::core::fmt::Display for #name {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Display::fmt(&self.as_i64(), f)
                }
            }
        },
        EnumKind::Mixed => quote! {
            #[automatically_derived]
            impl ::core::fmt::Display for #name {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    match self { #(Self::#variants => ::core::fmt::Display::fmt(&#plain, f)),* }
                }
            }
        },
    }
}

fn serialize_body(shape: &Enum) -> TokenStream {
    let serializer = quote!(__runtime::Serializer);
    match shape.kind {
        EnumKind::Strings => quote!(#serializer::serialize_str(serializer, self.as_str())),
        EnumKind::Integers => quote!(#serializer::serialize_i64(serializer, self.as_i64())),
        EnumKind::Mixed => {
            let variants = shape.variants.iter().map(|variant| ident(&variant.name));
            let plain = shape.variants.iter().map(|variant| constant(variant.value));
            quote! {
                match self {
                    #(Self::#variants => {
                        __runtime::Serialize::serialize(&#plain, serializer)
                    })*
                }
            }
        }
    }
}
