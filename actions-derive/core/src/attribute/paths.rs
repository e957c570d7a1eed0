//! What arguments give for paths of the declaration: `"action.param" = ...`.

use crate::similar;
use std::cell::RefCell;
use syn::{Error, LitStr, Result};

pub(crate) struct Paths<T> {
    index: Index,
    values: Vec<T>,
}

/// The paths alone, compiled once whatever is given for them.
#[derive(Default)]
struct Index {
    given: Vec<(LitStr, String)>,
    /// What was looked up.
    asked: RefCell<Vec<String>>,
}

impl<T> Default for Paths<T> {
    fn default() -> Self {
        Self { index: Index::default(), values: Vec::new() }
    }
}

impl<T> Paths<T> {
    pub(super) fn add(&mut self, path: LitStr, value: T) -> Result<()> {
        self.values.push(value);
        self.index.add(path)
    }

    pub(super) fn given(&self) -> &[(LitStr, String)] {
        &self.index.given
    }

    /// What is given for `path` inside `action`; an empty path is the action itself.
    pub(crate) fn get(&self, action: &str, path: &str) -> Option<&T> {
        self.values.get(self.index.place(action, path)?)
    }

    /// What nothing in the declaration has the path of, each with the path that may be meant.
    pub(crate) fn unused(&self) -> Vec<(&LitStr, Option<String>)> {
        self.index.unused()
    }
}

impl Index {
    fn add(&mut self, path: LitStr) -> Result<()> {
        let text = path.value();
        if self.given.iter().any(|(_, known)| *known == text) {
            return Err(Error::new(path.span(), format!("`{text}` is given twice")));
        }
        self.given.push((path, text));
        Ok(())
    }

    fn place(&self, action: &str, path: &str) -> Option<usize> {
        if self.given.is_empty() {
            return None;
        }
        let dot = if path.is_empty() { "" } else { "." };
        let whole = format!("{action}{dot}{path}");
        let place = self.given.iter().position(|(_, known)| *known == whole);
        self.asked.borrow_mut().push(whole);
        place
    }

    fn unused(&self) -> Vec<(&LitStr, Option<String>)> {
        let asked = self.asked.borrow();
        let is_given = |path: &&str| self.given.iter().any(|(_, known)| known == path);
        let mut unused = Vec::new();
        for (path, text) in &self.given {
            if !asked.contains(text) {
                let others = asked.iter().map(String::as_str).filter(|path| !is_given(path));
                unused.push((path, similar::near(text, others).map(str::to_owned)));
            }
        }
        unused
    }
}
