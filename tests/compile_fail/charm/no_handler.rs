use actions_runtime::charm_actions;

#[charm_actions("charmcraft.yaml")]
pub mod actions {}
use actions::*;

struct Database;

fn main() {
    dispatch(&mut Database);
}
