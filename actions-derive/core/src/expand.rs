//! The whole way of `#[charm_actions]`: a declaration in, Rust and diagnostics out.

use crate::attribute::{Arguments, Module};
use crate::diagnostic::{self, Diagnostic, Severity, Sink, render};
use crate::files::{self, Beside, File};
use crate::model;
use crate::source::{self, Source};
use crate::yaml::{self, Reader};
use crate::{check, declaration, emit, lower, packing, schema, similar};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, iter};

/// The environment variable that names a folder for the generated code, to be read.
const EXPAND: &str = "CHARM_ACTIONS_EXPAND";

/// How many mistakes in the syntax are looked behind, for the names there.
const MOST_MISTAKES: usize = 10;

/// A declaration to expand.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub text: &'a str,
    /// Its path as messages show it.
    pub path: &'a str,
    /// Its path as the attribute gives it, which docs show.
    pub name: &'a str,
    pub reader: Reader,
    pub beside: Beside<'a>,
}

/// What a declaration becomes.
pub struct Expansion {
    /// The module, and behind it what makes the compiler print the diagnostics.
    pub tokens: TokenStream,
    /// What is wrong with the declaration, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    pub handlers: Vec<Handler>,
}

/// What a charm writes for an action.
pub struct Handler {
    pub action: String,
    pub method: String,
    /// The type of the params.
    pub params: String,
    pub takes_params: bool,
    /// The schema that Juju keeps for the action, as JSON.
    pub schema: String,
}

