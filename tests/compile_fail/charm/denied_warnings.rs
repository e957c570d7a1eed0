#![deny(warnings)]

#[actions_runtime::charm_actions("denied_warnings.yaml")]
pub mod actions {}

fn main() {}
