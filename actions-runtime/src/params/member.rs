//! Members of an `enum`, from text.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// The text is no member of the `enum` of a param.
///
/// It lists the members and leaves the text out: a param can be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownMember {
    members: &'static [&'static str],
}

impl UnknownMember {
    #[doc(hidden)]
    pub fn new(members: &'static [&'static str]) -> Self {
        Self { members }
    }

    /// The members that there are, in the order of the declaration.
    pub fn members(&self) -> &'static [&'static str] {
        self.members
    }
}

impl Display for UnknownMember {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "not one of {}", self.members.join(", "))
    }
}

impl Error for UnknownMember {}
