use actions_runtime::charm_actions;

/// Without the traits of a value.
#[derive(serde::Serialize, serde::Deserialize)]
pub struct Bare(String);

/// Without those of serde.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread;

#[charm_actions("charmcraft.yaml", type("snapshot.filename" = Bare))]
pub mod bare {}

#[charm_actions("charmcraft.yaml", type("snapshot.compression" = crate::Unread))]
pub mod unread {}

#[charm_actions("charmcraft.yaml", type("snapshot.filename" = nowhere::Path))]
pub mod unknown {}

#[charm_actions("charmcraft.yaml", type("snapshot.filname" = String))]
pub mod misspelt {}

#[charm_actions("charmcraft.yaml", type("snapshot.filename" = "String"))]
pub mod text_for_type {}

#[charm_actions("charmcraft.yaml", type("snapshot" = String))]
pub mod action {}

#[charm_actions("charmcraft.yaml", type("snapshot.filename" = String, "snapshot.filename" = String))]
pub mod twice {}

fn main() {}
