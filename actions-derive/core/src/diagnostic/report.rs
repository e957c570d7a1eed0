//! Diagnostics as Rust that makes the compiler print them.

use super::{Diagnostic, Severity, render};
use crate::source::Source;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

/// How many problems are printed; the rest is counted.
const MOST: usize = 50;

/// `compile_error!` for each error, and the use of a deprecated constant for each warning, which is
/// how a macro can warn on a stable compiler. All of them at `span`.
pub(crate) fn report(diagnostics: &[Diagnostic], source: &Source<'_>, span: Span) -> TokenStream {
    let mut tokens = TokenStream::new();
    for severity in [Severity::Error, Severity::Warning] {
        let found: Vec<_> =
            diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).collect();
        for diagnostic in found.iter().take(MOST) {
            tokens.extend(one(severity, &render(diagnostic, source), source, span));
        }
        if let Some(more @ 1..) = found.len().checked_sub(MOST) {
            let problems = match (severity, more) {
                (Severity::Error, 1) => "error",
                (Severity::Error, _) => "errors",
                (Severity::Warning, 1) => "warning",
                (Severity::Warning, _) => "warnings",
            };
            let text = format!("and {more} more {problems} in {}", source.path());
            tokens.extend(one(severity, &text, source, span));
        }
    }
    tokens
}

/// An error that is about the Rust, or about the file as a whole.
pub(crate) fn error(message: &str, span: Span) -> TokenStream {
    quote_spanned!(span=> ::core::compile_error! { #message })
}

fn one(severity: Severity, text: &str, source: &Source<'_>, span: Span) -> TokenStream {
    match severity {
        Severity::Error => error(text, span),
        Severity::Warning => {
            let name = constant_name(source.path(), span);
            quote_spanned! {span=>
                const _: () = {
                    #[deprecated(note = #text)]
                    const #name: () = ();
                    #name
                };
            }
        }
    }
}

/// The constant's name, which rustc prints: that of the file.
fn constant_name(path: &str, span: Span) -> Ident {
    let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = file
        .chars()
        .map(|char| if char.is_ascii_alphanumeric() { char.to_ascii_uppercase() } else { '_' })
        .collect();
    Ident::new(&format!("IN_{name}"), span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span as Place;

    fn reported(count: usize, severity: Severity) -> String {
        let source = Source::new("charm/charmcraft.yaml", "a");
        let one = Diagnostic { severity, ..Diagnostic::error(Place::new(0, 1), "wrong") };
        report(&vec![one; count], &source, Span::call_site()).to_string()
    }

    #[test]
    fn each_error_is_one_and_the_rest_is_counted() {
        assert_eq!(reported(3, Severity::Error).matches("compile_error").count(), 3);
        let many = reported(52, Severity::Error);
        assert_eq!(many.matches("compile_error").count(), MOST + 1);
        assert!(many.contains("and 2 more errors in charm/charmcraft.yaml"), "{many}");
    }

    #[test]
    fn a_warning_names_the_file() {
        let one = reported(1, Severity::Warning);
        assert!(one.contains("deprecated") && one.contains("IN_CHARMCRAFT_YAML"), "{one}");
        assert!(!one.contains("compile_error"), "{one}");
    }
}
