//! The generated code in the crates of charm authors who are strict, or unlike most: each file of
//! `crates`, with `charmcraft.yaml` in the folder of its `Cargo.toml` and `actions.yaml` below it, since
//! charmcraft refuses them side by side; and a charm for Kubernetes, whose crate is two folders below
//! its `charmcraft.yaml`. None may give a warning.

mod sampled;

use std::fs;
use std::path::{Path, PathBuf};

use actions_tests::compiler::{Compiler, silent};

/// A crate: its file, its edition, and what it calls the runtime.
const CRATES: [(&str, &str, &str); 6] = [
    ("strict", "2021", "actions_runtime"),
    ("strict", "2024", "actions_runtime"),
    ("renamed", "2024", "juju"),
    ("arguments", "2021", "juju"),
    ("arguments", "2024", "juju"),
    ("several", "2024", "actions_runtime"),
];

fn check(program: &str) {
    for (file, edition, name) in CRATES {
        let mut compiler = Compiler::new(folder());
        (compiler.edition, compiler.name) = (edition, name);
        compiler.check(program, format!("crates/{file}.rs"));
    }
    Compiler::new(folder().join("k8s/crates/charm")).check(program, "lib.rs");
}

#[test]
fn no_lint_has_anything_to_say() {
    check("rustc");
}

#[test]
#[ignore = "needs clippy"]
fn nor_has_clippy() {
    check("clippy-driver");
}

#[test]
fn descriptions_are_no_doctests_and_no_broken_docs() {
    let of = |arguments: &[&str]| {
        let mut rustdoc = Compiler::new(folder()).command("rustdoc");
        rustdoc.args(arguments).arg("crates/strict.rs");
        silent(&mut rustdoc)
    };
    let tested = of(&["--test"]);
    assert!(tested.contains("\nrunning 0 tests\n"), "{tested}");
    of(&["--out-dir", concat!(env!("CARGO_TARGET_TMPDIR"), "/documented")]);
}

/// As rustc 1.95 prints it.
#[test]
fn a_warning_reads_as_the_guide_shows() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../actions-runtime/doc");
    let read = |path| fs::read_to_string(docs.join(path)).expect("a file of the docs");
    let charm = tempfile::TempDir::new().expect("a folder");
    let compiler = Compiler::new(charm.path());
    compiler.write("charmcraft.yaml", read("mistakes/warnings.yaml"));
    let main = "use actions_runtime::charm_actions;\n#[charm_actions(\"charmcraft.yaml\")]\n\
                pub mod actions {}\nfn main() {}\n";
    compiler.write("src/main.rs", main);
    let mut rustc = compiler.command("rustc");
    let output = rustc.args(["--emit=metadata", "--out-dir=."]).arg("src/main.rs").output();
    let said = String::from_utf8(output.expect("rustc starts").stderr).expect("a text");
    let (warning, _) = said.split_once("\n\nwarning: 1 warning emitted").expect(&said);
    let page = read("guide/warnings.md");
    assert!(page.contains(&format!("```text\n{warning}\n```\n")), "{warning}");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("generated")
}
