//! The module where nobody can tell what its author means to stand in it.

use super::ident;
use crate::model::Module;
use crate::names::BESIDE;
use crate::places::Places;
use proc_macro2::TokenStream;
use quote::quote;

/// The names of the module, imported from nowhere: the compiler does not judge what is made of a
/// name whose import fails.
///
/// Since Rust 1.95 it forgives the import where the module around has a mistake that a macro tells,
/// and whatever else is missing there; before, it tells that in one more error, by the name of the
/// nowhere. Told inside as well, the mistake would count twice.
pub(crate) fn emit(module: &Module<'_>) -> TokenStream {
    let (mut known, mut names) = (Places::default(), TokenStream::new());
    for name in BESIDE.iter().copied().chain(module.names.iter().map(String::as_str)) {
        if known.note(name, 0).is_none() {
            let name = ident(name);
            names.extend(quote!(#name,));
        }
    }
    quote! {
        pub use super::unknown_until_the_declaration_is_mended::{#names};
    }
}
