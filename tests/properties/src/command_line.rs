//! The command line of a charm outside Juju.

use actions_derive_core::diagnostic::Diagnostics;
use actions_derive_core::yaml::{self, Reader};
use actions_runtime::local::{Captured, captured};
use actions_runtime::{Action, Results, Value};

use crate::charm::Charm;
use crate::charm::actions::Actions;
use crate::choices::Choices;
use crate::params;

const COMMANDS: &[&str] = &["run", "run", "run", "actions", "--help", "-h", "serve", ""];

const WORDS: &[&str] = &[
    "every-rule",
    "closed",
    "free",
    "every",
    "properties/0",
    "a/b/0",
    "Bad_Name",
    "--string-args",
    "--juju",
    "--juju=4",
    "3",
    "4",
    "--format",
    "--format=json",
    "--format=yaml",
    "--format=xml",
    "json",
    "yaml",
    "plain",
    "--params",
    "-",
    "--params=-",
    "--schema",
    "--help",
    "--",
    "--parms",
    "-x",
    "",
    "name",
];

const KEYS: &[&str] = &[
    "name",
    "flag",
    "small",
    "level",
    "either",
    "anything",
    "tags",
    "labels",
    "labels.a",
    "open.first",
    "open.x",
    "hosts.x",
    "grid",
    "my_key",
    "a..b",
    "",
];

const VALUES: &[&str] = &[
    "x",
    "",
    "5",
    "010",
    "1e3",
    "0.3",
    "y",
    "null",
    "~",
    "[a, b]",
    "[[1], [2]]",
    "{a: 1}",
    "[{a: 1}]",
    ".inf",
    "'quoted'",
    "[unclosed",
    "&a [*a]",
    "#",
    "a: b",
    "a=b",
    "2024-02-29",
    "\0",
    "- x",
];

/// A command line made of what one can hold, with params on standard input.
pub fn any(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let command = choices.one_of(COMMANDS);
    let mut arguments = vec![command.to_owned()];
    if choices.once_in(2) {
        // Most calls are to come through.
        arguments.extend(["every-rule", "name=x"].map(str::to_owned));
    }
    for _ in 0..choices.below(8) {
        arguments.push(word(&mut choices));
    }
    let mut input = String::new();
    if choices.once_in(2) {
        params::object(&mut choices, 4, &mut input);
    } else {
        input.push_str(&String::from_utf8_lossy(choices.rest()));
    }
    let mut called = 0;
    let mut charm = Charm(|action: &Action| {
        called += 1;
        action.log("one line\nand one more")?;
        action.set("early.result", "1")?;
        Ok(Results::new().with("late", "a\n: b"))
    });
    let done = captured::<Actions, _>(&mut charm, &arguments, input.as_bytes(), false);
    check(&done, &arguments, called);
}

fn word(choices: &mut Choices<'_>) -> String {
    match choices.below(4) {
        0 | 1 => {
            let value = match choices.below(4) {
                0 => choices.text(VALUES),
                _ => choices.one_of(VALUES).to_owned(),
            };
            format!("{}={value}", choices.one_of(KEYS))
        }
        2 => choices.one_of(WORDS).to_owned(),
        // No file but standard input is read.
        _ => choices.text(WORDS).replace("--params", "--param"),
    }
}

/// A handler is called at most once; nothing that is refused prints a result, and everything that
/// goes wrong is told; what is let through decodes; other programs can read what is for them.
fn check(done: &Captured, arguments: &[String], called: usize) {
    let Captured { out, err, status } = done;
    let Some(status) = *status else {
        assert!(out.is_empty() && err.is_empty() && called == 0, "{done:?}");
        let is_ours = matches!(arguments[0].as_str(), "run" | "actions" | "--help" | "-h");
        return assert!(!is_ours, "{arguments:?}");
    };
    let told = out.clone() + err;
    assert!(!told.contains("invalid params:"), "{arguments:?}: {done:?}");
    assert!(called <= 1, "called {called} times: {arguments:?}");
    match status {
        0 => assert!(!told.trim().is_empty(), "nothing is said: {arguments:?}"),
        1 | 2 => {
            assert!(out.is_empty() && called == 0, "{arguments:?}: {done:?}");
            let message = err.strip_prefix("ERROR ").unwrap_or_default();
            assert!(!message.trim().is_empty(), "{arguments:?}: {done:?}");
        }
        other => panic!("status {other}: {arguments:?}"),
    }
    if called == 0 {
        assert!(!out.contains("early"), "{arguments:?}: {done:?}");
        return;
    }
    assert!(err.contains(" one line\nand one more\n"), "{done:?}");
    let format = arguments
        .iter()
        .rev()
        .find_map(|word| word.strip_prefix("--format="));
    match format {
        Some("json") if out.starts_with('{') => {
            let read: Result<Value, _> = serde_json::from_str(out);
            assert!(read.is_ok(), "{out}");
        }
        _ => {
            assert!(out.contains("early") && out.contains("late"), "{done:?}");
            let mut diagnostics = Diagnostics::default();
            yaml::read(out, Reader::Juju, &mut diagnostics);
            assert!(!diagnostics.has_errors(), "{out}");
        }
    }
}
