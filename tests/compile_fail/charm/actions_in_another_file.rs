use actions_runtime::charm_actions;

#[charm_actions("older/charmcraft.yaml")]
pub mod actions {}
use actions::{Action, BackupKind, BackupParams, Handler, HandlerResult};

struct Database;

impl Handler for Database {
    fn backup(&mut self, _action: &Action, params: BackupParams) -> HandlerResult {
        if params.kind == BackupKind::Full {
            return Ok([("file", params.filename)].into());
        }
        Ok(().into())
    }
}

fn main() {
    actions::dispatch(&mut Database);
}
