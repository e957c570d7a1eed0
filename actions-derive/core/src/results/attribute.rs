//! The `#[results(...)]` attributes.

use crate::diagnostic::unknown;
use proc_macro2::Span;
use quote::ToTokens as _;
use syn::spanned::Spanned as _;
use syn::{Attribute, Error, LitStr, Path};

pub(super) const OF_FIELDS: [&str; 4] = ["rename", "skip", "flatten", "json"];
pub(super) const OF_STRUCTS: [&str; 1] = ["crate"];

/// What the attributes of a struct or a field ask for.
#[derive(Default)]
pub(super) struct Options {
    pub(super) runtime: Option<Path>,
    pub(super) rename: Option<LitStr>,
    given: Vec<(String, Span)>,
}

impl Options {
    /// Tells what is none of `known`, given twice, or without effect.
    pub(super) fn read(attributes: &[Attribute], known: &[&str], errors: &mut Vec<Error>) -> Self {
        let mut options = Self::default();
        for attribute in attributes.iter().filter(|one| one.path().is_ident("results")) {
            let read = attribute.parse_nested_meta(|meta| {
                let name = meta.path.to_token_stream().to_string();
                if !known.contains(&name.as_str()) {
                    return Err(meta.error(unknown("option", &name, known)));
                }
                if options.has(&name) {
                    return Err(meta.error(format_args!("`{name}` is given twice")));
                }
                match name.as_str() {
                    "rename" => options.rename = Some(meta.value()?.parse()?),
                    "crate" => options.runtime = Some(meta.value()?.call(Path::parse_mod_style)?),
                    _ => {}
                }
                options.given.push((name, meta.path.span()));
                Ok(())
            });
            errors.extend(read.err());
        }
        let alone = options.given.iter().find(|(name, _)| matches!(&**name, "skip" | "flatten"));
        if let (Some((name, span)), 2..) = (alone, options.given.len()) {
            let message = format!("beside `{name}` other options have no effect");
            errors.push(Error::new(*span, message));
        }
        options
    }

    pub(super) fn has(&self, option: &str) -> bool {
        self.given.iter().any(|(name, _)| name == option)
    }
}
