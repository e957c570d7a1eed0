use actions_runtime::charm_actions;

#[charm_actions("charmcraft.yaml")]
pub mod actions {}
use actions::*;

struct Database;

impl Handler for Database {
    fn snapshot(&mut self, _action: &Action, _params: SnapshotParams) -> HandlerResult {
        Ok(().into())
    }
    fn restore(&mut self, _action: &Action, _params: RestoreParams) -> HandlerResult {
        Ok(().into())
    }
    fn pause(&mut self, _action: &Action) -> HandlerResult {
        Ok(().into())
    }
    fn pauze(&mut self, _action: &Action) -> HandlerResult {
        Ok(().into())
    }
}

fn main() {}
