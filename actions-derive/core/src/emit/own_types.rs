//! The charm's own types, by names that mean them wherever the module stands.

use crate::model::{Field, Own, Type};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

/// The module of their names, in which a path means what it means beside the module of the actions.
pub(super) fn emit(own_types: &[TokenStream]) -> Option<TokenStream> {
    let names = own_types.iter().enumerate().map(|(index, ty)| {
        let name = format_ident!("Own{index}");
        quote!(pub(super) type #name = #ty;)
    });
    (!own_types.is_empty()).then(|| {
        quote! {
            #[allow(unused_imports, unused_qualifications)]
            mod __own_types {
                use super::super::*;
                #(#names)*
            }
        }
    })
}

/// The type, at the place of the argument: so it is what the compiler points at.
pub(super) fn ty(own: &Own) -> TokenStream {
    let module = Ident::new("__own_types", own.given.spans.0);
    let name = Ident::new(&format!("Own{}", own.index), own.given.spans.1);
    quote_spanned!(own.given.spans.0=> #module::#name)
}

/// The name of a field, at the place of the argument that gives a type to what is in it.
pub(super) fn field_name(field: &Field) -> Ident {
    Ident::new(&field.name, span(&field.ty).unwrap_or_else(Span::call_site))
}

fn span(ty: &Type) -> Option<Span> {
    match ty {
        Type::Own(own) => Some(own.given.spans.0),
        Type::Array(inner, _) | Type::Map(inner) | Type::Nullable(inner) => span(inner),
        _ => None,
    }
}
