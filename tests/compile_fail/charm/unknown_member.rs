use actions_runtime::charm_actions;

#[charm_actions("charmcraft.yaml")]
pub mod actions {}
use actions::*;

struct Database;

impl Database {
    fn is_small(kind: SnapshotCompressionKind) -> bool {
        kind == SnapshotCompressionKind::Zstd
    }
}

fn main() {
    let _ = Database::is_small;
}
