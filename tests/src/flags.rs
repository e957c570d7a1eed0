//! The command line as Juju's tools read it: flags and arguments in any order.

/// What a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing, or `=true` and the like.
    Switch,
    /// Any text.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
}

/// A flag that a tool knows: one letter, given as `-l`, or a word, given as `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Without its hyphens.
    pub name: &'static str,
    /// What comes after it.
    pub takes: Takes,
}

/// A command line that was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Line {
    flags: Vec<(&'static str, String)>,
    /// The arguments that are no flags.
    pub args: Vec<Vec<u8>>,
}

impl Line {
    /// The text of the flag that was given last under one of these names.
    pub fn value(&self, names: &[&str]) -> Option<&str> {
        let mut given = self.flags.iter().rev();
        let flag = given.find(|(name, _)| names.contains(name));
        flag.map(|(_, value)| value.as_str())
    }
}

/// Why nothing is done.
#[derive(Debug, PartialEq, Eq)]
pub enum Stop {
    /// Help was asked for.
    Help,
    /// The line is wrong, and how.
    Wrong(String),
}

/// Reads a command line.
///
/// Flags are looked for in every argument up to `--`. A flag that nobody knows is an error, but
/// for `-h` and `--help`: so every argument that starts with `-h` asks for help.
pub fn parse(known: &[Flag], args: Vec<Vec<u8>>) -> Result<Line, Stop> {
    let mut line = Line::default();
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        if arg == b"--" {
            line.args.extend(args);
            break;
        }
        if !arg.starts_with(b"-") || arg == b"-" {
            line.args.push(arg);
            continue;
        }
        let arg = String::from_utf8_lossy(&arg);
        let (name, attached) = split(&arg)?;
        let Some(flag) = known.iter().find(|flag| flag.name == name) else {
            return Err(unknown(name));
        };
        let value = match (flag.takes, attached) {
            (Takes::Switch, None) => "true".to_owned(),
            (_, Some(value)) => value.to_owned(),
            (_, None) => {
                let Some(value) = args.next() else {
                    let shown = shown(name);
                    return Err(Stop::Wrong(format!("option needs an argument: {shown}")));
                };
                String::from_utf8_lossy(&value).into_owned()
            }
        };
        let value = check(flag, value)?;
        line.flags.push((flag.name, value));
    }
    Ok(line)
}

/// The name of a flag and the value that is part of the argument: `--name=value`, `-nvalue`.
fn split(arg: &str) -> Result<(&str, Option<&str>), Stop> {
    if let Some(long) = arg.strip_prefix("--") {
        return match long.split_once('=') {
            Some(("", _)) => Err(Stop::Wrong(format!("empty option in argument {arg:?}"))),
            Some((name, value)) => Ok((name, Some(value))),
            None => Ok((long, None)),
        };
    }
    let letters = arg.strip_prefix('-').unwrap_or(arg);
    let end = letters.chars().next().map_or(0, char::len_utf8);
    let (name, value) = letters.split_at(end);
    Ok((name, Some(value).filter(|value| !value.is_empty())))
}

fn unknown(name: &str) -> Stop {
    if name == "h" || name == "help" {
        return Stop::Help;
    }
    let shown = shown(name);
    Stop::Wrong(format!("option provided but not defined: {shown}"))
}

fn check(flag: &Flag, value: String) -> Result<String, Stop> {
    const TRUE: [&str; 6] = ["1", "t", "T", "TRUE", "true", "True"];
    const FALSE: [&str; 6] = ["0", "f", "F", "FALSE", "false", "False"];
    let reason = match flag.takes {
        Takes::Text => return Ok(value),
        Takes::Word(words) if words.contains(&value.as_str()) => return Ok(value),
        Takes::Word(_) => format!("unknown format {value:?}"),
        Takes::Switch if TRUE.contains(&value.as_str()) => return Ok("true".to_owned()),
        Takes::Switch if FALSE.contains(&value.as_str()) => return Ok("false".to_owned()),
        Takes::Switch => "invalid syntax".to_owned(),
    };
    let shown = shown(flag.name);
    Err(Stop::Wrong(format!(
        "invalid value {value:?} for option {shown}: {reason}"
    )))
}

