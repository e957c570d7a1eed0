//! What the compiler prints of the macro's output.

use proc_macro2::{TokenStream, TokenTree};

/// The texts of `compile_error!`, and of the deprecated constants that are warnings. rustc merges
/// what is the same.
pub(crate) fn told(tokens: TokenStream) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let mut before = String::new();
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            let texts = match before.as_str() {
                "compile_error" => vec![format!("error: {}", text(group.stream()))],
                "deprecated" => vec![format!("warning: {}", text(group.stream()))],
                _ => self::told(group.stream()),
            };
            for text in texts {
                if !told.contains(&text) {
                    told.push(text);
                }
            }
        }
        if !matches!(token, TokenTree::Punct(_)) {
            before = token.to_string();
        }
    }
    told
}

/// The literal in `"..."` or `note = "..."`.
fn text(tokens: TokenStream) -> String {
    let literal = tokens.into_iter().last().expect("a literal");
    let literal: syn::LitStr = syn::parse2(literal.into()).expect("a text");
    literal.value()
}
