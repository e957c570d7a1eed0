//! What is written in `#[charm_actions(...)]`, and the module below it.

mod module;
mod renames;

pub use module::Module;
pub use renames::{Lookups, Renames, Unused};

use crate::diagnostic::warning::{Allowed, Warning};
use crate::similar;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use renames::Rename;
use syn::parse::{Parse, ParseStream};
use syn::token::Paren;
use syn::{Error, Ident, LitStr, Path, Result, Token};

/// What may follow the path.
const EXPECTED: &str =
    "expected `crate = path`, `allow(warning)` or `rename(\"action.param\" = \"name\")`";

/// The options that have parentheses.
const OPTIONS: [&str; 2] = ["allow", "rename"];

/// The arguments of the attribute.
pub struct Arguments {
    /// The path of the declaration, relative to the crate's `Cargo.toml`.
    pub path: LitStr,
    /// The runtime crate, where it has another name: `crate = path`.
    pub runtime: Option<Path>,
    /// Names given by hand: `rename("action.param" = "name")`.
    pub renames: Renames,
    /// Warnings turned off: `allow(format)`.
    pub allowed: Allowed,
    /// Whether the crate has `#![no_implicit_prelude]`. Not written: the compiler tells.
    pub no_prelude: bool,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if !input.peek(LitStr) {
            let message = "expected the path of the declaration first: \
                           `#[charm_actions(\"charmcraft.yaml\")]`";
            return Err(Error::new(input.span(), message));
        }
        let mut arguments = Self {
            path: input.parse()?,
            runtime: None,
            renames: Renames::default(),
            allowed: Allowed::default(),
            no_prelude: false,
        };
        while !input.is_empty() {
            if !input.peek(Token![,]) {
                return Err(Error::new(input.span(), "expected a comma before this"));
            }
            input.parse::<Token![,]>()?;
            if !input.is_empty() {
                arguments.option(input)?;
            }
        }
        Ok(arguments)
    }
}

impl Arguments {
    fn option(&mut self, input: ParseStream<'_>) -> Result<()> {
        if input.peek(Token![crate]) {
            return self.runtime_crate(input);
        }
        let key: Ident = input
            .parse()
            .map_err(|error| Error::new(error.span(), EXPECTED))?;
        let name = key.to_string();
        if !OPTIONS.contains(&name.as_str()) {
            let message = match similar::near(&name, OPTIONS) {
                Some(near) => format!("unknown argument `{name}`; did you mean `{near}`?"),
                None => format!("unknown argument `{name}`; {EXPECTED}"),
            };
            return Err(Error::new(key.span(), message));
        }
        if !input.peek(Paren) {
            let message = format!("write `{name}` with parentheses: {EXPECTED}");
            return Err(Error::new(key.span(), message));
        }
        let values;
        syn::parenthesized!(values in input);
        if name == "rename" {
            self.rename(&values)
        } else {
            self.allow(&values)
        }
    }

    fn runtime_crate(&mut self, input: ParseStream<'_>) -> Result<()> {
        let key = input.parse::<Token![crate]>()?;
        let path = input
            .parse::<Token![=]>()
            .and_then(|_| input.call(Path::parse_mod_style))
            .map_err(|error| {
                Error::new(
                    error.span(),
                    "expected a path without quotes: `crate = path`",
                )
            })?;
        if self.runtime.replace(path).is_some() {
            return Err(Error::new(key.span, "`crate` is given twice"));
        }
        Ok(())
    }

    fn rename(&mut self, pairs: ParseStream<'_>) -> Result<()> {
        let mut pairs = pairs
            .parse_terminated(Rename::parse, Token![,])?
            .into_iter();
        pairs.try_for_each(|pair| self.renames.add(pair))
    }

    fn allow(&mut self, names: ParseStream<'_>) -> Result<()> {
        for name in names.parse_terminated(Ident::parse, Token![,])? {
            let Some(warning) = Warning::named(&name.to_string()) else {
                let known = Warning::ALL.map(Warning::name);
                let message = match similar::near(&name.to_string(), known) {
                    Some(near) => format!("unknown warning `{name}`; did you mean `{near}`?"),
                    None => format!("unknown warning `{name}`; expected {}", known.join(", ")),
                };
                return Err(Error::new(name.span(), message));
            };
            self.allowed.allow(warning);
        }
        Ok(())
    }

    /// The path of the runtime crate, as generated code writes it.
    pub fn runtime(&self) -> TokenStream {
        match &self.runtime {
            Some(path) => path.to_token_stream(),
            None => quote!(::actions_runtime),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(text: &str) -> std::result::Result<Arguments, String> {
        syn::parse_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn all_arguments_are_read() {
        let text = r#""a.yaml", crate = ::x::rt, rename("act.p" = "q", "act" = "run",),
                      allow(format, open_params),"#;
        let arguments = arguments(text).expect("they are right");
        assert_eq!(arguments.path.value(), "a.yaml");
        assert_eq!(arguments.runtime().to_string(), ":: x :: rt");
        let mut lookups = Lookups::new(&arguments.renames);
        assert_eq!(lookups.get("act", "p"), Some("q"));
        assert_eq!(lookups.get("act", "q"), None);
        let unused = lookups.unused();
        let unused: Vec<_> = unused.iter().map(|unused| unused.path.value()).collect();
        assert_eq!(unused, ["act"]);
        let mut lookups = Lookups::new(&arguments.renames);
        assert_eq!(lookups.get("act", ""), Some("run"));
    }

    #[test]
    fn what_is_wrong_is_told() {
        let told = |text| arguments(text).err().expect("it is wrong");
        let first = "expected the path of the declaration first: \
                     `#[charm_actions(\"charmcraft.yaml\")]`";
        assert_eq!(told(""), first);
        assert_eq!(told("crate = x"), first);
        assert_eq!(
            told(r#""a", path = "b""#),
            format!("unknown argument `path`; {EXPECTED}")
        );
        assert_eq!(told(r#""a", "b""#), EXPECTED);
        assert_eq!(
            told(r#""a", allow(formats)"#),
            "unknown warning `formats`; did you mean `format`?"
        );
        assert_eq!(
            told(r#""a", allow(deprecated)"#),
            "unknown warning `deprecated`; expected unknown_keyword, format, param_name, \
             required_default, workload_context, open_params, untyped, no_effect, pattern_slashes, octal"
        );
        assert_eq!(
            told(r#""a", rename("x" = "y", "x" = "z")"#),
            "`x` is renamed twice"
        );
    }
}
