//! `#[derive(ActionResults)]`.
//!
//! A field is a result under its name in kebab case, or under `#[results(rename = "...")]`;
//! `#[results(json)]` makes it one JSON text, `#[results(skip)]` leaves it out, and
//! `#[results(flatten)]` puts its results beside the others.

mod attribute;
mod key;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Error, Field, Fields};

use crate::expand::guarded;
use attribute::FieldOptions;

/// A field that gives results.
struct Member<'a> {
    ident: &'a Ident,
    field: &'a Field,
    /// Without one, its results stand beside those of the other members.
    key: Option<String>,
    /// Whether it is one JSON text.
    is_json: bool,
}

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
    let runtime = attribute::runtime(&input.attrs, &mut errors)
        .map_or_else(|| quote!(::actions_runtime), ToTokens::into_token_stream);
    let members = members(input, &mut errors);
    (implementation(input, &runtime, &members), errors)
}

fn members<'a>(input: &'a DeriveInput, errors: &mut Vec<Error>) -> Vec<Member<'a>> {
    let (span, kind) = match &input.data {
        Data::Struct(data) => {
            if let Fields::Unnamed(fields) = &data.fields {
                errors.push(Error::new(
                    fields.span(),
                    "a result has a key, and the fields of a tuple struct have no names to make \
                     keys of; write a struct with named fields",
                ));
            }
            let mut taken = Vec::new();
            let fields = data.fields.iter();
            return fields.filter_map(|field| member(field, &mut taken, errors)).collect();
        }
        Data::Enum(data) => (data.enum_token.span(), "an enum"),
        Data::Union(data) => (data.union_token.span(), "a union"),
    };
    errors.push(Error::new(
        span,
        format_args!(
            "`ActionResults` is derived for a struct, whose fields are the results, not for \
             {kind}; write a struct, with `Option` for the results that are not always there"
        ),
    ));
    Vec::new()
}

/// The member that `field` is, whose key excludes none of `taken`: keys, and the fields with them.
fn member<'a>(
    field: &'a Field,
    taken: &mut Vec<(String, &'a Ident)>,
    errors: &mut Vec<Error>,
) -> Option<Member<'a>> {
    let ident = field.ident.as_ref()?;
    let options = FieldOptions::of(&field.attrs, errors);
    if options.skip.is_some() {
        return None;
    }
    if options.flatten.is_some() {
        return Some(Member { ident, field, key: None, is_json: false });
    }
    let name = ident.unraw().to_string();
    let (key, span, fault) = match &options.rename {
        Some(literal) => (literal.value(), literal.span(), key::fault(&literal.value(), None)),
        None => {
            let key = key::of_field(&name);
            let fault = key::fault(&key, Some(&name));
            (key, ident.span(), fault)
        }
    };
    let conflict =
        || taken.iter().find_map(|(other, of)| key::conflict(&key, other, &of.to_string()));
    match fault {
        Some(fault) => errors.push(Error::new(span, fault)),
        None => {
            errors.extend(conflict().map(|conflict| Error::new(span, conflict)));
            taken.push((key.clone(), ident));
        }
    }
    Some(Member { ident, field, key: Some(key), is_json: options.json.is_some() })
}

fn implementation(
    input: &DeriveInput,
    runtime: &TokenStream,
    members: &[Member<'_>],
) -> TokenStream {
    let name = &input.ident;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let results = if members.is_empty() { quote!(_) } else { quote!(results) };
    // The traits of a field: which of them a type has decides what becomes of it.
    let is_probed = members.iter().any(|member| !member.is_json);
    let traits = is_probed.then(|| quote!(use #runtime::__private::results::*;));
    let additions = members.iter().map(|member| addition(member, runtime));
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::ActionResults for #name #ty_generics #where_clause {
            fn add_to(&self, #results: &mut #runtime::Results) {
                #traits
                #(#additions)*
            }
        }
    }
}

fn addition(member: &Member<'_>, runtime: &TokenStream) -> TokenStream {
    let ident = member.ident;
    // An error about the type is shown at the type; lints still see generated code.
    let span = Span::call_site().located_at(member.field.ty.span());
    let private = quote!(#runtime::__private::results);
    let field = quote_spanned!(span=> (&&&#private::Field(&self.#ident)));
    match &member.key {
        Some(key) if member.is_json => {
            quote_spanned!(span=> #private::add_json(&self.#ident, results, #key);)
        }
        Some(key) => {
            quote_spanned!(span=> #field.add_to(results, ::core::option::Option::Some(#key));)
        }
        None => quote_spanned!(span=> #field.add_to(results, ::core::option::Option::None);),
    }
}

#[cfg(test)]
mod tests;
