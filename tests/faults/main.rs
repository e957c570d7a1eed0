//! What the operator sees of an action, whatever becomes of the hook tools and of the handler.
//!
//! `every.rs` runs each fault of a tool at each call with each end of a handler, and judges by rules;
//! the tables in `table/` have the words of each end.

mod every;
mod floor;
mod secrets;
mod surroundings;
mod tables;

use std::path::{Path, PathBuf};

use actions_tests::{Charm, End, Unit};
use serde_json::json;

/// The charm of this folder.
fn charm() -> Charm {
    Charm::new(env!("CARGO_BIN_EXE_faults-charm"))
}

fn unit() -> Unit {
    Unit::new(env!("CARGO_BIN_EXE_hook-tools"))
}

/// What stands in for the command of the model charm.
fn admin_command() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("database/commands/database-admin")
}

/// With `panic = "abort"`, where a panic cannot be caught. All that the charm needs is built for it, and
/// so it is run by `.ci/run` alone.
#[test]
#[ignore = "builds everything under another profile"]
fn a_charm_that_aborts_tells_every_end_but_a_panic() {
    let options = [
        "--package=actions-tests", "--bin=faults-charm", "--config=profile.abort.inherits='dev'",
        "--config=profile.abort.panic='abort'", "--profile=abort",
    ];
    let abort = Charm::built(&options);
    let run = |charm: &Charm, end: &str| unit().run(charm, "work", &json!({"end": end}));
    let task = run(&abort, "panic");
    assert_eq!(task.process.end, End::Signal(6));
    assert_eq!(task.message, "signal: aborted");
    assert_eq!(task.results, json!({"early": "1"}));
    let stderr = task.process.stderr;
    assert!(stderr.contains("\nno table orders\n"), "{stderr}");
    for end in ["results", "error", "fail", "refused", "exit-3"] {
        assert_eq!(run(&abort, end), run(&charm(), end), "{end}");
    }
}
