//! What is written in `#[charm_actions(...)]`, and the module below it.

mod own_type;
mod share;

pub(crate) use own_type::OwnType;
pub(crate) use share::Share;

use crate::diagnostic::Warning;
use crate::similar;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use std::cell::{Cell, RefCell};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::token::Paren;
use syn::{Attribute, Error, Ident, LitStr, Path, Result, Token, Visibility};

/// What may follow the path.
const EXPECTED: &str = "expected `crate = path`, `allow(...)`, `only(...)`, `rename(...)`, \
                        `secret(...)`, `share(...)`, `skip(...)` or `type(...)`";

/// The options that have parentheses, and what stands in these.
const OPTIONS: [(&str, &str); 7] = [
    ("allow", "warning"),
    ("only", "\"action\""),
    ("rename", "\"action.param\" = \"name\""),
    ("secret", "\"action.param\""),
    ("share", "\"Name\" = [\"action.param\", \"other.param\"]"),
    ("skip", "\"action\""),
    ("type", "\"action.param\" = path::Type"),
];

/// The arguments of the attribute.
pub struct Arguments {
    /// The path of the declaration, relative to the crate's `Cargo.toml`.
    pub path: LitStr,
    /// The runtime crate, where it has another name: `crate = path`.
    runtime: Option<Path>,
    pub(crate) renames: Renames,
    pub(crate) shares: Paths<Share>,
    pub(crate) types: Paths<OwnType>,
    /// The params that `Debug` hides: `secret("action.param")`.
    pub(crate) secrets: Paths<()>,
    pub(crate) selection: Selection,
    pub(crate) allowed: Vec<Warning>,
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
            renames: Paths::default(),
            shares: Paths::default(),
            types: Paths::default(),
            secrets: Paths::default(),
            selection: Selection::default(),
            allowed: Vec::new(),
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
        arguments.check_own_types()?;
        Ok(arguments)
    }
}

