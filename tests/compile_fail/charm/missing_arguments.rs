use actions_runtime::charm_actions;

#[charm_actions]
pub mod none {}

#[charm_actions()]
pub mod empty {}

#[charm_actions(charmcraft.yaml)]
pub mod no_string {}

#[charm_actions(path = "charmcraft.yaml")]
pub mod named {}

fn main() {}
