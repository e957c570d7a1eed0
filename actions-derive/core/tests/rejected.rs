//! What is said of each declaration that charmcraft or Juju rejects, as whole texts.
//!
//! The declarations are those of `tests/vectors/declarations.json`. `BLESS=1` writes the texts anew.

use actions_derive_core::check;
use actions_derive_core::diagnostic::warning::Allowed;
use actions_derive_core::diagnostic::{Diagnostics, Severity, render};
use actions_derive_core::schema::declaration;
use actions_derive_core::source::Source;
use actions_derive_core::yaml::Reader;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

const VECTORS: &str = include_str!("../../../tests/vectors/declarations.json");

#[test]
fn every_rejected_declaration_is_told_in_these_words() {
    let vectors: Vec<Value> = serde_json::from_str(VECTORS).expect("the vectors are JSON");
    let mut found = String::new();
    for vector in &vectors {
        let (Some(what), Some(actions)) =
            (vector["what"].as_str(), vector["actions_yaml"].as_str())
        else {
            panic!("{vector} has no name or no declaration");
        };
        let direct = errors(actions, "actions.yaml", Reader::Juju);
        let through = errors(&wrapped(actions), "charmcraft.yaml", Reader::Charmcraft);
        let rejected = [
            (&vector["juju_accepts_actions_yaml"], &direct),
            (&vector["accepted_via_charmcraft"], &through),
        ];
        let mut told: Vec<&String> = Vec::new();
        for (_, errors) in rejected
            .iter()
            .filter(|(accepted, _)| *accepted == &Value::Bool(false))
        {
            if !told.iter().any(|known| same_words(known, errors)) {
                told.push(errors);
            }
        }
        for errors in told {
            let _ = writeln!(found, "## {what}\n{errors}");
        }
    }
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/rejected.txt");
    if env::var_os("BLESS").is_some() {
        fs::write(&file, &found).expect("the folder is writable");
    }
    let known = fs::read_to_string(&file).expect("the texts are there");
    let differing = known
        .split("## ")
        .zip(found.split("## "))
        .find(|(known, found)| known != found);
    assert_eq!(differing, None, "BLESS=1 writes the texts anew");
    assert_eq!(known.len(), found.len(), "BLESS=1 writes the texts anew");
}

/// The declaration as the `actions` of a `charmcraft.yaml`.
fn wrapped(actions: &str) -> String {
    let indented = actions.lines().map(|line| format!("  {line}\n"));
    format!("name: test\nactions:\n{}", indented.collect::<String>())
}

fn errors(text: &str, path: &str, reader: Reader) -> String {
    let mut diagnostics = Diagnostics::default();
    let declaration = declaration::read(text, reader, &mut diagnostics);
    check::check(&declaration, text, &Allowed::default(), &mut diagnostics);
    let source = Source::new(path, text);
    let found = diagnostics.into_sorted().into_iter();
    let errors = found.filter(|found| found.severity == Severity::Error);
    let mut out = String::new();
    for error in errors {
        let _ = writeln!(out, "{}", render(&error, &source));
    }
    out
}

/// Whether two texts differ in places only: the file, lines and columns.
fn same_words(a: &str, b: &str) -> bool {
    let is_place = |line: &str| {
        let line = line.trim_start_matches(|char: char| char == ' ' || char.is_ascii_digit());
        ["-->", ":::", "|"]
            .iter()
            .any(|mark| line.starts_with(mark))
    };
    let words = |text: &'_ str| -> Vec<String> {
        let lines = text.lines().filter(|line| !is_place(line));
        lines.map(|line| line.trim().to_owned()).collect()
    };
    words(a) == words(b)
}
