//! Constants, and what stands for a field that is not given, as Rust expressions.

use super::{Context, decode, ident, types};
use crate::model::{Constant, Filled, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// An expression of the field's type.
pub(super) fn filled(context: &Context<'_>, path: &str, ty: &Type, filled: &Filled) -> TokenStream {
    let name = types::ty(context, ty);
    match filled {
        Filled::Constant(Constant::String("")) => quote!(::std::string::String::new()),
        Filled::Constant(Constant::String(text)) => quote!(::std::borrow::ToOwned::to_owned(#text)),
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

/// A literal of the constant's own type.
pub(super) fn constant(value: Constant) -> TokenStream {
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
pub(super) fn digits(value: f64) -> String {
    let digits = format!("{value:?}");
    digits.trim_end_matches(".0").to_owned()
}
