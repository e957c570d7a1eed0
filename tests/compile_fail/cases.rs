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
    fs::create_dir_all(&crates).expect("the folder can be made");
    for entry in fs::read_dir("charm").expect("the cases are there") {
        let path = entry.expect("it can be read").path();
        if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            let name = path.file_name().unwrap_or_default();
            fs::copy(&path, crates.join(name)).expect("the declaration can be copied");
        }
    }
    let cases = trybuild::TestCases::new();
    cases.compile_fail("charm/*.rs");
    cases.compile_fail("results/*.rs");
}