/// Expands the declaration into `module`.
///
/// The module always comes out, with all that could be understood, so that an error in the
/// declaration does not bury itself under errors about names that are missing. Where an error
/// leaves open what the names stand for, they stand for nothing that the compiler judges.
pub fn expand(input: Input<'_>, arguments: &Arguments, module: &Module) -> Expansion {
    let source = Source::new(input.path, input.text);
    let mut sink = Sink::new(&arguments.allowed);
    let mut reader = input.reader;
    let (mut root, mut mistake) = match yaml::parse(input.text, reader) {
        Ok(root) => (root, None),
        Err(mistake) => (without_mistakes(input, mistake.span), Some(mistake)),
    };
    if let (None, Some(actions_yaml)) = (&mistake, input.beside.actions_yaml) {
        let found = files::beside_actions_yaml(input.name, root.as_ref());
        if found.span.is_none() {
            reader = Reader::Juju;
            root = yaml::parse(actions_yaml, reader).unwrap_or_default();
        }
        mistake = Some(found.into());
    }
    let charm = root.as_ref().and_then(|root| root.get("name")?.text()).or(input.beside.charm);
    let charm = charm.map(str::to_owned);
    if root.is_none() {
        declaration::no_actions(None, &mut sink);
    }
    let mut misplaced = None;
    let (actions, left_out) =
        match root.as_mut().and_then(|root| declaration::find(root, reader, &mut sink)) {
            Some(actions) => {
                misplaced = Some(schema::misplaced(actions, &arguments.selection));
                yaml::inspect(actions, reader, &arguments.selection, &mut sink);
                declaration::read(actions, charm.as_deref(), &arguments.selection, &mut sink)
            }
            None => Default::default(),
        };
    check::check(&actions, arguments, &source, &mut sink);
    let model = model::Module { charm, left_out, ..lower::lower(&actions, arguments, &mut sink) };
    if let Some(misplaced) = misplaced {
        sink.replace(&misplaced.places, misplaced.told);
    }
    if let Some(mistake) = mistake {
        // Of what stands beside it nothing is to be said: it has names.
        sink = Sink::new(&arguments.allowed);
        sink.push(*mistake);
    }
    let mut diagnostics = sink.into_sorted();
    for found in &mut diagnostics {
        in_a_comment(found, input.text);
    }
    let report = diagnostic::report(&diagnostics, &source, arguments.path.span());
    let is_known = !diagnostics.iter().any(|found| found.types_unknown);
    let has_errors = diagnostics.iter().any(|found| found.severity == Severity::Error);
    // What the arguments are about may be what is faulty.
    let mut misused = TokenStream::new();
    for (at, found) in model.misused.iter().filter(|_| !has_errors) {
        misused.extend(diagnostic::error(&render(found, &source), *at));
    }
    // Where the declaration is faulty, its paths may be missing.
    let unused = if is_known { unused(&model, arguments, input.name) } else { TokenStream::new() };
    let is_known = is_known && model.misused.is_empty() && unused.is_empty();
    let module = module.with(&if is_known {
        emit::emit(&model, &source, input.name, &arguments.runtime())
    } else {
        emit::unknown(&model)
    });
    let tokens = quote! { #module #report #misused #unused };
    let handlers = model.actions.into_iter().map(|action| Handler {
        action: action.name.text.to_owned(),
        method: action.method,
        params: action.params,
        takes_params: action.takes_params,
        schema: action.schema,
    });
    Expansion { tokens, diagnostics, handlers: handlers.collect() }
}

/// Where a text that is missing may stand in the comment behind it: `default: #prod`.
fn in_a_comment(found: &mut Diagnostic, text: &str) {
    // Of a schema or a list that is missing the types are unknown.
    let place = found.span.filter(|span| span.start == span.end && !found.types_unknown);
    let behind = place.and_then(|span| text.get(span.end..)?.lines().next());
    let comment = behind.and_then(|line| line.trim_start_matches([':', ' ']).strip_prefix('#'));
    if let Some(comment) = comment.filter(|text| text.starts_with(char::is_alphanumeric)) {
        let text = comment.trim_end();
        found.help(format!("`#` starts a comment; put a text in quotes: `'#{text}'`"));
    }
}

/// Errors about what the arguments name and the declaration `file` does not have.
fn unused(model: &model::Module<'_>, arguments: &Arguments, file: &str) -> TokenStream {
    let Arguments { renames, shares, types, secrets, selection, .. } = arguments;
    let left_out: Vec<&str> = model.left_out.iter().map(|action| action.name.text).collect();
    let mut actions: Vec<&str> = model.actions.iter().map(|action| action.name.text).collect();
    actions.extend(&left_out);
    let mut names = Vec::new();
    for name in &selection.names {
        let text = name.value();
        if !actions.contains(&text.as_str()) {
            let near = similar::near(&text, actions.iter().copied());
            names.push((name, near.map(str::to_owned)));
        }
    }
    let param = "the path of a param is `action.param` or `action.param.property`";
    let mut errors = TokenStream::new();
    for (unused, form) in [
        (names, "write the name of an action that it declares"),
        (renames.unused(), "a path is `action`, `action.param.property` or `action.param=member`"),
        (shares.unused(), param),
        (types.unused(), param),
        (secrets.unused(), param),
    ] {
        for (path, near) in unused {
            let value = path.value();
            let action = value.split(['.', '=']).next().unwrap_or_default();
            let message = match near {
                _ if left_out.contains(&action) => {
                    format!("this module leaves `{action}` out, by `{}`", selection.keyword())
                }
                _ if actions.contains(&&*value) => format!("`{value}` is an action; {form}"),
                Some(near) => {
                    format!("nothing in `{file}` has the path `{value}`; did you mean `{near}`?")
                }
                None => format!("nothing in `{file}` has the path `{value}`; {form}"),
            };
            errors.extend(diagnostic::error(&message, path.span()));
        }
    }
    errors
}

/// The module without a declaration, because of these errors.
fn undeclared(module: &Module, errors: &TokenStream) -> TokenStream {
    let module = module.with(&emit::unknown(&model::Module::default()));
    quote! { #module #errors }
}

/// What is left of a file without the lines at which reading it ends.
fn without_mistakes(input: Input<'_>, mut mistake: Option<source::Span>) -> Option<yaml::Node> {
    let mut text = input.text.replace(['\t', '\u{85}', '\u{2028}', '\u{2029}'], " ");
    for _ in 0..MOST_MISTAKES {
        let at = mistake?.start.min(text.len());
        let start = text.get(..at)?.rfind('\n').map_or(0, |index| index + 1);
        let end = text.get(at..)?.find('\n').map_or(text.len(), |index| at + index);
        text.drain(start..end);
        match yaml::parse(&text, input.reader) {
            Ok(root) => return root,
            Err(next) => mistake = next.span,
        }
    }
    None
}

/// Expands `#[charm_actions(arguments)]` on `module`, the declaration being read from its file.
///
/// The working directory and `CARGO_MANIFEST_DIR` are what cargo gives to a compiler. Never panics:
/// should anything in here do so, the module and an error come out all the same.
pub fn from_file(arguments: TokenStream, module: &TokenStream) -> TokenStream {
    guarded("charm_actions", "declaration", module, || {
        match (syn::parse2::<Module>(module.clone()), syn::parse2::<Arguments>(arguments)) {
            (Ok(module), Ok(arguments)) => {
                read_and_expand(&arguments, &module, |name| env::var_os(name))
            }
            (Ok(module), Err(error)) => undeclared(&module, &error.to_compile_error()),
            (Err(error), _) => {
                let errors = error.to_compile_error();
                quote! { #module #errors }
            }
        }
    })
}

/// Expands what stands in the files of a charm. `variable` reads the environment.
pub fn read_and_expand(
    arguments: &Arguments,
    module: &Module,
    variable: impl Fn(&str) -> Option<OsString>,
) -> TokenStream {
    let span = arguments.path.span();
    let given = arguments.path.value();
    let directory = variable("CARGO_MANIFEST_DIR").unwrap_or_default();
    let files = match files::read(&given, directory.as_ref(), &variable) {
        Ok(files) => files,
        Err(message) => return undeclared(module, &diagnostic::error(&message, span)),
    };
    // Makes cargo, and editors that watch what it watches, notice a change of a file.
    let paths = iter::once(&files.declaration).chain(&files.others).map(|file| &file.path);
    let track = quote! { #(const _: &str = ::core::include_str!(#paths);)* };
    let File { shown, text, .. } = &files.declaration;
    let beside =
        Beside { charm: files.charm.as_deref(), actions_yaml: files.actions_yaml.as_deref() };
    let input = Input { text, path: shown, name: &given, reader: files.reader, beside };
    let Expansion { tokens, .. } = expand(input, arguments, module);
    let unwritten = write_if_asked(&module.name(), &tokens).err();
    let errors = files.error.iter().chain(&unwritten);
    let errors = errors.map(|message| diagnostic::error(message, span));
    let project = packing::PROJECT;
    quote! {
        #tokens
        #track
        // By another value it may be another file.
        const _: ::core::option::Option<&str> = ::core::option_env!(#project);
        #(#errors)*
    }
}

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
        let error = diagnostic::error(&message, Span::call_site());
        quote! { #instead #error }
    })
}

/// Writes `tokens` to `<crate>.<module>.rs` in the folder that [`EXPAND`] names, formatted by
/// rustfmt if there is one.
fn write_if_asked(module: &str, tokens: &TokenStream) -> Result<(), String> {
    let Some(folder) = env::var_os(EXPAND).filter(|folder| !folder.is_empty()) else {
        return Ok(());
    };
    let krate = env::var("CARGO_CRATE_NAME").unwrap_or_default();
    let path = Path::new(&folder).join(format!("{krate}.{module}.rs"));
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, tokens.to_string()))
        .map_err(|error| format!("{EXPAND}: cannot write {}: {error}", path.display()))?;
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--edition", "2024"]).arg(&path).stdout(Stdio::null()).stderr(Stdio::null());
    let _ = rustfmt.status();
    Ok(())
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
