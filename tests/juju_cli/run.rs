//! `juju run`, after cmd/juju/action/run.go and common.go of Juju 3.6.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use actions_derive_core::diagnostic::Diagnostics;
use actions_derive_core::yaml::node::Data;
use actions_derive_core::yaml::{self, Reader, canonical};
use actions_tests::answer::Answer;
use actions_tests::flags::{Flag, Line, Takes};
use serde_json::{Value, json};

use crate::scenario::{self, ASKED, Asked, End, Scenario};

const UNITS: [&str; 2] = ["database/0", "database/1"];
const LEADER: &str = "database/1";
const ACTIONS: [&str; 2] = ["snapshot", "pause"];

/// Juju 3.6: those of the command, those of every command on a model, those of every command.
const OPTIONS: &[Flag] = &[
    option("background", Takes::Switch),
    option("color", Takes::Switch),
    option("format", Takes::Word(&["json", "plain", "yaml"])),
    option("no-color", Takes::Switch),
    option("o", Takes::Text),
    option("output", Takes::Text),
    option("params", Takes::Text),
    option("string-args", Takes::Switch),
    option("utc", Takes::Switch),
    option("wait", Takes::Text),
    option("B", Takes::Switch),
    option("no-browser-login", Takes::Switch),
    option("m", Takes::Text),
    option("model", Takes::Text),
    option("debug", Takes::Switch),
    option("logging-config", Takes::Text),
    option("q", Takes::Switch),
    option("quiet", Takes::Switch),
    option("show-log", Takes::Switch),
    option("v", Takes::Switch),
    option("verbose", Takes::Switch),
];

/// Juju 2.9, where `juju run` runs commands of a shell.
const OLD_OPTIONS: &[Flag] = &[
    option("a", Takes::Text),
    option("all", Takes::Switch),
    option("app", Takes::Text),
    option("application", Takes::Text),
    option("format", Takes::Word(&["default", "json", "yaml"])),
    option("machine", Takes::Text),
    option("m", Takes::Text),
    option("model", Takes::Text),
    option("o", Takes::Text),
    option("operator", Takes::Switch),
    option("output", Takes::Text),
    option("timeout", Takes::Text),
    option("u", Takes::Text),
    option("unit", Takes::Text),
];

const fn option(name: &'static str, takes: Takes) -> Flag {
    Flag { name, takes }
}

/// The options of `juju run` in that version.
pub(crate) fn options(version: &str) -> &'static [Flag] {
    if version.starts_with("2.") {
        OLD_OPTIONS
    } else {
        OPTIONS
    }
}

/// Checks the command line, notes what is asked, and answers.
pub(crate) fn run(folder: &Path, scenario: Scenario, line: &Line) -> Answer {
    let asked = match asked(line) {
        Ok(asked) => asked,
        Err(answer) => return answer,
    };
    if line.value(&["format"]) != Some("json") {
        return Answer::error(3, "the stand-in answers in JSON alone");
    }
    if let Err(error) = scenario::write(folder, ASKED, &asked) {
        return Answer::error(3, format!("what was asked cannot be noted: {error}"));
    }
    let [unit] = asked.units.as_slice() else {
        return Answer::error(3, "the stand-in has a task for one unit alone");
    };
    match receiver(unit, &asked.action) {
        Ok(unit) => end(scenario.end, unit),
        Err(reason) => refused(&reason),
    }
}

/// What the command line asks for.
fn asked(line: &Line) -> Result<Asked, Answer> {
    let wrong = |reason: String| Answer::error(2, reason);
    let args: Vec<_> = line
        .args
        .iter()
        .map(|arg| String::from_utf8_lossy(arg))
        .collect();
    let mut units = Vec::new();
    let mut action = None;
    let mut rest = args.iter();
    for arg in rest.by_ref() {
        if is_unit(arg) {
            units.push(arg.to_string());
        } else if is_name(arg) {
            action = Some(arg.to_string());
            break;
        } else {
            return Err(wrong(format!("invalid unit or action name {arg:?}")));
        }
    }
    if units.is_empty() {
        return Err(wrong("no unit specified".to_owned()));
    }
    let action = action.ok_or_else(|| wrong("no action specified".to_owned()))?;
    if let Some(arg) = rest.next() {
        return Err(wrong(format!(
            "argument {arg:?} must be of the form key.key.key...=value"
        )));
    }
    let wait = line.value(&["wait"]);
    if let Some(wait) = wait.filter(|wait| !is_duration(wait)) {
        return Err(wrong(format!(
            "invalid value {wait:?} for option --wait: time: invalid duration {wait:?}"
        )));
    }
    let file = line.value(&["params"]).unwrap_or_default();
    let (params, mode) = params(file).map_err(|reason| Answer::error(1, reason))?;
    Ok(Asked {
        units,
        action,
        model: line.value(&["m", "model"]).map(str::to_owned),
        wait: wait.map(str::to_owned),
        file: file.to_owned(),
        mode,
        params,
    })
}

