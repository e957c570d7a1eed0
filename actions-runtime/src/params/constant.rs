//! The members of an `enum` in a schema.

use std::fmt::{self, Display, Formatter, Write as _};

use super::number::{Number, Shortest};
use crate::shown::shown;

/// A member of `enum`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Constant {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as the float64 that Juju compares.
    Number(f64),
    /// A string.
    String(&'static str),
}

impl Display for Constant {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Number(value) => Shortest(value).fmt(f),
            Self::String(value) => Name(value).fmt(f),
        }
    }
}

/// A string as a member of `enum`, in quotes where it would be misread.
pub(super) struct Name<'n>(pub(super) &'n str);

impl Display for Name<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let name = shown(self.0);
        if reads_as_itself(self.0) {
            name.fmt(f)
        } else {
            write!(f, "\"{name}\"")
        }
    }
}

/// The members of `enum`, as a message lists them: `gzip, bzip2, xz`.
pub(super) fn members(members: impl ExactSizeIterator<Item: Display>) -> String {
    const MOST: usize = 20;
    let others = members.len().saturating_sub(MOST);
    let mut list = String::new();
    for (index, member) in members.take(MOST).enumerate() {
        let comma = if index > 0 { ", " } else { "" };
        // Writing to a String cannot fail.
        let _ = write!(list, "{comma}{member}");
    }
    if others > 0 {
        let _ = write!(list, " and {others} more");
    }
    list
}

/// Whether a string is told from the other kinds, and from its neighbours, without quotes.
fn reads_as_itself(text: &str) -> bool {
    !text.is_empty()
        && !matches!(text, "null" | "true" | "false")
        && Number::read(text).is_err()
        && !text.contains([' ', ',', '"', '\''])
}

#[cfg(test)]
mod tests {
    use super::{Constant, members};

    #[test]
    fn constants_are_quoted_where_they_would_be_misread() {
        let constants = [
            Constant::String("gzip"),
            Constant::String(""),
            Constant::String("1"),
            Constant::String("a, b"),
            Constant::String("null"),
            Constant::Null,
            Constant::Bool(true),
            Constant::Number(1.0),
        ];
        assert_eq!(
            members(constants.iter()),
            r#"gzip, "", "1", "a, b", "null", null, true, 1"#
        );
        assert!(members([Constant::Null; 22].iter()).ends_with("null, null and 2 more"));
    }
}
