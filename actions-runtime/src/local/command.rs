//! The command line.

use std::ffi::OsString;

use lexopt::{Arg, Parser, ValueExt as _};
use serde_json::Value;

use super::charm::Charm;
use crate::results::is_segment;
use crate::task::Task;

/// How many keys of a param may stand one inside the other.
const DEEPEST: usize = 100;

/// A command line. The options that mean nothing here are not in it.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) words: Vec<String>,
    /// Each `key.key=value`.
    pub(super) arguments: Vec<(String, String)>,
    pub(super) help: bool,
    pub(super) string_args: bool,
    /// The file of `--params`.
    pub(super) params: Option<OsString>,
    /// The name of the model; empty where it is not given.
    pub(super) model: String,
    /// The file that takes the place of standard output.
    pub(super) output: Option<OsString>,
    /// How a value is written for a program; `None` for the plain form.
    pub(super) format: Option<fn(&Value) -> String>,
}

impl Line {
    /// Options may stand anywhere before a `--`.
    pub(super) fn read(
        arguments: impl IntoIterator<Item = OsString>,
    ) -> Result<Self, lexopt::Error> {
        let mut line = Self::default();
        let mut parser = Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Value(word) => {
                    let word = word.string()?;
                    match word.split_once('=') {
                        Some((key, value)) => line.arguments.push((path(key)?, value.to_owned())),
                        None => line.words.push(word),
                    }
                }
                Arg::Short('h') | Arg::Long("help") => line.help = true,
                Arg::Short('m') | Arg::Long("model") => line.model = parser.value()?.string()?,
                Arg::Short('o') | Arg::Long("output") => line.output = Some(parser.value()?),
                Arg::Long("format") => {
                    line.format = match parser.value()?.string()?.as_str() {
                        "plain" | "tabular" => None,
                        "yaml" => Some(yaml),
                        "json" => Some(json),
                        _ => return Err("the formats are plain, yaml, json".into()),
                    };
                }
                Arg::Long("params") => line.params = Some(parser.value()?),
                // Go takes a switch as `--utc=true` too.
                Arg::Long("string-args") => {
                    let value = parser.optional_value();
                    line.string_args = value.map_or(Ok(true), |value| value.parse())?;
                }
                Arg::Short('B' | 'q' | 'v') => {}
                Arg::Long(
                    "background" | "color" | "debug" | "no-browser-login" | "no-color" | "parallel"
                    | "quiet" | "show-log" | "utc" | "verbose",
                ) => drop(parser.optional_value()),
                Arg::Long("execution-group" | "logging-config" | "wait") => drop(parser.value()?),
                other => return Err(other.unexpected()),
            }
        }
        Ok(line)
    }

    /// What `run` calls: an action on a unit.
    pub(super) fn call(&self, charm: &Charm) -> Result<Task, String> {
        let units = self.words.iter().take_while(|word| word.contains('/')).count();
        match self.words.split_at(units) {
            (_, []) => Err(format!("no action specified\n{}", charm.has())),
            ([_, _, ..], _) => Err("an action runs on one unit here".to_owned()),
            (_, [action, word, ..]) => {
                let hint = charm.no_action(action).map(|hint| format!("\n{hint}"));
                let hint = hint.unwrap_or_default();
                Err(format!("argument {word:?} must be of the form key.key.key...=value{hint}"))
            }
            (units, [action]) => {
                let unit = units.first().map(|unit| unit.replace("/leader", "/0"));
                let unit = unit.unwrap_or_else(|| format!("{}/0", charm.name));
                Ok(Task { action: action.clone(), unit, ..Task::default() })
            }
        }
    }
}

pub(super) fn json(value: &Value) -> String {
    format!("{value}\n")
}

pub(super) fn yaml(value: &Value) -> String {
    // There is no value of JSON that YAML cannot hold.
    serde_yaml::to_string(value).unwrap_or_default()
}

/// The keys of a param, with dots between them.
fn path(keys: &str) -> Result<String, String> {
    if keys.split('.').count() > DEEPEST {
        return Err(format!("argument must not nest deeper than {DEEPEST} keys"));
    }
    match keys.split('.').find(|key| !is_segment(key)) {
        None => Ok(keys.to_owned()),
        Some(key) => Err(format!(
            "key {key:?} must start and end with lowercase alphanumeric, and contain only \
             lowercase alphanumeric and hyphens\n\
             a param of another name can be given in a file, with --params"
        )),
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{Charm, Line};
    use crate::action_set::Declaration;

    fn read(words: &str) -> Result<Line, String> {
        Line::read(words.split(' ').map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn every_option_of_juju_run_is_taken_in_every_form() {
        let line = read(
            "-m ctl:ann/prod --background --color --no-color --debug --verbose -v --quiet -q \
             --show-log --logging-config <root>=DEBUG --utc=true --wait 5m --wait=30s -B \
             --no-browser-login --parallel=false --execution-group=x --format json db/0 -o out act \
             --string-args --params=p.yaml a.b=-x -- --c",
        )
        .unwrap();
        assert_eq!(line.words, ["db/0", "act", "--c"]);
        assert_eq!(line.arguments, [("a.b".to_owned(), "-x".to_owned())]);
        assert_eq!(line.model, "ctl:ann/prod");
        assert_eq!(line.params.as_deref(), Some("p.yaml".as_ref()));
        assert_eq!(line.output.as_deref(), Some("out".as_ref()));
        assert!(line.string_args && !line.help);
        assert_eq!(line.format.unwrap()(&true.into()), "true\n");
        assert!(!read("run --string-args=false").unwrap().string_args);
        assert!(read("x --help").unwrap().help && !read("x -- -h").unwrap().help);
    }

    #[test]
    fn other_options_are_told() {
        for (words, told) in [
            ("--parms x", "invalid option '--parms'"),
            ("-x", "invalid option '-x'"),
            ("--params", "missing argument for option '--params'"),
            ("--format xml", "the formats are plain, yaml, json"),
        ] {
            assert_eq!(read(words).unwrap_err(), told);
        }
    }

    #[test]
    fn a_call_is_a_unit_an_action_and_params() {
        const PAUSE: Declaration = Declaration::new("pause", "{}");
        let charm = Charm { binary: "charm", name: "db", declarations: &[PAUSE] };
        let call = |words: &str| read(words).and_then(|line| line.call(&charm));
        let task = call("db/leader pause a.b=c=d").unwrap();
        assert_eq!((task.unit.as_str(), task.action.as_str()), ("db/0", "pause"));
        assert_eq!(call("pause").unwrap().unit, "db/0");
        let deep = format!("pause {}=1", ["a"; 101].join("."));
        for (words, told) in [
            ("db/0", "no action specified\nthe charm has pause"),
            ("db/0 db/1 pause", "an action runs on one unit here"),
            ("pause x", "argument \"x\" must be of the form key.key.key...=value"),
            (
                "pauze x",
                "argument \"x\" must be of the form key.key.key...=value\nno action `pauze`; did \
                 you mean `pause`?",
            ),
            (
                "pause my_key=1",
                "key \"my_key\" must start and end with lowercase alphanumeric, and contain only \
                 lowercase alphanumeric and hyphens\na param of another name can be given in a \
                 file, with --params",
            ),
            (&deep, "argument must not nest deeper than 100 keys"),
        ] {
            assert_eq!(call(words).unwrap_err(), told);
        }
    }
}
