use actions_runtime::charm_actions;

#[charm_actions("charmcraft.yaml")]
pub mod actions {}
use actions::*;

struct Database;

fn main() {
    let _ = Database;
    let _ = RestoreParams {
        file: "db.tar.gz".to_owned(),
        filename: "db.tar.gz".to_owned(),
    };
}
