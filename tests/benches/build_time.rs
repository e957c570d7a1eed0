//! What the compiler costs: a charm with the macro against the same charm with its items by hand.
//!
//! `cargo bench -p actions-benches --bench build_time [-- actions=10 touches=5]`
//!
//! The two charms are written to `target/build_time`. Both use the runtime; by hand, the structs
//! and enums derive serde's traits. Figures are seconds of processor time, in user and kernel, of
//! cargo and all its children; the two take turns. Clean builds are not incremental: cargo makes no
//! dependency from a registry so, while these, by path, would be.

#[path = "build_time/by_hand.rs"]
mod by_hand;

use std::collections::BTreeMap;
use std::env;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, exit};

use actions_benches::declaration::with_actions;
use actions_benches::{argument, processor, ratio, stop};

/// Where each compiler's time goes, when the bench stands before the compiler as
/// `RUSTC_WRAPPER`.
const TIMES: &str = "ACTIONS_BENCHES_TIMES";

/// What a charm that derives serde's traits compiles already.
const OF_SERDE_DERIVE: [&str; 4] = ["proc_macro2", "quote", "syn", "unicode_ident"];

fn main() {
    if let Some(times) = env::var_os(TIMES) {
        compile(Path::new(&times));
    }
    let actions = argument("actions", "10").parse().unwrap_or(10);
    let touches = argument("touches", "5").parse().unwrap_or(5);
    match run(actions, touches) {
        Ok(()) => {}
        Err(error) => stop(error),
    }
}

fn run(actions: usize, changes: usize) -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/build_time");
    let declaration = with_actions(actions, false);
    let hand = Charm::write(&root, "by-hand", &by_hand::charm(actions), &declaration)?;
    let ours = Charm::write(&root, "macro", &with_macro(actions), &declaration)?;
    println!(
        "{}; {actions} actions of ten params; CPU seconds, the least of several runs",
        processor::name()
    );
    println!("|  | by hand | macro | ratio |\n|---|---|---|---|");
    for command in ["check", "build --release"] {
        let (mut clean, mut touched) = ([u64::MAX; 2], [u64::MAX; 2]);
        for _ in 0..2 {
            for (least, charm) in clean.iter_mut().zip([&hand, &ours]) {
                *least = charm.clean(command)?.min(*least);
            }
        }
        for _ in 0..changes {
            for (least, charm) in touched.iter_mut().zip([&hand, &ours]) {
                *least = charm.touched(command)?.min(*least);
            }
        }
        row(&format!("{command}, clean"), clean);
        row(&format!("{command}, after a touch"), touched);
    }
    println!("\nWhat the macro's charm compiles with `check`, without serde and serde_json:\n");
    println!("| crate | CPU seconds |\n|---|---|");
    let costs = ours.costs()?;
    for (name, hundredths) in &costs {
        println!("| {name} | {} |", seconds(*hundredths));
    }
    println!("| all | {} |", seconds(costs.values().sum()));
    let new = costs
        .iter()
        .filter(|(name, _)| !OF_SERDE_DERIVE.contains(&name.as_str()));
    let new = new.map(|(_, hundredths)| hundredths).sum();
    println!("| all but what serde_derive needs too | {} |", seconds(new));
    Ok(())
}

fn row(what: &str, [hand, ours]: [u64; 2]) {
    let ratio = ratio(ours, hand);
    println!(
        "| {what} | {} | {} | {ratio} |",
        seconds(hand),
        seconds(ours)
    );
}

