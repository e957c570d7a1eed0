//! The command line.

use std::ffi::OsString;

use lexopt::{Arg, Parser, ValueExt as _};

use super::hints;
use crate::action_set::Declaration;
use crate::results::is_segment;

/// How many keys of a param may stand one inside the other.
const DEEPEST: usize = 100;

/// A command line. The options that mean nothing here are not in it.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) words: Vec<String>,
    pub(super) help: bool,
    pub(super) string_args: bool,
    /// The file of `--params`.
    pub(super) params: Option<OsString>,
    /// The name of the model; empty where it is not given.
    pub(super) model: String,
    /// The file that takes the place of standard output.
    pub(super) output: Option<OsString>,
    pub(super) format: Format,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    #[default]
    Plain,
    Yaml,
    Json,
}

/// A call of an action.
#[derive(Debug)]
pub(super) struct Call {
    /// `database/0`
    pub(super) unit: Option<String>,
    pub(super) action: String,
    /// Each `key.key=value`.
    pub(super) arguments: Vec<(Vec<String>, String)>,
}

impl Line {
    /// Options may stand anywhere before a `--`.
    pub(super) fn read(arguments: &[OsString]) -> Result<Self, lexopt::Error> {
        let mut line = Self::default();
        let mut parser = Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Value(word) => line.words.push(word.string()?),
                Arg::Short('h') | Arg::Long("help") => line.help = true,
                Arg::Short('m') | Arg::Long("model") => line.model = parser.value()?.string()?,
                Arg::Short('o') | Arg::Long("output") => line.output = Some(parser.value()?),
                Arg::Long("format") => line.format = parser.value()?.parse_with(format)?,
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

    /// What `run` calls: a unit, an action, and its params.
    pub(super) fn call(&self, declarations: &[Declaration]) -> Result<Call, String> {
        let units = self.words.iter().take_while(|word| word.contains('/')).count();
        let (units, rest) = self.words.split_at(units);
        let Some((action, rest)) = rest.split_first() else {
            return Err(format!("no action specified\n{}", hints::has(declarations)));
        };
        if units.len() > 1 {
            return Err("an action runs on one unit here".to_owned());
        }
        let arguments = rest.iter().map(|word| argument(word, action, declarations));
        Ok(Call {
            unit: units.first().map(|unit| unit.replace("/leader", "/0")),
            action: action.clone(),
            arguments: arguments.collect::<Result<_, _>>()?,
        })
    }
}

fn format(name: &str) -> Result<Format, &'static str> {
    match name {
        "plain" | "tabular" => Ok(Format::Plain),
        "yaml" => Ok(Format::Yaml),
        "json" => Ok(Format::Json),
        _ => Err("the formats are plain, yaml, json"),
    }
}

fn argument(
    word: &str,
    action: &str,
    declarations: &[Declaration],
) -> Result<(Vec<String>, String), String> {
    let Some((path, value)) = word.split_once('=') else {
        let hint = hints::no_action(action, declarations);
        let hint = hint.map(|hint| format!("\n{hint}")).unwrap_or_default();
        return Err(format!("argument {word:?} must be of the form key.key.key...=value{hint}"));
    };
    let keys: Vec<String> = path.split('.').map(str::to_owned).collect();
    if keys.len() > DEEPEST {
        return Err(format!("argument must not nest deeper than {DEEPEST} keys"));
    }
    match keys.iter().find(|key| !is_segment(key)) {
        None => Ok((keys, value.to_owned())),
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

    use super::{Format, Line};
    use crate::action_set::Declaration;

    fn read(words: &str) -> Result<Line, String> {
        let words: Vec<_> = words.split(' ').map(OsString::from).collect();
        Line::read(&words).map_err(|error| error.to_string())
    }

    #[test]
    fn every_option_of_juju_run_is_taken_in_every_form() {
        let line = read(
            "-m ctl:ann/prod --background --color --no-color --debug --verbose -v --quiet -q \
             --show-log --logging-config <root>=DEBUG --utc=true --wait 5m --wait=30s -B \
             --no-browser-login --parallel=false --execution-group=x --format json db/0 -o out act \
             --string-args --params=p.yaml a.b=-x -- --c=1",
        )
        .unwrap();
        assert_eq!(line.words, ["db/0", "act", "a.b=-x", "--c=1"]);
        assert_eq!(line.model, "ctl:ann/prod");
        assert_eq!(line.params.as_deref(), Some("p.yaml".as_ref()));
        assert_eq!(line.output.as_deref(), Some("out".as_ref()));
        assert!(line.string_args && !line.help && line.format == Format::Json);
        assert!(!read("run --string-args=false").unwrap().string_args);
        assert!(read("x --help").unwrap().help && !read("x -- -h").unwrap().help);
    }

    #[test]
    fn other_options_are_told() {
        for (words, told) in [
            ("--parms x", "invalid option '--parms'"),
            ("-x", "invalid option '-x'"),
            ("--params", "missing argument for option '--params'"),
            ("--format xml", "cannot parse argument \"xml\": the formats are plain, yaml, json"),
        ] {
            assert_eq!(read(words).unwrap_err(), told);
        }
    }

    #[test]
    fn a_call_is_a_unit_an_action_and_params() {
        const PAUSE: Declaration = Declaration::new("pause", "{}");
        let call = |words: &str| read(words).unwrap().call(&[PAUSE]);
        let given = call("db/leader pause a.b=c=d").unwrap();
        assert_eq!((given.unit.as_deref(), given.action.as_str()), (Some("db/0"), "pause"));
        let keys = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(given.arguments, [(keys, "c=d".to_owned())]);
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
