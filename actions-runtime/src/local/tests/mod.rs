//! Whole command lines, and all that they print.

mod params;
mod tasks;
mod usage;

use super::captured::{Captured, captured};
use crate::{ActionSet, Call, Declaration, Failure, HandlerResult, Results};

/// A charm that remembers its params.
#[derive(Default)]
struct Charm {
    params: Vec<String>,
}

struct Actions;

impl ActionSet<Charm> for Actions {
    fn declarations() -> &'static [Declaration] {
        const PAUSE: Declaration = Declaration::new(
            "pause",
            r#"{"additionalProperties":false,"properties":{},"title":"pause","type":"object"}"#,
        );
        const SNAPSHOT: Declaration = Declaration::new("snapshot", r#"{"additionalProperties":false,"properties":{"compression":{"additionalProperties":false,"properties":{"kind":{"default":"gzip","enum":["gzip","xz"]},"quality":{"maximum":9,"type":"integer"}},"type":"object"},"filename":{"description":"The name of the file.","minLength":1,"type":"string"},"tables":{"type":"array"}},"required":["filename"],"title":"snapshot","type":"object"}"#)
            .with_description("Take a snapshot.\nIt takes a while.");
        &[SNAPSHOT, PAUSE]
    }

    fn call(charm: &mut Charm, call: Call<'_>) -> HandlerResult {
        let action = call.action();
        charm.params.push(action.get()?);
        if call.name() == "pause" {
            return Ok(().into());
        }
        action.log("Starting snapshot")?;
        action.set("disk.free", "12")?;
        if charm.params.iter().any(|params| params.contains("full")) {
            return Err(Failure::new("no disk"));
        }
        action.log("Snapshot complete")?;
        Ok(Results::new()
            .with("snapshot-size", 4096)
            .with("note", "a\nb"))
    }
}

/// What a command line does.
struct Ran {
    out: String,
    err: String,
    status: Option<u8>,
    /// The params that the handlers got.
    params: Vec<String>,
}

fn execute_with(arguments: &[&str], input: &str, coloured: bool) -> Ran {
    let mut charm = Charm::default();
    let Captured { out, err, status } =
        captured::<Actions, _>(&mut charm, arguments, input.as_bytes(), coloured);
    Ran {
        out,
        err,
        status,
        params: charm.params,
    }
}

fn ran(arguments: &[&str]) -> Ran {
    execute_with(arguments, "", false)
}

/// What is told of a command line that cannot be used, and its status.
fn mistake(arguments: &[&str]) -> (String, Option<u8>) {
    let ran = ran(arguments);
    assert_eq!((ran.out.as_str(), ran.params.len()), ("", 0));
    (ran.err, ran.status)
}