impl Arguments {
    fn option(&mut self, input: ParseStream<'_>) -> Result<()> {
        if input.peek(Token![crate]) {
            return self.runtime_crate(input);
        }
        let key =
            input.call(Ident::parse_any).map_err(|error| Error::new(error.span(), EXPECTED))?;
        let name = key.to_string();
        let Some((_, form)) = OPTIONS.into_iter().find(|(known, _)| *known == name) else {
            let message = match similar::near(&name, OPTIONS.map(|(known, _)| known)) {
                Some(near) => format!("unknown argument `{name}`; did you mean `{near}`?"),
                None => format!("unknown argument `{name}`; {EXPECTED}"),
            };
            return Err(Error::new(key.span(), message));
        };
        if !input.peek(Paren) {
            let message = format!("write `{name}` with parentheses: `{name}({form})`");
            return Err(Error::new(key.span(), message));
        }
        let values;
        syn::parenthesized!(values in input);
        if matches!(name.as_str(), "only" | "skip") {
            self.selection.begin(&key, values.is_empty())?;
        }
        while !values.is_empty() {
            match name.as_str() {
                "rename" => self.rename(&values)?,
                "share" => self.shares.add_list(&values)?,
                "type" => self.types.add_type(&values)?,
                "secret" => self.secret(&values)?,
                "allow" => self.allow(&values)?,
                _ => self.selection.add(&values)?,
            }
            if !values.is_empty() {
                values.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    /// A type of the charm's own reads all that is inside.
    fn check_own_types(&self) -> Result<()> {
        let Self { renames, shares, types, secrets, .. } = self;
        let named = renames.paths().chain(types.paths()).chain(secrets.paths());
        let named = named.map(|path| (path, false));
        for (path, is_shared) in named.chain(shares.paths().map(|path| (path, true))) {
            let text = path.value();
            for own in types.paths().map(LitStr::value) {
                let what = match text.strip_prefix(&own) {
                    Some("") if is_shared => "and can share none",
                    Some(inside) if inside.starts_with(['.', '[', '=']) => {
                        "so that nothing inside it can be named"
                    }
                    _ => continue,
                };
                let message = format!("`{own}` has a type of its own, {what}");
                return Err(Error::new(path.span(), message));
            }
        }
        Ok(())
    }

    fn runtime_crate(&mut self, input: ParseStream<'_>) -> Result<()> {
        let key = input.parse::<Token![crate]>()?;
        let path = input
            .parse::<Token![=]>()
            .and_then(|_| input.call(Path::parse_mod_style))
            .map_err(|error| {
                let message = "expected a path without quotes: `crate = path`";
                Error::new(error.span(), message)
            })?;
        if self.runtime.replace(path).is_some() {
            return Err(Error::new(key.span, "`crate` is given twice"));
        }
        Ok(())
    }

    fn rename(&mut self, pairs: ParseStream<'_>) -> Result<()> {
        let read = || -> Result<(LitStr, LitStr)> {
            let path = pairs.parse()?;
            pairs.parse::<Token![=]>()?;
            Ok((path, pairs.parse()?))
        };
        let (path, name) = read().map_err(|error| {
            let message = "expected the path in the declaration and the name in Rust: \
                           `\"action.param\" = \"name\"`";
            Error::new(error.span(), message)
        })?;
        if name.value().is_empty() {
            return Err(Error::new(name.span(), "a name cannot be empty"));
        }
        self.renames.add(path, name.value(), "renamed")
    }

    fn secret(&mut self, paths: ParseStream<'_>) -> Result<()> {
        let path = paths.parse().map_err(|error| {
            Error::new(error.span(), "expected the path of a param: `\"action.param\"`")
        })?;
        self.secrets.add(path, (), "hidden")
    }

    fn allow(&mut self, names: ParseStream<'_>) -> Result<()> {
        let name: Ident = names.parse()?;
        let text = name.to_string();
        let mut all = Warning::ALL.into_iter();
        let Some((warning, _)) = all.find(|(_, known)| *known == text) else {
            let known = Warning::ALL.map(|(_, name)| name);
            let message = match similar::near(&text, known) {
                Some(near) => format!("unknown warning `{name}`; did you mean `{near}`?"),
                None => format!("unknown warning `{name}`; expected {}", known.join(", ")),
            };
            return Err(Error::new(name.span(), message));
        };
        self.allowed.push(warning);
        Ok(())
    }

    /// The path of the runtime crate, as generated code writes it.
    pub(crate) fn runtime(&self) -> TokenStream {
        match &self.runtime {
            Some(path) => path.to_token_stream(),
            None => quote!(::actions_runtime),
        }
    }
}

/// Names given by hand: `rename("action.param" = "name")`.
pub(crate) type Renames = Paths<String>;

/// What is given for paths of the declaration.
pub(crate) struct Paths<T> {
    all: Vec<Given<T>>,
    /// The paths that were looked up and are given nothing.
    missed: RefCell<Vec<String>>,
}

struct Given<T> {
    path: LitStr,
    text: String,
    value: T,
    is_used: Cell<bool>,
}

impl<T> Default for Paths<T> {
    fn default() -> Self {
        Self { all: Vec::new(), missed: RefCell::default() }
    }
}

impl<T> Paths<T> {
    fn add(&mut self, path: LitStr, value: T, done: &str) -> Result<()> {
        let text = path.value();
        if self.all.iter().any(|known| known.text == text) {
            return Err(Error::new(path.span(), format!("`{text}` is {done} twice")));
        }
        self.all.push(Given { path, text, value, is_used: Cell::new(false) });
        Ok(())
    }

    /// What is given for `path` inside `action`; an empty path is the action itself.
    pub(crate) fn get(&self, action: &str, path: &str) -> Option<&T> {
        if self.all.is_empty() {
            return None;
        }
        let dot = if path.is_empty() { "" } else { "." };
        let whole = format!("{action}{dot}{path}");
        let Some(given) = self.all.iter().find(|given| given.text == whole) else {
            self.missed.borrow_mut().push(whole);
            return None;
        };
        given.is_used.set(true);
        Some(&given.value)
    }

    fn values(&self) -> impl Iterator<Item = &T> {
        self.all.iter().map(|given| &given.value)
    }

    fn paths(&self) -> impl Iterator<Item = &LitStr> {
        self.all.iter().map(|given| &given.path)
    }

    /// What nothing in the declaration has the path of, each with the path that may be meant.
    pub(crate) fn unused(&self) -> Vec<(&LitStr, Option<String>)> {
        let missed = self.missed.borrow();
        let unused = self.all.iter().filter(|given| !given.is_used.get());
        let near = |text: &str| similar::near(text, missed.iter().map(String::as_str));
        unused.map(|given| (&given.path, near(&given.text).map(str::to_owned))).collect()
    }
}

/// The actions that the module has: `only("action")`, or all but `skip("action")`.
#[derive(Default)]
pub(crate) struct Selection {
    keyword: Option<Ident>,
    pub(crate) names: Vec<LitStr>,
}

impl Selection {
    fn begin(&mut self, keyword: &Ident, is_empty: bool) -> Result<()> {
        let message = if is_empty {
            format!("expected the names of actions: `{keyword}(\"action\")`")
        } else if self.keyword.is_some() {
            "one `only` or one `skip` says which actions the module has".to_owned()
        } else {
            self.keyword = Some(keyword.clone());
            return Ok(());
        };
        Err(Error::new(keyword.span(), message))
    }

    fn add(&mut self, names: ParseStream<'_>) -> Result<()> {
        let name: LitStr = names.parse().map_err(|error| {
            Error::new(error.span(), "expected the name of an action: `\"action\"`")
        })?;
        if self.names.iter().any(|known| known.value() == name.value()) {
            let message = format!("`{}` is named twice", name.value());
            return Err(Error::new(name.span(), message));
        }
        self.names.push(name);
        Ok(())
    }

    pub(crate) fn has(&self, action: &str) -> bool {
        let is_named = || self.names.iter().any(|name| name.value() == action);
        self.keyword.as_ref().is_none_or(|keyword| is_named() == (keyword == "only"))
    }

    /// The argument by which actions are left out.
    pub(crate) fn keyword(&self) -> String {
        self.keyword.as_ref().map(Ident::to_string).unwrap_or_default()
    }
}

/// The module that the attribute stands on.
pub struct Module {
    attributes: Vec<Attribute>,
    visibility: Visibility,
    name: Ident,
    body: TokenStream,
}

impl Parse for Module {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        let wrong_item = "write `#[charm_actions(\"charmcraft.yaml\")]` on an empty module: \
                          `pub mod actions {}`";
        let module: Token![mod] =
            input.parse().map_err(|error| Error::new(error.span(), wrong_item))?;
        let name: Ident = input.parse()?;
        if input.peek(Token![;]) {
            let message = format!(
                "the module must be written here, because the macro fills it: `mod {name} {{}}`"
            );
            return Err(Error::new(module.span, message));
        }
        let body;
        syn::braced!(body in input);
        Ok(Self { attributes, visibility, name, body: body.parse()? })
    }
}

impl Module {
    pub(crate) fn name(&self) -> String {
        self.name.to_string()
    }

    /// The module with `items` behind what its author wrote in it.
    pub(crate) fn with(&self, items: &TokenStream) -> TokenStream {
        let Self { attributes, visibility, name, body } = self;
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

    #[test]
    fn all_arguments_are_read() {
        let text = r#""a.yaml", crate = ::x::rt, rename("act.p" = "q", "act" = "run",),
                      allow(format, open_params),"#;
        let arguments = arguments(text).expect("they are right");
        assert_eq!(arguments.path.value(), "a.yaml");
        assert_eq!(arguments.runtime().to_string(), ":: x :: rt");
        let renames = &arguments.renames;
        assert_eq!(renames.get("act", "p").map(String::as_str), Some("q"));
        assert_eq!(renames.get("act.q", ""), None);
        let unused = renames.unused().into_iter();
        let unused: Vec<_> = unused.map(|(path, near)| (path.value(), near)).collect();
        assert_eq!(unused, [("act".to_owned(), None)]);
        assert_eq!(renames.get("act", "").map(String::as_str), Some("run"));
    }

    #[test]
    fn what_is_wrong_is_told() {
        let told = |text: &str| arguments(text).err().expect("it is wrong");
        let first = "expected the path of the declaration first: \
                     `#[charm_actions(\"charmcraft.yaml\")]`";
        assert_eq!(told(""), first);
        assert_eq!(told("crate = x"), first);
        assert_eq!(told(r#""a", path = "b""#), format!("unknown argument `path`; {EXPECTED}"));
        assert_eq!(told(r#""a", "b""#), EXPECTED);
        assert_eq!(
            told(r#""a", allow(formats)"#),
            "unknown warning `formats`; did you mean `format`?"
        );
        assert_eq!(
            told(r#""a", allow(deprecated)"#),
            "unknown warning `deprecated`; expected unknown_keyword, format, param_name, \
             required_default, workload_context, open_params, untyped, no_effect, pattern_slashes, \
             missing_type"
        );
        assert_eq!(told(r#""a", rename("x" = "y", "x" = "z")"#), "`x` is renamed twice");
        assert_eq!(told(r#""a", secret("x.y", "x.y")"#), "`x.y` is hidden twice");
        assert_eq!(told(r#""a", secret(x.y)"#), "expected the path of a param: `\"action.param\"`");
        let own = |other: &str| told(&format!(r#""a", type("x.y" = T), {other}"#));
        for inside in [
            r#"secret("x.y.z")"#, r#"rename("x.y=z" = "w")"#, r#"type("x.y[]" = T)"#,
            r#"share("T" = ["x.z", "x.y.z"])"#,
        ] {
            let message = "`x.y` has a type of its own, so that nothing inside it can be named";
            assert_eq!(own(inside), message);
        }
        let shared = r#"share("T" = ["x.z", "x.y"])"#;
        assert_eq!(own(shared), "`x.y` has a type of its own, and can share none");
        assert_eq!(told(r#""a", only("x", "x")"#), "`x` is named twice");
        assert_eq!(told(r#""a", only(x)"#), "expected the name of an action: `\"action\"`");
        assert_eq!(told(r#""a", skip()"#), "expected the names of actions: `skip(\"action\")`");
        assert_eq!(
            told(r#""a", only("x"), skip("y")"#),
            "one `only` or one `skip` says which actions the module has"
        );
    }

    fn module(text: &str) -> std::result::Result<Module, String> {
        syn::parse_str(text).map_err(|error| error.to_string())
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
