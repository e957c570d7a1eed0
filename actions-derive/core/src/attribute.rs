//! What is written in `#[charm_actions(...)]`, and the module below it.

use crate::diagnostic::warning::{Allowed, Warning};
use crate::similar;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use std::collections::HashMap;
use syn::parse::{Parse, ParseStream};
use syn::token::Paren;
use syn::{Attribute, Error, Ident, LitStr, Path, Result, Token, Visibility};

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

/// Names given by hand.
#[derive(Clone, Default)]
pub struct Renames {
    all: Vec<Renamed>,
    /// The place of each in `all`, by the text of its path.
    by_path: HashMap<String, usize>,
}

#[derive(Clone)]
struct Renamed {
    path: LitStr,
    name: String,
}

/// The names given by hand, as they are looked up.
pub struct Lookups<'a> {
    renames: &'a Renames,
    /// Whether anything has the path of each.
    found: Vec<bool>,
    /// The paths for which there is none.
    missed: Vec<String>,
}

/// A name given by hand to a path that nothing has.
pub struct Unused<'a> {
    /// The path.
    pub path: &'a LitStr,
    /// What may be meant by it.
    pub near: Option<String>,
}

/// The module that the attribute stands on.
pub struct Module {
    attributes: Vec<Attribute>,
    visibility: Visibility,
    name: Ident,
    body: TokenStream,
}

impl Renames {
    fn add(&mut self, path: LitStr, name: String) {
        self.by_path.insert(path.value(), self.all.len());
        self.all.push(Renamed { path, name });
    }
}

impl<'a> Lookups<'a> {
    /// Nothing is looked up yet.
    pub fn new(renames: &'a Renames) -> Self {
        let found = vec![false; renames.all.len()];
        Self {
            renames,
            found,
            missed: Vec::new(),
        }
    }

    /// The name for `path` inside `action`; an empty path is the action itself.
    pub fn get(&mut self, action: &str, path: &str) -> Option<&'a str> {
        if self.found.is_empty() {
            return None;
        }
        let place = if path.is_empty() {
            self.renames.by_path.get(action)
        } else {
            self.renames.by_path.get(&path_of(action, path))
        };
        let Some(place) = place else {
            self.missed.push(path_of(action, path));
            return None;
        };
        self.found[*place] = true;
        Some(&self.renames.all[*place].name)
    }

    /// The paths that nothing in the declaration has.
    pub fn unused(self) -> Vec<Unused<'a>> {
        let all = self.renames.all.iter().zip(&self.found);
        let unused = all.filter(|(_, found)| !**found);
        let unused = unused.map(|(Renamed { path, .. }, _)| {
            let missed = self.missed.iter().map(String::as_str);
            let near = similar::near(&path.value(), missed).map(str::to_owned);
            Unused { path, near }
        });
        unused.collect()
    }
}

/// The path of something inside an action, or that of the action itself.
fn path_of(action: &str, path: &str) -> String {
    if path.is_empty() {
        action.to_owned()
    } else {
        format!("{action}.{path}")
    }
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
        for Rename { path, name } in pairs.parse_terminated(Rename::parse, Token![,])? {
            if name.value().is_empty() {
                return Err(Error::new(name.span(), "a name cannot be empty"));
            }
            let (span, text) = (path.span(), path.value());
            if self.renames.by_path.contains_key(&text) {
                return Err(Error::new(span, format!("`{text}` is renamed twice")));
            }
            self.renames.add(path, name.value());
        }
        Ok(())
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

struct Rename {
    path: LitStr,
    name: LitStr,
}

impl Parse for Rename {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let read = || {
            let path = input.parse()?;
            input.parse::<Token![=]>()?;
            Ok(Self {
                path,
                name: input.parse()?,
            })
        };
        read().map_err(|error: Error| {
            let message = "expected the path in the declaration and the name in Rust: \
                           `\"action.param\" = \"name\"`";
            Error::new(error.span(), message)
        })
    }
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

    fn arguments(text: &str) -> std::result::Result<Arguments, String> {
        syn::parse_str(text).map_err(|error| error.to_string())
    }

    fn module(text: &str) -> std::result::Result<Module, String> {
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
    fn many_names_cost_no_time() {
        let mut renames = Renames::default();
        let path = |index: usize| format!("act.p{index}");
        for index in 0..50_000 {
            let literal = LitStr::new(&path(index), proc_macro2::Span::call_site());
            renames.add(literal, index.to_string());
        }
        let mut lookups = Lookups::new(&renames);
        for index in 0..50_000 {
            let name = lookups.get("act", &format!("p{index}"));
            assert_eq!(name, Some(index.to_string().as_str()));
        }
        assert_eq!(lookups.unused().len(), 0);
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
