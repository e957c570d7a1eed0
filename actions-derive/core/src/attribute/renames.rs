//! Names given by hand: `rename("action.param" = "name")`.

use crate::similar;
use std::collections::HashMap;
use syn::parse::{Parse, ParseStream};
use syn::{Error, LitStr, Result, Token};

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

/// One of them, as it is written.
pub(super) struct Rename {
    pub(super) path: LitStr,
    pub(super) name: LitStr,
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

impl Renames {
    pub(super) fn add(&mut self, Rename { path, name }: Rename) -> Result<()> {
        if name.value().is_empty() {
            return Err(Error::new(name.span(), "a name cannot be empty"));
        }
        let text = path.value();
        if self.by_path.contains_key(&text) {
            let message = format!("`{text}` is renamed twice");
            return Err(Error::new(path.span(), message));
        }
        self.by_path.insert(text, self.all.len());
        let name = name.value();
        self.all.push(Renamed { path, name });
        Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_names_cost_no_time() {
        let mut renames = Renames::default();
        let path = |index: usize| format!("act.p{index}");
        for index in 0..50_000 {
            let literal = |text: &str| LitStr::new(text, proc_macro2::Span::call_site());
            let (path, name) = (literal(&path(index)), literal(&index.to_string()));
            renames.add(Rename { path, name }).expect("it is new");
        }
        let mut lookups = Lookups::new(&renames);
        for index in 0..50_000 {
            let name = lookups.get("act", &format!("p{index}"));
            assert_eq!(name, Some(index.to_string().as_str()));
        }
        assert_eq!(lookups.unused().len(), 0);
    }
}
