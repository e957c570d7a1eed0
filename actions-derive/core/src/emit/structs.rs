//! Structs: the params of an action, and objects inside them.

use super::{
    Context, Parts, braces, constant, decode, doc, format, hidden, ident, own_types, types,
};
use crate::model::{Additional, Constant, Definition, Field, Filled, Presence, Struct, Type};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};

/// What the fields add to the struct and its impls.
#[derive(Default)]
struct Walk {
    declared: TokenStream,
    /// The values of `new`.
    made: TokenStream,
    shown: TokenStream,
    serialized: TokenStream,
    /// What `decode` takes out of the object, and the fields that it makes of that.
    taken: TokenStream,
    decoded: TokenStream,
    /// What must be given: its names, and the fields of the struct that `new` takes it in.
    names: TokenStream,
    required: TokenStream,
    required_shown: TokenStream,
    /// The argument of `new`, where one field alone must be given.
    argument: TokenStream,
}

pub(super) fn emit(context: &Context<'_>, definition: &Definition, shape: &Struct) -> Parts {
    let runtime = context.runtime;
    let name = ident(&definition.name);
    let mut walk = Walk::default();
    for field in &shape.fields {
        walk.field(context, definition, field, shape.required.is_some());
    }
    let object = object();
    match &shape.additional {
        Additional::Ignored => {}
        Additional::Refused => walk.taken.extend(quote!(#object.refuse_others();)),
        Additional::Kept(name, ty) => walk.additional(context, name, ty, shape.hides_rest),
    }
    let (taken_in, argument) = match &shape.required {
        Some(taken_in) => walk.taken_in(definition, taken_in),
        None => (quote!(), walk.argument.clone()),
    };
    let Walk { declared, made, shown, serialized, taken, decoded, .. } = walk;
    let default = argument.is_empty().then(|| quote!(__runtime::default_by_new!(#name);));
    let params = shape.action.as_ref().map(|action| {
        quote! {
            #[automatically_derived]
            impl #runtime::Params for #name {
                const ACTION: &'static str = #action;
            }
        }
    });
    let fields = if declared.is_empty() { quote!(;) } else { braces(declared).into_token_stream() };
    let made = braces(made);
    let debug = debug(&definition.name, &shown);
    let docs = doc::constructor(shape);
    let items = quote! {
        #[derive(__runtime::Clone, __runtime::PartialEq)]
        pub struct #name #fields
        #taken_in
        impl #name {
            #docs
            #[must_use]
            pub fn new(#argument) -> Self {
                Self #made
            }
        }
        #default
        #debug
        #params
    };
    let mutable = |is_changed: bool| is_changed.then(|| quote!(mut));
    let (map, members) = (mutable(!serialized.is_empty()), mutable(!shape.fields.is_empty()));
    let mut serialize = quote! {
        use __runtime::SerializeMap as _;
        let #map map = serializer.serialize_map(__runtime::None)?;
    };
    serialize.extend(serialized);
    serialize.extend(quote!(map.end()));
    let begin = if taken.is_empty() { quote!() } else { quote!(let #members #object =) };
    let mut decode = quote!(#begin value.object()?;);
    decode.extend(taken);
    let decoded = braces(decoded);
    decode.extend(quote!(__runtime::Some(Self #decoded)));
    Parts { items, serialize, decode }
}

impl Walk {
    fn field(
        &mut self,
        context: &Context<'_>,
        definition: &Definition,
        field: &Field,
        is_taken_in: bool,
    ) {
        let (name, param) = (ident(&field.name), field.param.text);
        // A type of the charm's own without a trait that is needed is one error, at the argument.
        let spanned = own_types::field_name(field);
        let span = spanned.span();
        let mut ty = types::ty(context, &field.ty);
        let docs = doc::field(context, field);
        let shown = shown(field, &spanned);
        let mut serialized = quote_spanned!(span=> map.serialize_entry(#param, &self.#spanned)?;);
        let (object, decode) = (object(), decode::function(context, &field.ty));
        let (made, taken) = match &field.presence {
            Presence::Required => {
                self.names.extend(quote!(#name,));
                self.required.extend(quote_spanned!(span=> #docs pub #spanned: #ty,));
                self.required_shown.extend(shown.clone());
                let made = if !is_taken_in && matches!(field.ty, Type::String(_)) {
                    self.argument = quote!(#name: impl __runtime::Into<#ty>);
                    quote!(__runtime::Into::into(#name))
                } else {
                    self.argument = quote!(#name: #ty);
                    name.to_token_stream()
                };
                (made, quote!(#object.required(#param, #decode)))
            }
            Presence::Filled(value) => {
                let path = format!("{}.{}", definition.places[0].0, field.param.text);
                let default = filled(context, &path, &field.ty, value);
                let taken = match value {
                    Filled::Json { text, .. } => quote!(#object.decoded(#param, #decode, #text)),
                    _ => quote!(#object.filled(#param, #decode, || #default)),
                };
                (default, taken)
            }
            Presence::Optional => {
                ty = quote!(__runtime::Option<#ty>);
                let given = quote_spanned!(span=> map.serialize_entry(#param, value)?;);
                serialized = quote!(if let __runtime::Some(value) = &self.#name { #given });
                (quote!(__runtime::None), quote!(#object.optional(#param, #decode)))
            }
        };
        self.declared.extend(quote_spanned!(span=> #docs pub #spanned: #ty,));
        self.made.extend(quote!(#name: #made,));
        self.shown.extend(shown);
        self.serialized.extend(serialized);
        self.taken.extend(quote!(let #name = #taken;));
        self.decoded.extend(quote!(#name: #name?,));
    }

    /// The field that keeps what the schema does not list.
    fn additional(&mut self, context: &Context<'_>, name: &str, ty: &Type, is_hidden: bool) {
        let (field, map) = (ident(name), Type::Map(Box::new(ty.clone())));
        let (object, decode) = (object(), decode::function(context, ty));
        let ty = types::ty(context, &map);
        self.declared.extend(quote! {
            /// What was given under names that the schema does not list.
            pub #field: #ty,
        });
        self.made.extend(quote!(#field: ::std::collections::BTreeMap::new(),));
        let value = if is_hidden {
            quote!(&__runtime::Hidden)
        } else {
            types::shown(&map, false, &quote!(&self.#field))
        };
        self.shown.extend(quote!((#name, "", #value),));
        self.serialized.extend(quote! {
            for (name, value) in &self.#field {
                map.serialize_entry(name, value)?;
            }
        });
        self.taken.extend(quote!(let #field = #object.others(#decode);));
        self.decoded.extend(quote!(#field: #field?,));
    }

    /// The struct in which `new` takes what must be given, and the argument that is one.
    fn taken_in(&self, definition: &Definition, taken_in: &str) -> (TokenStream, TokenStream) {
        let Self { names, required, required_shown, .. } = self;
        let ty = ident(taken_in);
        let docs = doc::lines(&format!("What [`{}::new`] must be given.", definition.name));
        let hidden = hidden(definition);
        let debug = debug(taken_in, required_shown);
        let item = quote! {
            #docs
            #hidden
            #[derive(__runtime::Clone)]
            pub struct #ty { #required }
            #debug
        };
        (item, quote!(#ty { #names }: #ty))
    }
}

/// What stands for a field that is not given, as an expression of its type.
fn filled(context: &Context<'_>, path: &str, ty: &Type, filled: &Filled) -> TokenStream {
    let name = types::ty(context, ty);
    match filled {
        Filled::Constant(Constant::String("")) => quote!(__runtime::String::new()),
        Filled::Constant(Constant::String(text)) => quote!(__runtime::ToOwned::to_owned(#text)),
        Filled::Constant(value) => constant(*value),
        Filled::Member(variant) => {
            let variant = ident(variant);
            quote!(#name::#variant)
        }
        Filled::Inside => quote!(#name::new()),
        Filled::Json { text, .. } => {
            let decode = decode::function(context, ty);
            quote!(__runtime::default_of(#path, #text, #decode))
        }
    }
}

/// The object that is decoded; no field's name is in its way.
fn object() -> Ident {
    Ident::new("object", Span::mixed_site())
}

/// A field as `Debug` shows it: with the name of its param, where that can make it a secret.
fn shown(field: &Field, spanned: &Ident) -> TokenStream {
    let name = &field.name;
    let value = quote_spanned!(spanned.span()=> &self.#spanned);
    let is_option = matches!(field.presence, Presence::Optional);
    let value = types::shown(&field.ty, is_option, &value);
    if field.is_secret {
        quote!((#name, "", &__runtime::Hidden),)
    } else {
        // A boolean tells no secret, whatever its name.
        let param = if field.ty.is_boolean() { "" } else { field.param.text };
        quote!((#name, #param, #value),)
    }
}

/// `Debug` that hides secrets.
fn debug(name: &str, fields: &TokenStream) -> TokenStream {
    format("Debug", &ident(name), &quote!(__runtime::debug(f, #name, &[#fields])))
}
