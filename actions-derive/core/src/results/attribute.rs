//! The `#[results(...)]` attributes.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, LitStr, Path, Token};

use super::messages;
use crate::similar::near;

const FIELD_OPTIONS: [&str; 3] = ["rename", "skip", "flatten"];
const STRUCT_OPTIONS: [&str; 1] = ["crate"];

/// What a field's attributes ask for.
#[derive(Default)]
pub(super) struct FieldOptions {
    pub(super) rename: Option<LitStr>,
    /// Where `skip` stands.
    pub(super) skip: Option<Span>,
    /// Where `flatten` stands.
    pub(super) flatten: Option<Span>,
}

/// One argument of an attribute: `skip`, `rename = "size"`.
struct Argument {
    name: Ident,
    /// What follows the name, the `=` left out.
    value: TokenStream,
    has_value: bool,
}

impl Parse for Argument {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = Ident::parse_any(input)?;
        let has_value = input.parse::<Option<Token![=]>>()?.is_some();
        let mut value = TokenStream::new();
        while !input.is_empty() && !input.peek(Token![,]) {
            value.extend([input.parse::<TokenTree>()?]);
        }
        Ok(Self {
            name,
            value,
            has_value,
        })
    }
}

impl Argument {
    /// For an option that is its name alone.
    fn flag(&self, errors: &mut Vec<Error>) -> Span {
        if self.has_value || !self.value.is_empty() {
            let form = self.name.to_string();
            errors.push(Error::new(self.name.span(), messages::option_form(&form)));
        }
        self.name.span()
    }

    /// For an option with a value.
    fn value<T>(
        &self,
        parse: fn(ParseStream<'_>) -> syn::Result<T>,
        form: &str,
        errors: &mut Vec<Error>,
    ) -> Option<T> {
        let parsed = parse.parse2(self.value.clone()).ok();
        let value = parsed.filter(|_| self.has_value);
        if value.is_none() {
            errors.push(Error::new(self.name.span(), messages::option_form(form)));
        }
        value
    }
}

impl FieldOptions {
    /// Reads the attributes of a field.
    pub(super) fn of(attributes: &[Attribute], errors: &mut Vec<Error>) -> Self {
        let mut options = Self::default();
        for argument in arguments(attributes, errors) {
            let name = argument.name.to_string();
            let repeated = match name.as_str() {
                "rename" => {
                    let value =
                        argument.value(<LitStr as Parse>::parse, "rename = \"key\"", errors);
                    value.is_some_and(|value| options.rename.replace(value).is_some())
                }
                "skip" => options.skip.replace(argument.flag(errors)).is_some(),
                "flatten" => options.flatten.replace(argument.flag(errors)).is_some(),
                _ => {
                    let message = if STRUCT_OPTIONS.contains(&name.as_str()) {
                        messages::for_the_struct(&name)
                    } else {
                        messages::unknown_option(&name, &FIELD_OPTIONS, near(&name, FIELD_OPTIONS))
                    };
                    errors.push(Error::new(argument.name.span(), message));
                    false
                }
            };
            if repeated {
                errors.push(Error::new(argument.name.span(), messages::twice(&name)));
            }
        }
        options.check(errors);
        options
    }

    fn check(&self, errors: &mut Vec<Error>) {
        let rename = self.rename.as_ref().map(LitStr::span);
        let flatten = self.flatten.filter(|_| self.skip.is_none());
        for (idle, span, because, beside) in [
            ("rename", rename, "skip", self.skip),
            ("flatten", self.flatten, "skip", self.skip),
            ("rename", rename, "flatten", flatten),
        ] {
            if let (Some(span), Some(_)) = (span, beside) {
                errors.push(Error::new(span, messages::idle(idle, because)));
            }
        }
    }
}

/// The path to the runtime that the struct's attributes give, if they do.
pub(super) fn runtime(attributes: &[Attribute], errors: &mut Vec<Error>) -> Option<Path> {
    let mut runtime = None;
    for argument in arguments(attributes, errors) {
        let name = argument.name.to_string();
        let span = argument.name.span();
        if name == "crate" {
            let path = argument.value(
                Path::parse_mod_style,
                "crate = path::to::actions_runtime",
                errors,
            );
            if let Some(path) = path
                && runtime.replace(path).is_some()
            {
                errors.push(Error::new(span, messages::twice(&name)));
            }
        } else if FIELD_OPTIONS.contains(&name.as_str()) {
            errors.push(Error::new(span, messages::for_fields(&name)));
        } else {
            let message =
                messages::unknown_option(&name, &STRUCT_OPTIONS, near(&name, STRUCT_OPTIONS));
            errors.push(Error::new(span, message));
        }
    }
    runtime
}

fn arguments(attributes: &[Attribute], errors: &mut Vec<Error>) -> Vec<Argument> {
    let mut all = Vec::new();
    for attribute in attributes {
        if !attribute.path().is_ident("results") {
            continue;
        }
        match attribute.parse_args_with(Punctuated::<Argument, Token![,]>::parse_terminated) {
            Ok(arguments) => all.extend(arguments),
            Err(error) => errors.push(Error::new(error.span(), messages::no_options())),
        }
    }
    all
}
