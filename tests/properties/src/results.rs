//! Results of any keys and values.

use actions_runtime::testing::{Context, Task};
use actions_runtime::{Action, Results, fail};

use crate::charm::Charm;
use crate::charm::actions::Actions;
use crate::choices::Choices;

const KEYS: &[&str] = &[
    "a", "b", "a.b", "a.b.c", "a-b", "a0", "a.", ".a", "", ".", "a..b", "-", "a-", "A", "stdout",
    "a.stderr", "stdout.a", "return-code", "return-code.a", "a.return-code", "stdout-encoding",
    "snapshot_size", "é", "a=b", "a b", "\0", "a.b-c",
];

const VALUES: &[&str] =
    &["", "1", "x\0y", "multi\nline", "-h", "--help", "a=b", "SECRETSECRET", "é"];

/// Some results set while the action runs, in several calls, and the others at its end.
pub fn any(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let mut calls: Vec<Vec<(String, String)>> = Vec::new();
    for _ in 0..=choices.below(4) {
        let pairs = (0..choices.below(8)).map(|_| pair(&mut choices));
        calls.push(pairs.collect());
    }
    let fails = choices.once_in(8);
    let task = run(&calls, fails);
    check(&task, &calls, fails);
}

fn pair(choices: &mut Choices<'_>) -> (String, String) {
    let key = match choices.below(8) {
        0 => choices.text(KEYS),
        1 => ["a."; 50].concat().repeat(choices.below(700)) + "a",
        _ => choices.one_of(KEYS).to_owned(),
    };
    let value = match choices.below(16) {
        0 => "x".repeat(131_060 + choices.below(20)),
        1 => choices.text(VALUES),
        _ => choices.one_of(VALUES).to_owned(),
    };
    (key, value)
}

fn run(calls: &[Vec<(String, String)>], fails: bool) -> Task {
    let mut charm = Charm(|action: &Action| {
        let (last, earlier) = calls.split_last().expect("there is one");
        for (key, value) in earlier.iter().flatten() {
            // What cannot be set is told at the end, and the action goes on.
            action.set(key, value);
        }
        if fails {
            fail!("by hand");
        }
        Ok(last.iter().map(|(key, value)| (key, value)).collect::<Results>())
    });
    let ran = Context::new(Actions).run(&mut charm, "closed", ());
    ran.or_else(|error| error.task().cloned().ok_or(error)).expect("the call is let through")
}

/// Juju takes every pair that is passed, keeps each, and what is not passed is told.
fn check(task: &Task, calls: &[Vec<(String, String)>], fails: bool) {
    for (key, value) in task.results.iter() {
        check_pair(key, value);
    }
    let _ = task.results.to_json();

    let (last, earlier) = calls.split_last().expect("there is one");
    let returned = last.iter().filter(|_| !fails);
    let is_whole = earlier.iter().flatten().chain(returned).all(|(key, _)| {
        // A later value takes the place of an earlier one.
        task.results.get(key).is_some_and(|kept| {
            let mut given = calls.iter().flatten();
            given.any(|(known, value)| known == key && value == kept)
        })
    });
    let failed = !task.message.is_empty();
    assert!(is_whole || failed, "a result is lost without a word: {task}");
    assert!(!fails || task.message.starts_with("by hand"), "{task}");
    assert!(!task.message.contains("SECRET"), "{}", task.message);
}

/// What `action-set` takes, and Linux passes.
fn check_pair(key: &str, value: &str) {
    assert!(key.len() + 1 + value.len() <= 131_071, "{} bytes", key.len() + 1 + value.len());
    let first = key.split('.').next();
    assert!(!value.contains('\0') && first != Some("return-code"), "{key}");
    for segment in key.split('.') {
        let is_fine = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        assert!(!segment.is_empty() && segment.bytes().all(is_fine), "{key}");
        assert!(!segment.starts_with('-') && !segment.ends_with('-'), "{key}");
        let is_kept =
            matches!(segment, "stdout" | "stderr" | "stdout-encoding" | "stderr-encoding");
        assert!(!is_kept, "{key}");
    }
}
