//! Types as they stand in fields and signatures.

use super::{Context, ident, own_types};
use crate::model::Type;
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

/// The type of a value.
pub(super) fn ty(context: &Context<'_>, ty: &Type) -> TokenStream {
    let runtime = context.runtime;
    match ty {
        Type::Boolean => quote!(bool),
        Type::String(_) => quote!(__runtime::String),
        Type::Integer(name, _) => ident(name).into_token_stream(),
        Type::Number(_) => quote!(f64),
        Type::Array(item, _) => {
            let item = self::ty(context, item);
            quote!(__runtime::Vec<#item>)
        }
        Type::Map(value) => {
            let value = self::ty(context, value);
            quote!(::std::collections::BTreeMap<__runtime::String, #value>)
        }
        Type::Nullable(inner) => {
            let inner = self::ty(context, inner);
            quote!(__runtime::Option<#inner>)
        }
        Type::Any => quote!(#runtime::Value),
        Type::Defined(name) => ident(name).into_token_stream(),
        Type::Own(own) => own_types::ty(own),
    }
}

/// The expression for what `Debug` shows of a value, or of an `Option` of it.
pub(super) fn shown(ty: &Type, is_option: bool, value: &TokenStream) -> TokenStream {
    match keyed(ty) {
        None => value.clone(),
        Some(how) if is_option => quote!(&__runtime::Shown(#value, __runtime::maybe(#how))),
        Some(how) => quote!(&__runtime::Shown(#value, #how)),
    }
}

/// The function that shows a value without what is a secret by the names of its keys; `None` where
/// there are no such keys.
fn keyed(ty: &Type) -> Option<TokenStream> {
    match ty {
        Type::Any => Some(quote!(__runtime::json)),
        Type::Map(inner) if inner.is_boolean() => None,
        Type::Map(inner) => {
            let how = keyed(inner).unwrap_or_else(|| quote!(::core::fmt::Debug::fmt));
            Some(quote!(__runtime::keys(#how)))
        }
        Type::Array(inner, _) => keyed(inner).map(|how| quote!(__runtime::items(#how))),
        Type::Nullable(inner) => keyed(inner).map(|how| quote!(__runtime::maybe(#how))),
        Type::Boolean
        | Type::String(_)
        | Type::Integer(..)
        | Type::Number(_)
        | Type::Defined(_)
        | Type::Own(_) => None,
    }
}
