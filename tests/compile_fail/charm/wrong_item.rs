use actions_runtime::charm_actions;

#[charm_actions("charmcraft.yaml")]
pub struct Structure;

#[charm_actions("charmcraft.yaml")]
pub trait Handler {}

#[charm_actions("charmcraft.yaml")]
impl Structure {}

#[charm_actions("charmcraft.yaml")]
pub fn function() {}

#[charm_actions("charmcraft.yaml")]
pub const CONSTANT: u8 = 0;

fn main() {}
