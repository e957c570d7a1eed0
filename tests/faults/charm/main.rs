//! A charm whose actions end in every way in which an action can end.

mod copy;
mod report;
mod secret;

use std::env;
use std::process::ExitCode;

use actions_runtime::{Action, HandlerResult, JujuLog, charm_actions, fail};
use log::LevelFilter;

/// The charm's actions, read from `charmcraft.yaml`.
#[charm_actions("faults/charm/charmcraft.yaml")]
mod actions {}

use actions::{
    CountParams, Handler, KeepParams, ReportParams, SayHow, SayParams, WorkEnd, WorkParams,
    dispatch, dispatch_with,
};

#[derive(Default)]
struct Faults {
    /// Whether its end is no end.
    panics: bool,
}

impl Drop for Faults {
    fn drop(&mut self) {
        assert!(!self.panics, "no table orders");
    }
}

impl Handler for Faults {
    fn work(&mut self, action: &Action, params: WorkParams) -> HandlerResult {
        action.log("Working");
        action.set("early", 1);
        self.panics = params.end == WorkEnd::Drop;
        copy::end(action, params.end)
    }

    fn idle(&mut self, _: &Action) -> HandlerResult {
        Ok(().into())
    }

    fn report(&mut self, action: &Action, params: ReportParams) -> HandlerResult {
        Ok(report::of(action, params.of))
    }

    fn say(&mut self, action: &Action, params: SayParams) -> HandlerResult {
        let times = usize::try_from(params.times)?;
        let text = params.text.replace("NUL", "\0").repeat(times);
        match params.how {
            SayHow::Log => action.log(text),
            SayHow::Fail => fail!("{text}"),
            SayHow::Error => Err(text)?,
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
    let exit = match env::var("FAULTS_OPEN") {
        Ok(how) => dispatch_with(|_| match how.as_str() {
            "fails" => Err("there are no credentials"),
            _ => Ok(Faults::default()),
        }),
        Err(_) => dispatch(&mut Faults::default()),
    };
    exit.unwrap_or(ExitCode::from(9))
}