fn seconds(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// A charm to compile.
struct Charm {
    directory: PathBuf,
}

impl Charm {
    fn write(root: &Path, name: &str, main: &str, declaration: &str) -> io::Result<Self> {
        let directory = root.join(name);
        fs::create_dir_all(directory.join("src"))?;
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../actions-runtime");
        let runtime = runtime.canonicalize()?;
        let derive = if name == "macro" {
            ""
        } else {
            ", features = [\"derive\"]"
        };
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nactions-runtime = {{ path = \"{}\" }}\n\
             serde = {{ version = \"1\"{derive} }}\nserde_json = \"1\"\n\n[workspace]\n",
            runtime.display()
        );
        fs::write(directory.join("Cargo.toml"), manifest)?;
        fs::write(directory.join("charmcraft.yaml"), declaration)?;
        fs::write(directory.join("src/main.rs"), main)?;
        // The versions of the workspace; cargo drops what is not used.
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
        fs::copy(lock, directory.join("Cargo.lock"))?;
        Ok(Self { directory })
    }

    fn cargo(&self, command: &str) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args(command.split(' '))
            .args(["--quiet", "--target-dir", "target"])
            .current_dir(&self.directory);
        cargo
    }

    fn clean(&self, command: &str) -> io::Result<u64> {
        self.forget()?;
        let mut cargo = self.cargo(command);
        cargo.env("CARGO_INCREMENTAL", "0");
        time(cargo)
    }

    fn touched(&self, command: &str) -> io::Result<u64> {
        let main = self.directory.join("src/main.rs");
        let text = fs::read(&main)?;
        fs::write(&main, text)?;
        time(self.cargo(command))
    }

    /// The hundredths of each crate that is neither the charm nor serde.
    fn costs(&self) -> io::Result<BTreeMap<String, u64>> {
        self.forget()?;
        let times = self.directory.join("times");
        fs::write(&times, "")?;
        let mut cargo = self.cargo("check");
        cargo
            .env("CARGO_INCREMENTAL", "0")
            .env("RUSTC_WRAPPER", env::current_exe()?)
            .env(TIMES, &times);
        time(cargo)?;
        let known = [
            "serde",
            "serde_core",
            "serde_json",
            "itoa",
            "ryu",
            "zmij",
            "memchr",
            "macro",
            // Cargo's questions to the compiler.
            "___",
            "build",
        ];
        let mut costs = BTreeMap::new();
        for line in fs::read_to_string(&times)?.lines() {
            let Some((name, time)) = line.split_once(' ') else {
                continue;
            };
            if !known.contains(&name) {
                *costs.entry(name.to_owned()).or_default() += time.parse().unwrap_or(0);
            }
        }
        Ok(costs)
    }

    fn forget(&self) -> io::Result<()> {
        match fs::remove_dir_all(self.directory.join("target")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

fn time(mut command: Command) -> io::Result<u64> {
    let before = processor::hundredths_of_children();
    let status = command.status()?;
    if !status.success() {
        return Err(io::Error::other(format!("{command:?}: {status}")));
    }
    Ok(processor::hundredths_of_children() - before)
}

/// Stands before the compiler: runs it, and notes its time and what it compiled.
fn compile(times: &Path) -> ! {
    let mut arguments = env::args_os().skip(1);
    let compiler = arguments.next().unwrap_or_default();
    let arguments: Vec<_> = arguments.collect();
    let status = Command::new(compiler).args(&arguments).status();
    let mut words = arguments.iter();
    let named = words.any(|word| word == "--crate-name");
    if let (true, Some(name)) = (named, words.next()) {
        // A build script is its crate's.
        let name = name.to_string_lossy();
        let package = env::var("CARGO_PKG_NAME").unwrap_or_default();
        let name = if name.starts_with("build_script") {
            package.as_str()
        } else {
            &name
        };
        let line = format!(
            "{} {}\n",
            name.replace('-', "_"),
            processor::hundredths_of_children()
        );
        let file = OpenOptions::new().append(true).open(times);
        if let Err(error) = file.and_then(|mut file| file.write_all(line.as_bytes())) {
            stop(error);
        }
    }
    exit(status.ok().and_then(|status| status.code()).unwrap_or(1))
}

fn with_macro(actions: usize) -> String {
    let handlers = by_hand::handlers(actions);
    format!(
        "use std::process::ExitCode;\n\n\
         use actions_runtime::{{Action, HandlerResult, Results, charm_actions}};\n\n\
         #[charm_actions(\"charmcraft.yaml\")]\npub mod actions {{}}\nuse actions::*;\n\n{handlers}"
    )
}
