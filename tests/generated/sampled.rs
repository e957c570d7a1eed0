//! Declarations that a fuzzer could make, as one crate: what is accepted compiles.
//!
//! `SAMPLES=5000 SEED=2 cargo test -p actions-tests --test generated sampled` looks at others, and
//! at more of them.

use std::env;

use actions_derive_core::yaml::Reader;
use actions_properties::choices::{Choices, Random};
use actions_properties::{expansion, schema};
use actions_tests::compiler::Compiler;

const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/sampled");

#[test]
fn what_is_accepted_compiles() {
    let number = |name: &str| env::var(name).ok().and_then(|value| value.parse().ok());
    let mut random = Random::new(number("SEED").unwrap_or(1));
    let samples = 0..number("SAMPLES").unwrap_or(120);
    Compiler::check_declarations(FOLDER, samples.map(|_| accepted(&mut random)));
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
