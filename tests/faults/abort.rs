//! The charm built with `panic = "abort"`, where a panic cannot be caught.

use actions_tests::Charm;
use serde_json::json;

use crate::{directory, transcript, unit};

/// The same charm under a profile of its own, which is nowhere but here.
fn charm() -> Charm {
    let options = [
        "--bin=faults-charm",
        "--config=profile.abort.inherits='dev'",
        "--config=profile.abort.panic='abort'",
        "--profile=abort",
    ];
    Charm::built("actions-tests", &options)
}

fn transcript(charm: &Charm, end: &str) -> String {
    let unit = unit();
    let task = unit.run(charm, "work", &json!({"end": end}));
    transcript::of(&task, &directory(&unit))
}

#[test]
fn juju_sees_the_signal_and_the_panic_is_on_standard_error() {
    let charm = charm();
    let told = transcript(&charm, "panic");
    let (before, panic) = told.split_once("\nstderr ").expect("the panic is told");
    assert_eq!(
        before,
        "> action-get --format=json\n\
         > action-log -- Working\n\
         > action-set early=1\n\
         failed, signal 6: signal: aborted\n\
         results {\"early\":\"1\"}\n\
         log Working"
    );
    assert!(panic.contains("\n    no table orders\n"), "{panic}");
}

#[test]
fn the_other_ends_are_the_same() {
    let (abort, unwind) = (charm(), crate::charm());
    for end in ["results", "error", "fail-twice", "refused", "exit-3"] {
        assert_eq!(transcript(&abort, end), transcript(&unwind, end));
    }
}
