//! Why there is no task.

use std::path::Path;
use std::time::Duration;
use std::{fs, io};

use actions_runtime::juju::{ClientFault, Error, Unit};
use serde_json::json;

use crate::actions::PauseParams;
use crate::model::Model;
use crate::scenario::End;

fn pause(unit: &Unit) -> Error {
    unit.run(PauseParams).unwrap_err()
}

/// The fault of that `juju`, and the text of the error without the path.
fn fault(model: &Model, unit: &str) -> (ClientFault, String) {
    let error = pause(&model.unit(unit));
    let text = error.to_string();
    let text = text.strip_prefix(&format!("{}: ", model.program().display()));
    match error {
        Error::Client {
            program,
            fault: client,
        } => {
            assert_eq!(program, model.program());
            (client, text.unwrap().to_owned())
        }
        other => panic!("{other}"),
    }
}

fn refused(error: Error) -> String {
    match error {
        Error::Refused { reason, .. } => reason,
        other => panic!("{other}"),
    }
}

#[test]
fn unknown_names_are_refused() {
    let model = Model::completing();
    let error = pause(&model.unit("database/9"));
    assert_eq!(
        error.to_string(),
        "action `pause` was refused on database/9: unit-database-9 not found"
    );
    assert_eq!(refused(error), "unit-database-9 not found");
    let leader = Unit::leader("web").program(model.program());
    assert_eq!(
        refused(pause(&leader)),
        "could not determine leader for \"web\""
    );
    let error = model
        .unit("database/0")
        .run_untyped("snapshoot", json!({}))
        .unwrap_err();
    assert_eq!(
        refused(error),
        "action \"snapshoot\" not defined on unit \"database/0\""
    );
}

#[test]
fn params_that_break_the_schema_are_refused_in_jujus_words() {
    let reason =
        r#"validation failed: (root) : "filename" property is missing and required, given {}"#;
    let model = Model::new(End::Refused(reason.to_owned()));
    let error = model
        .unit("database/0")
        .run_untyped("snapshot", json!({}))
        .unwrap_err();
    assert_eq!(error.message(), reason);
    assert_eq!(
        error.to_string(),
        format!("action `snapshot` was refused on database/0: {reason}")
    );
}

#[test]
fn a_timeout_names_the_task() {
    let model = Model::new(End::TimedOut);
    let error = pause(&model.unit("database/0").wait(Duration::from_secs(5)));
    assert_eq!(
        error.to_string(),
        "action `pause` did not end within 5s (task 2 on database/0): see `juju show-task 2`, end \
         it with `juju cancel-task 2`, or give it more time with `Unit::wait`"
    );
    match error {
        Error::TimedOut { task, waited, .. } => {
            assert_eq!(task.as_deref(), Some("2"));
            assert_eq!(waited, Duration::from_secs(5));
        }
        other => panic!("{other}"),
    }
    match pause(&model.unit("database/0")) {
        Error::TimedOut { waited, .. } => assert_eq!(waited, Duration::from_secs(60)),
        other => panic!("{other}"),
    }
}

#[test]
fn an_old_juju_is_told() {
    let model = Model::of_version("2.9.52-ubuntu-amd64", End::TimedOut);
    let (fault, text) = fault(&model, "database/0");
    assert!(matches!(fault, ClientFault::TooOld { version } if version == "2.9.52-ubuntu-amd64"));
    assert_eq!(
        text,
        "version 2.9.52-ubuntu-amd64, whose `juju run` does not run actions; install 3.0 or later"
    );
    assert!(!model.was_asked());
}

#[test]
fn names_that_juju_does_not_take_are_told() {
    let model = Model::completing();
    for (unit, reason) in [
        ("--help", "invalid unit or action name \"--help\""),
        ("Database/0", "invalid unit or action name \"Database/0\""),
        ("database", "no unit specified"),
    ] {
        let (_, text) = fault(&model, unit);
        assert_eq!(text, format!("exit status 2: ERROR {reason}"));
    }
    assert!(!model.was_asked());
}

#[test]
fn a_missing_juju_is_told() {
    let error = pause(&Unit::new("database/0").program("/no/such/juju"));
    assert_eq!(
        error.to_string(),
        "/no/such/juju: not found; install it with `snap install juju`, or name another program \
         with `Unit::program`"
    );
    let error = pause(&Unit::new("database/0").program("no-such-juju"));
    let Error::Client { program, fault } = error else {
        panic!("{error}")
    };
    assert_eq!(program, Path::new("no-such-juju"));
    assert!(matches!(fault, ClientFault::Missing));
}

#[test]
fn a_juju_that_cannot_be_started_is_told() {
    let model = Model::completing();
    fs::remove_file(model.program()).unwrap();
    fs::write(model.program(), "").unwrap();
    let (fault, _) = fault(&model, "database/0");
    match fault {
        ClientFault::NotStarted(error) => {
            assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
        }
        other => panic!("{other}"),
    }
}

#[test]
fn a_juju_that_fails_is_told_with_its_words() {
    let stderr = "ERROR No controllers registered.\n\nPlease either create a new controller using \
                  \"juju bootstrap\" or connect to\nanother controller that you have been given \
                  access to using \"juju register\".\n";
    let model = Model::printing(1, "{}\n", stderr);
    let (_, text) = fault(&model, "database/0");
    assert_eq!(text, format!("exit status 1:\n{}", stderr.trim_end()));
}

#[test]
fn output_that_is_no_task_is_told() {
    let model = Model::printing(0, "<html>502 Bad Gateway</html>\n", "");
    let (fault, text) = fault(&model, "database/0");
    assert!(matches!(fault, ClientFault::Output { .. }));
    assert_eq!(
        text,
        "`juju run` did not print a task as JSON: expected value at line 1 column 1: <html>502 Bad \
         Gateway</html>"
    );
}
