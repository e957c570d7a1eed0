//! The shortest charm with actions.

use std::process::ExitCode;

use actions_runtime::{Action, HandlerResult, charm_actions};

/// The actions of `charmcraft.yaml`.
#[charm_actions("charmcraft.yaml")]
pub mod actions {}
use actions::*;

struct Charm;

impl Handler for Charm {
    fn greet(&mut self, action: &Action, params: GreetParams) -> HandlerResult {
        action.log("Thinking of something nice to say");
        Ok([("greeting", format!("Hello, {}!", params.name))].into())
    }

    fn reload(&mut self, _action: &Action) -> HandlerResult {
        Ok(().into())
    }
}

fn main() -> ExitCode {
    actions::dispatch(&mut Charm).unwrap_or(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use actions_runtime::testing::{Context, Error};

    use super::*;

    #[test]
    fn somebody_is_greeted() -> Result<(), Error> {
        let task = Context::new(Actions).call(&mut Charm, GreetParams::new("Ada"))?;
        assert_eq!(task.results, [("greeting", "Hello, Ada!")]);
        Ok(())
    }
}
