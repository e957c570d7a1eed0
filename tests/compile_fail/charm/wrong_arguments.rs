use actions_runtime::charm_actions;

#[charm_actions("charmcraft.yaml", runtime = other)]
pub mod unknown {}

#[charm_actions("charmcraft.yaml", alow(format))]
pub mod misspelt {}

#[charm_actions("charmcraft.yaml" allow(format))]
pub mod no_comma {}

#[charm_actions("charmcraft.yaml", "actions.yaml")]
pub mod two_paths {}

#[charm_actions("charmcraft.yaml", crate = "actions_runtime")]
pub mod text_for_path {}

#[charm_actions("charmcraft.yaml", allow(formats))]
pub mod unknown_warning {}

#[charm_actions("charmcraft.yaml", allow = format)]
pub mod no_parentheses {}

#[charm_actions("charmcraft.yaml", rename("snapshot.filename"))]
pub mod no_name {}

#[charm_actions("charmcraft.yaml", rename("pause" = "hold", "pause" = "wait"))]
pub mod renamed_twice {}

#[charm_actions("charmcraft.yaml", secret("snapshot.filenam"))]
pub mod misspelt_secret {}

#[charm_actions("charmcraft.yaml", only("pause", "snapshoot"))]
pub mod misspelt_action {}

#[charm_actions("charmcraft.yaml", skip("snapshot"), secret("snapshot.filename"))]
pub mod left_out {}

#[charm_actions("charmcraft.yaml", only("pause"), skip("snapshot"))]
pub mod only_and_skip {}

#[charm_actions("charmcraft.yaml", only())]
pub mod no_action {}

#[charm_actions("charmcraft.yaml", secret(snapshot.filename))]
pub mod no_text {}

fn main() {}
