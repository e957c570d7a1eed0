//! The whole way of `#[charm_actions]`: a declaration in, Rust and diagnostics out.

use crate::attribute::{Arguments, Module};
use crate::diagnostic::{self, Diagnostic, Sink, render};
use crate::files::{self, Beside};
use crate::model;
use crate::source::{self, File, Source};
use crate::yaml::{self, Reader};
use crate::{check, declaration, emit, lower, packing, similar};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, iter};
use syn::LitStr;

/// The environment variable that names a folder for the generated code, to be read.
const EXPAND: &str = "CHARM_ACTIONS_EXPAND";

/// How many mistakes in the syntax are looked behind, for the names there.
const MOST_MISTAKES: usize = 10;

/// A declaration to expand.
#[derive(Clone, Copy, Debug)]
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
    let yaml::Document { mut root, mut mistake } = yaml::parse(input.text, input.reader);
    // Of what stands beside a mistake in the whole file nothing is to be said: it has names.
    let mut unsaid = Sink::new(&arguments.allowed);
    let (is_empty, mut reader) = (root.is_none(), input.reader);
    if let Some(mistake) = &mistake {
        root = without_mistakes(input, mistake.span);
    } else if let Some(actions_yaml) = input.beside.actions_yaml {
        let found = files::beside_actions_yaml(input.name, root.as_ref());
        if found.span.is_none() {
            reader = Reader::Juju;
            root = yaml::parse(actions_yaml, reader).root;
        }
        mistake = Some(found.into());
    }
    let found = if mistake.is_none() { &mut sink } else { &mut unsaid };
    let (charm, actions) = match &mut root {
        Some(root) => declaration::find(root, reader, found),
        None => (None, None),
    };
    let charm = charm.or_else(|| input.beside.charm.map(str::to_owned));
    let actions = actions.map(|actions| {
        yaml::inspect(actions, reader, found);
        &*actions
    });
    let actions = actions
        .map(|actions| declaration::read(actions, charm.as_deref(), &arguments.selection, found));
    let (actions, left_out) = actions.unwrap_or_default();
    check::check(&actions, &source, found);
    let model = model::Module { charm, left_out, ..lower::lower(&actions, arguments, found) };
    if let Some(mistake) = mistake {
        sink.push(*mistake);
    } else if is_empty {
        declaration::no_actions(None, &mut sink);
    }
    let mut diagnostics = sink.into_sorted();
    for found in &mut diagnostics {
        in_a_comment(found, input.text);
    }
    let span = arguments.path.span();
    let report = diagnostic::report(&diagnostics, &source, span);
    let is_known = !diagnostics.iter().any(|found| found.types_unknown);
    let runtime = arguments.runtime();
    let misused = misused(&model, &source);
    // Where the declaration is faulty, its paths may be missing.
    let unused = is_known.then(|| unused(&model, arguments, input.name));
    let report = quote! { #report #misused #unused };
    let tokens = if is_known && model.misused.is_empty() {
        let module = module.with(&emit::emit(&model, &source, input.name, &runtime));
        quote! { #module #report }
    } else {
        unknown(module, &model, &report)
    };
    let handlers = model.actions.into_iter().map(|action| Handler {
        action: action.name.text.to_owned(),
        method: action.method,
        params: action.params,
        takes_params: action.takes_params,
        schema: action.schema,
    });
    Expansion { tokens, diagnostics, handlers: handlers.collect() }
}

/// Errors about arguments that the declaration does not allow.
fn misused(model: &model::Module<'_>, source: &Source<'_>) -> TokenStream {
    let told = model.misused.iter().map(|(at, found)| match found.span {
        Some(_) => diagnostic::error(&render(found, source), *at),
        None => diagnostic::error(&found.message, *at),
    });
    told.collect()
}

/// Errors about what the arguments name and the declaration `file` does not have.
fn unused(model: &model::Module<'_>, arguments: &Arguments, file: &str) -> TokenStream {
    let Arguments { renames, shares, types, secrets, selection, .. } = arguments;
    let mut errors = TokenStream::new();
    let mut error = |message: String, at: &LitStr| {
        errors.extend(diagnostic::error(&message, at.span()));
    };
    let handled = model.actions.iter().map(|action| action.name.text);
    let actions: Vec<&str> =
        handled.chain(model.left_out.iter().map(|action| action.name.text)).collect();
    for name in &selection.names {
        let text = name.value();
        if !actions.contains(&text.as_str()) {
            let mend = match similar::near(&text, actions.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if actions.is_empty() => "it declares none".to_owned(),
                None => format!("it has {}", diagnostic::enumerated(&actions)),
            };
            error(format!("`{file}` declares no action `{text}`; {mend}"), name);
        }
    }
    let any = "a path is `action`, `action.param.property` or `action.param=member`";
    let param = "the path of a param is `action.param` or `action.param.property`";
    let renames = renames.unused().into_iter().map(|unused| (unused, any));
    let params = [shares.unused(), types.unused(), secrets.unused()].into_iter().flatten();
    for ((path, near), form) in renames.chain(params.map(|unused| (unused, param))) {
        let value = path.value();
        let action = value.split(['.', '=']).next().unwrap_or_default();
        if model.left_out.iter().any(|left_out| left_out.name.text == action) {
            let keyword = selection.keyword();
            error(format!("this module leaves `{action}` out, by `{keyword}`"), path);
            continue;
        }
        let mend = near.map_or_else(|| form.to_owned(), |near| format!("did you mean `{near}`?"));
        error(format!("nothing in `{file}` has the path `{value}`; {mend}"), path);
    }
    errors
}

fn unknown(module: &Module, model: &model::Module<'_>, report: &TokenStream) -> TokenStream {
    let module = module.with(&emit::unknown(model));
    quote! { #module #report }
}

/// What is left of a file without the lines at which reading it ends.
fn without_mistakes(input: Input<'_>, mut mistake: Option<source::Span>) -> Option<yaml::Node> {
    let mut text = input.text.replace('\t', " ");
    for _ in 0..MOST_MISTAKES {
        let at = mistake?.start.min(text.len());
        let start = text.get(..at)?.rfind('\n').map_or(0, |index| index + 1);
        let end = text.get(at..)?.find('\n').map_or(text.len(), |index| at + index);
        text.replace_range(start..end, "");
        let document = yaml::parse(&text, input.reader);
        match document.mistake {
            Some(next) => mistake = next.span,
            None => return document.root,
        }
    }
    None
}

/// Where a value that is missing may stand in the comment behind it: `default: #prod`.
fn in_a_comment(found: &mut Diagnostic, text: &str) {
    let place = found.span.filter(|span| span.start == span.end);
    let behind = place.and_then(|span| text.get(span.end..)?.lines().next());
    let comment = behind.and_then(|line| line.trim_start_matches([':', ' ']).strip_prefix('#'));
    if let Some(comment) = comment
        && comment.starts_with(char::is_alphanumeric)
    {
        let text = comment.trim_end();
        found.help(format!("`#` starts a comment; put a text in quotes: `'#{text}'`"));
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
            Ok(arguments) => read_and_expand(&arguments, &module, |name| env::var_os(name)),
            Err(error) => unknown(&module, &model::Module::default(), &error.to_compile_error()),
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
    let unread = |message: &str| {
        unknown(module, &model::Module::default(), &diagnostic::error(message, span))
    };
    let directory = variable("CARGO_MANIFEST_DIR").unwrap_or_default();
    let files = match files::read(&given, directory.as_ref(), variable) {
        Ok(files) => files,
        Err(message) => return unread(&message),
    };
    let all = || iter::once(&files.declaration).chain(&files.others).chain(&files.actions_yaml);
    // By another project's variable it would be another file.
    let variable = packing::PROJECT;
    let track_project = all().any(|file| file.from_project).then(
        || quote! { const _: ::core::option::Option<&str> = ::core::option_env!(#variable); },
    );
    // Makes cargo, and editors that watch what it watches, notice a change of a file.
    let track = all().map(|File { path, bytes, .. }| match str::from_utf8(bytes) {
        Ok(_) => quote! { const _: &str = ::core::include_str!(#path); },
        // As a text it would be an error of the compiler's own.
        Err(_) => quote! { const _: &[u8] = ::core::include_bytes!(#path); },
    });
    let track = quote! { #(#track)* #track_project };
    let File { shown, bytes, .. } = &files.declaration;
    let text = match source::decode_utf8(bytes) {
        Ok(text) => text,
        Err(diagnostic) => {
            let lossy = String::from_utf8_lossy(bytes);
            let module = unread(&render(&diagnostic, &Source::new(shown, &lossy)));
            return quote! { #module #track };
        }
    };
    let actions_yaml = files.actions_yaml.as_ref();
    let actions_yaml = actions_yaml.map(|file| str::from_utf8(&file.bytes).unwrap_or_default());
    let beside = Beside { charm: files.charm.as_deref(), actions_yaml };
    let input = Input { text, path: shown, name: &given, reader: files.reader, beside };
    let Expansion { tokens, .. } = expand(input, arguments, module);
    let unwritten = write_if_asked(&module.name(), &tokens).err();
    let errors = files.error.iter().chain(&unwritten);
    let errors = errors.map(|message| diagnostic::error(message, span));
    quote! { #tokens #track #(#errors)* }
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
    let text = tokens.to_string();
    let text = formatted(&text).unwrap_or(text);
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, text))
        .map_err(|error| format!("{EXPAND}: cannot write {}: {error}", path.display()))
}

fn formatted(text: &str) -> io::Result<String> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = rustfmt.stdin.take() {
        input.write_all(text.as_bytes())?;
    }
    let output = rustfmt.wait_with_output()?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(io::Error::other)
    } else {
        Err(io::Error::other("rustfmt failed"))
    }
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
