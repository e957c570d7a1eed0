//! What came of a dispatch, as a text to compare.
//!
//! ```text
//! > action-get --format=json                 each call of a hook tool, in order
//! failed, exit 0: no disk                    what the operator sees, and how the charm ended
//! results {"rows":"5"}                       what Juju has of the results
//! log Working                                each line of the action's log
//! juju-log WARNING faults_charm: no disk     each line of Juju's log
//! stdout ...                                 what the charm wrote itself, if it did
//! stderr ...
//! ```
//! The further lines of a text are indented, and a letter that stands twenty times and more in a
//! row is written once, with the count: `x{131069}`.

use std::fmt::Write as _;
use std::path::Path;

use actions_tests::{End, Process, Status, Task};

/// From so many on, equal letters are counted.
const RUN: usize = 20;

/// The transcript of a task of the unit in `directory`.
pub(crate) fn of(task: &Task, directory: &Path) -> String {
    let mut out = String::new();
    for command in task.process.commands() {
        line(&mut out, ">", &command);
    }
    let end = match task.process.end {
        End::Exit(status) => format!("exit {status}"),
        End::Signal(signal) => format!("signal {signal}"),
        End::Cancelled => "killed".to_owned(),
    };
    match task.status {
        Status::Completed => line(&mut out, "completed,", &end),
        Status::Failed => line(&mut out, "failed,", &format!("{end}: {}", task.message)),
        Status::Aborted => line(&mut out, "aborted,", &format!("{end}: {}", task.message)),
    }
    line(&mut out, "results", &task.results.to_string());
    for text in &task.log {
        line(&mut out, "log", text);
    }
    for (level, message) in &task.process.juju_log {
        line(&mut out, "juju-log", &format!("{level} {message}"));
    }
    let Process { stdout, stderr, .. } = &task.process;
    for (name, text) in [("stdout", stdout), ("stderr", &as_in_any_version(stderr))] {
        if !text.is_empty() {
            line(&mut out, name, text.trim_end());
        }
    }
    without_directories(&out, directory).trim_end().to_owned()
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
        if count < RUN {
            out.push_str(&letter.repeat(count));
        } else {
            let _ = write!(out, "{letter}{{{count}}}");
        }
    }
    out
}

/// The directories of the unit and its tools have random names, and the tests are somewhere.
fn without_directories(text: &str, unit: &Path) -> String {
    let text = text
        .replace(&unit.display().to_string(), "$UNIT")
        .replace(env!("CARGO_MANIFEST_DIR"), "$TESTS");
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((before, agent)) = rest.split_once("$UNIT/agent-") {
        out.push_str(before);
        out.push_str("$AGENT");
        rest = agent.find('/').map_or("", |end| &agent[end..]);
    }
    out + rest
}

/// Of a panic, the standard library of some versions tells the thread's id, after an empty line.
fn as_in_any_version(stderr: &str) -> String {
    let is_id = |id: &str| id.bytes().all(|byte| byte.is_ascii_digit());
    let lines = stderr.lines().filter(|line| !line.is_empty());
    let lines = lines.map(|line| {
        let place = line.split_once("' (").and_then(|(thread, rest)| {
            let (id, place) = rest.split_once(") panicked at ")?;
            is_id(id).then(|| format!("{thread}' panicked at {place}\n"))
        });
        place.unwrap_or_else(|| format!("{line}\n"))
    });
    lines.collect()
}

#[test]
fn long_runs_are_counted_and_control_characters_escaped() {
    assert_eq!(shown(&"x".repeat(19)), "x".repeat(19));
    assert_eq!(shown(&format!("a{}b", "é".repeat(20))), "aé{20}b");
    assert_eq!(shown("\u{1b}[1m\t"), "\\u{1b}[1m\\t");
}

#[test]
fn the_places_and_the_thread_are_left_out() {
    let text = "/tmp/u/charm, /tmp/u/agent-7-x1/tools/action-set";
    assert_eq!(
        without_directories(text, Path::new("/tmp/u")),
        "$UNIT/charm, $AGENT/tools/action-set"
    );
    let told = "thread 'main' panicked at src/main.rs:1:2:\nno disk\n";
    assert_eq!(as_in_any_version(told), told);
    let with_id = "\nthread 'main' (77) panicked at src/main.rs:1:2:\nno disk\n";
    assert_eq!(as_in_any_version(with_id), told);
}
