//! The model as Rust source.

mod decode;
mod doc;
mod enums;
mod handler;
mod literal;
mod own_types;
mod serialize;
mod structs;
mod types;
mod unions;
mod unknown;

pub(crate) use unknown::emit as unknown;

use crate::model::{Definition, Module, Shape, Type};
use crate::places::Places;
use crate::source::Source;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// The items of the module. `name` is what docs call the declaration, `runtime` the path of the
/// runtime crate.
pub(crate) fn emit(
    module: &Module,
    source: &Source<'_>,
    name: &str,
    runtime: &TokenStream,
) -> TokenStream {
    let context = Context { runtime, source, name, definitions: Definitions::new(module) };
    let handler = handler::emit(&context, module);
    let types = module.types.iter().map(|definition| match &definition.shape {
        Shape::Struct(shape) => structs::emit(&context, definition, shape),
        Shape::Enum(shape) => enums::emit(&context, definition, shape),
        Shape::Union(alternatives) => unions::emit(&context, definition, alternatives),
    });
    // Short in what follows, and out of the way of the charm's own names.
    let own_types = own_types::emit(&module.own_types);
    let import = (!module.types.is_empty()).then(|| quote!(use #runtime::__private as __runtime;));
    quote! {
        #import
        #own_types
        #handler
        #(#types)*
    }
}

/// What every part of the output needs to know.
struct Context<'a> {
    runtime: &'a TokenStream,
    source: &'a Source<'a>,
    /// The path of the declaration as the attribute gives it.
    name: &'a str,
    definitions: Definitions,
}

impl Context<'_> {
    /// `charmcraft.yaml:12`
    fn place(&self, offset: usize) -> String {
        format!("{}:{}", self.name, self.source.line_of(offset))
    }
}

/// Which types of the module have floats in them, so that two values may be neither equal nor not.
struct Definitions {
    inexact: Places,
}

impl Definitions {
    fn new(module: &Module<'_>) -> Self {
        let mut definitions = Self { inexact: Places::default() };
        // A type stands before the types inside it.
        for definition in module.types.iter().rev() {
            if !definitions.shape_is_eq(definition) {
                definitions.inexact.note(&definition.name, 0);
            }
        }
        definitions
    }

    /// What derives `Eq` for the type, where it can be.
    fn derived_eq(&self, definition: &Definition) -> Option<TokenStream> {
        let is_eq = self.inexact.get(&definition.name).is_none();
        is_eq.then(|| quote!(::core::cmp::Eq,))
    }

    fn shape_is_eq(&self, definition: &Definition) -> bool {
        use crate::model::Additional;
        match &definition.shape {
            Shape::Struct(shape) => {
                let rest = match &shape.additional {
                    Additional::Kept(_, ty) => self.is_eq(ty),
                    Additional::Ignored | Additional::Refused => true,
                };
                rest && shape.fields.iter().all(|field| self.is_eq(&field.ty))
            }
            Shape::Enum(_) => true,
            Shape::Union(alternatives) => {
                alternatives.iter().all(|alternative| self.is_eq(&alternative.ty))
            }
        }
    }

    /// Whether a type can be `Eq`.
    fn is_eq(&self, ty: &Type) -> bool {
        match ty {
            Type::Number(_) | Type::Own(_) => false,
            Type::Array(inner, _) | Type::Map(inner) | Type::Nullable(inner) => self.is_eq(inner),
            Type::Defined(name) => self.inexact.get(name).is_none(),
            Type::Boolean | Type::String(_) | Type::Integer(..) | Type::Any => true,
        }
    }
}

/// A name of the output. Its span keeps lints for hand-written code away from it.
fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// Keeps a type out of the docs that is only there to check a schema.
fn hidden(definition: &Definition) -> Option<TokenStream> {
    definition.is_hidden.then(|| quote!(#[doc(hidden)]))
}
