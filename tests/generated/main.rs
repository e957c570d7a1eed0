//! The generated code in the crates of charm authors who are strict, or unlike most: each file of
//! `crates`, with `charmcraft.yaml` in the folder of its `Cargo.toml` and `actions.yaml` below it, since
//! charmcraft refuses them side by side; and a charm for Kubernetes, whose crate is two folders below
//! its `charmcraft.yaml`. None may give a warning.

mod sampled;

use std::path::{Path, PathBuf};

use actions_tests::compiler::{Compiler, silent};

/// A crate: its file, its edition, and what it calls the runtime.
const CRATES: [(&str, &str, &str); 7] = [
    ("strict", "2021", "actions_runtime"),
    ("strict", "2024", "actions_runtime"),
    ("renamed", "2024", "juju"),
    ("arguments", "2021", "juju"),
    ("arguments", "2024", "juju"),
    ("several", "2024", "actions_runtime"),
    ("documented", "2024", "actions_runtime"),
];

fn check(program: &str) {
    for (file, edition, name) in CRATES {
        let compiler = Compiler::new(folder()).edition(edition).name(name);
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
        rustdoc.args(arguments).arg("crates/documented.rs");
        silent(&mut rustdoc)
    };
    let tested = of(&["--test"]);
    assert!(tested.contains("\nrunning 0 tests\n"), "{tested}");
    of(&["--out-dir", concat!(env!("CARGO_TARGET_TMPDIR"), "/documented")]);
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("generated")
}
