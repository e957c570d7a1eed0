//! Structs: the params of an action, and objects inside them.

use super::literal::literal;
use super::{Context, decode, doc, ident, serialize, types};
use crate::model::{Additional, Definition, Field, FieldDebug, Presence, Struct, Type};
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

/// The struct with all its impls.
pub(super) fn emit(context: &Context<'_>, definition: &Definition, shape: &Struct) -> TokenStream {
    let runtime = context.runtime;
    let name = ident(&definition.name);
    let declaration = declaration(context, definition, shape);
    let constructor = constructor(context, definition, shape);
    let debug = debug(definition, shape);
    let body = serialize::structure(shape);
    let serialize = serialize::implementation(definition, &body);
    let requires = |field: &Field| field.is_required();
    let decode = decode::implementations(
        context,
        definition,
        &decode::fields(context, shape),
        &if shape.fields.iter().any(requires) {
            quote!(__runtime::deserialize)
        } else {
            quote!(__runtime::deserialize_optional)
        },
    );
    let params = shape.action.as_ref().map(|action| {
        quote! {
            #[automatically_derived]
            impl #runtime::Params for #name {
                const ACTION: &'static str = #action;
            }
        }
    });
    quote! {
        #declaration
        #constructor
        #debug
        #serialize
        #decode
        #params
    }
}

fn is_unit(shape: &Struct) -> bool {
    shape.fields.is_empty() && !matches!(shape.additional, Additional::Kept(..))
}

fn declaration(context: &Context<'_>, definition: &Definition, shape: &Struct) -> TokenStream {
    let name = ident(&definition.name);
    let docs = doc::structure(context, definition, shape);
    let derives = derives(context, definition, shape);
    if is_unit(shape) {
        return quote! { #docs #derives pub struct #name; };
    }
    let fields = shape.fields.iter().map(|field| {
        let docs = doc::field(context, field);
        let (name, ty) = (ident(&field.name), types::field(context, field));
        quote! { #docs pub #name: #ty }
    });
    let additional = match &shape.additional {
        Additional::Kept(name, ty) => {
            let (name, ty) = (ident(name), types::ty(context, &Type::Map(Box::new(ty.clone()))));
            Some(quote! {
                /// What was given under names that the schema does not list.
                pub #name: #ty
            })
        }
        Additional::Ignored | Additional::Refused => None,
    };
    let fields = fields.chain(additional);
    quote! { #docs #derives pub struct #name { #(#fields),* } }
}

fn derives(context: &Context<'_>, definition: &Definition, shape: &Struct) -> TokenStream {
    let debug = is_unit(shape).then(|| quote!(::core::fmt::Debug,));
    let eq = context.definitions.derived_eq(definition);
    let copy = is_unit(shape).then(|| quote!(::core::marker::Copy,));
    quote! { #[derive(::core::clone::Clone, #copy #debug #eq ::core::cmp::PartialEq)] }
}

/// `new` with what must be given, and `Default` where that is nothing.
fn constructor(context: &Context<'_>, definition: &Definition, shape: &Struct) -> TokenStream {
    let name = ident(&definition.name);
    let required: Vec<&Field> = shape.fields.iter().filter(|field| field.is_required()).collect();
    let arguments = required.iter().map(|field| {
        let name = ident(&field.name);
        let ty = match &field.ty {
            Type::String(_) => quote!(impl ::core::convert::Into<::std::string::String>),
            ty => types::ty(context, ty),
        };
        quote!(#name: #ty)
    });
    let values = shape.fields.iter().map(|field| {
        let name = ident(&field.name);
        match (&field.presence, &field.ty) {
            (Presence::Required, Type::String(_)) => {
                quote!(#name: ::core::convert::Into::into(#name))
            }
            (Presence::Required, _) => name.to_token_stream(),
            (Presence::Filled(filled), _) => {
                let value = literal(context, filled);
                quote!(#name: #value)
            }
            (Presence::Optional, _) => quote!(#name: ::core::option::Option::None),
        }
    });
    let additional = match &shape.additional {
        Additional::Kept(name, _) => {
            let name = ident(name);
            Some(quote!(#name: ::std::collections::BTreeMap::new()))
        }
        Additional::Ignored | Additional::Refused => None,
    };
    let body = if is_unit(shape) {
        quote!(Self)
    } else {
        let values = values.chain(additional);
        quote!(Self { #(#values),* })
    };
    let docs = doc::constructor(&required);
    // As many as clippy takes; the declaration says how many there are.
    let many = (required.len() > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    let default = required.is_empty().then(|| {
        quote! {
            #[automatically_derived]
            impl ::core::default::Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    quote! {
        impl #name {
            #docs
            #many
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                #body
            }
        }
        #default
    }
}

/// `Debug` that hides secrets.
fn debug(definition: &Definition, shape: &Struct) -> TokenStream {
    if is_unit(shape) {
        return quote!();
    }
    let name = ident(&definition.name);
    let shown_name = &definition.name;
    let fields = shape.fields.iter().map(|field| {
        let (name, shown) = (ident(&field.name), &field.name);
        let is_option = matches!(field.presence, Presence::Optional);
        let value = types::shown(&field.ty, is_option, &quote!(&self.#name));
        match field.debug {
            FieldDebug::Hidden => quote!((#shown, "", &__runtime::Hidden)),
            FieldDebug::Shown => quote!((#shown, "", #value)),
            FieldDebug::ByName => {
                let param = field.param.text;
                quote!((#shown, #param, #value))
            }
        }
    });
    let additional = match &shape.additional {
        Additional::Kept(name, ty) => {
            let (field, shown) = (ident(name), name);
            let value = if shape.hides_rest {
                quote!(&__runtime::Hidden)
            } else {
                types::shown(&Type::Map(Box::new(ty.clone())), false, &quote!(&self.#field))
            };
            Some(quote!((#shown, "", #value)))
        }
        Additional::Ignored | Additional::Refused => None,
    };
    let fields = fields.chain(additional);
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __runtime::debug(f, #shown_name, &[#(#fields),*])
            }
        }
    }
}
