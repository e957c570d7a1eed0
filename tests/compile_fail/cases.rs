//! What a charm author sees of a mistake in Rust, ours and rustc's words alike: each `.rs` of `charm`
//! and `results` with the `.stderr` beside it.
//!
//! The words are those of one version of the compiler. `TRYBUILD=overwrite` writes them anew.
//! Mistakes in a declaration are in the tests of `actions-derive-core`.

use std::fs;
use std::path::Path;
use std::process::Command;

const VERSION: &str = "rustc 1.95.";

#[test]
fn mistakes_in_rust() {
    let version = Command::new("rustc").arg("--version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let version = version.unwrap_or_default();
    if !version.starts_with(VERSION) {
        println!("left out: the texts are those of {VERSION}*, and this is {version}");
        return;
    }
    // The folder that the crates of the cases have for their own, where the attribute looks.
    let crates = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../tests/trybuild");
    let crates = crates.join(env!("CARGO_PKG_NAME"));
    copy_declarations(Path::new("charm"), &crates);
    let cases = trybuild::TestCases::new();
    cases.compile_fail("charm/*.rs");
    cases.compile_fail("results/*.rs");
}

fn copy_declarations(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for entry in fs::read_dir(from).expect("the cases are there") {
        let path = entry.expect("it can be read").path();
        let copy = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_declarations(&path, &copy);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            fs::copy(&path, copy).expect("the declaration can be copied");
        }
    }
}

/// The docs of the runtime show these messages, with `src/main.rs` for the file of the case.
#[test]
fn the_docs_show_them_as_they_are() {
    let mut known = Vec::new();
    for folder in ["charm", "results"] {
        for entry in fs::read_dir(folder).expect("the cases are there") {
            let path = entry.expect("it can be read").path();
            if path.extension().is_some_and(|extension| extension == "stderr") {
                let text = fs::read_to_string(&path).expect("it is a text");
                let case = path.with_extension("rs").display().to_string();
                known.extend(messages(&text.replace(&case, "src/main.rs")));
            }
        }
    }
    for page in ["crate-rest.md", "guide/compile_errors.md"] {
        let page = Path::new("../../actions-runtime/doc").join(page);
        let page = fs::read_to_string(page).expect("the page is there");
        let blocks = page.split("```text\n").skip(1);
        let blocks = blocks.filter_map(|block| block.split_once("```"));
        let shown = blocks.flat_map(|(block, _)| messages(block));
        for message in shown.filter(|message| message.contains(" --> src/main.rs")) {
            // Those about a declaration are held by the tests of `actions-derive-core`.
            let is_ours = message.contains("charmcraft.yaml:");
            assert!(is_ours || known.contains(&message), "of no case:\n{message}");
        }
    }
}

/// The messages of the compiler, each from its first line on.
fn messages(text: &str) -> Vec<String> {
    let mut messages: Vec<String> = Vec::new();
    for line in text.trim_end().lines() {
        if line.starts_with("error") {
            messages.push(String::new());
        }
        if let Some(message) = messages.last_mut() {
            message.push_str(line);
            message.push('\n');
        }
    }
    for message in &mut messages {
        message.truncate(message.trim_end().len());
    }
    messages
}
