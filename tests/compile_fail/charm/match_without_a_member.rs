use actions_runtime::charm_actions;

#[charm_actions("charmcraft.yaml")]
pub mod actions {}
use actions::*;

struct Database;

impl Database {
    fn extension(kind: SnapshotCompressionKind) -> &'static str {
        match kind {
            SnapshotCompressionKind::Gzip => "gz",
            SnapshotCompressionKind::Xz => "xz",
        }
    }
}

fn main() {
    let _ = Database::extension;
}
