//! A charm whose actions end in every way in which an action can end.

mod copy;
mod report;
mod secret;

use std::process::ExitCode;

use actions_runtime::{Action, Failure, HandlerResult, JujuLog, charm_actions};
use log::LevelFilter;

/// The charm's actions, read from `charmcraft.yaml`.
#[charm_actions("faults/charm/charmcraft.yaml")]
mod actions {}

use actions::{
    CountParams, Handler, KeepParams, ReportParams, SayHow, SayParams, WorkParams, dispatch,
};

struct Faults;

impl Handler for Faults {
    fn work(&mut self, action: &Action, params: WorkParams) -> HandlerResult {
        let WorkParams { end, careless } = params;
        if careless {
            action.log("Working")?;
            action.set("early", 1)?;
        } else {
            action.log("Working").ok();
            action.set("early", 1).ok();
        }
        copy::end(action, end, careless)
    }

    fn idle(&mut self, _: &Action) -> HandlerResult {
        Ok(().into())
    }

    fn report(&mut self, action: &Action, params: ReportParams) -> HandlerResult {
        report::of(action, params.of)
    }

    fn say(&mut self, action: &Action, params: SayParams) -> HandlerResult {
        let times = usize::try_from(params.times)?;
        let text = params.text.replace("NUL", "\0").repeat(times);
        match params.how {
            SayHow::Log => action.log(text)?,
            SayHow::Fail => action.fail(text)?,
            SayHow::Error => return Err(Failure::new(text)),
            SayHow::JujuLog => log::warn!("{text}"),
        }
        Ok(().into())
    }

    fn count(&mut self, action: &Action, params: CountParams) -> HandlerResult {
        let mut progress = action.progress("Copying tables", params.of);
        for _ in 0..params.steps {
            progress.advance(1);
        }
        Ok(().into())
    }

    fn keep(&mut self, action: &Action, params: KeepParams) -> HandlerResult {
        secret::keep(action, params)
    }
}

fn main() -> ExitCode {
    // A second logger cannot be: this is the first.
    let _ = JujuLog::init(LevelFilter::Info);
    dispatch(&mut Faults).unwrap_or(ExitCode::from(9))
}
