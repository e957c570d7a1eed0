//! What the operator sees of an action whose tools all do their work: the tables of `table/`.
//!
//! ```text
//! $ work {"end":"error"}                     the action and its params
//! failed, exit 0: no disk                    its status, how the charm ended, the message
//! results {"rows":"5"}                       what Juju has of the results
//! log Working                                each line of the action's log
//! juju-log WARNING faults_charm: no disk     each line of Juju's log
//! stderr ...                                 what the charm wrote itself; a panic is left out
//! ```
//! The further lines of a text are indented, and a letter that stands twenty times and more in a
//! row is written once, with the count: `x{131069}`. A block that starts with `#` is a remark.
//! `UPDATE_EXPECT=1` writes what comes; each line of it is then to be read.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use actions_tests::{End, Status, Task};

use crate::{charm, unit};

#[test]
fn each_action_ends_as_in_the_tables() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("faults/table");
    for table in ["ends.txt", "results.txt", "messages.txt"] {
        let expected = fs::read_to_string(folder.join(table)).expect("the table is there");
        let came = expected.trim_end().split("\n\n").map(block).collect::<Vec<_>>().join("\n\n");
        if env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(folder.join(table), came + "\n").expect("the table can be written");
            continue;
        }
        for (came, expected) in came.split("\n\n").zip(expected.trim_end().split("\n\n")) {
            assert_eq!(came, expected, "{table}\n--- came\n{came}\n--- expected\n{expected}");
        }
    }
}

/// A block with what comes of its case.
fn block(block: &str) -> String {
    if block.starts_with('#') {
        return block.to_owned();
    }
    let head = block.lines().next().unwrap_or_default();
    let case = head.strip_prefix("$ ").and_then(|case| case.split_once(' '));
    let (action, params) = case.unwrap_or_else(|| panic!("no action and params: {block}"));
    let params = serde_json::from_str(params).expect("the params are JSON");
    let seen = seen(&unit().run(&charm(), action, &params));
    format!("{head}\n{}", seen.trim_end())
}

fn seen(task: &Task) -> String {
    let process = &task.process;
    let end = match process.end {
        End::Exit(status) => format!("exit {status}"),
        End::Signal(signal) => format!("signal {signal}"),
        End::Cancelled => "killed".to_owned(),
    };
    let mut out = String::new();
    match task.status {
        Status::Completed => line(&mut out, "completed,", &end),
        Status::Failed | Status::Aborted => {
            let told = format!("{end}: {}", without_lines(&task.message));
            line(&mut out, "failed,", &told);
        }
    }
    line(&mut out, "results", &task.results.to_string());
    for text in &task.log {
        line(&mut out, "log", text);
    }
    for (level, message) in &process.juju_log {
        line(&mut out, "juju-log", &format!("{level} {message}"));
    }
    let is_panic = process.stderr.contains(" panicked at ");
    let stderr = if is_panic { "" } else { &process.stderr };
    for (name, text) in [("stdout", process.stdout.as_str()), ("stderr", stderr)] {
        if !text.is_empty() {
            line(&mut out, name, text.trim_end());
        }
    }
    out
}

fn line(out: &mut String, name: &str, text: &str) {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let _ = writeln!(out, "{}", format!("{name} {}", shown(first)).trim_end());
    for further in lines {
        let _ = writeln!(out, "    {}", shown(further));
    }
}

/// Counts long runs, and escapes what a terminal would not show.
fn shown(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut count = 1;
        while letters.next_if_eq(&letter).is_some() {
            count += 1;
        }
        let letter = if letter.is_control() {
            letter.escape_default().to_string()
        } else {
            letter.to_string()
        };
        if count < 20 {
            out.push_str(&letter.repeat(count));
        } else {
            let _ = write!(out, "{letter}{{{count}}}");
        }
    }
    out
}

/// A panic's place without its numbers, which change with the file.
fn without_lines(message: &str) -> String {
    let Some((before, place)) = message.split_once("copy.rs:") else {
        return message.to_owned();
    };
    let after = place.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ':');
    let colon = if after.is_empty() { "" } else { ":" };
    format!("{before}copy.rs:LINE{colon}{after}")
}
