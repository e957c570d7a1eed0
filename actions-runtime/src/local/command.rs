//! The command line.

use std::ffi::{OsStr, OsString};
use std::slice::Iter;

use actions_derive_core::schema::declaration::is_action_name;
use actions_derive_core::similar;

use super::mistakes::Mistake;
use super::names::{has, unit};
use super::near;
use crate::Declaration;
use crate::simulation::JujuVersion;

/// How many keys an argument may have, one inside the other.
const DEEPEST: usize = 100;

/// What is to be done.
#[derive(Debug)]
pub(super) enum Command {
    /// That of an action, if it is named.
    Help(Option<String>),
    Actions(List),
    Run(Run),
}

/// `actions`
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) schema: bool,
    pub(super) format: Format,
}

/// `run`
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) unit: Option<String>,
    pub(super) action: String,
    pub(super) arguments: Vec<Argument>,
    pub(super) string_args: bool,
    /// The file of `--params`.
    pub(super) params: Option<String>,
    pub(super) juju: JujuVersion,
    pub(super) format: Format,
}

/// `key.key=value`
#[derive(Debug)]
pub(super) struct Argument {
    pub(super) keys: Vec<String>,
    pub(super) value: String,
}

/// How the output is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    #[default]
    Plain,
    Yaml,
    Json,
}

impl Command {
    /// `None` when the command line is not for us.
    pub(super) fn parse(
        arguments: &[OsString],
        declarations: &[Declaration],
    ) -> Option<Result<Self, Mistake>> {
        let (name, rest) = arguments.split_first()?;
        let name = name.to_str()?;
        if !matches!(name, "run" | "actions") {
            return is_help(name).then_some(Ok(Self::Help(None)));
        }
        let rest: Result<Vec<&str>, Mistake> = rest.iter().map(|word| text(word)).collect();
        Some(rest.and_then(|rest| {
            let mut options = rest.iter().take_while(|word| **word != "--");
            if options.any(|word| is_help(word)) {
                let mut words = rest.iter().filter(|_| name == "run");
                let is_action = |word: &str| declarations.iter().any(|known| known.name == word);
                let action = words.find(|word| is_action(word));
                Ok(Self::Help(action.map(ToString::to_string)))
            } else if name == "run" {
                run(&rest, declarations).map(Self::Run)
            } else {
                list(&rest).map(Self::Actions)
            }
        }))
    }
}

fn text(word: &OsStr) -> Result<&str, Mistake> {
    let shown = word.display();
    word.to_str()
        .ok_or_else(|| Mistake::of_usage(format!("argument \"{shown}\" is not UTF-8")))
}

fn is_help(argument: &str) -> bool {
    matches!(argument, "--help" | "-h")
}

fn list(arguments: &[&str]) -> Result<List, Mistake> {
    const OPTIONS: [&str; 2] = ["--format", "--schema"];
    let mut list = List::default();
    let mut words = Words::new(arguments);
    while let Some(word) = words.next() {
        match word {
            Word::Option("--schema", None) => list.schema = true,
            Word::Option("--format", value) => {
                list.format = format(words.value("--format", value)?, "tabular")?;
            }
            Word::Option(name, value) => return Err(unknown_option(name, value, &OPTIONS)),
            Word::Plain(word) => {
                return Err(Mistake::of_usage(format!("unrecognized args: [{word:?}]")));
            }
        }
    }
    Ok(list)
}

fn run(arguments: &[&str], declarations: &[Declaration]) -> Result<Run, Mistake> {
    const OPTIONS: [&str; 4] = ["--format", "--juju", "--params", "--string-args"];
    let mut run = Run::default();
    let mut words = Words::new(arguments);
    while let Some(word) = words.next() {
        match word {
            Word::Option("--string-args", None) => run.string_args = true,
            Word::Option("--params", value) => {
                run.params = Some(words.value("--params", value)?.to_owned());
            }
            Word::Option("--juju", value) => run.juju = juju(words.value("--juju", value)?)?,
            Word::Option("--format", value) => {
                run.format = format(words.value("--format", value)?, "plain")?;
            }
            Word::Option(name, value) => return Err(unknown_option(name, value, &OPTIONS)),
            Word::Plain(word) if !run.action.is_empty() => {
                run.arguments
                    .push(argument(word, &run.action, declarations)?);
            }
            Word::Plain(word) if is_action_name(word) => word.clone_into(&mut run.action),
            Word::Plain(word) => match unit(word) {
                Some(_) if run.unit.is_some() => {
                    return Err(Mistake::of_usage("an action runs on one unit here"));
                }
                Some(unit) => run.unit = Some(unit),
                None => {
                    let mistake =
                        Mistake::of_usage(format!("invalid unit or action name {word:?}"));
                    return Err(mistake.maybe(near::to_run(word, declarations)));
                }
            },
        }
    }
    if run.action.is_empty() {
        return Err(Mistake::of_usage("no action specified").hint(has(declarations)));
    }
    Ok(run)
}

