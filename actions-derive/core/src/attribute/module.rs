//! The module that the attribute stands on.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Error, Ident, Result, Token, Visibility, braced};

pub struct Module {
    attributes: Vec<Attribute>,
    visibility: Visibility,
    name: Ident,
    body: TokenStream,
}

impl Parse for Module {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        let read = || {
            input.parse::<Token![mod]>()?;
            let name = input.parse()?;
            let body;
            braced!(body in input);
            Ok(Self { attributes, visibility, name, body: body.parse()? })
        };
        read().map_err(|error: Error| {
            let message = "write `#[charm_actions(\"charmcraft.yaml\")]` on an empty module: \
                           `pub mod actions {}`";
            Error::new(error.span(), message)
        })
    }
}

impl Module {
    pub(crate) fn name(&self) -> String {
        self.name.to_string()
    }

    /// The module with `items` behind what its author wrote in it.
    pub(crate) fn with(&self, items: &TokenStream) -> TokenStream {
        let Self { attributes, visibility, name, body } = self;
        quote! {
            #(#attributes)*
            #visibility mod #name {
                #body
                #items
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(text: &str) -> std::result::Result<Module, String> {
        syn::parse_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn what_the_author_wrote_in_the_module_stays() {
        let written = "/// Docs.\n pub(crate) mod acts { //! Inner.\n use x::Y; }";
        let module = module(written).expect("it is a module");
        let whole = module
            .with(&quote!(
                struct Z;
            ))
            .to_string();
        assert_eq!(
            whole,
            "# [doc = \" Docs.\"] pub (crate) mod acts { # ! [doc = \" Inner.\"] use x :: Y ; \
             struct Z ; }"
        );
    }

    #[test]
    fn other_items_are_told_what_to_write() {
        let told = |text| module(text).err().expect("it is no such module");
        let wrong_item = "write `#[charm_actions(\"charmcraft.yaml\")]` on an empty module: \
                          `pub mod actions {}`";
        assert_eq!(told("struct Actions;"), wrong_item);
        assert_eq!(told("fn actions() {}"), wrong_item);
        assert_eq!(told("pub mod actions;"), wrong_item);
    }
}
