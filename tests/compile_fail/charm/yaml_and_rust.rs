use actions_runtime::charm_actions;

#[charm_actions("yaml_and_rust.yaml")]
pub mod actions {}
use actions::*;

struct Database;

fn main() {
    let _ = Database;
    let params = RestoreParams::new("db.tar.gz");
    println!("{}", params.file_name);
}
