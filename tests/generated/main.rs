//! The generated code in the crates of charm authors who are strict, or unlike most.
//!
//! Every crate of this folder's `crates` gets `charmcraft.yaml` and `actions.yaml` beside its
//! `Cargo.toml`. None may give a warning.

mod sampled;

use std::fs;
use std::path::{Path, PathBuf};

use actions_tests::scratch::{Level, Report, Scratch, package, runtime};

/// A crate: its name, its edition, and what it calls the runtime.
const CRATES: [(&str, &str, &str); 6] = [
    ("strict_2021", "2021", "actions-runtime"),
    ("strict_2024", "2024", "actions-runtime"),
    ("no_prelude", "2024", "actions-runtime"),
    ("renamed", "2024", "juju"),
    ("several", "2024", "actions-runtime"),
    ("documented", "2024", "actions-runtime"),
];

#[test]
fn no_lint_has_anything_to_say() {
    let scratch = scratch("generated");
    let report = if has_clippy(&scratch) {
        scratch.cargo("clippy", &["--workspace", "--keep-going"])
    } else {
        eprintln!("clippy is not installed: only the compiler's own lints are asked");
        scratch.cargo("check", &["--workspace", "--keep-going"])
    };
    assert_silent(&report);
}

#[test]
#[ignore = "builds everything that the crates need once more"]
fn descriptions_are_no_doctests_and_no_broken_docs() {
    let scratch = scratch("documented");
    let report = scratch.cargo("test", &["--doc", "--package", "documented"]);
    assert_silent(&report);
    assert!(
        report.stdout.contains("running 1 test\n")
            && report.stdout.contains("documented/src/lib.rs"),
        "the crate's own doctest is the only one:\n{}",
        report.stdout
    );
    let report = scratch.cargo("doc", &["--no-deps", "--package", "documented"]);
    assert_silent(&report);
}

fn scratch(name: &str) -> Scratch {
    let mut scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), name);
    let members: Vec<_> = CRATES.iter().map(|(name, ..)| name).collect();
    scratch.write(
        "Cargo.toml",
        format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n"),
    );
    for (name, edition, runtime_name) in CRATES {
        let manifest = format!(
            "{}\n[dependencies]\n{}\n",
            package(name, edition),
            runtime(runtime_name)
        );
        scratch.write(format!("{name}/Cargo.toml"), manifest);
        // Both editions are given the same source.
        let source = name.trim_end_matches("_2021").trim_end_matches("_2024");
        let source = read(&folder().join("crates").join(format!("{source}.rs")));
        scratch.write(format!("{name}/src/lib.rs"), source);
        for declaration in ["charmcraft.yaml", "actions.yaml"] {
            scratch.write(
                format!("{name}/{declaration}"),
                read(&folder().join(declaration)),
            );
        }
    }
    scratch
}

fn has_clippy(scratch: &Scratch) -> bool {
    scratch.cargo("clippy", &["--version"]).success
}

#[track_caller]
fn assert_silent(report: &Report) {
    let said: Vec<_> = report
        .messages
        .iter()
        .map(|message| {
            let level = match message.level {
                Level::Error => "error",
                _ => "warning",
            };
            let code = message.code.as_deref().unwrap_or_default();
            let place = message.line.unwrap_or_default();
            let text = &message.text;
            format!("{}:{place}: {level} {code}: {text}", message.target)
        })
        .collect();
    assert!(
        report.success && said.is_empty(),
        "{}\n{}{}",
        said.join("\n"),
        report.stdout,
        report.stderr
    );
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("generated")
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