fn shown(name: &str) -> String {
    // In bytes, as Juju counts: a letter that is not ASCII gets two.
    let dashes = if name.len() > 1 { "--" } else { "-" };
    format!("{dashes}{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [Flag; 4] = [
        Flag {
            name: "format",
            takes: Takes::Word(&["json", "yaml"]),
        },
        Flag {
            name: "l",
            takes: Takes::Text,
        },
        Flag {
            name: "log-level",
            takes: Takes::Text,
        },
        Flag {
            name: "debug",
            takes: Takes::Switch,
        },
    ];

    fn read(args: &[&str]) -> Result<Line, Stop> {
        parse(
            &KNOWN,
            args.iter().map(|arg| arg.as_bytes().to_vec()).collect(),
        )
    }

    fn args(args: &[&str]) -> Vec<Vec<u8>> {
        read(args).map(|line| line.args).unwrap_or_default()
    }

    fn wrong(message: &str) -> Result<Line, Stop> {
        Err(Stop::Wrong(message.to_owned()))
    }

    #[test]
    fn flags_and_arguments_stand_in_any_order() {
        for given in [
            ["a", "--format=json", "b", "-l", "INFO"].as_slice(),
            &["--format", "json", "-lINFO", "a", "b"],
            &["a", "b", "-l", "INFO", "--format", "json"],
        ] {
            let line = read(given).unwrap();
            assert_eq!(line.args, [b"a", b"b"]);
            assert_eq!(line.value(&["format"]), Some("json"));
            assert_eq!(line.value(&["log-level", "l"]), Some("INFO"));
            assert_eq!(line.value(&["debug"]), None);
        }
    }

    #[test]
    fn nothing_is_a_flag_after_two_dashes() {
        assert_eq!(
            args(&["--", "-h", "--help", "--"]),
            [b"-h".to_vec(), b"--help".to_vec(), b"--".to_vec()]
        );
        assert_eq!(args(&["a", "--", "-x"]), [b"a", b"-x".as_slice()]);
        assert_eq!(args(&["-", "", "a-b"]), [b"-".as_slice(), b"", b"a-b"]);
        assert_eq!(read(&["--"]), Ok(Line::default()));
    }

    #[test]
    fn whatever_starts_with_h_asks_for_help() {
        for asked in ["-h", "-help", "-hello world", "--help", "--help=x"] {
            assert_eq!(read(&["a", asked]), Err(Stop::Help), "{asked}");
        }
        assert_eq!(read(&["-h", "-x"]), Err(Stop::Help));
        assert_eq!(
            read(&["--helpful"]),
            wrong("option provided but not defined: --helpful")
        );
    }

    #[test]
    fn an_unknown_flag_is_an_error() {
        assert_eq!(
            read(&["a", "-x"]),
            wrong("option provided but not defined: -x")
        );
        assert_eq!(
            read(&["-5 MB"]),
            wrong("option provided but not defined: -5")
        );
        assert_eq!(read(&["-xh"]), wrong("option provided but not defined: -x"));
        assert_eq!(
            read(&["--x=1"]),
            wrong("option provided but not defined: -x")
        );
        assert_eq!(read(&["---"]), wrong("option provided but not defined: --"));
        assert_eq!(read(&["--=a"]), wrong("empty option in argument \"--=a\""));
        assert_eq!(read(&["-ü"]), wrong("option provided but not defined: --ü"));
    }

    #[test]
    fn values_are_checked() {
        assert_eq!(
            read(&["--format=xml"]),
            wrong("invalid value \"xml\" for option --format: unknown format \"xml\"")
        );
        assert_eq!(
            read(&["--format"]),
            wrong("option needs an argument: --format")
        );
        assert_eq!(read(&["-l"]), wrong("option needs an argument: -l"));
        let value = |args: &[&str]| read(args).unwrap().value(&["debug"]).map(str::to_owned);
        assert_eq!(value(&["--debug"]).as_deref(), Some("true"));
        assert_eq!(value(&["--debug", "--debug=F"]).as_deref(), Some("false"));
        assert_eq!(
            read(&["--debug=maybe"]),
            wrong("invalid value \"maybe\" for option --debug: invalid syntax")
        );
    }
}
