//! The module where nobody can tell what its author means to stand in it.

use super::ident;
use crate::lower::model::Module;
use crate::names::BESIDE;
use proc_macro2::TokenStream;
use quote::quote;

/// The names of the module, imported from nowhere: the compiler does not judge what is made of a
/// name whose import fails.
///
/// Since Rust 1.95 it forgives a module with `mistake` in it the import, and whatever else it misses
/// there; before, it tells that in one error, by the name of the nowhere. The mistake is told outside
/// as well, for the sake of the module around, and cargo shows it once.
pub(crate) fn emit(module: &Module, mistake: &TokenStream) -> TokenStream {
    let types = module.types.iter().map(|definition| &definition.name);
    let names = BESIDE.into_iter().chain(["dispatch", "dispatch_with"]);
    let names = names.chain(types.map(String::as_str)).map(ident);
    quote! {
        #mistake
        pub use self::unknown_until_the_declaration_is_mended::{#(#names),*};
    }
}
