//! What is written in `#[charm_actions(...)]`, and the module below it.

mod module;
mod own_type;
mod paths;

pub use module::Module;
pub(crate) use own_type::OwnType;

use crate::diagnostic::{Warning, unknown};
use crate::names::{self, TypePath};
use paths::Paths;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::meta::ParseNestedMeta;
use syn::parse::{Parse, ParseBuffer, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Error, Ident, LitStr, Path, Result, Token, Type, bracketed, parenthesized};

/// What may follow the path, each as it is written.
const OPTIONS: [(&str, &str); 8] = [
    ("allow", "allow(open_params)"),
    ("crate", "crate = path"),
    ("only", "only(\"action\")"),
    ("rename", "rename(\"action.param\" = \"name\")"),
    ("secret", "secret(\"action.param\")"),
    ("share", "share(\"Name\" = [\"action.param\", \"other.param\"])"),
    ("skip", "skip(\"action\")"),
    ("type", "type(\"action.param\" = path::Type)"),
];

/// The arguments of the attribute.
pub struct Arguments {
    /// The path of the declaration, relative to the crate's `Cargo.toml`.
    pub path: LitStr,
    /// The runtime crate, where it has another name.
    runtime: Option<Path>,
    pub(crate) renames: Paths<String>,
    pub(crate) shares: Paths<Share>,
    pub(crate) types: Paths<OwnType>,
    /// The params that `Debug` hides.
    pub(crate) secrets: Paths<()>,
    pub(crate) selection: Selection,
    pub(crate) allowed: Vec<Warning>,
}

/// The type that a param has together with others.
pub(crate) struct Share {
    /// What it and the types in it are named after.
    pub(crate) types: TypePath,
    /// As the argument gives it.
    pub(crate) path: LitStr,
}

/// The actions that the module has: those of `only`, or all but those of `skip`.
#[derive(Default)]
pub(crate) struct Selection {
    keyword: Option<String>,
    pub(crate) names: Vec<LitStr>,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let path = input.parse().map_err(|error| {
            let message = "expected the path of the declaration first: \
                           `#[charm_actions(\"charmcraft.yaml\")]`";
            Error::new(error.span(), message)
        })?;
        let mut arguments = Self {
            path,
            runtime: None,
            renames: Paths::default(),
            shares: Paths::default(),
            types: Paths::default(),
            secrets: Paths::default(),
            selection: Selection::default(),
            allowed: Vec::new(),
        };
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.peek(LitStr) {
                return Err(input.error("a module reads one file; another has its own module"));
            }
            let options = syn::meta::parser(|option| arguments.option(&option));
            options.parse2(input.parse()?)?;
        }
        arguments.check_own_types()?;
        Ok(arguments)
    }
}

impl Arguments {
    fn option(&mut self, option: &ParseNestedMeta<'_>) -> Result<()> {
        let name = option.path.to_token_stream().to_string();
        let known = OPTIONS.map(|(known, _)| known);
        let Some(index) = known.iter().position(|known| *known == name) else {
            return Err(option.error(unknown("argument", &name, &known)));
        };
        let form = OPTIONS[index].1;
        let expected = |error: Error| Error::new(error.span(), format!("expected `{form}`"));
        if name == "crate" {
            let path = option.value().and_then(|input| input.call(Path::parse_mod_style));
            self.runtime = Some(path.map_err(expected)?);
            return Ok(());
        }
        let values = || {
            let values;
            parenthesized!(values in option.input);
            Ok::<ParseBuffer<'_>, Error>(values)
        };
        let values = values().map_err(expected)?;
        if matches!(name.as_str(), "only" | "skip")
            && self.selection.keyword.replace(name.clone()).is_some()
        {
            let message = "one `only` or one `skip` says which actions the module has";
            return Err(option.error(message));
        }
        loop {
            match name.as_str() {
                "allow" => self.allowed.push(warning(&values.parse().map_err(expected)?)?),
                "rename" => {
                    let (path, name) = pair(&values, <LitStr as Parse>::parse).map_err(expected)?;
                    self.renames.add(path, has_words(&name)?)?;
                }
                "secret" => self.secrets.add(values.parse().map_err(expected)?, ())?,
                "share" => {
                    let (name, params) = pair(&values, list).map_err(expected)?;
                    let given = has_words(&name)?;
                    let types = TypePath::new(&given);
                    if types.name() != given {
                        let message =
                            format!("as a type `{given}` is `{}` here: write that", types.name());
                        return Err(Error::new(name.span(), message));
                    }
                    if params.len() < 2 {
                        let message = "a type is shared by two params or more";
                        return Err(Error::new(name.span(), message));
                    }
                    for path in params {
                        let share = Share { types: types.clone(), path: path.clone() };
                        self.shares.add(path, share)?;
                    }
                }
                "type" => {
                    let (path, ty) = pair(&values, Type::parse).map_err(expected)?;
                    self.types.add(path, OwnType::new(&ty))?;
                }
                _ => self.selection.names.push(values.parse().map_err(expected)?),
            }
            if !values.is_empty() {
                values.parse::<Token![,]>()?;
            }
            if values.is_empty() {
                return Ok(());
            }
        }
    }

