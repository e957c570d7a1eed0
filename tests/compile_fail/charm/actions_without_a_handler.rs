use actions_runtime::charm_actions;

#[charm_actions("charmcraft.yaml")]
pub mod actions {}
use actions::*;

struct Database;

fn main() {
    actions_runtime::dispatch::<Actions, _>(&mut Database);
}
