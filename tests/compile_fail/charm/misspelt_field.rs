use actions_runtime::charm_actions;

#[charm_actions("charmcraft.yaml")]
pub mod actions {}
use actions::*;

struct Database;

impl Database {
    fn quality(params: &SnapshotParams) -> u8 {
        params.compression.qualty
    }
}

fn main() {
    let _ = Database::quality;
}
