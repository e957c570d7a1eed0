//! What is wrong with params.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// How many violations are listed; the others are counted.
const MOST: usize = 20;

#[doc = include_str!("../../doc/invalid.md")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// The paths and messages.
    listed: Vec<(String, String)>,
    /// How many were found after the list was full.
    uncounted: usize,
}

impl Invalid {
    pub(super) fn nothing() -> Self {
        Self { listed: Vec::new(), uncounted: 0 }
    }

    /// What concerns no param alone.
    pub(super) fn of_all(message: &str) -> Self {
        Self { listed: vec![(String::new(), message.to_owned())], uncounted: 0 }
    }

    /// The violations, the first 20 of them, each with its path: `compression.quality`,
    /// `hosts[2].port`, or nothing where it is the whole value that is wrong.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let listed = self.listed.iter();
        listed.map(|(path, message)| (path.as_str(), message.as_str()))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    pub(super) fn add(&mut self, path: String, message: String) {
        if self.listed.len() < MOST {
            self.listed.push((path, message));
        } else {
            self.uncounted += 1;
        }
    }
}

impl Display for Invalid {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self.listed.as_slice() {
            [(path, message)] if path.is_empty() => return f.write_str(message),
            [(path, message)] => return write!(f, "invalid params: {path}: {message}"),
            _ => "invalid params:",
        })?;
        for (path, message) in &self.listed {
            write!(f, "\n- {path}: {message}")?;
        }
        if self.uncounted > 0 {
            write!(f, "\n- and {} more", self.uncounted)?;
        }
        Ok(())
    }
}

impl Error for Invalid {}
