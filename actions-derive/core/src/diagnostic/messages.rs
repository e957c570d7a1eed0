//! The wording of every diagnostic, by what it is about.
