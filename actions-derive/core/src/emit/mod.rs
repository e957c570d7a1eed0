//! The model as Rust source.

mod decode;
mod doc;
mod enums;
mod handler;
mod own_types;
mod structs;
mod types;
mod unions;
mod unknown;

pub(crate) use unknown::emit as unknown;

use crate::model::{Constant, Definition, Module, Shape};
use crate::source::Source;
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream};
use quote::quote;

/// The items of the module. `name` is what docs call the declaration, `runtime` the path of the
/// runtime crate.
pub(crate) fn emit(
    module: &Module,
    source: &Source<'_>,
    name: &str,
    runtime: &TokenStream,
) -> TokenStream {
    let context = Context { runtime, source, name };
    let handler = handler::emit(&context, module);
    let own_types = own_types::emit(&module.own_types);
    // Short in what follows, and out of the way of the charm's own names.
    let import = (!module.types.is_empty()).then(|| quote!(use #runtime::__private as __runtime;));
    let mut items = quote! {
        #import
        #own_types
        #handler
    };
    for definition in &module.types {
        items.extend(ty(&context, definition));
    }
    items
}

/// What every part of the output needs to know.
struct Context<'a> {
    runtime: &'a TokenStream,
    source: &'a Source<'a>,
    /// The path of the declaration as the attribute gives it.
    name: &'a str,
}

impl Context<'_> {
    /// `charmcraft.yaml:12`
    fn place(&self, offset: usize) -> String {
        format!("{}:{}", self.name, self.source.line_of(offset))
    }
}

/// What makes a type one of its shape.
struct Parts {
    /// The type without its docs, and what is its alone.
    items: TokenStream,
    /// The bodies of `Serialize` and of `Param`.
    serialize: TokenStream,
    decode: TokenStream,
}

/// A type with all its impls.
fn ty(context: &Context<'_>, definition: &Definition) -> TokenStream {
    let name = ident(&definition.name);
    let docs = doc::definition(context, definition);
    let hidden = hidden(definition);
    let Parts { items, serialize, decode } = match &definition.shape {
        Shape::Struct(shape) => structs::emit(context, definition, shape),
        Shape::Enum(shape) => enums::emit(&name, shape),
        Shape::Union(alternatives) => unions::emit(context, &name, alternatives),
    };
    // An object may be left out, where nothing in it is required.
    let deserialize = ident(match definition.shape {
        Shape::Struct(_) => "deserialize_optional",
        Shape::Enum(_) | Shape::Union(_) => "deserialize",
    });
    let (serialize, decode) = (braces(serialize), braces(decode));
    let mut ty = docs;
    // Whether they could be `Eq` hangs on what is in them.
    ty.extend(quote!(#hidden #[allow(clippy::derive_partial_eq_without_eq)]));
    ty.extend(items);
    ty.extend(quote! {
        __runtime::conversions!(
            #name, #deserialize, |self, serializer| #serialize, |value| #decode
        );
    });
    ty
}

/// `Debug` or `Display`, with this body.
fn format(how: &str, ty: &Ident, body: &TokenStream) -> TokenStream {
    let how = ident(how);
    quote! {
        #[automatically_derived]
        impl ::core::fmt::#how for #ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #body
            }
        }
    }
}

/// `{ tokens }`. It is moved, where what `quote!` puts between braces is copied.
fn braces(tokens: TokenStream) -> Group {
    Group::new(Delimiter::Brace, tokens)
}

/// A name of the output. Its span keeps lints for hand-written code away from it.
fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A literal of the constant's own type.
fn constant(value: Constant) -> TokenStream {
    let (digits, is_negative) = match value {
        Constant::Boolean(value) => return quote!(#value),
        Constant::String(text) => return quote!(#text),
        Constant::Integer(value) => (Literal::u64_unsuffixed(value.unsigned_abs()), value < 0),
        Constant::Number(value) => {
            // One that is not finite has its error, and any number in its place.
            let value = if value.is_finite() { value } else { 0.0 };
            (Literal::f64_unsuffixed(value.abs()), value.is_sign_negative())
        }
    };
    if is_negative { quote!(-#digits) } else { quote!(#digits) }
}

/// The fewest digits that are read as this number, with an exponent where they would be many.
fn digits(value: f64) -> String {
    let digits = format!("{value:?}");
    digits.trim_end_matches(".0").to_owned()
}

/// Keeps a type out of the docs that is only there to check a schema.
fn hidden(definition: &Definition) -> Option<TokenStream> {
    definition.is_hidden.then(|| quote!(#[doc(hidden)]))
}
