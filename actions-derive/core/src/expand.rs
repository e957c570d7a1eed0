//! The whole way of `#[charm_actions]`: a declaration in, Rust and diagnostics out.

use crate::attribute::{Arguments, Module, Unused};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, render};
use crate::guard::guarded;
use crate::lower::{Lowered, model};
use crate::schema::declaration;
use crate::source::Source;
use crate::yaml::{self, Reader};
use crate::{check, compiler, emit, expansion_file, file, lower, packing, report};
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
/// declaration does not bury itself under errors about names that are missing. Where an error
/// leaves open what the names stand for, they stand for that error.
pub fn expand(input: Input<'_>, arguments: &Arguments, module: &Module) -> Expansion {
    let source = Source::new(input.path, input.text);
    let mut diagnostics = Diagnostics::default();
    let declaration = declaration::read(input.text, input.reader, &mut diagnostics);
    let allowed = &arguments.allowed;
    check::check(&declaration, input.text, allowed, &mut diagnostics);
    let Lowered {
        module: model,
        unused,
    } = lower::lower(&declaration, &arguments.renames, &mut diagnostics);
    let diagnostics = diagnostics.into_sorted().into_iter();
    let diagnostics: Vec<_> = diagnostics
        .map(|found| in_a_comment(found, input.text))
        .collect();
    let span = arguments.path.span();
    let report = report::report(&diagnostics, &source, span);
    let known = !diagnostics.iter().any(|found| found.types_unknown);
    let mut errors = diagnostics.iter();
    let items = match errors.find(|found| found.severity == Severity::Error) {
        Some(first) if !known => {
            emit::unknown(&model, &report::error(&render(first, &source), span))
        }
        _ => {
            let runtime = arguments.runtime();
            emit::emit(&model, &source, input.name, &runtime, arguments.no_prelude)
        }
    };
    let module = module.with(&items);
    let unused = unused.into_iter().filter(|_| known);
    let unused = unused.map(|Unused { path, near }| {
        let (name, value) = (input.name, path.value());
        let mend = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "a path is `action`, `action.param.property` or `action.param=member`".into(),
        };
        let message = format!("nothing in `{name}` has the path `{value}`; {mend}");
        report::error(&message, path.span())
    });
    Expansion {
        tokens: quote! { #module #report #(#unused)* },
        diagnostics,
    }
}

/// Where a value that is missing may stand in the comment behind it: `default: #prod`.
fn in_a_comment(found: Diagnostic, text: &str) -> Diagnostic {
    let place = found.span.filter(|span| span.start == span.end);
    let behind = place.and_then(|span| text.get(span.end..)?.lines().next());
    let comment = behind.and_then(|line| line.trim_start_matches([':', ' ']).strip_prefix('#'));
    match comment {
        Some(comment) if comment.starts_with(char::is_alphanumeric) => found.help(format!(
            "`#` starts a comment; put a text in quotes: `'#{}'`",
            comment.trim_end()
        )),
        _ => found,
    }
}

/// Expands `#[charm_actions(arguments)]` on `module`, the declaration being read from its file.
///
/// The working directory and `CARGO_MANIFEST_DIR` are what cargo gives to a compiler. Never panics:
/// should anything in here do so, the module and an error come out all the same.
pub fn from_file(arguments: TokenStream, module: TokenStream) -> TokenStream {
    let whole = module.clone();
    guarded("charm_actions", "declaration", &whole, || {
        let module = match syn::parse2::<Module>(module) {
            Ok(module) => module,
            Err(error) => {
                let errors = error.to_compile_error();
                return quote! { #whole #errors };
            }
        };
        match syn::parse2::<Arguments>(arguments) {
            Ok(arguments) => {
                let no_prelude = compiler::has_no_prelude(env::args_os());
                let arguments = Arguments {
                    no_prelude,
                    ..arguments
                };
                read_and_expand(&arguments, &module)
            }
            Err(error) => unread(&module, &error.to_compile_error()),
        }
    })
}

fn read_and_expand(arguments: &Arguments, module: &Module) -> TokenStream {
    let span = arguments.path.span();
    let given = arguments.path.value();
    let directory = env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    let file = match file::read(&given, &directory, |name| env::var_os(name)) {
        Ok(file) => file,
        Err(error) => {
            return unread(module, &report::error(&error.to_string(), span));
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
            let module = unread(module, &report::error(&render(&diagnostic, &source), span));
            return quote! { #module #track };
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
    // By another project's variable it would be another file.
    let variable = packing::PROJECT;
    let track_project = file.from_project.then(
        || quote! { const _: ::core::option::Option<&str> = ::core::option_env!(#variable); },
    );
    quote! { #tokens #track #track_project #unwritten }
}

/// The module of a declaration that nobody could read, for the reason that `error` tells.
fn unread(module: &Module, error: &TokenStream) -> TokenStream {
    let module = module.with(&emit::unknown(&model::Module::default(), error));
    quote! { #module #error }
}
