//! Runs the declarations of a folder through the macro, and prints a verdict on each as JSON.
//! `README.md` says how.

mod declaration;
mod known;
mod verdict;

use std::env;
use std::path::Path;
use std::process::ExitCode;

use actions_tests::scratch::Scratch;
use declaration::Declaration;
use verdict::Verdict;

const VARIABLE: &str = "CHARM_CORPUS";

fn main() -> ExitCode {
    let Some(folder) = env::var_os(VARIABLE) else {
        println!("skipped: {VARIABLE} names no folder of declarations");
        return ExitCode::SUCCESS;
    };
    let folder = Path::new(&folder);
    let declarations = match declaration::below(folder) {
        Ok(declarations) => declarations,
        Err(error) => {
            eprintln!("cannot read {}: {error}", folder.display());
            return ExitCode::FAILURE;
        }
    };
    let verdicts = verdicts(&declarations);
    match serde_json::to_string_pretty(&verdicts) {
        Ok(json) => println!("{json}"),
        Err(error) => eprintln!("{error}"),
    }
    let unexpected = known::unexpected(folder, &verdicts);
    for fault in &unexpected {
        eprintln!("{fault}");
    }
    if unexpected.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The verdicts of one `cargo check`, in which every declaration has a charm of its own.
fn verdicts(declarations: &[Declaration]) -> Vec<Verdict> {
    let mut scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "corpus");
    let names: Vec<String> = (0..declarations.len())
        .map(|index| format!("declaration_{index}"))
        .collect();
    scratch.write_manifest(names.iter().map(String::as_str));
    for (declaration, name) in declarations.iter().zip(&names) {
        let file = &declaration.file;
        scratch.write(file, &declaration.text);
        let charm = format!(
            "#[actions_runtime::charm_actions({file:?})]\npub mod actions {{}}\n\nfn main() {{}}\n"
        );
        scratch.write(format!("src/{name}.rs"), charm);
    }
    let report = scratch.cargo("check", &["--keep-going"]);
    let is_known = |target: &String| names.contains(target);
    assert!(
        report.success
            || report
                .messages
                .iter()
                .all(|message| is_known(&message.target)),
        "the charms were not checked:\n{}",
        report.stderr
    );
    let of = |(declaration, name): (&Declaration, &String)| {
        verdict::of(&declaration.file, &report.of(name))
    };
    declarations.iter().zip(&names).map(of).collect()
}