    /// A type of the charm's own reads all that is inside.
    fn check_own_types(&self) -> Result<()> {
        let Self { renames, shares, types, secrets, .. } = self;
        for (_, own) in types.given() {
            let is_inside = |(_, path): &&(LitStr, String)| {
                let inside = path.strip_prefix(own.as_str());
                inside.is_some_and(|inside| inside.starts_with(['.', '[', '=']))
            };
            let mut named = renames.given().iter().chain(types.given()).chain(secrets.given());
            let shared = shares.given().iter().find(|given| given.1 == *own || is_inside(given));
            if let Some((path, _)) = named.find(is_inside).or(shared) {
                let message = format!(
                    "`{own}` has a type of its own: it cannot be shared, and nothing inside it named"
                );
                return Err(Error::new(path.span(), message));
            }
        }
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

impl Selection {
    pub(crate) fn has(&self, action: &str) -> bool {
        let is_named = || self.names.iter().any(|name| name.value() == action);
        self.keyword.as_ref().is_none_or(|keyword| is_named() == (keyword == "only"))
    }

    /// The argument by which actions are left out.
    pub(crate) fn keyword(&self) -> &str {
        self.keyword.as_deref().unwrap_or_default()
    }
}

fn warning(name: &Ident) -> Result<Warning> {
    let text = name.to_string();
    for (warning, known) in Warning::ALL {
        if known == text {
            return Ok(warning);
        }
    }
    Err(Error::new(name.span(), unknown("warning", &text, &Warning::ALL.map(|(_, name)| name))))
}

fn pair<T>(input: ParseStream<'_>, value: fn(ParseStream<'_>) -> Result<T>) -> Result<(LitStr, T)> {
    let name = input.parse()?;
    input.parse::<Token![=]>()?;
    Ok((name, value(input)?))
}

fn list(input: ParseStream<'_>) -> Result<Punctuated<LitStr, Token![,]>> {
    let items;
    bracketed!(items in input);
    Punctuated::parse_terminated(&items)
}

/// The text, where a name in Rust can be made of it.
fn has_words(name: &LitStr) -> Result<String> {
    let text = name.value();
    if text.is_empty() || names::words(&text).is_none() {
        let message = format!("`{text}` leaves nothing for a name in Rust");
        return Err(Error::new(name.span(), message));
    }
    Ok(text)
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
        assert_eq!(
            told(r#""a", path = "b""#),
            "unknown argument `path`; known here: `allow`, `crate`, `only`, `rename`, `secret`, \
             `share`, `skip` and `type`"
        );
        assert_eq!(told(r#""a", alow(x)"#), "unknown argument `alow`; did you mean `allow`?");
        assert_eq!(
            told(r#""a", allow(formats)"#),
            "unknown warning `formats`; did you mean `format`?"
        );
        assert_eq!(
            told(r#""a", allow(deprecated)"#),
            "unknown warning `deprecated`; known here: `unknown_keyword`, `format`, `param_name`, \
             `required_default`, `workload_context`, `open_params`, `untyped`, `no_effect`, \
             `pattern_slashes` and `missing_type`"
        );
        for text in ["crate", "crate = \"x\""] {
            assert_eq!(told(&format!("\"a\", {text}")), "expected `crate = path`", "{text}");
        }
        let param = "expected `secret(\"action.param\")`";
        for text in ["secret", "secret = \"x\"", "secret()", "secret(x.y)", "secret(\"x\", y)"] {
            assert_eq!(told(&format!("\"a\", {text}")), param, "{text}");
        }
        let renamed = "expected `rename(\"action.param\" = \"name\")`";
        for text in ["rename(\"x\")", "rename(\"x\" = y)", "rename(\"x\" = \"y\", z)"] {
            assert_eq!(told(&format!("\"a\", {text}")), renamed, "{text}");
        }
        assert_eq!(told(r#""a", rename("x" = "y", "x" = "z")"#), "`x` is given twice");
        let shared = "as a type `format` is `Format` here: write that";
        assert_eq!(told(r#""a", share("format" = ["a.x", "a.z"])"#), shared);
        assert_eq!(told(r#""a", rename("x" = "")"#), "`` leaves nothing for a name in Rust");
        let own = |other: &str| told(&format!(r#""a", type("x.y" = T), {other}"#));
        for inside in [
            r#"secret("x.y.z")"#, r#"rename("x.y=z" = "w")"#, r#"type("x.y[]" = T)"#,
            r#"share("T" = ["x.z", "x.y.z"])"#, r#"share("T" = ["x.z", "x.y"])"#,
        ] {
            let message =
                "`x.y` has a type of its own: it cannot be shared, and nothing inside it named";
            assert_eq!(own(inside), message);
        }
        assert_eq!(
            told(r#""a", only("x"), skip("y")"#),
            "one `only` or one `skip` says which actions the module has"
        );
    }
}
