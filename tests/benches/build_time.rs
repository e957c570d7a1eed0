//! What the macro adds to the build of a charm: instructions of rustc for a clean `cargo check`.
//!
//! `cargo bench -p actions-benches --bench build_time [-- actions=10]`
//!
//! A charm with the macro, without features of the runtime, against the same one with structs that
//! derive serde's traits, with `serde_json`, and without this library. `check_cost.sh` counts with
//! valgrind, in minutes; seconds vary by half, instructions do not.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

use actions_benches::declaration::with_actions;
use actions_benches::{argument, stop};

const SERDE: &str = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";

fn main() {
    let actions = argument("actions", "10").parse().unwrap_or(10);
    if let Err(error) = run(actions) {
        stop(error);
    }
}

fn run(actions: usize) -> io::Result<()> {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../actions-runtime");
    let runtime =
        format!("actions-runtime = {{ path = '{}' }}\n", runtime.canonicalize()?.display());
    let plain = cost("plain", SERDE, &plain(actions), actions)?;
    let ours = cost("macro", &(runtime + SERDE), &with_macro(actions), actions)?;
    println!("{actions} actions: {:.3} of the plain check more", ours / plain - 1.0);
    Ok(())
}

/// 10^9 instructions for a charm of that name, after a line for each crate.
fn cost(name: &str, dependencies: &str, main: &str, actions: usize) -> io::Result<f64> {
    let benches = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = benches.join("../../target/build_time").join(name);
    fs::create_dir_all(folder.join("src"))?;
    let package = format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n");
    let manifest = format!("{package}\n[dependencies]\n{dependencies}\n[workspace]\n");
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("charmcraft.yaml"), with_actions(actions, false))?;
    fs::write(folder.join("src/main.rs"), main)?;
    // The versions of the workspace; cargo drops what is not used.
    fs::copy(benches.join("../../Cargo.lock"), folder.join("Cargo.lock"))?;
    let output = Command::new(benches.join("check_cost.sh")).arg(folder).output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    println!("{name}:\n{printed}");
    let sum = printed.lines().last().and_then(|line| line.split_whitespace().next());
    sum.and_then(|sum| sum.parse().ok())
        .ok_or_else(|| io::Error::other(String::from_utf8_lossy(&output.stderr)))
}

/// Structs of the params of [`with_actions`].
fn plain(actions: usize) -> String {
    let mut text = String::new();
    let derive = "#[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]";
    for number in 0..actions {
        let _ = write!(
            text,
            "{derive}\npub struct Action{number}Params {{
    pub name: String, pub path: String, pub count: u8, pub offset: Option<i64>,
    pub ratio: Option<f64>, pub force: bool, pub kind: Action{number}Kind,
    pub hosts: Option<Vec<String>>, pub limits: Action{number}Limits, pub note: Option<String>,
}}
{derive}\npub enum Action{number}Kind {{ All, Some, None }}
{derive}\npub struct Action{number}Limits {{ pub memory: Option<u64>, pub time: i64 }}
"
        );
    }
    let reads = (0..actions).map(|number| {
        format!("    let _ = serde_json::from_str::<Action{number}Params>(\"{{}}\");\n")
    });
    format!("{text}\nfn main() {{\n{}}}\n", reads.collect::<String>())
}

fn with_macro(actions: usize) -> String {
    let handlers = (0..actions).map(|number| {
        format!(
            "    fn action_{number}(&mut self, _: &Action, _: Action{number}Params) -> HandlerResult {{
        Ok(().into())\n    }}\n"
        )
    });
    let handlers: String = handlers.collect();
    format!(
        "#[actions_runtime::charm_actions(\"charmcraft.yaml\")]\npub mod actions {{}}\n\
         use actions::*;\n\nstruct Charm;\n\nimpl Handler for Charm {{\n{handlers}}}\n\n\
         fn main() {{\n    actions::dispatch(&mut Charm);\n}}\n"
    )
}
