//! A charm that charmcraft packs outside of the repository.

use std::process::ExitCode;

use actions_runtime::{Action, Failure, HandlerResult, charm_actions};

/// The actions of `charmcraft.yaml`.
#[charm_actions("charmcraft.yaml")]
pub mod actions {}
use actions::*;

struct Charm;

impl Handler for Charm {
    fn greet(&mut self, action: &Action, params: GreetParams) -> HandlerResult {
        action.log("- thinking");
        action.log("--help is not needed");
        let GreetParams { name, greeting } = params;
        Ok([
            ("greeting.text", format!("{}, {name}!", greeting.word)),
            ("greeting.times", greeting.times.to_string()),
        ]
        .into())
    }

    fn refuse(&mut self, _action: &Action, params: RefuseParams) -> HandlerResult {
        Err(Failure::new(params.reason))
    }
}

fn main() -> ExitCode {
    actions::dispatch(&mut Charm).unwrap_or(ExitCode::SUCCESS)
}
