//! The messages that the guide of the runtime shows are those of the macro.

mod told;

use actions_derive_core::attribute::{Arguments, Module};
use actions_derive_core::expand::{Input, expand};
use actions_derive_core::files::Beside;
use actions_derive_core::yaml::Reader;
use std::fs;
use std::path::PathBuf;
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
