//! What each tool does, as far as `../vectors/hook_tools.json` has it.

use std::io::{self, Write};
use std::process::ExitCode;

use actions_tests::agent::{Agent, Effect, Entry};
use actions_tests::{Call, Tool, go_json};
use serde_json::Value;

const NO_REASON: &str = "action failed without reason given, check action for errors";

/// Not to be set at any depth: Juju writes them itself.
const RESERVED: [&str; 4] = ["stdout", "stdout-encoding", "stderr", "stderr-encoding"];

/// Exit status, standard output and standard error of a tool.
#[derive(Default)]
pub(crate) struct Answer {
    pub(crate) status: u8,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

impl Answer {
    pub(crate) fn printed(text: String) -> Self {
        Self { stdout: text.into_bytes(), ..Self::default() }
    }

    pub(crate) fn error(status: u8, message: &str) -> Self {
        Self { status, stderr: format!("ERROR {message}\n"), ..Self::default() }
    }

    /// Writes it all. That nobody reads it is no fault of the tool.
    pub(crate) fn give(&self) -> ExitCode {
        let mut stdout = io::stdout();
        let _ = stdout.write_all(&self.stdout);
        let _ = stdout.flush();
        let _ = io::stderr().write_all(self.stderr.as_bytes());
        ExitCode::from(self.status)
    }
}

fn wrong<T>(message: impl AsRef<str>) -> Result<T, Answer> {
    Err(Answer::error(2, message.as_ref()))
}

/// Runs a tool. Arguments are judged first, whether or not an action runs.
pub(crate) fn run(agent: &Agent, call: &Call) -> io::Result<Answer> {
    let effect = match effect(call) {
        Ok(effect) => effect,
        Err(answer) => return Ok(answer),
    };
    if effect == Asked::Tell(Effect::Set(Vec::new())) {
        return Ok(Answer::default());
    }
    let params = agent.params()?;
    if params.is_none() && call.tool != Tool::JujuLog {
        return Ok(Answer::error(1, "no action is running"));
    }
    match effect {
        Asked::Params { format, key } => {
            let params: Value = serde_json::from_str(&params.unwrap_or_default())?;
            Ok(action_get(&params, &format, key.as_deref()))
        }
        Asked::Tell(effect) => {
            agent.note(&Entry::Did(effect))?;
            Ok(Answer::default())
        }
    }
}

#[derive(PartialEq)]
enum Asked {
    Params { format: String, key: Option<String> },
    Tell(Effect),
}

fn effect(call: &Call) -> Result<Asked, Answer> {
    let (flag, args) = parse(call)?;
    let one = |args: Vec<String>| match <[_; 1]>::try_from(args) {
        Ok([arg]) => Ok(Some(arg)),
        Err(args) if args.is_empty() => Ok(None),
        Err(args) => wrong(format!("too many arguments: {:?}", &args[1..])),
    };
    let message = |args: Vec<String>| match args.as_slice() {
        [] => wrong("there is no message"),
        args => Ok(args.join(" ")),
    };
    Ok(match call.tool {
        Tool::ActionGet => Asked::Params { format: flag.unwrap_or_default(), key: one(args)? },
        Tool::ActionSet => {
            Asked::Tell(Effect::Set(args.iter().map(|arg| pair(arg)).collect::<Result<_, _>>()?))
        }
        Tool::ActionFail => {
            let message = one(args)?.unwrap_or_else(|| NO_REASON.to_owned());
            Asked::Tell(Effect::Failed(message))
        }
        Tool::ActionLog => Asked::Tell(Effect::Logged(message(args)?)),
        Tool::JujuLog => {
            let level = flag.unwrap_or_else(|| "INFO".to_owned());
            Asked::Tell(Effect::JujuLogged(level, message(args)?))
        }
    })
}

/// The value of the one flag that a tool has, and its arguments. Flags stand anywhere up to `--`,
/// and the first that is wrong or asks for help decides.
fn parse(call: &Call) -> Result<(Option<String>, Vec<String>), Answer> {
    let known = match call.tool {
        Tool::ActionGet => Some("format"),
        Tool::JujuLog => Some("log-level"),
        _ => None,
    };
    let (mut flag, mut plain) = (None, Vec::new());
    let mut args = call.args.iter();
    while let Some(arg) = args.next() {
        if arg == "--" {
            plain.extend(args.cloned());
            break;
        }
        let Some(name) = arg.strip_prefix('-').filter(|name| !name.is_empty()) else {
            plain.push(arg.clone());
            continue;
        };
        let (name, value) = match name.strip_prefix('-') {
            Some(long) => match long.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (long, None),
            },
            // What stands behind the letter is its value.
            None => (name.get(..1).unwrap_or(name), None),
        };
        if name == "h" || name == "help" {
            return Err(Answer::printed(usage(call.tool)));
        }
        if !arg.starts_with("--") || known != Some(name) {
            return wrong(format!("there is no option {arg:?}"));
        }
        let Some(value) = value.or_else(|| args.next().cloned()) else {
            return wrong(format!("{name} needs a value"));
        };
        if name == "format" && !["json", "smart", "yaml"].contains(&value.as_str()) {
            return wrong(format!("there is no format {value:?}"));
        }
        flag = Some(value);
    }
    Ok((flag, plain))
}

fn usage(tool: Tool) -> String {
    let args = match tool {
        Tool::ActionGet => "[options] [<key>[.<key>.<key>...]]",
        Tool::ActionSet => "<key>=<value> [<key>=<value> ...]",
        Tool::ActionFail => "[\"<failure message>\"]",
        Tool::ActionLog | Tool::JujuLog => "<message>",
    };
    format!("Usage: {} {args}\n", tool.name())
}

/// Prints all params, or the one under a dotted key; a key that is not there is null.
fn action_get(params: &Value, format: &str, key: Option<&str>) -> Answer {
    let mut segments = key.into_iter().flat_map(|key| key.split('.'));
    let value = segments.try_fold(params, |value, segment| value.as_object()?.get(segment));
    let value = value.unwrap_or(&Value::Null);
    match (format, value) {
        ("json", _) if key.is_none() && value.is_null() => Answer::printed("{}\n".to_owned()),
        ("json", _) => Answer::printed(go_json::write(value) + "\n"),
        (_, Value::Null) => Answer::default(),
        (_, Value::String(text)) => Answer::printed(format!("{text}\n")),
        _ => Answer::error(1, "this stand-in prints it as JSON alone"),
    }
}

/// A key and its value. Each segment of the key is judged before the next one.
fn pair(arg: &str) -> Result<(String, String), Answer> {
    let Some((key, value)) = arg.split_once('=') else {
        return wrong(format!("{arg:?} is no key=value"));
    };
    for segment in key.split('.') {
        if !is_key(segment) {
            return wrong(format!("{segment:?} cannot be a key"));
        }
        if RESERVED.contains(&segment) {
            return wrong(format!("{segment:?} is a key of Juju's own"));
        }
    }
    Ok((key.to_owned(), value.to_owned()))
}

/// `^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$`
fn is_key(segment: &str) -> bool {
    let letter = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit();
    segment.starts_with(letter)
        && segment.ends_with(letter)
        && segment.chars().all(|char| char == '-' || letter(char))
}
