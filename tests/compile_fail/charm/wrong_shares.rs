use actions_runtime::charm_actions;

#[charm_actions("charmcraft.yaml", share("Kind" = "snapshot.compression.kind"))]
pub mod no_list {}

#[charm_actions("charmcraft.yaml", share("Name" = ["snapshot.filename", "restore.filename"]))]
pub mod no_type {}

#[charm_actions("charmcraft.yaml", share("Kind" = ["snapshot.compression.kind", "snapshot.compression"]))]
pub mod different {}

#[charm_actions("charmcraft.yaml", share("Kind" = ["snapshot.compression.kid", "restore.filename"]))]
pub mod misspelt {}

#[charm_actions("charmcraft.yaml", share("+" = ["snapshot.filename", "restore.filename"]))]
pub mod nameless {}

#[charm_actions("charmcraft.yaml", share("A" = ["a.b", "a.c"], "B" = ["a.b", "a.e"]))]
pub mod two_types {}

fn main() {}
