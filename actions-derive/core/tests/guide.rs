//! The messages and the code that the guide of the runtime shows are those of the macro.
//!
//! `UPDATE_EXPECT=1` writes the code anew.

mod told;

use actions_derive_core::attribute::{Arguments, Module};
use actions_derive_core::expand::{Input, expand};
use actions_derive_core::files::Beside;
use actions_derive_core::yaml::Reader;
use proc_macro2::TokenStream;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs};
use told::told;

/// Checks that `page` shows all that is wrong with the declaration `name`.
#[track_caller]
fn check(page: &str, name: &str) {
    let text = read(&format!("mistakes/{name}.yaml"));
    check_text(&read(page), &text, "charmcraft.yaml", "", None);
}

/// A file of the docs of the runtime.
#[track_caller]
fn read(path: &str) -> String {
    let docs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../actions-runtime/doc");
    fs::read_to_string(docs.join(path)).expect("a file of the docs")
}

/// Checks that `page` shows all that is wrong with the declaration `text`, which is in the file `path`,
/// with further `arguments` of the attribute, and beside an `actions.yaml`.
#[track_caller]
fn check_text(page: &str, text: &str, path: &str, arguments: &str, actions_yaml: Option<&str>) {
    let arguments = format!("\"charmcraft.yaml\"{arguments}");
    let arguments: Arguments = syn::parse_str(&arguments).expect("arguments");
    let module: Module = syn::parse_str("pub mod actions {}").expect("a module");
    let input = Input {
        text,
        path,
        name: "charmcraft.yaml",
        reader: Reader::Charmcraft,
        beside: Beside { actions_yaml, ..Beside::default() },
    };
    let messages = told(expand(input, &arguments, &module).tokens);
    assert!(!messages.is_empty(), "nothing is told");
    for message in messages {
        let (_, message) = message.split_once(": ").expect("an error or a warning");
        assert!(shows(page, message), "not shown as it is:\n{message}");
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
    check("guide/warnings.md", "warnings");
}

#[test]
fn names_that_clash() {
    check("guide/compile_errors.md", "names-clash");
}

#[test]
fn schemas_that_differ() {
    let arguments = ", share(\"Format\" = [\"list-pools.format\", \"list-rules.format\"])";
    let text = read("mistakes/shared.yaml");
    check_text(&read("guide/sharing.md"), &text, "charmcraft.yaml", arguments, None);
}

#[test]
fn actions_in_two_files() {
    let page = read("guide/layouts.md");
    for text in ["name: database\nactions:\n  pause: {}\n", "name: database\n"] {
        check_text(&page, text, "charmcraft.yaml", "", Some("pause: {}\n"));
    }
}

#[test]
fn the_readme() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: &str| fs::read_to_string(root.join(path)).expect("a file of the repository");
    let path = "examples/database/charmcraft.yaml";
    let declaration = read(path);
    let mistaken = declaration.replace("default: gzip", "default: gzp");
    assert_ne!(declaration, mistaken);
    check_text(&read("README.md"), &mistaken, path, "", None);
}

#[test]
fn the_expansion() {
    let docs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../actions-runtime/doc");
    let text = fs::read_to_string(docs.join("expansion/greet-charmcraft.yaml"));
    let arguments: Arguments = syn::parse_str("\"charmcraft.yaml\"").expect("arguments");
    let module: Module = syn::parse_str("pub mod actions {}").expect("a module");
    let input = Input {
        text: &text.expect("a file of the docs"),
        path: "charmcraft.yaml",
        name: "charmcraft.yaml",
        reader: Reader::Charmcraft,
        beside: Beside::default(),
    };
    let tokens = expand(input, &arguments, &module).tokens;
    let path = docs.join("expansion/greet.rs");
    let shown = fs::read_to_string(&path).expect("a file of the docs");
    let is_shown = bare(&shown.parse().expect("it is Rust")) == bare(&tokens);
    if !is_shown && env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path, formatted(&tokens)).expect("it can be written");
    } else {
        assert!(is_shown, "the macro writes other code than `expansion/greet.rs` shows");
    }
}

/// As `rustfmt` has it, with doc comments as one writes them.
fn formatted(tokens: &TokenStream) -> String {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("there is rustfmt");
    let mut input = rustfmt.stdin.take().expect("it is piped");
    let text = tokens.to_string();
    input.write_all(text.as_bytes()).expect("it is read");
    drop(input);
    let output = rustfmt.wait_with_output().expect("it ends").stdout;
    let text = String::from_utf8(output).expect("it is a text");
    let text = text.replace(":: core :: ", "::core::").replace(" :: ", "::");
    let text = text.replace("[doc = r\"", "[doc = \"");
    let lines = text.lines().map(|line| match line.split_once("#[doc = \"") {
        Some((indent, doc)) => format!("{indent}///{}\n", doc.trim_end_matches("\"]")),
        None => format!("{line}\n"),
    });
    lines.collect()
}

/// Without what `rustfmt` adds; `r` is before texts of `quote`.
fn bare(tokens: &TokenStream) -> String {
    let mut text = tokens.to_string();
    text.retain(|c| !c.is_whitespace() && !",{}".contains(c));
    text.replace("=r\"", "=\"")
}
