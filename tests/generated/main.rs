//! The generated code in the crates of charm authors who are strict, or unlike most.
//!
//! Every crate of this folder's `crates` gets `charmcraft.yaml` and `actions.yaml` beside its
//! `Cargo.toml`. None may give a warning.

mod sampled;

use std::fs;
use std::path::{Path, PathBuf};

use actions_tests::scratch::{Scratch, package, runtime};

/// A crate: its name, its edition, and what it calls the runtime.
const CRATES: [(&str, &str, &str); 5] = [
    ("strict_2021", "2021", "actions-runtime"),
    ("strict_2024", "2024", "actions-runtime"),
    ("renamed", "2024", "juju"),
    ("several", "2024", "actions-runtime"),
    ("documented", "2024", "actions-runtime"),
];

#[test]
fn no_lint_has_anything_to_say() {
    scratch("generated").run_silently("check", &["--workspace"]);
}

#[test]
#[ignore = "builds everything that the crates need once more; needs clippy"]
fn nor_has_clippy() {
    scratch("generated").run_silently("clippy", &["--workspace"]);
}

#[test]
#[ignore = "builds everything that the crates need once more"]
fn descriptions_are_no_doctests_and_no_broken_docs() {
    let scratch = scratch("documented");
    let tested = scratch.run_silently("test", &["--doc", "--package", "documented"]);
    assert!(tested.contains("\nrunning 1 test\n"), "the crate's own is the only one:\n{tested}");
    scratch.run_silently("doc", &["--no-deps", "--package", "documented"]);
}

fn scratch(name: &str) -> Scratch {
    let mut scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), name);
    let members: Vec<_> = CRATES.iter().map(|(name, ..)| name).collect();
    scratch.write("Cargo.toml", format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n"));
    for (name, edition, runtime_name) in CRATES {
        let manifest =
            format!("{}\n[dependencies]\n{}\n", package(name, edition), runtime(runtime_name));
        scratch.write(format!("{name}/Cargo.toml"), manifest);
        // Both editions are given the same source.
        let source = name.trim_end_matches("_2021").trim_end_matches("_2024");
        let source = read(&folder().join("crates").join(format!("{source}.rs")));
        scratch.write(format!("{name}/src/lib.rs"), source);
        for declaration in ["charmcraft.yaml", "actions.yaml"] {
            scratch.write(format!("{name}/{declaration}"), read(&folder().join(declaration)));
        }
    }
    scratch
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("generated")
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
