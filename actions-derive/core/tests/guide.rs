//! The messages that the guide of the runtime shows are those of the macro.

use actions_derive_core::attribute::{Arguments, Module};
use actions_derive_core::diagnostic::render;
use actions_derive_core::expand::{Input, expand};
use actions_derive_core::files::Beside;
use actions_derive_core::source::Source;
use actions_derive_core::yaml::Reader;
use std::fs;
use std::path::PathBuf;

/// Checks that `page` shows all that is wrong with the declaration `name`.
#[track_caller]
fn check(page: &str, name: &str) {
    let docs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../actions-runtime/doc");
    let read = |path: &str| fs::read_to_string(docs.join(path)).expect("a file of the docs");
    check_text(&read(page), &read(&format!("mistakes/{name}.yaml")), "charmcraft.yaml");
}

/// Checks that `page` shows all that is wrong with the declaration `text`, which is in the file `path`.
#[track_caller]
fn check_text(page: &str, text: &str, path: &str) {
    let arguments: Arguments = syn::parse_str("\"charmcraft.yaml\"").expect("arguments");
    let module: Module = syn::parse_str("pub mod actions {}").expect("a module");
    let input = Input {
        text,
        path,
        name: "charmcraft.yaml",
        reader: Reader::Charmcraft,
        beside: Beside::default(),
    };
    let diagnostics = expand(input, &arguments, &module).diagnostics;
    assert_ne!(diagnostics, []);
    for diagnostic in diagnostics {
        let message = render(&diagnostic, &Source::new(path, text));
        assert!(shows(page, &message), "not shown as it is:\n{message}");
    }
}

/// Whether the lines of `message` stand in `page`, behind whatever rustc puts before them.
fn shows(page: &str, message: &str) -> bool {
    let lines: Vec<&str> = page.lines().collect();
    let message: Vec<&str> = message.lines().collect();
    lines.windows(message.len()).any(|shown| {
        let mut pairs = shown.iter().zip(&message);
        pairs.all(|(shown, line)| shown.ends_with(line.trim_start()))
    })
}

#[test]
fn the_first_page() {
    check("crate-rest.md", "default");
}

#[test]
fn what_is_refused() {
    check("guide/compile_errors.md", "refused");
}

#[test]
fn what_never_runs() {
    check("guide/compile_errors.md", "never-runs");
}

#[test]
fn what_is_read_differently() {
    check("guide/compile_errors.md", "read-differently");
}

#[test]
fn warnings() {
    check("guide/compile_errors.md", "warnings");
}

#[test]
fn names_that_clash() {
    check("guide/compile_errors.md", "names-clash");
}

#[test]
fn the_readme() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: &str| fs::read_to_string(root.join(path)).expect("a file of the repository");
    let path = "examples/database/charmcraft.yaml";
    let declaration = read(path);
    let mistaken = declaration.replace("default: gzip", "default: gzp");
    assert_ne!(declaration, mistaken);
    check_text(&read("README.md"), &mistaken, path);
}
