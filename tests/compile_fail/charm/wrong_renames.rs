use actions_runtime::charm_actions;

#[charm_actions("charmcraft.yaml", rename("snapshot.file" = "path"))]
pub mod no_such_param {}

#[charm_actions("charmcraft.yaml", rename("resume" = "go"))]
pub mod no_such_action {}

#[charm_actions("charmcraft.yaml", rename("snapshot.compresion.kind" = "tool"))]
pub mod misspelt_path {}

#[charm_actions("charmcraft.yaml", rename("pause" = ""))]
pub mod empty_name {}

fn main() {}
