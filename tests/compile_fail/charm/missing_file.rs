#[actions_runtime::charm_actions("charmcaft.yaml")]
pub mod misspelt {}

#[actions_runtime::charm_actions("charm/actions.yaml")]
pub mod in_no_folder {}

#[actions_runtime::charm_actions("src")]
pub mod folder {}

fn main() {}
