//! The params of a command line, taken and refused.

use super::{execute_with, mistake, ran};

/// The params that the handler gets.
fn params(arguments: &[&str]) -> String {
    let ran = ran(&[&["run", "snapshot", "filename=x"], arguments].concat());
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert_eq!(ran.params.len(), 1, "{}", ran.err);
    ran.params.concat()
}

#[test]
fn params_are_read_as_yaml() {
    assert_eq!(
        params(&[
            "compression.kind=xz",
            "compression.quality=0o7",
            "tables=[a, 1]"
        ]),
        r#"{"compression":{"kind":"xz","quality":7},"filename":"x","tables":["a",1]}"#
    );
    assert_eq!(
        params(&["--string-args", "filename=010"]),
        r#"{"compression":{"kind":"gzip"},"filename":"010"}"#
    );
    // Where YAML has nothing, the text stays; a later argument wins.
    assert_eq!(
        params(&[
            "filename=y",
            "compression=5",
            "compression.quality=1",
            "filename=#"
        ]),
        r##"{"compression":{"kind":"gzip","quality":1},"filename":"#"}"##
    );
}

#[test]
fn params_come_from_standard_input_too() {
    let arguments = ["run", "snapshot", "--params", "-", "tables=[]"];
    let ran = execute_with(&arguments, "filename: 010\n", false);
    assert_eq!(
        ran.err.lines().next(),
        Some("Operation 1 failed to schedule any tasks:")
    );
    let ran = execute_with(&arguments, "filename: '010'\n", false);
    assert_eq!(
        ran.params,
        [r#"{"compression":{"kind":"gzip"},"filename":"010","tables":[]}"#]
    );
}

#[test]
fn params_come_from_a_file_too() {
    let path = std::env::temp_dir().join(format!("params-{}.yaml", std::process::id()));
    std::fs::write(
        &path,
        "filename: file\ncompression: {quality: 3, kind: xz}\n",
    )
    .unwrap();
    let path = path.to_str().unwrap();
    assert_eq!(
        params(&["compression.quality=4", "--params", path]),
        r#"{"compression":{"kind":"xz","quality":4},"filename":"x"}"#
    );
    std::fs::remove_file(path).unwrap();
    let (err, status) = mistake(&["run", "snapshot", "--params", path]);
    assert_eq!(
        (err, status),
        (
            format!("ERROR cannot read {path}: No such file or directory (os error 2)\n"),
            Some(1)
        )
    );
}

#[test]
fn a_file_that_cannot_be_used_is_told_with_the_place() {
    for (text, told) in [
        (
            "- a",
            "params must contain a YAML map with string keys, not a list\n \
             --> standard input:1:1\n  |\n1 | - a\n  | ^^^\n",
        ),
        (
            "filename: x\ncompression: {1: x}\n",
            "map keyed with non-string value\n \
             --> standard input:2:15\n  |\n2 | compression: {1: x}\n  |               ^\n  \
             = help: put \"1\" in quotes\n",
        ),
        (
            "tables: [.inf]",
            "json: unsupported value: +Inf\n \
             --> standard input:1:10\n  |\n1 | tables: [.inf]\n  |          ^^^^\n",
        ),
        (
            "label: a: b",
            "a second `: ` in one line\n \
             --> standard input:1:9\n  |\n1 | label: a: b\n  |         ^\n  \
             = help: put the text in quotes: `label: 'a: b'`\n",
        ),
    ] {
        let ran = execute_with(&["run", "snapshot", "--params", "-"], text, false);
        assert_eq!((ran.err, ran.status), (format!("ERROR {told}"), Some(1)));
    }
}

#[test]
fn a_refused_call_is_told_with_what_may_have_been_meant() {
    assert_eq!(
        mistake(&["run", "snapshot", "filenam=x", "compression.quality=12"]),
        (
            "Operation 1 failed to schedule any tasks:\n\
             validation failed: (root) : \"filename\" property is missing and required, given \
             {\"compression\":{\"quality\":12},\"filenam\":\"x\"}; \
             (root) : additional property \"filenam\" is not allowed, given \
             {\"compression\":{\"quality\":12},\"filenam\":\"x\"}; \
             (root).compression.quality : must be lower than 9, given \"12\"\n\
             no param `filenam`; did you mean `filename`?\n"
                .to_owned(),
            Some(0)
        )
    );
    assert_eq!(
        mistake(&["run", "snapshoot"]),
        (
            "Operation 1 failed to schedule any tasks:\n\
             action \"snapshoot\" not defined on unit \"database/0\"\n\
             no action `snapshoot`; did you mean `snapshot`?\n"
                .to_owned(),
            Some(0)
        )
    );
}

#[test]
fn a_text_that_yaml_reads_as_something_else_is_told_with_how_to_give_it() {
    assert_eq!(
        mistake(&["run", "snapshot", "filename=12345678"]).0,
        "Operation 1 failed to schedule any tasks:\n\
         validation failed: (root).filename : must be of type string, given 12345678\n\
         YAML reads the value of `filename` as an integer; quote it twice, filename='\"...\"', or \
         use --string-args\n"
    );
    let (err, _) = mistake(&["run", "snapshot", "--string-args", "compression.quality=1"]);
    assert!(!err.contains("YAML"), "{err}");
}
