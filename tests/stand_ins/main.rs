//! The rules that the stand-ins keep, the faults that they have, and what the harness makes of it.

mod faults;
mod harness;
mod rules;

use actions_tests::{Charm, Task, Unit};
use serde_json::json;

fn unit() -> Unit {
    Unit::new(env!("CARGO_BIN_EXE_hook-tools"))
}

/// Runs a script as the action `snapshot`, without params.
fn run(script: &str) -> Task {
    unit().run(&Charm::shell(script), "snapshot", &json!({}))
}
