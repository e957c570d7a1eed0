//! `type("action.param" = path::Type)`

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, TokenStreamExt as _, quote_spanned};
use syn::Type;

/// A type of the charm's own, or of a library.
pub(crate) struct OwnType {
    /// The type, as a module two levels further in names it.
    pub(crate) tokens: TokenStream,
    /// As the argument spells it.
    pub(crate) spelled: String,
    /// Of its first and last token.
    pub(crate) spans: (Span, Span),
}

impl OwnType {
    pub(super) fn new(ty: &Type) -> Self {
        let tokens = ty.to_token_stream();
        let mut spans = tokens.clone().into_iter().map(|token| token.span());
        let first = spans.next().unwrap_or_else(Span::call_site);
        Self {
            spelled: spelled(&tokens),
            spans: (first, spans.last().unwrap_or(first)),
            tokens: from_inside(tokens),
        }
    }
}

/// The type without the spaces that tokens have between them.
fn spelled(tokens: &TokenStream) -> String {
    let mut text = tokens.to_string();
    for (spaced, close) in &[(" ::", "::"), (":: ", "::"), (" <", "<"), ("< ", "<"), (" >", ">")] {
        text = text.replace(spaced, close);
    }
    text.replace(" ,", ",").replace("& ", "&")
}

/// The tokens with each leading `self` and `super` going out of the module and of one inside it.
fn from_inside(tokens: TokenStream) -> TokenStream {
    let mut follows_colon = false;
    let mut out = TokenStream::new();
    for token in tokens {
        let is_colon = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':');
        match token {
            TokenTree::Ident(ident) if ident == "self" && !follows_colon => {
                out.extend(quote_spanned!(ident.span()=> super::super));
            }
            TokenTree::Ident(ident) if ident == "super" && !follows_colon => {
                out.extend(quote_spanned!(ident.span()=> super::super::#ident));
            }
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), from_inside(group.stream()));
                inside.set_span(group.span());
                out.append(inside);
            }
            token => out.append(token),
        }
        follows_colon = is_colon;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{from_inside, spelled};

    #[test]
    fn a_type_means_the_same_two_modules_further_in() {
        let inside = |text: &str| {
            let tokens = text.parse().expect("it is Rust");
            (spelled(&tokens), from_inside(tokens).to_string().replace(' ', ""))
        };
        for (text, inner) in [
            ("PathBuf", "PathBuf"),
            ("::std::path::PathBuf", "::std::path::PathBuf"),
            ("crate::Folder", "crate::Folder"),
            ("self::Folder", "super::super::Folder"),
            ("super::super::Folder", "super::super::super::super::Folder"),
            ("Vec<(self::A, super::B)>", "Vec<(super::super::A,super::super::super::B)>"),
            ("Cow<'static, str>", "Cow<'static,str>"),
        ] {
            assert_eq!(inside(text), (text.to_owned(), inner.to_owned()));
        }
    }
}
