//! The macros of `actions-runtime`; see there.
