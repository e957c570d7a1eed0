//! The tables.

use std::env;
use std::fs;

use actions_tests::{Charm, Unit};

use crate::case::{self, Block, Case};
use crate::{admin_command, charm, directory, transcript, unit};

#[test]
fn ends_of_a_handler() {
    check("ends", &charm(), &unit);
}

#[test]
fn faults_of_action_get() {
    check("action-get", &charm(), &unit);
}

#[test]
fn faults_of_action_log() {
    check("action-log", &charm(), &unit);
}

#[test]
fn faults_of_action_set() {
    check("action-set", &charm(), &unit);
}

#[test]
fn faults_of_action_fail() {
    check("action-fail", &charm(), &unit);
}

#[test]
fn the_model_charm() {
    let unit = || unit().env("DATABASE_ADMIN", admin_command());
    check("database", &Charm::built("database-charm", &[]), &unit);
}

#[test]
fn results() {
    check("results", &charm(), &unit);
}

#[test]
fn messages() {
    check("messages", &charm(), &unit);
}

/// Runs each case of a table, and compares. With `BLESS` in the environment the table is written
/// anew instead.
#[track_caller]
fn check(table: &str, charm: &Charm, unit: &dyn Fn() -> Unit) {
    let mut blessed = Vec::new();
    let mut wrong = Vec::new();
    for block in case::blocks(table) {
        match block {
            Block::Remark(text) => blessed.push(text),
            Block::Case(case) => {
                let transcript = run(&case, charm, unit());
                let head = &case.head;
                if transcript != case.expected {
                    let expected = &case.expected;
                    wrong.push(format!(
                        "{head}\n--- expected\n{expected}\n--- came\n{transcript}"
                    ));
                }
                blessed.push(format!("{head}\n{transcript}"));
            }
        }
    }
    if env::var_os("BLESS").is_some() {
        fs::write(case::path(table), blessed.join("\n\n") + "\n")
            .expect("the table can be written");
    } else {
        assert!(wrong.is_empty(), "{table}:\n\n{}", wrong.join("\n\n"));
    }
}

fn run(case: &Case, charm: &Charm, unit: Unit) -> String {
    let unit = case.strike(unit);
    let task = unit.run(charm, &case.action, &case.params);
    without_size(&transcript::of(&task, &directory(&unit)))
}

/// The size of a snapshot depends on the clock, whose times are in it.
fn without_size(transcript: &str) -> String {
    let mut pieces = transcript.split("snapshot-size");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let is_digit = |letter: char| letter.is_ascii_digit();
        let (before, size) = piece.split_at(piece.find(is_digit).unwrap_or(0));
        if matches!(before, "=" | "\":\"") {
            let after = size.trim_start_matches(is_digit);
            out.extend(["snapshot-size", before, "SIZE", after]);
        } else {
            // The key alone.
            out.extend(["snapshot-size", piece]);
        }
    }
    out
}
