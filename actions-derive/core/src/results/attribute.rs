//! The `#[results(...)]` attributes.

use proc_macro2::Span;
use quote::ToTokens as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Error, LitStr, Meta, Path, Token};

use crate::similar::near;

const OF_FIELDS: [&str; 4] = ["rename", "skip", "flatten", "json"];
const OF_STRUCTS: [&str; 1] = ["crate"];

/// What a field's attributes ask for; each flag is where it stands.
pub(super) struct FieldOptions {
    pub(super) rename: Option<LitStr>,
    pub(super) skip: Option<Span>,
    pub(super) flatten: Option<Span>,
    pub(super) json: Option<Span>,
}

/// The path to the runtime that the struct's attributes give, if they do.
pub(super) fn runtime(attributes: &[Attribute], errors: &mut Vec<Error>) -> Option<Path> {
    let mut options = Options::read(attributes, errors);
    options.refuse_others(&OF_STRUCTS, &OF_FIELDS, "a field, not to the struct");
    options.value("crate", Path::parse_mod_style, "path::to::actions_runtime")
}

impl FieldOptions {
    pub(super) fn of(attributes: &[Attribute], errors: &mut Vec<Error>) -> Self {
        let mut options = Options::read(attributes, errors);
        options.refuse_others(&OF_FIELDS, &OF_STRUCTS, "the struct, not to a field");
        let options = Self {
            rename: options.value("rename", <LitStr as Parse>::parse, "\"key\""),
            skip: options.flag("skip"),
            flatten: options.flag("flatten"),
            json: options.flag("json"),
        };
        options.refuse_idle(errors);
        options
    }

    fn refuse_idle(&self, errors: &mut Vec<Error>) {
        let rename = self.rename.as_ref().map(LitStr::span);
        let flatten = self.flatten.filter(|_| self.skip.is_none());
        for (idle, span, because, beside) in [
            ("rename", rename, "skip", self.skip),
            ("flatten", self.flatten, "skip", self.skip),
            ("json", self.json, "skip", self.skip),
            ("rename", rename, "flatten", flatten),
            ("json", self.json, "flatten", flatten),
        ] {
            if let (Some(span), Some(_)) = (span, beside) {
                errors.push(Error::new(
                    span,
                    format_args!("`{idle}` has no effect beside `{because}`; remove one of them"),
                ));
            }
        }
    }
}

struct Options<'e> {
    /// `skip`, `rename = "size"`.
    given: Vec<Meta>,
    errors: &'e mut Vec<Error>,
}

impl<'e> Options<'e> {
    fn read(attributes: &[Attribute], errors: &'e mut Vec<Error>) -> Self {
        let mut given = Vec::new();
        for attribute in attributes.iter().filter(|one| one.path().is_ident("results")) {
            match attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated) {
                Ok(options) => given.extend(options),
                Err(error) => errors.push(Error::new(
                    error.span(),
                    "write the options in parentheses, with commas between them: \
                     `#[results(rename = \"key\")]`",
                )),
            }
        }
        Self { given, errors }
    }

    /// Tells what is none of `known`; `others` belong to `place`.
    fn refuse_others(&mut self, known: &[&str], others: &[&str], place: &str) {
        for option in &self.given {
            let name = option.path().to_token_stream().to_string();
            let message = if known.contains(&name.as_str()) {
                continue;
            } else if others.contains(&name.as_str()) {
                format!("`{name}` belongs to {place}")
            } else if let Some(near) = near(&name, known.iter().copied()) {
                format!("unknown option `{name}`; did you mean `{near}`?")
            } else {
                format!("unknown option `{name}`; expected `{}`", known.join("`, `"))
            };
            self.errors.push(Error::new(option.path().span(), message));
        }
    }

    /// An option that is its name alone.
    fn flag(&mut self, name: &str) -> Option<Span> {
        let option = self.only(name)?;
        if option.require_path_only().is_err() {
            self.tell(&option, &format!("write `#[results({name})]`"));
        }
        Some(option.path().span())
    }

    /// An option with a value.
    fn value<T>(
        &mut self,
        name: &str,
        parse: fn(ParseStream<'_>) -> syn::Result<T>,
        example: &str,
    ) -> Option<T> {
        let option = self.only(name)?;
        let value = option.require_name_value().map(|option| option.value.to_token_stream());
        let value = value.and_then(|value| parse.parse2(value)).ok();
        if value.is_none() {
            self.tell(&option, &format!("write `#[results({name} = {example})]`"));
        }
        value
    }

    fn only(&mut self, name: &str) -> Option<Meta> {
        let mut given = self.given.extract_if(.., |option| option.path().is_ident(name));
        let option = given.next();
        for again in given {
            let message = format!("`{name}` is given twice");
            self.errors.push(Error::new(again.path().span(), message));
        }
        option
    }

    fn tell(&mut self, option: &Meta, message: &str) {
        self.errors.push(Error::new(option.path().span(), message));
    }
}
