//! The actions of every declaration in `params.json`, with a handler that keeps the params it gets.

// The modules come from a file of data; nobody reads the docs of their items.
#![allow(missing_docs)]

use actions_runtime::__private::Declaration;
use actions_runtime::testing::{Context, Error};
use actions_runtime::{Action, ActionSet, HandlerResult, Params};
use serde_json::Value;
use std::cell::Cell;

/// A call of an action.
#[derive(Debug)]
pub struct Call {
    /// The schema that Juju keeps for the action.
    pub schema: Value,
    /// How the call ended.
    pub answer: Answer,
}

/// How a call ended.
#[derive(Debug, PartialEq)]
pub enum Answer {
    /// The handler got these params, as its typed struct writes them.
    Params(Value),
    /// Juju refused the call, for these reasons.
    Refused(Vec<String>),
    /// The unit could not run it.
    Failed(String),
    /// There is no such declaration or action.
    Unknown,
}

/// A charm that keeps what its handlers get.
#[derive(Default)]
pub struct Kept(Option<Value>);

impl Kept {
    /// The typed params of an action, which must be the same after a way through JSON.
    fn keep<P: Params + PartialEq>(&mut self, params: &P) -> HandlerResult {
        let value = serde_json::to_value(params)?;
        let again: P = actions_runtime::__private::from_json(&value.to_string())?;
        assert!(again == *params, "{value} is not the same after decoding");
        self.0 = Some(value);
        Ok(().into())
    }
}

/// The actions of one declaration.
struct Declared {
    id: &'static str,
    declarations: fn() -> Vec<Declaration>,
    call: fn(&mut Kept, &Action) -> Option<HandlerResult>,
}

/// The actions of the declaration that this thread calls: so the harness is compiled once and not
/// for each of them.
struct Current;

thread_local! {
    static CURRENT: Cell<usize> = const { Cell::new(0) };
}

impl ActionSet<Kept> for Current {
    fn declarations() -> Vec<Declaration> {
        (VECTORS[CURRENT.get()].declarations)()
    }

    fn call(charm: &mut Kept, action: &Action) -> Option<HandlerResult> {
        (VECTORS[CURRENT.get()].call)(charm, action)
    }
}

/// Calls an action of the declaration `id`.
pub fn run_vector(id: &str, action: &str, given: Value) -> Option<Call> {
    CURRENT.set(VECTORS.iter().position(|known| known.id == id)?);
    let mut declared = Current::declarations().into_iter();
    let declared = declared.find(|declared| declared.name == action);
    let schema = declared.map_or("null", |declared| declared.schema);
    let mut kept = Kept::default();
    let answer = match Context::new(Current).run(&mut kept, action, given) {
        Ok(_) => kept.0.map_or(Answer::Unknown, Answer::Params),
        Err(Error::Refused { reasons, .. }) => Answer::Refused(reasons),
        Err(error) => Answer::Failed(error.message().to_owned()),
    };
    Some(Call { schema: schema.parse().unwrap_or(Value::Null), answer })
}

include!(concat!(env!("OUT_DIR"), "/vectors.rs"));
