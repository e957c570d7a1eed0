//! Declarations that a fuzzer could make, as one crate: what is accepted compiles.
//!
//! `SAMPLES=5000 SEED=2 cargo test -p actions-tests --test generated sampled` looks at others, and
//! at more of them.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use actions_derive_core::diagnostic::Warning;
use actions_derive_core::yaml::Reader;
use actions_properties::choices::{Choices, Random};
use actions_properties::{expansion, schema};
use actions_tests::compiler::Compiler;

#[test]
fn what_is_accepted_compiles() {
    let number = |name: &str| env::var(name).ok().and_then(|value| value.parse().ok());
    let samples = number("SAMPLES").unwrap_or(120);
    let mut random = Random::new(number("SEED").unwrap_or(1));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sampled");
    // What an earlier run left would stand beside what this one writes.
    let _ = fs::remove_dir_all(&folder);
    let compiler = Compiler::new(folder);
    let allowed = Warning::ALL.map(|(_, name)| name).join(", ");
    let mut charm = "#![deny(warnings)]\n\n".to_owned();
    for sample in 0..samples {
        let (name, text) = accepted(&mut random);
        let file = format!("declarations/{sample}/{name}");
        let _ = write!(
            charm,
            "#[actions_runtime::charm_actions({file:?}, allow({allowed}))]\npub mod of_{sample} {{}}\n\n"
        );
        compiler.write(file, text);
    }
    compiler.write("lib.rs", charm);
    compiler.check("rustc", "lib.rs");
}

/// A declaration without an error, and the name of its file.
fn accepted(random: &mut Random) -> (&'static str, String) {
    loop {
        let (name, reader) = match random.below(2) {
            0 => ("charmcraft.yaml", Reader::Charmcraft),
            _ => ("actions.yaml", Reader::Juju),
        };
        let bytes = random.bytes(600);
        let actions = schema::declaration(&mut Choices::new(&bytes));
        let text = schema::wrapped(&actions, reader);
        if expansion::check(&text, reader) {
            return (name, text);
        }
    }
}
