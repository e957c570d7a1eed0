//! How a task is told.

use super::{execute_with, ran};

const WAITING: &str = "\
Running operation 1 with 1 task
  - task 2 on unit-database-0

Waiting for task 2...

";

#[test]
fn a_task_is_printed_as_it_runs_and_ends() {
    let ran = ran(&["run", "snapshot", "filename=x"]);
    assert_eq!(ran.status, Some(0));
    assert_eq!(
        ran.err,
        format!("{WAITING}06:06:06 Starting snapshot\n06:06:06 Snapshot complete\n\n")
    );
    assert_eq!(
        ran.out,
        "disk:\n  free: \"12\"\nnote: |-\n  a\n  b\nsnapshot-size: \"4096\"\n\n"
    );
}

#[test]
fn a_failed_task_is_told_before_its_results() {
    let ran = ran(&["run", "snapshot", "filename=full"]);
    assert_eq!(ran.status, Some(0));
    assert_eq!(ran.err, format!("{WAITING}06:06:06 Starting snapshot\n\n"));
    assert_eq!(
        ran.out,
        "Action id 2 failed: no disk\ndisk:\n  free: \"12\"\n\n"
    );
}

#[test]
fn a_task_without_results_completes() {
    let ran = ran(&["run", "other/3", "pause"]);
    assert_eq!(ran.out, "Task 2 completed\n\n");
    assert_eq!(ran.err, WAITING.replace("database-0", "other-3"));
}

#[test]
fn the_leader_is_the_first_unit() {
    let leader = ran(&["run", "other/leader", "pause"]);
    assert_eq!(leader.err, WAITING.replace("database-0", "other-0"));
}

#[test]
fn the_formats_have_all_of_it() {
    let yaml = ran(&["run", "snapshot", "filename=full", "--format", "yaml"]);
    assert_eq!(
        yaml.out,
        "\
database/0:
  id: \"2\"
  log:
  - 2024-02-29 06:06:06 +0000 UTC Starting snapshot
  message: no disk
  results:
    disk:
      free: \"12\"
    return-code: 0
  status: failed
  timing:
    completed: 2024-02-29 06:06:06 +0000 UTC
    enqueued: 2024-02-29 06:06:06 +0000 UTC
    started: 2024-02-29 06:06:06 +0000 UTC
  unit: database/0
"
    );
    let json = ran(&["run", "pause", "--format=json"]);
    assert_eq!(
        json.out,
        concat!(
            r#"{"database/0":{"id":"2","results":{"return-code":0},"status":"completed","#,
            r#""timing":{"completed":"2024-02-29 06:06:06 +0000 UTC","#,
            r#""enqueued":"2024-02-29 06:06:06 +0000 UTC","#,
            r#""started":"2024-02-29 06:06:06 +0000 UTC"},"unit":"database/0"}}"#,
            "\n"
        )
    );
}

#[test]
fn juju_4_refuses_at_the_unit() {
    let arguments = [
        "run",
        "snapshot",
        "filename=x",
        "compression.kind=xz",
        "--juju=4",
    ];
    let ran = ran(&arguments);
    assert_eq!((ran.status, ran.params.len()), (Some(0), 0));
    assert_eq!(ran.err, WAITING);
    assert_eq!(
        ran.out,
        "Action id 2 failed: cannot run \"snapshot\" action: validation failed: \
         (root).compression : must be of type object, given \"map[kind:xz]\"\n\
         Task 2 failed\n\n"
    );
}

#[test]
fn colours_are_for_terminals() {
    let ran = execute_with(&["run", "snapshot", "filename=full"], "", true);
    assert!(ran.err.contains("on \u{1b}[1munit-database-0\u{1b}[0m\n"));
    assert!(
        ran.out
            .starts_with("\u{1b}[31mAction id 2 failed: no disk\u{1b}[0m\n")
    );
}
