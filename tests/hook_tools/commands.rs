//! What each tool does.

use std::fs;
use std::io;
use std::os::unix::ffi::OsStringExt;

use actions_tests::agent::Agent;
use actions_tests::answer::Answer;
use actions_tests::flags::{self, Flag, Line, Stop, Takes};
use actions_tests::format;
use actions_tests::journal::{Effect, Entry};
use actions_tests::{Call, Tool};
use serde_json::Value;

const NO_REASON: &str = "action failed without reason given, check action for errors";

/// Not to be set at any depth: Juju writes them itself.
const RESERVED: [&str; 4] = ["stdout", "stdout-encoding", "stderr", "stderr-encoding"];

/// Runs a tool. An argument that is not UTF-8 comes to the operator with replacement characters.
///
/// # Errors
/// When the agent cannot be reached.
pub(crate) fn run(agent: &Agent, call: &Call) -> io::Result<Answer> {
    let tool = call.tool;
    let args = call.args.iter().map(|arg| arg.clone().into_vec()).collect();
    let line = match flags::parse(known_flags(tool), args) {
        Ok(line) => line,
        Err(Stop::Help) => return Ok(Answer::printed(usage(tool))),
        Err(Stop::Wrong(message)) => return Ok(Answer::error(2, message)),
    };
    let effect = match tool {
        Tool::ActionGet => return action_get(agent, &line),
        Tool::ActionSet => action_set(&line),
        Tool::ActionFail => action_fail(&line),
        Tool::ActionLog => message(&line).map(Effect::Logged),
        Tool::JujuLog => juju_log(&line),
    };
    let effect = match effect {
        Ok(effect) => effect,
        Err(message) => return Ok(Answer::error(2, message)),
    };
    if tool != Tool::JujuLog && !agent.runs_an_action() {
        return Ok(not_an_action());
    }
    agent.journal().append(&Entry::Did(effect))?;
    Ok(Answer::done())
}

fn known_flags(tool: Tool) -> &'static [Flag] {
    const fn flag(name: &'static str, takes: Takes) -> Flag {
        Flag { name, takes }
    }
    const ACTION_GET: [Flag; 3] = [
        flag("format", Takes::Word(&["json", "smart", "yaml"])),
        flag("o", Takes::Text),
        flag("output", Takes::Text),
    ];
    const JUJU_LOG: [Flag; 4] = [
        flag("debug", Takes::Switch),
        flag("format", Takes::Text),
        flag("l", Takes::Text),
        flag("log-level", Takes::Text),
    ];
    match tool {
        Tool::ActionGet => &ACTION_GET,
        Tool::JujuLog => &JUJU_LOG,
        Tool::ActionSet | Tool::ActionFail | Tool::ActionLog => &[],
    }
}

fn usage(tool: Tool) -> String {
    let args = match tool {
        Tool::ActionGet => "[<key>[.<key>.<key>...]]",
        Tool::ActionSet => "<key>=<value> [<key>=<value> ...]",
        Tool::ActionFail => "[\"<failure message>\"]",
        Tool::ActionLog | Tool::JujuLog => "<message>",
    };
    format!("Usage: {} [options] {args}\n", tool.name())
}

fn not_an_action() -> Answer {
    Answer::error(1, "not running an action")
}

/// Prints all params, or the one under a dotted key; a key that is not there is null.
fn action_get(agent: &Agent, line: &Line) -> io::Result<Answer> {
    let key = match line.args.as_slice() {
        [] => None,
        [key] => Some(String::from_utf8_lossy(key)),
        [_, more @ ..] => return Ok(Answer::error(2, unrecognized(more))),
    };
    let Some(params) = agent.params()? else {
        return Ok(not_an_action());
    };
    let form = line.value(&["format"]).unwrap_or("smart");
    let text = if let ("json", None) = (form, &key) {
        params + "\n"
    } else {
        let params: Value = serde_json::from_str(&params)?;
        let mut parts = key.iter().flat_map(|key| key.split('.'));
        let value = parts.try_fold(&params, |value, part| value.as_object()?.get(part));
        let value = value.unwrap_or(&Value::Null);
        match form {
            "json" => format::json(value) + "\n",
            "yaml" => format::yaml(value),
            _ => format::smart(value),
        }
    };
    match line.value(&["o", "output"]) {
        None | Some("") => Ok(Answer::printed(text)),
        Some(path) => match fs::write(path, text) {
            Ok(()) => Ok(Answer::done()),
            Err(error) => Ok(Answer::error(1, format!("open {path}: {error}"))),
        },
    }
}

/// All pairs, or what is wrong with the first wrong one.
fn action_set(line: &Line) -> Result<Effect, String> {
    let mut pairs = Vec::new();
    for arg in &line.args {
        let arg = String::from_utf8_lossy(arg);
        let Some((key, value)) = arg.split_once('=') else {
            return Err(format!("argument {arg:?} must be of the form key...=value"));
        };
        if let Some(segment) = key.split('.').find(|segment| !is_key(segment)) {
            return Err(format!(
                "key {segment:?} must start and end with lowercase alphanumeric, \
                 and contain only lowercase alphanumeric, hyphens and periods"
            ));
        }
        if let Some(segment) = key.split('.').find(|segment| RESERVED.contains(segment)) {
            return Err(format!("cannot set reserved action key {segment:?}"));
        }
        pairs.push((key.to_owned(), value.to_owned()));
    }
    Ok(Effect::Set(pairs))
}

/// `^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$`
fn is_key(segment: &str) -> bool {
    let letter = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit();
    segment.starts_with(letter)
        && segment.ends_with(letter)
        && segment.chars().all(|char| char == '-' || letter(char))
}

fn action_fail(line: &Line) -> Result<Effect, String> {
    match line.args.as_slice() {
        [] => Ok(Effect::Failed(NO_REASON.to_owned())),
        [message] => Ok(Effect::Failed(
            String::from_utf8_lossy(message).into_owned(),
        )),
        [_, more @ ..] => Err(unrecognized(more)),
    }
}

fn juju_log(line: &Line) -> Result<Effect, String> {
    const LEVELS: [&str; 6] = ["TRACE", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"];
    let level = match line.value(&["l", "log-level"]) {
        _ if line.value(&["debug"]) == Some("true") => "DEBUG",
        Some(level) if level.eq_ignore_ascii_case("WARN") => "WARNING",
        // A level that nobody knows is INFO.
        level => LEVELS
            .into_iter()
            .find(|known| level.is_some_and(|level| level.eq_ignore_ascii_case(known)))
            .unwrap_or("INFO"),
    };
    Ok(Effect::JujuLogged {
        level: level.to_owned(),
        message: message(line)?,
    })
}

/// All arguments, with a space between them.
fn message(line: &Line) -> Result<String, String> {
    if line.args.is_empty() {
        return Err("no message specified".to_owned());
    }
    Ok(String::from_utf8_lossy(&line.args.join(&b' ')).into_owned())
}

fn unrecognized(args: &[Vec<u8>]) -> String {
    let shown: Vec<_> = args
        .iter()
        .map(|arg| format!("{:?}", String::from_utf8_lossy(arg)))
        .collect();
    format!("unrecognized args: [{}]", shown.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_of_a_key_is_lower_case_and_has_no_hyphen_at_its_ends() {
        for good in ["a", "0", "a-b", "a--b", "snapshot-size", "5-o-0"] {
            assert!(is_key(good), "{good}");
        }
        for bad in ["", "-", "-a", "a-", "A", "a_b", "a b", "ü", "a\n"] {
            assert!(!is_key(bad), "{bad:?}");
        }
    }
}
