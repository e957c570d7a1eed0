use actions_runtime::charm_actions;

#[charm_actions("charmcraft.yaml")]
pub mod actions {}
use actions::*;

struct Database;

impl Database {
    fn kind(params: &SnapshotParams) -> &str {
        params.compression.kind
    }
    fn port(params: &SnapshotParams) -> u16 {
        params.filename
    }
}

fn main() {
    let _ = (Database::kind, Database::port);
}
