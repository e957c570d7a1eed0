//! The macros of `actions-runtime`, which re-exports and documents them: examples need the runtime.

#![forbid(unsafe_code)]
// Docs here would stand below those of the re-export.
#![allow(missing_docs)]

use actions_derive_core::{expand, results};
use proc_macro::TokenStream;

#[proc_macro_attribute]
pub fn charm_actions(arguments: TokenStream, module: TokenStream) -> TokenStream {
    expand::from_file(arguments.into(), &module.into()).into()
}

#[proc_macro_derive(ActionResults, attributes(results))]
pub fn action_results(input: TokenStream) -> TokenStream {
    results::derive(input.into()).into()
}
