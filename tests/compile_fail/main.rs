//! What a charm author sees of a mistake: the cases of this folder, which `README.md` explains.

mod case;
mod expected;

use std::env;
use std::fmt::Write as _;
use std::fs;

use actions_tests::scratch::Scratch;
use case::Case;

#[test]
fn mistakes_in_a_charm() {
    check("charm");
}

#[test]
fn mistakes_in_a_declaration() {
    check("declaration");
}

#[test]
fn mistakes_in_a_struct_of_results() {
    check("results");
}

#[test]
fn the_readme_explains_every_case_and_no_other() {
    let readme = fs::read_to_string(case::folder("README.md")).expect("there is a README");
    let explained: Vec<String> = readme
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned()))
        .collect();
    let mut cases = Vec::new();
    for folder in ["charm", "declaration", "results"] {
        for case in case::all(folder) {
            cases.push(format!("{folder}/{}", case.name));
        }
    }
    assert_eq!(explained, cases);
}

/// Checks the cases of a folder in one run of cargo, and compares what the compiler says with what
/// the folder expects. With `BLESS` in the environment the expectation is written instead.
#[track_caller]
fn check(folder: &str) {
    let cases = case::all(folder);
    let mut scratch = Scratch::new(
        env!("CARGO_TARGET_TMPDIR"),
        &format!("compile-fail-{folder}"),
    );
    scratch.write_manifest(cases.iter().map(|case| case.name.as_str()));
    for case in &cases {
        scratch.write(format!("src/{}.rs", case.name), &case.charm);
    }
    for (name, declaration) in case::declarations(folder) {
        scratch.write(name, declaration);
    }
    let report = scratch.cargo("check", &["--keep-going"]);

    let mut wrong = String::new();
    for Case { name, expected, .. } in &cases {
        let found = expected::text(&report.of(name), scratch.root());
        if env::var_os("BLESS").is_some() {
            fs::write(case::folder(folder).join(format!("{name}.txt")), found)
                .expect("the expectation can be written");
        } else if found != *expected {
            let _ = write!(
                wrong,
                "==== {folder}/{name}: expected\n{expected}==== found\n{found}\n"
            );
        }
    }
    assert!(
        wrong.is_empty(),
        "\n{wrong}==== if this is right: BLESS=1 cargo test -p actions-tests --test compile_fail"
    );
    // Each case is wrong, so that cargo failed, and for no other reason.
    let known = |target: &str| cases.iter().any(|case| case.name == target);
    let is_whole = report.messages.iter().all(|message| known(&message.target));
    assert!(is_whole && !report.success, "{}", report.stderr);
}
