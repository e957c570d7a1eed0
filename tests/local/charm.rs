//! A charm for local runs: its actions end in every way.

use std::process::{self, ExitCode};

use actions_runtime::{Action, HandlerResult, Results, Value, charm_actions, fail};

/// The charm's actions, read from `charmcraft.yaml`.
#[charm_actions("local/charmcraft.yaml", allow(missing_type, open_params))]
mod actions {}
use actions::{EchoParams, EndHow, EndParams, Handler};

struct Ends;

impl Handler for Ends {
    fn echo(&mut self, action: &Action, params: EchoParams) -> HandlerResult {
        action.log("Two\nlines");
        let params = serde_json::to_value(params)?;
        let names = [action.id(), action.unit(), action.model()].map(Value::from);
        Ok(Results::new()
            .with("params", params.to_string())
            .with("names", Value::from(names.to_vec()).to_string()))
    }

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
    actions::dispatch(&mut Ends).unwrap_or(ExitCode::from(9))
}
