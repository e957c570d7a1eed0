//! `run`: an action, called as `juju run` calls it.

use std::sync::{Arc, Mutex, PoisonError};

use super::clock::Second;
use super::command::Run;
use super::console::Console;
use super::mistakes::Mistake;
use super::names::application;
use super::task::{OPERATION, TASK, Task};
use super::{declared, given, near, unquoted};
use crate::action_set::ActionSet;
use crate::environment::Environment;
use crate::simulation::{self, Controller, Refused};

pub(super) fn run<S: ActionSet<C>, C: ?Sized>(
    charm: &mut C,
    run: &Run,
    program: &str,
    console: &Console,
) -> Result<(), Mistake> {
    let declarations = S::declarations();
    let params = given::params(run, declarations, console)?;
    let unit = match &run.unit {
        Some(unit) => unit.clone(),
        None => format!("{}/0", application(program)),
    };
    let controller = Controller {
        declarations,
        juju: run.juju,
        unit: &unit,
    };
    let enqueued = Second::of((console.now)());
    let task = match controller.admit(&run.action, params.clone()) {
        Ok(params) => {
            announce(&unit, console);
            perform::<S, C>(charm, run, &params, unit, enqueued, console)
        }
        Err(refused) => {
            if refused.at_unit() {
                announce(&unit, console);
            } else {
                refuse(&refused, console);
            }
            let mut hints = near::hints(&run.action, &params, declarations);
            if let Some(schema) = declared::schema(&run.action, declarations) {
                hints.extend(unquoted::hints(run, &schema));
            }
            for hint in hints {
                console.err.print(&format!("{hint}\n"));
            }
            if !refused.at_unit() {
                return Ok(());
            }
            Task::refused(unit, refused.to_string(), enqueued)
        }
    };
    task.print(run.format, console);
    Ok(())
}

fn announce(unit: &str, console: &Console) {
    let tag = format!("unit-{}", unit.replace('/', "-"));
    console.err.print(&format!(
        "Running operation {OPERATION} with 1 task\n  - task {TASK} on {}\n\nWaiting for task \
         {TASK}...\n\n",
        console.err.bold(&tag)
    ));
}

fn refuse(refused: &Refused, console: &Console) {
    let reason = console.err.red(&refused.to_string());
    console.err.print(&format!(
        "Operation {OPERATION} failed to schedule any tasks:\n{reason}\n"
    ));
}

fn perform<S: ActionSet<C>, C: ?Sized>(
    charm: &mut C,
    run: &Run,
    params: &str,
    unit: String,
    enqueued: Second,
    console: &Console,
) -> Task {
    let environment = Environment {
        id: TASK.to_owned(),
        name: run.action.clone(),
        unit: unit.clone(),
        model: "local".to_owned(),
    };
    let log = Arc::new(Mutex::new(Vec::new()));
    let (lines, err, now) = (Arc::clone(&log), console.err.clone(), console.now);
    let told = simulation::perform::<S, C>(charm, environment, params, move |line| {
        let second = Second::of(now());
        err.print(&format!("{} {line}\n", second.of_day()));
        let mut lines = lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.push(format!("{second} {line}"));
    });
    if !told.log.is_empty() {
        console.err.print("\n");
    }
    let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
    // As many as Juju keeps.
    log.truncate(told.log.len());
    Task {
        unit,
        failure: told.failure,
        results: Some(told.results),
        log: std::mem::take(&mut log),
        started: enqueued,
        completed: Second::of((console.now)()),
    }
}
