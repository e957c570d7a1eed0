//! A charm for local runs: its actions end in every way.

use std::process::{self, ExitCode};

use actions_runtime::{Action, HandlerResult, Results, Value, charm_actions, fail};

/// One of the actions of `charmcraft.yaml`.
#[charm_actions("local/charmcraft.yaml", only("echo"), allow(missing_type))]
mod echoes {}
use echoes::EchoParams;

/// The others, but for one that nothing takes.
#[charm_actions("local/charmcraft.yaml", skip("echo", "lost"), allow(open_params))]
mod ends {}
use ends::{EndHow, EndParams};

struct Ends;

impl echoes::Handler for Ends {
    fn echo(&mut self, action: &Action, params: EchoParams) -> HandlerResult {
        action.log("Two\nlines");
        let params = serde_json::to_value(params)?;
        let names = [action.id(), action.unit(), action.model()].map(Value::from);
        Ok(Results::new()
            .with("params", params.to_string())
            .with("names", Value::from(names.to_vec()).to_string()))
    }
}

impl ends::Handler for Ends {
    fn end(&mut self, action: &Action, params: EndParams) -> HandlerResult {
        action.set("early", 1);
        match params.how {
            EndHow::Completed => Ok([("late", 2)].into()),
            EndHow::Failed => fail!("no room"),
            EndHow::Panic => panic!("no luck"),
            EndHow::Exit => process::exit(i32::try_from(params.code).unwrap_or(1)),
            EndHow::Abort => process::abort(),
            EndHow::Printed => {
                println!("to standard output");
                eprintln!("to standard error");
                Ok(().into())
            }
        }
    }
}

fn main() -> ExitCode {
    actions_runtime::dispatch::<(echoes::Actions, ends::Actions), _>(&mut Ends)
        .unwrap_or(ExitCode::from(9))
}
