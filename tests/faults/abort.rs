//! The charm built with `panic = "abort"`, where a panic cannot be caught. It builds all that the
//! charm needs under a profile of its own, and so is run by `.ci/run` alone.

use actions_tests::{Charm, End, Task};
use serde_json::json;

use crate::unit;

fn run(charm: &Charm, end: &str) -> Task {
    unit().run(charm, "work", &json!({"end": end}))
}

#[test]
#[ignore = "builds everything under another profile"]
fn a_charm_that_aborts_tells_every_end_but_a_panic() {
    let options = [
        "--package=actions-tests", "--bin=faults-charm", "--config=profile.abort.inherits='dev'",
        "--config=profile.abort.panic='abort'", "--profile=abort",
    ];
    let abort = Charm::built(&options);
    let task = run(&abort, "panic");
    assert_eq!(task.process.end, End::Signal(6));
    assert_eq!(task.message, "signal: aborted");
    assert_eq!(task.results, json!({"early": "1"}));
    let stderr = task.process.stderr;
    assert!(stderr.contains("\nno table orders\n"), "{stderr}");
    for end in ["results", "error", "fail", "refused", "exit-3"] {
        assert_eq!(run(&abort, end), run(&crate::charm(), end), "{end}");
    }
}
