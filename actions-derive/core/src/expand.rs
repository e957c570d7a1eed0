//! The whole way of `#[charm_actions]`: a declaration in, Rust and diagnostics out.

use crate::attribute::{Arguments, Module};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::guard::guarded;
use crate::lower::Lowered;
use crate::schema::declaration;
use crate::source::Source;
use crate::yaml::{self, Reader};
use crate::{check, compiler, emit, expansion_file, file, lower, report};
use proc_macro2::TokenStream;
use quote::quote;
use std::env;
use std::path::PathBuf;

/// A declaration to expand.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The text of the file.
    pub text: &'a str,
    /// Its path as messages show it.
    pub path: &'a str,
    /// Its path as the attribute gives it, which docs show.
    pub name: &'a str,
    /// Who reads it.
    pub reader: Reader,
}

/// What a declaration becomes.
#[derive(Debug)]
pub struct Expansion {
    /// The module, and behind it what makes the compiler print the diagnostics.
    pub tokens: TokenStream,
    /// What is wrong with the declaration, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Expands the declaration into `module`.
///
/// The module always comes out, with all that could be understood, so that an error in the
/// declaration does not bury itself under errors about names that are missing.
pub fn expand(input: Input<'_>, arguments: &Arguments, module: &Module) -> Expansion {
    let source = Source::new(input.path, input.text);
    let mut diagnostics = Diagnostics::default();
    let declaration = declaration::read(input.text, input.reader, &mut diagnostics);
    check::check(&declaration, &arguments.allowed, &mut diagnostics);
    let Lowered {
        module: model,
        unused,
    } = lower::lower(&declaration, &arguments.renames, &mut diagnostics);
    let runtime = arguments.runtime();
    let items = emit::emit(&model, &source, input.name, &runtime, arguments.no_prelude);
    let module = module.with(&items);
    let diagnostics = diagnostics.into_sorted();
    let report = report::report(&diagnostics, &source, arguments.path.span());
    let unused = unused.into_iter().filter(|_| declaration.complete);
    let unused = unused.map(|path| {
        let message = format!(
            "nothing in `{}` has the path `{}`; a path is `action`, `action.param.property` or \
             `action.param=member`",
            input.name,
            path.value()
        );
        report::error(&message, path.span())
    });
    Expansion {
        tokens: quote! { #module #report #(#unused)* },
        diagnostics,
    }
}

/// Expands `#[charm_actions(arguments)]` on `module`, the declaration being read from its file.
///
/// The working directory and `CARGO_MANIFEST_DIR` are what cargo gives to a compiler. Never panics:
/// should anything in here do so, the module and an error come out all the same.
pub fn from_file(arguments: TokenStream, module: TokenStream) -> TokenStream {
    let whole = module.clone();
    guarded("charm_actions", "declaration", &whole, || {
        let parsed = syn::parse2::<Arguments>(arguments)
            .and_then(|arguments| Ok((arguments, syn::parse2::<Module>(module)?)));
        match parsed {
            Ok((arguments, module)) => {
                let no_prelude = compiler::has_no_prelude(env::args_os());
                let arguments = Arguments {
                    no_prelude,
                    ..arguments
                };
                read_and_expand(&arguments, &module)
            }
            Err(error) => {
                let errors = error.to_compile_error();
                quote! { #whole #errors }
            }
        }
    })
}

fn read_and_expand(arguments: &Arguments, module: &Module) -> TokenStream {
    let span = arguments.path.span();
    let given = arguments.path.value();
    let directory = env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    let file = match file::read(&given, &directory) {
        Ok(file) => file,
        Err(error) => {
            let error = report::error(&error.to_string(), span);
            let module = module.with(&TokenStream::new());
            return quote! { #module #error };
        }
    };
    let path = file.path.as_str();
    // Makes cargo, and editors that watch what it watches, notice a change of the file.
    let track = quote! { const _: &str = ::core::include_str!(#path); };
    let text = match yaml::decode_utf8(&file.bytes) {
        Ok(text) => text,
        Err(diagnostic) => {
            let lossy = String::from_utf8_lossy(&file.bytes);
            let source = Source::new(&file.shown, &lossy);
            // As a text it would be an error of the compiler's own.
            let track = quote! { const _: &[u8] = ::core::include_bytes!(#path); };
            let report = report::report(&[*diagnostic], &source, span);
            let module = module.with(&TokenStream::new());
            return quote! { #module #report #track };
        }
    };
    let reader = if given.ends_with("actions.yaml") {
        Reader::Juju
    } else {
        Reader::Charmcraft
    };
    let input = Input {
        text,
        path: &file.shown,
        name: &given,
        reader,
    };
    let Expansion { tokens, .. } = expand(input, arguments, module);
    let unwritten = expansion_file::write_if_asked(&module.name(), &tokens).err();
    let unwritten = unwritten.map(|message| report::error(&message, span));
    quote! { #tokens #track #unwritten }
}