/// What a params file holds, and its permissions.
fn params(file: &str) -> Result<(Value, String), String> {
    let told = |error| format!("open {file}: {error}");
    let mode = fs::metadata(file).map_err(told)?.permissions().mode();
    let text = fs::read_to_string(file).map_err(told)?;
    let mut problems = Diagnostics::default();
    let document = yaml::read(&text, Reader::Juju, &mut problems)
        .filter(|document| document.complete && !problems.has_errors())
        .ok_or("yaml: it cannot be read")?;
    if !matches!(document.root.data, Data::Mapping(_) | Data::Null) {
        return Err("yaml: unmarshal errors".to_owned());
    }
    let params = serde_json::from_str(&canonical::json(&document.root))
        .map_err(|error| error.to_string())?;
    Ok((params, format!("{:o}", mode & 0o777)))
}

/// The unit that the controller gives the task to.
fn receiver<'u>(unit: &'u str, action: &str) -> Result<&'u str, String> {
    let unit = match unit.strip_suffix("/leader") {
        Some("database") => LEADER,
        Some(application) => {
            return Err(format!("could not determine leader for {application:?}"));
        }
        None => unit,
    };
    if !UNITS.contains(&unit) {
        return Err(format!("unit-{} not found", unit.replace('/', "-")));
    }
    if !ACTIONS.contains(&action) {
        return Err(format!("action {action:?} not defined on unit {unit:?}"));
    }
    Ok(unit)
}

fn end(end: End, unit: &str) -> Answer {
    let tag = format!("unit-{}", unit.replace('/', "-"));
    let begun = format!(
        "Running operation 1 with 1 task\n  - task 2 on {tag}\n\nWaiting for task 2...\n\n"
    );
    match end {
        End::Task(mut entry) => {
            entry["id"] = "2".into();
            entry["unit"] = unit.into();
            let stdout = format!("{}\n", json!({ unit: entry }));
            let code = entry["results"]["return-code"].as_u64().unwrap_or(0);
            if code == 0 {
                return Answer::new(0, stdout.into(), begun.into());
            }
            let stderr = format!(
                "{begun}ERROR the following task failed:\n - id \"2\" with return code {code}\n\n\
                 use 'juju show-task' to inspect the failure\n\n"
            );
            Answer::new(1, stdout.into(), stderr.into())
        }
        End::Refused(reason) => refused(&reason),
        End::TimedOut => {
            let stderr = format!("{begun}ERROR timed out waiting for results from: unit {unit}\n");
            Answer::new(1, "{}\n".into(), stderr.into())
        }
        End::Other {
            status,
            stdout,
            stderr,
        } => Answer::new(status, stdout.into(), stderr.into()),
    }
}

fn refused(reason: &str) -> Answer {
    let stderr = format!("\nOperation 1 failed to schedule any tasks:\n{reason}\n");
    Answer {
        stderr: stderr.into(),
        ..Answer::done()
    }
}

/// `name/0` or `name/leader`.
fn is_unit(text: &str) -> bool {
    let is_number =
        |text: &str| text == "0" || text.parse::<u64>().is_ok() && !text.starts_with('0');
    text.split_once('/').is_some_and(|(application, number)| {
        is_name(application)
            && application.starts_with(|first: char| first.is_ascii_lowercase())
            && (number == "leader" || is_number(number))
    })
}

/// The name of an action.
fn is_name(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    text.starts_with(is_plain)
        && text.ends_with(is_plain)
        && text.chars().all(|c| is_plain(c) || c == '-')
}

/// A number and a unit, as Go has them; not several of them.
fn is_duration(text: &str) -> bool {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &text[..text.len() - unit.len()];
    number.parse::<i64>().is_ok() && ["ns", "us", "ms", "s", "m", "h"].contains(&unit)
}
