//! The snapshot of `tests/twin` with the macro: the same calls, the same words, and no more work.

use std::process::ExitCode;

use actions_runtime::{Action, ActionResults, HandlerResult, charm_actions, fail};

/// The actions.
#[charm_actions("charmcraft.yaml")]
pub mod actions {}

use actions::{Handler, SnapshotCompression, SnapshotParams};

struct Charm;

#[derive(ActionResults)]
struct Taken {
    snapshot: Snapshot,
}

#[derive(ActionResults)]
struct Snapshot {
    file: String,
    kind: &'static str,
    size: u64,
}

impl Handler for Charm {
    fn snapshot(&mut self, action: &Action, params: SnapshotParams) -> HandlerResult {
        let SnapshotCompression { kind, quality } = params.compression;
        action.log("Starting snapshot");
        if params.filename.contains('/') {
            fail!("filename: must be a name, not a path");
        }
        action.log(format_args!("Compressed with {kind} at quality {quality}"));
        let snapshot = Snapshot { file: params.filename, kind: kind.as_str(), size: 4096 };
        Ok(Taken { snapshot }.into())
    }
}

fn main() -> ExitCode {
    actions::dispatch(&mut Charm).unwrap_or(ExitCode::SUCCESS)
}
