//! `#[derive(ActionResults)]`.
//!
//! A field is a result under its name in kebab case, or under `#[results(rename = "...")]`;
//! `#[results(skip)]` leaves it out, `#[results(flatten)]` puts its results beside the others.

mod attribute;
mod key;
mod messages;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Error, Field, Fields, LitStr};

use crate::guard::guarded;
use attribute::FieldOptions;

/// A field that gives results.
struct Member<'a> {
    ident: &'a Ident,
    field: &'a Field,
    place: Place,
}

/// Where the results of a member go.
enum Place {
    /// Under its key.
    Under(Key),
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

/// The implementations of `ActionResults` and `ResultValue` for the struct in `input`, after all
/// that is wrong with it, as `compile_error!`s.
pub fn derive(input: TokenStream) -> TokenStream {
    guarded("ActionResults", "struct", &TokenStream::new(), || {
        let input: DeriveInput = match syn::parse2(input) {
            Ok(input) => input,
            Err(error) => return error.into_compile_error(),
        };
        let (implementations, errors) = expand(&input);
        let errors = errors.into_iter().map(Error::into_compile_error);
        quote!(#(#errors)* #implementations)
    })
}

/// The implementations are there whatever is wrong, so that one mistake is told once.
fn expand(input: &DeriveInput) -> (TokenStream, Vec<Error>) {
    let mut errors = Vec::new();
    let runtime = attribute::runtime(&input.attrs, &mut errors)
        .map_or_else(|| quote!(::actions_runtime), ToTokens::into_token_stream);
    let members = members(input, &mut errors);
    check_conflicts(&members, &mut errors);
    (implementations(input, &runtime, &members), errors)
}

fn members<'a>(input: &'a DeriveInput, errors: &mut Vec<Error>) -> Vec<Member<'a>> {
    let fields = match &input.data {
        Data::Struct(data) => &data.fields,
        Data::Enum(data) => {
            errors.push(Error::new(
                data.enum_token.span(),
                messages::not_a_struct("an enum"),
            ));
            return Vec::new();
        }
        Data::Union(data) => {
            errors.push(Error::new(
                data.union_token.span(),
                messages::not_a_struct("a union"),
            ));
            return Vec::new();
        }
    };
    if let Fields::Unnamed(fields) = fields {
        errors.push(Error::new(fields.span(), messages::tuple_struct()));
    }
    fields
        .iter()
        .filter_map(|field| member(field, errors))
        .collect()
}

fn member<'a>(field: &'a Field, errors: &mut Vec<Error>) -> Option<Member<'a>> {
    let ident = field.ident.as_ref()?;
    let options = FieldOptions::of(&field.attrs, errors);
    if options.skip.is_some() {
        return None;
    }
    let place = match &options.rename {
        _ if options.flatten.is_some() => Place::Beside,
        Some(literal) => Place::Under(Key::written(literal, errors)),
        None => Place::Under(Key::of_field(ident, errors)),
    };
    Some(Member {
        ident,
        field,
        place,
    })
}

impl Key {
    fn written(literal: &LitStr, errors: &mut Vec<Error>) -> Self {
        let text = literal.value();
        let fault = key::fault(&text);
        Self::checked(text, literal.span(), fault, errors)
    }

    fn of_field(ident: &Ident, errors: &mut Vec<Error>) -> Self {
        let name = ident.unraw().to_string();
        let text = key::of_field(&name);
        let fault = key::field_fault(&name, &text);
        Self::checked(text, ident.span(), fault, errors)
    }

    fn checked(text: String, span: Span, fault: Option<String>, errors: &mut Vec<Error>) -> Self {
        let is_valid = fault.is_none();
        errors.extend(fault.map(|fault| Error::new(span, fault)));
        Self {
            text,
            span,
            is_valid,
        }
    }
}

/// Compares each key with those before it.
fn check_conflicts(members: &[Member<'_>], errors: &mut Vec<Error>) {
    let mut before: Vec<(&Ident, &Key)> = Vec::new();
    for member in members {
        let Place::Under(key) = &member.place else {
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

fn implementations(
    input: &DeriveInput,
    runtime: &TokenStream,
    members: &[Member<'_>],
) -> TokenStream {
    let name = &input.ident;
    let (impl_generics, ty_generics, _) = input.generics.split_for_impl();
    let where_clause = where_clause(input, runtime, members);
    let results = if members.is_empty() {
        quote!(_)
    } else {
        quote!(results)
    };
    let additions = members.iter().map(|member| addition(member, runtime));
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::ActionResults for #name #ty_generics #where_clause {
            fn add_to(&self, #results: &mut #runtime::Results) {
                #(#additions)*
            }
        }

        #[automatically_derived]
        impl #impl_generics #runtime::ResultValue for #name #ty_generics #where_clause {
            fn add(&self, key: &str, results: &mut #runtime::Results) {
                #runtime::__private::nested(self, key, results);
            }
        }
    }
}

fn addition(member: &Member<'_>, runtime: &TokenStream) -> TokenStream {
    let ident = member.ident;
    // An error about the type is shown at the type; lints still see generated code.
    let span = Span::call_site().located_at(member.field.ty.span());
    let value = quote_spanned!(span=> &self.#ident);
    match &member.place {
        Place::Under(Key { text, .. }) => {
            quote!(#runtime::ResultValue::add(#value, #text, results);)
        }
        Place::Beside => quote!(#runtime::ActionResults::add_to(#value, results);),
    }
}

/// The struct's own bounds, and for each field whose type has a type parameter in it, what the
/// field's result needs.
fn where_clause(input: &DeriveInput, runtime: &TokenStream, members: &[Member<'_>]) -> TokenStream {
    let params: Vec<String> = input
        .generics
        .type_params()
        .map(|param| param.ident.to_string())
        .collect();
    let own = input.generics.where_clause.iter();
    let own = own.flat_map(|clause| &clause.predicates);
    let bounds = members.iter().filter_map(|member| {
        let ty = &member.field.ty;
        let bound = match member.place {
            Place::Under(_) => quote!(ResultValue),
            Place::Beside => quote!(ActionResults),
        };
        mentions(ty.to_token_stream(), &params).then(|| quote!(#ty: #runtime::#bound))
    });
    let predicates: Vec<TokenStream> = own.map(|own| quote!(#own)).chain(bounds).collect();
    if predicates.is_empty() {
        return TokenStream::new();
    }
    quote!(where #(#predicates,)*)
}

fn mentions(tokens: TokenStream, params: &[String]) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => params.contains(&ident.to_string()),
        TokenTree::Group(group) => mentions(group.stream(), params),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

#[cfg(test)]
mod tests;
