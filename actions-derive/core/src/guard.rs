//! A mistake of the macros themselves, as an error of the compiler.

use crate::report;
use proc_macro2::{Span, TokenStream};
use quote::quote;
use std::panic::{self, AssertUnwindSafe};

/// What `work` makes. Should it panic, `instead` with an error about `name`, which asks for `given`.
pub(crate) fn guarded(
    name: &str,
    given: &str,
    instead: &TokenStream,
    work: impl FnOnce() -> TokenStream,
) -> TokenStream {
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let message = format!(
            "this is a mistake in `{name}` itself; please report it together with the {given}"
        );
        let error = report::error(&message, Span::call_site());
        quote! { #instead #error }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_beside_what_was_given() {
        let item = quote!(
            mod actions {}
        );
        let made = guarded("charm_actions", "declaration", &item, || panic!("oh"));
        assert_eq!(
            made.to_string(),
            "mod actions { } :: core :: compile_error ! { \"this is a mistake in `charm_actions` \
             itself; please report it together with the declaration\" }"
        );
        let made = guarded("charm_actions", "declaration", &item, || quote!(a));
        assert_eq!(made.to_string(), "a");
    }
}
