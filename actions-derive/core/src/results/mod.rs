//! `#[derive(ActionResults)]`.
//!
//! A field is a result under its name in kebab case, or under `#[results(rename = "...")]`;
//! `#[results(json)]` makes it one JSON text, `#[results(skip)]` leaves it out, and
//! `#[results(flatten)]` puts its results beside the others.

mod attribute;
mod key;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Error, Field, Fields};

use crate::expand::guarded;
use attribute::{OF_FIELDS, OF_STRUCTS, Options};

/// The implementation of `ActionResults` for the struct in `input`, after all that is wrong with it,
/// as `compile_error!`s.
pub fn derive(input: TokenStream) -> TokenStream {
    guarded("ActionResults", "struct", &TokenStream::new(), || {
        let input: DeriveInput = match syn::parse2(input) {
            Ok(input) => input,
            Err(error) => return error.into_compile_error(),
        };
        let (implementation, errors) = expand(&input);
        let errors = errors.into_iter().map(Error::into_compile_error);
        quote!(#(#errors)* #implementation)
    })
}

/// The implementation is there whatever is wrong, so that one mistake is told once.
fn expand(input: &DeriveInput) -> (TokenStream, Vec<Error>) {
    let mut errors = Vec::new();
    let options = Options::read(&input.attrs, &OF_STRUCTS, &mut errors);
    let runtime =
        options.runtime.map_or_else(|| quote!(::actions_runtime), |path| path.to_token_stream());
    let mut taken = Vec::new();
    let mut additions = TokenStream::new();
    match &input.data {
        Data::Struct(data) if !matches!(data.fields, Fields::Unnamed(_)) => {
            for field in &data.fields {
                additions.extend(addition(field, &mut taken, &mut errors));
            }
        }
        _ => errors.push(Error::new(
            input.ident.span(),
            "`ActionResults` is derived for a struct with named fields, which are the results; \
             one that is not always there is an `Option`",
        )),
    }
    let name = &input.ident;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let (results, import) = if additions.is_empty() {
        (quote!(_), None)
    } else {
        // Which of the traits in there the type of a field has decides what becomes of it.
        (quote!(results), Some(quote!(use #runtime::__private::results::*;)))
    };
    let implementation = quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::ActionResults for #name #ty_generics #where_clause {
            fn add_to(&self, #results: &mut #runtime::Results) {
                #import
                #additions
            }
        }
    };
    (implementation, errors)
}

/// What adds the results of a field, whose key excludes none of `taken`: keys, and their fields.
fn addition<'a>(
    field: &'a Field,
    taken: &mut Vec<(String, &'a Ident)>,
    errors: &mut Vec<Error>,
) -> Option<TokenStream> {
    let ident = field.ident.as_ref()?;
    let options = Options::read(&field.attrs, &OF_FIELDS, errors);
    if options.has("skip") {
        return None;
    }
    // An error about the type is shown at the type; lints still see generated code.
    let span = Span::call_site().located_at(field.ty.span());
    let value = quote_spanned!(span=> (&&&Field(&self.#ident)));
    if options.has("flatten") {
        return Some(quote_spanned!(span=> #value.add_to(results, ::core::option::Option::None);));
    }
    let (key, at) = match &options.rename {
        Some(key) => (key.value(), key.span()),
        None => (key::of_field(&ident.unraw().to_string()), ident.span()),
    };
    if let Some(fault) = key::fault(&key) {
        errors.push(Error::new(at, fault));
    } else {
        let other = taken.iter().find(|(other, _)| key::exclude_each_other(&key, other));
        if let Some((other, of)) = other {
            let message = format!(
                "`{key}` cannot be a result beside `{other}`, the key of the field `{of}`; rename \
                 one of them"
            );
            errors.push(Error::new(at, message));
        }
        taken.push((key.clone(), ident));
    }
    Some(if options.has("json") {
        quote_spanned!(span=> add_json(&self.#ident, results, #key);)
    } else {
        quote_spanned!(span=> #value.add_to(results, ::core::option::Option::Some(#key));)
    })
}

#[cfg(test)]
mod tests;
