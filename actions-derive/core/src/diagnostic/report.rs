//! Diagnostics as Rust that makes the compiler print them.

use super::{Diagnostic, Severity, render};
use crate::source::Source;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

/// `compile_error!` for each error, and the use of a deprecated constant for each warning, which is
/// how a macro can warn on a stable compiler. All of them at `span`.
pub(crate) fn report(diagnostics: &[Diagnostic], source: &Source<'_>, span: Span) -> TokenStream {
    let (mut errors, mut warnings) = (TokenStream::new(), TokenStream::new());
    for found in diagnostics {
        let text = render(found, source);
        match found.severity {
            Severity::Error => errors.extend(error(&text, span)),
            Severity::Warning => {
                let name = constant_name(source.path(), span);
                warnings.extend(quote_spanned! {span=>
                    const _: () = {
                        #[deprecated(note = #text)]
                        const #name: () = ();
                        #name
                    };
                });
            }
        }
    }
    errors.extend(warnings);
    errors
}

/// An error that is about the Rust, or about the file as a whole.
pub(crate) fn error(message: &str, span: Span) -> TokenStream {
    quote_spanned!(span=> ::core::compile_error! { #message })
}

/// The constant's name, which rustc prints: that of the file.
fn constant_name(path: &str, span: Span) -> Ident {
    let mut name = "IN_".to_owned();
    for char in path.rsplit(['/', '\\']).next().unwrap_or_default().chars() {
        name.push(if char.is_ascii_alphanumeric() { char.to_ascii_uppercase() } else { '_' });
    }
    Ident::new(&name, span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span as Place;

    #[test]
    fn an_error_is_told_as_one_and_a_warning_names_the_file() {
        let source = Source::new("charm/charmcraft.yaml", "a");
        let reported = |severity: Severity| {
            let one = || Diagnostic { severity, ..Diagnostic::error(Place::new(0, 1), "wrong") };
            report(&[one(), one()], &source, Span::call_site()).to_string()
        };
        let errors = reported(Severity::Error);
        assert_eq!(errors.matches("compile_error").count(), 2, "{errors}");
        let warnings = reported(Severity::Warning);
        assert_eq!(warnings.matches("const IN_CHARMCRAFT_YAML").count(), 2, "{warnings}");
        assert!(!warnings.contains("compile_error"), "{warnings}");
    }
}
