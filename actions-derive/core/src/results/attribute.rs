//! The `#[results(...)]` attributes.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, LitStr, Path, Token};

use crate::similar::near;

const FIELD_OPTIONS: [&str; 4] = ["rename", "skip", "flatten", "json"];
const STRUCT_OPTIONS: [&str; 1] = ["crate"];

/// What a field's attributes ask for; each flag is where it stands.
#[derive(Default)]
pub(super) struct FieldOptions {
    pub(super) rename: Option<LitStr>,
    pub(super) skip: Option<Span>,
    pub(super) flatten: Option<Span>,
    pub(super) json: Option<Span>,
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
        Ok(Self { name, value, has_value })
    }
}

impl Argument {
    fn error(&self, message: impl std::fmt::Display) -> Error {
        Error::new(self.name.span(), message)
    }

    /// For an option that is its name alone.
    fn flag(&self, errors: &mut Vec<Error>) -> Span {
        if self.has_value || !self.value.is_empty() {
            errors.push(self.error(format_args!("write `#[results({})]`", self.name)));
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
            errors.push(self.error(format_args!("write `#[results({form})]`")));
        }
        value
    }

    /// For an option that is none of `known`, nor one of `others`, which belong elsewhere.
    fn unknown(&self, known: &[&str], others: &[&str], place: &str) -> Error {
        let name = self.name.to_string();
        if others.contains(&name.as_str()) {
            return self.error(format_args!("`{name}` belongs to {place}"));
        }
        if let Some(near) = near(&name, known.iter().copied()) {
            return self.error(format_args!("unknown option `{name}`; did you mean `{near}`?"));
        }
        let known = known.join("`, `");
        self.error(format_args!("unknown option `{name}`; expected `{known}`"))
    }
}

impl FieldOptions {
    /// Reads the attributes of a field.
    pub(super) fn of(attributes: &[Attribute], errors: &mut Vec<Error>) -> Self {
        let mut options = Self::default();
        for argument in arguments(attributes, errors) {
            let name = argument.name.to_string();
            let flag = match name.as_str() {
                "rename" => {
                    let value =
                        argument.value(<LitStr as Parse>::parse, "rename = \"key\"", errors);
                    if value.is_some_and(|value| options.rename.replace(value).is_some()) {
                        errors.push(argument.error("`rename` is given twice"));
                    }
                    continue;
                }
                "skip" => &mut options.skip,
                "flatten" => &mut options.flatten,
                "json" => &mut options.json,
                _ => {
                    let place = "the struct, not to a field";
                    errors.push(argument.unknown(&FIELD_OPTIONS, &STRUCT_OPTIONS, place));
                    continue;
                }
            };
            if flag.replace(argument.flag(errors)).is_some() {
                errors.push(argument.error(format_args!("`{name}` is given twice")));
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

/// The path to the runtime that the struct's attributes give, if they do.
pub(super) fn runtime(attributes: &[Attribute], errors: &mut Vec<Error>) -> Option<Path> {
    let mut runtime = None;
    for argument in arguments(attributes, errors) {
        if argument.name != "crate" {
            let place = "a field, not to the struct";
            errors.push(argument.unknown(&STRUCT_OPTIONS, &FIELD_OPTIONS, place));
            continue;
        }
        let form = "crate = path::to::actions_runtime";
        let path = argument.value(Path::parse_mod_style, form, errors);
        if path.is_some_and(|path| runtime.replace(path).is_some()) {
            errors.push(argument.error("`crate` is given twice"));
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
            Err(error) => errors.push(Error::new(
                error.span(),
                "write the options in parentheses, with commas between them: \
                 `#[results(rename = \"key\")]`",
            )),
        }
    }
    all
}