/// An argument of the command line.
enum Word<'a> {
    /// `--name` or `--name=value`
    Option(&'a str, Option<&'a str>),
    Plain(&'a str),
}

/// The arguments; options may stand anywhere before a `--`.
struct Words<'w, 'a> {
    arguments: Iter<'w, &'a str>,
    only_plain: bool,
}

impl<'w, 'a> Words<'w, 'a> {
    fn new(arguments: &'w [&'a str]) -> Self {
        Self {
            arguments: arguments.iter(),
            only_plain: false,
        }
    }

    fn next(&mut self) -> Option<Word<'a>> {
        let word = *self.arguments.next()?;
        if self.only_plain || !word.starts_with('-') || word == "-" {
            return Some(Word::Plain(word));
        }
        if word == "--" {
            self.only_plain = true;
            return self.next();
        }
        Some(match word.split_once('=') {
            Some((name, value)) => Word::Option(name, Some(value)),
            None => Word::Option(word, None),
        })
    }

    /// The value of the option `name`: behind its `=`, or the next argument.
    fn value(&mut self, name: &str, value: Option<&'a str>) -> Result<&'a str, Mistake> {
        value
            .or_else(|| self.arguments.next().copied())
            .ok_or_else(|| Mistake::of_usage(format!("option needs an argument: {name}")))
    }
}

fn unknown_option(name: &str, value: Option<&str>, known: &[&'static str]) -> Mistake {
    if value.is_some() && known.contains(&name) {
        return Mistake::of_usage(format!("option takes no value: {name}"));
    }
    let mistake = Mistake::of_usage(format!("option provided but not defined: {name}"));
    match similar::near(name, known.iter().copied()) {
        Some(meant) => mistake.hint(format!("did you mean `{meant}`?")),
        None => mistake.hint(format!("the options are {}", known.join(", "))),
    }
}

fn format(name: &str, plain: &str) -> Result<Format, Mistake> {
    match name {
        "yaml" => Ok(Format::Yaml),
        "json" => Ok(Format::Json),
        name if name == plain => Ok(Format::Plain),
        _ => Err(Mistake::of_usage(format!(
            "invalid value {name:?} for option --format: unknown format {name:?}"
        ))
        .hint(format!("the formats are {plain}, yaml, json"))),
    }
}

fn juju(version: &str) -> Result<JujuVersion, Mistake> {
    match version {
        "3" => Ok(JujuVersion::V3),
        "4" => Ok(JujuVersion::V4),
        _ => Err(
            Mistake::of_usage(format!("invalid value {version:?} for option --juju"))
                .hint("the versions are 3, 4"),
        ),
    }
}

fn argument(word: &str, action: &str, declarations: &[Declaration]) -> Result<Argument, Mistake> {
    let Some((keys, value)) = word.split_once('=') else {
        let mistake = Mistake::of_usage(format!(
            "argument {word:?} must be of the form key.key.key...=value"
        ));
        let is_known = declarations.iter().any(|known| known.name == action);
        let unit = format!("no action `{action}`; a unit is `{action}/0` or `{action}/leader`");
        return Err(mistake.maybe((!is_known).then_some(unit)));
    };
    let keys: Vec<String> = keys.split('.').map(str::to_owned).collect();
    if keys.len() > DEEPEST {
        let message = format!("argument must not nest deeper than {DEEPEST} keys");
        return Err(Mistake::of_usage(message));
    }
    // Juju has one rule for both.
    if let Some(key) = keys.iter().find(|key| !is_action_name(key)) {
        let message = format!(
            "key {key:?} must start and end with lowercase alphanumeric, and contain only \
             lowercase alphanumeric and hyphens"
        );
        let hint = near::of_param(action, &keys, declarations).unwrap_or_else(|| {
            "a param of another name can be given in a file, with --params".to_owned()
        });
        return Err(Mistake::of_usage(message).hint(hint));
    }
    Ok(Argument {
        keys,
        value: value.to_owned(),
    })
}
