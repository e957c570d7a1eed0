//! Command lines that are not calls.

use std::ffi::OsString;

use super::{Actions, Charm, captured, mistake, ran};

#[test]
fn mistakes_of_the_command_line_are_told() {
    for (arguments, told, status) in [
        (
            &["run"][..],
            "ERROR no action specified\nthe charm has pause, snapshot\n",
            2,
        ),
        (
            &["run", "pause", "x"],
            "ERROR argument \"x\" must be of the form key.key.key...=value\n",
            2,
        ),
        (
            &["run", "pause", "--parms", "x"],
            "ERROR option provided but not defined: --parms\ndid you mean `--params`?\n",
            2,
        ),
        (
            &["run", "pause", "-x"],
            "ERROR option provided but not defined: -x\n\
             the options are --format, --juju, --params, --string-args\n",
            2,
        ),
        (
            &["run", "pause", "--string-args=no"],
            "ERROR option takes no value: --string-args\n",
            2,
        ),
        (
            &["run", "pause", "--params"],
            "ERROR option needs an argument: --params\n",
            2,
        ),
        (
            &["run", "pause", "--juju", "2"],
            "ERROR invalid value \"2\" for option --juju\nthe versions are 3, 4\n",
            2,
        ),
        (
            &["actions", "--format", "plain"],
            "ERROR invalid value \"plain\" for option --format: unknown format \"plain\"\n\
             the formats are tabular, yaml, json\n",
            2,
        ),
        (
            &["actions", "database"],
            "ERROR unrecognized args: [\"database\"]\n",
            2,
        ),
        (
            &["run", "pause", "a={b: 1}"],
            "ERROR json: unsupported type: map[interface {}]interface {}\n\
             the value of a is a map; write a.key=value, or use --params\n",
            1,
        ),
        (
            &["run", "snapshot", "tables=[{name: a}]"],
            "ERROR json: unsupported type: map[interface {}]interface {}\n\
             the value of tables holds a map; use --params\n",
            1,
        ),
        (
            &["run", "snapshot", "filename=a: b"],
            "ERROR json: unsupported type: map[interface {}]interface {}\n\
             YAML reads the value of `filename` as a map; quote it twice, filename='\"...\"', or \
             use --string-args\n",
            1,
        ),
    ] {
        assert_eq!(mistake(arguments), (told.to_owned(), Some(status)));
    }
    let deep = format!("{}=1", ["a"; 101].join("."));
    assert_eq!(
        mistake(&["run", "pause", &deep]),
        (
            "ERROR argument must not nest deeper than 100 keys\n".to_owned(),
            Some(2)
        )
    );
    let (err, status) = mistake(&["run", "pause", "a=[b"]);
    assert!(
        err.starts_with("ERROR the value of a is not YAML: "),
        "{err}"
    );
    assert!(err.ends_with("\nwith --string-args a value is taken as it is\n"));
    assert_eq!(status, Some(1));
}

#[test]
fn names_that_cannot_be_are_told_with_those_that_were_meant() {
    for (arguments, told) in [
        (
            &["run", "Pause"][..],
            "ERROR invalid unit or action name \"Pause\"\ndid you mean `pause`?\n",
        ),
        (&["run", "_"], "ERROR invalid unit or action name \"_\"\n"),
        (
            &["run", "Database/0", "pause"],
            "ERROR invalid unit or action name \"Database/0\"\n\
             a unit is named like `database/0` or `database/leader`\n",
        ),
        (
            &["run", "database/0", "database/1", "pause"],
            "ERROR an action runs on one unit here\n",
        ),
        (
            &["run", "database", "pause"],
            "ERROR argument \"pause\" must be of the form key.key.key...=value\n\
             no action `database`; a unit is `database/0` or `database/leader`\n",
        ),
        (
            &["run", "pause", "my_key=1"],
            "ERROR key \"my_key\" must start and end with lowercase alphanumeric, and contain \
             only lowercase alphanumeric and hyphens\n\
             a param of another name can be given in a file, with --params\n",
        ),
        (
            &["run", "snapshot", "compression.Kind=xz"],
            "ERROR key \"Kind\" must start and end with lowercase alphanumeric, and contain \
             only lowercase alphanumeric and hyphens\n\
             did you mean `compression.kind`?\n",
        ),
    ] {
        assert_eq!(mistake(arguments), (told.to_owned(), Some(2)));
    }
}

