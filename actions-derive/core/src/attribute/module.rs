//! The module below the attribute.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Error, Ident, Result, Token, Visibility};

/// The module that the attribute stands on.
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
        let wrong_item = "write `#[charm_actions(\"charmcraft.yaml\")]` on an empty module: \
                          `pub mod actions {}`";
        let module: Token![mod] = input
            .parse()
            .map_err(|error| Error::new(error.span(), wrong_item))?;
        let name: Ident = input.parse()?;
        if input.peek(Token![;]) {
            let message = format!(
                "the module must be written here, because the macro fills it: `mod {name} {{}}`"
            );
            return Err(Error::new(module.span, message));
        }
        let body;
        syn::braced!(body in input);
        Ok(Self {
            attributes,
            visibility,
            name,
            body: body.parse()?,
        })
    }
}

impl Module {
    /// Its name.
    pub fn name(&self) -> String {
        self.name.to_string()
    }

    /// The module with `items` behind what its author wrote in it.
    pub fn with(&self, items: &TokenStream) -> TokenStream {
        let Self {
            attributes,
            visibility,
            name,
            body,
        } = self;
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
        assert_eq!(
            told("pub mod actions;"),
            "the module must be written here, because the macro fills it: `mod actions {}`"
        );
    }
}
