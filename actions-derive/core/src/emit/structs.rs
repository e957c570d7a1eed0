//! Structs: the params of an action, and objects inside them.

use super::literal::filled;
use super::{Context, decode, doc, hidden, ident, own_types, serialize, types};
use crate::model::{Additional, Definition, Field, Presence, Struct, Type};
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote, quote_spanned};

/// The struct with all its impls.
pub(super) fn emit(context: &Context<'_>, definition: &Definition, shape: &Struct) -> TokenStream {
    let runtime = context.runtime;
    let name = ident(&definition.name);
    let declaration = declaration(context, definition, shape);
    let constructor = constructor(context, definition, shape);
    let fields = shape.fields.iter().map(field_debug).chain(rest_debug(shape));
    let debug = (!is_unit(shape)).then(|| debug(&definition.name, fields));
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
    let hidden = hidden(definition);
    if is_unit(shape) {
        return quote! { #docs #hidden #derives pub struct #name; };
    }
    let fields = shape.fields.iter().map(|field| {
        let docs = doc::field(context, field);
        let declared = declared(field, &types::field(context, field));
        quote! { #docs #declared }
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
    quote! { #docs #hidden #derives pub struct #name { #(#fields),* } }
}

/// A field of a type that has no trait which is needed is one error, at the argument that gives it.
fn declared(field: &Field, ty: &TokenStream) -> TokenStream {
    let name = own_types::field_name(field);
    quote_spanned!(name.span()=> pub #name: #ty)
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
    let names: Vec<_> = required.iter().map(|field| ident(&field.name)).collect();
    let text = |field: &Field| shape.required.is_none() && matches!(field.ty, Type::String(_));
    let (taken_in, arguments) = if let Some(taken_in) = &shape.required {
        let (taken_in, ty) =
            (required_struct(context, definition, taken_in, &required), ident(taken_in));
        (taken_in, quote!(#ty { #(#names),* }: #ty))
    } else {
        let types = required.iter().map(|field| match &field.ty {
            Type::String(_) => quote!(impl ::core::convert::Into<::std::string::String>),
            ty => types::ty(context, ty),
        });
        (quote!(), quote!(#(#names: #types),*))
    };
    let values = shape.fields.iter().map(|field| {
        let name = ident(&field.name);
        match &field.presence {
            Presence::Required if text(field) => quote!(#name: ::core::convert::Into::into(#name)),
            Presence::Required => name.to_token_stream(),
            Presence::Filled(value) => {
                let value = filled(context, &field.path, &field.ty, value);
                quote!(#name: #value)
            }
            Presence::Optional => quote!(#name: ::core::option::Option::None),
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
    let docs = doc::constructor(shape);
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
        #taken_in
        impl #name {
            #docs
            #[must_use]
            pub fn new(#arguments) -> Self {
                #body
            }
        }
        #default
    }
}

/// The struct in which `new` takes what must be given, where that is more than one field.
fn required_struct(
    context: &Context<'_>,
    definition: &Definition,
    taken_in: &str,
    required: &[&Field],
) -> TokenStream {
    let name = ident(taken_in);
    let docs = doc::required(definition);
    let hidden = hidden(definition);
    let fields = required.iter().map(|field| {
        let docs = doc::field(context, field);
        let declared = declared(field, &types::ty(context, &field.ty));
        quote! { #docs #declared }
    });
    let is_eq = required.iter().all(|field| context.definitions.is_eq(&field.ty));
    let eq = is_eq.then(|| quote!(::core::cmp::Eq,));
    let debug = debug(taken_in, required.iter().map(|field| field_debug(field)));
    quote! {
        #docs
        #hidden
        #[derive(::core::clone::Clone, #eq ::core::cmp::PartialEq)]
        pub struct #name { #(#fields),* }
        #debug
    }
}

/// A field as `Debug` shows it.
fn field_debug(field: &Field) -> TokenStream {
    let (name, shown) = (own_types::field_name(field), &field.name);
    let is_option = matches!(field.presence, Presence::Optional);
    let value = quote_spanned!(name.span()=> &self.#name);
    let value = types::shown(&field.ty, is_option, &value);
    if field.is_secret {
        quote!((#shown, "", &__runtime::Hidden))
    } else {
        // A boolean tells no secret, whatever its name.
        let param = if field.ty.is_boolean() { "" } else { field.param.text };
        quote!((#shown, #param, #value))
    }
}

/// What `Debug` shows of what the schema does not list.
fn rest_debug(shape: &Struct) -> Option<TokenStream> {
    let Additional::Kept(name, ty) = &shape.additional else {
        return None;
    };
    let (field, shown) = (ident(name), name);
    let value = if shape.hides_rest {
        quote!(&__runtime::Hidden)
    } else {
        types::shown(&Type::Map(Box::new(ty.clone())), false, &quote!(&self.#field))
    };
    Some(quote!((#shown, "", #value)))
}

/// `Debug` that hides secrets.
fn debug(name: &str, fields: impl Iterator<Item = TokenStream>) -> TokenStream {
    let (ty, shown) = (ident(name), name);
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Debug for #ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __runtime::debug(f, #shown, &[#(#fields),*])
            }
        }
    }
}