#[test]
#[cfg(unix)]
fn what_is_not_utf_8_is_told() {
    use std::os::unix::ffi::OsStringExt;

    let bad = OsString::from_vec(b"a=\xff".to_vec());
    let run = |arguments: &[OsString]| {
        captured::<Actions, _>(&mut Charm::default(), arguments, b"", false)
    };
    let ran = run(&["run".into(), "pause".into(), bad.clone()]);
    assert_eq!(ran.err, "ERROR argument \"a=\u{fffd}\" is not UTF-8\n");
    assert_eq!(ran.status, Some(2));
    assert_eq!(run(&[bad]).status, None);
}

#[test]
fn actions_are_listed() {
    assert_eq!(
        ran(&["actions"]).out,
        "\
Action    Description
pause     No description
snapshot  Take a snapshot.
          It takes a while.
"
    );
    assert_eq!(
        ran(&["actions", "--format=yaml"]).out,
        "pause: No description\nsnapshot: |-\n  Take a snapshot.\n  It takes a while.\n"
    );
    assert_eq!(
        ran(&["actions", "--format=json"]).out,
        "{\"pause\":\"No description\",\"snapshot\":\"Take a snapshot.\\nIt takes a while.\"}\n"
    );
    assert!(ran(&["actions", "--schema"]).out.starts_with(
        "\
pause:
  additionalProperties: false
  properties: {}
  title: pause
  type: object
snapshot:
"
    ));
    assert!(
        ran(&["actions", "--schema", "--format", "json"])
            .out
            .starts_with(r#"{"pause":{"additionalProperties":false,"#)
    );
}

#[test]
fn help_on_an_action_has_its_params() {
    assert_eq!(
        ran(&["run", "snapshot", "--help"]).out,
        "\
Take a snapshot.
It takes a while.

Usage:
  database-charm run [<unit>] snapshot [<key>.<key>=<value> ...] [options]

Params:
  compression.kind     any type, one of gzip, xz [default: gzip]
  compression.quality  integer
  filename             string [required]
                       The name of the file.
  tables               array

`database-charm --help` has the options, `database-charm actions --schema` all that a param may hold.
"
    );
    let pause = ran(&["run", "--juju=4", "pause", "-h"]).out;
    assert!(pause.contains("\nParams:\n  none\n"), "{pause}");
}

#[test]
fn help_is_given_and_the_rest_is_left_to_the_charm() {
    let help = ran(&["--help"]).out;
    assert!(help.contains("\n  database-charm run [<unit>] <action> "));
    assert!(help.ends_with("\nActions:\n  pause, snapshot\n"));
    for arguments in [&["run", "serve", "-h"][..], &["actions", "--help"]] {
        let ran = ran(arguments);
        assert_eq!((ran.out, ran.status), (help.clone(), Some(0)));
    }
    assert_eq!(ran(&["run", "pause", "--", "--help"]).status, Some(2));
    for (arguments, hint) in [
        (&[][..], ""),
        (&["serve", "--help"], ""),
        (&["--version"], ""),
        (&["runs"], "did you mean `database-charm run`?\n"),
        (&["action"], "did you mean `database-charm actions`?\n"),
        (&["help"], "did you mean `database-charm --help`?\n"),
        (
            &["pause", "now"],
            "did you mean `database-charm run pause`?\n",
        ),
    ] {
        let ran = ran(arguments);
        assert_eq!(
            (ran.out.as_str(), ran.err.as_str(), ran.status),
            ("", hint, None),
            "{arguments:?}"
        );
    }
}
