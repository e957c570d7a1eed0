//! `share("Name" = ["action.param", "other.param"])`

use super::Paths;
use crate::names::{self, TypePath};
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Error, LitStr, Result, Token, bracketed};

const FORM: &str = "expected the name of the type and the params that have it: \
                    `\"Name\" = [\"action.param\", \"other.param\"]`";

/// The type that a param has together with others.
pub(crate) struct Share {
    /// What it and the types in it are named after.
    pub(crate) types: TypePath,
    /// As the argument gives it.
    pub(crate) path: LitStr,
}

impl Paths<Share> {
    pub(super) fn add_list(&mut self, input: ParseStream<'_>) -> Result<()> {
        let read = || -> Result<(LitStr, Punctuated<LitStr, Token![,]>)> {
            let name = input.parse()?;
            input.parse::<Token![=]>()?;
            let paths;
            bracketed!(paths in input);
            Ok((name, Punctuated::parse_terminated(&paths)?))
        };
        let (name, paths) = read().map_err(|error| Error::new(error.span(), FORM))?;
        let text = name.value();
        let types = TypePath::new(&text);
        let message = if text.is_empty() {
            "a name cannot be empty".to_owned()
        } else if names::words(&text).is_none() {
            format!("`{text}` leaves nothing for a name in Rust")
        } else if self.values().any(|known| known.types == types) {
            format!("`{text}` is shared twice: put all of its params into one list")
        } else if paths.len() < 2 {
            "a type is shared by two params or more".to_owned()
        } else {
            return paths.into_iter().try_for_each(|path| {
                let share = Share { types: types.clone(), path: path.clone() };
                self.add(path, share, "shared")
            });
        };
        Err(Error::new(name.span(), message))
    }
}
