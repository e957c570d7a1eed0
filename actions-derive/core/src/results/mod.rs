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
    place: Place,
}

/// Where the results of a member go.
enum Place {
    Under(Key),
    /// Under its key, as one JSON text.
    Json(Key),
    /// Beside those of the other members.
    Beside,
}

/// The key of a member.
struct Key {
    text: String,
    /// Where the author wrote it.
    span: Span,
    is_valid: bool,
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
    check_conflicts(&members, &mut errors);
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
            let fields = data.fields.iter();
            return fields.filter_map(|field| member(field, errors)).collect();
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

fn member<'a>(field: &'a Field, errors: &mut Vec<Error>) -> Option<Member<'a>> {
    let ident = field.ident.as_ref()?;
    let options = FieldOptions::of(&field.attrs, errors);
    if options.skip.is_some() {
        return None;
    }
    let place = if options.flatten.is_some() {
        Place::Beside
    } else {
        let key = Key::of(ident, &options, errors);
        match options.json {
            Some(_) => Place::Json(key),
            None => Place::Under(key),
        }
    };
    Some(Member { ident, field, place })
}

impl Key {
    fn of(ident: &Ident, options: &FieldOptions, errors: &mut Vec<Error>) -> Self {
        let (text, span, fault) = if let Some(literal) = &options.rename {
            let text = literal.value();
            let fault = key::fault(&text);
            (text, literal.span(), fault)
        } else {
            let name = ident.unraw().to_string();
            let text = key::of_field(&name);
            let fault = key::field_fault(&name, &text);
            (text, ident.span(), fault)
        };
        let is_valid = fault.is_none();
        errors.extend(fault.map(|fault| Error::new(span, fault)));
        Self { text, span, is_valid }
    }
}

/// Compares each key with those before it.
fn check_conflicts(members: &[Member<'_>], errors: &mut Vec<Error>) {
    let mut before: Vec<(&Ident, &Key)> = Vec::new();
    for member in members {
        let (Place::Under(key) | Place::Json(key)) = &member.place else {
            continue;
        };
        if !key.is_valid {
            continue;
        }
        let conflict = before
            .iter()
            .find_map(|(ident, other)| key::conflict(&key.text, &other.text, &ident.to_string()));
        errors.extend(conflict.map(|conflict| Error::new(key.span, conflict)));
        before.push((member.ident, key));
    }
}

fn implementation(
    input: &DeriveInput,
    runtime: &TokenStream,
    members: &[Member<'_>],
) -> TokenStream {
    let name = &input.ident;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let results = if members.is_empty() { quote!(_) } else { quote!(results) };
    let is_probed = |member: &Member<'_>| !matches!(member.place, Place::Json(_));
    // The traits of a field: which of them a type has decides what becomes of it.
    let traits =
        members.iter().any(is_probed).then(|| quote!(use #runtime::__private::results::*;));
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
    match &member.place {
        Place::Under(Key { text, .. }) => quote_spanned!(span=> #field.put(#text, results);),
        Place::Json(Key { text, .. }) => {
            quote_spanned!(span=> #private::json_text(&self.#ident, #text, results);)
        }
        Place::Beside => quote_spanned!(span=> #field.flatten(results);),
    }
}

#[cfg(test)]
mod tests;
