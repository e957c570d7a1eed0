//! The targets of `tests/fuzz` on a stable compiler, for seconds: with bytes from a fixed seed, and
//! with every input that once broke something.

use std::fs;
use std::path::Path;

use actions_properties::choices::Random;
use actions_properties::{declaration, descriptions, names, params, results, schema};

/// Calls a target `rounds` times with up to `longest` bytes, and with what is in `found/<name>`.
fn smoke(name: &str, target: fn(&[u8]), rounds: usize, longest: usize) {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/found").join(name);
    for file in fs::read_dir(found).into_iter().flatten() {
        let path = file.expect("the folder can be read").path();
        println!("{}", path.display());
        target(&fs::read(path).expect("the file can be read"));
    }
    let mut random = Random::new(1);
    for _ in 0..rounds {
        let length = random.below(longest + 1);
        target(&random.bytes(length));
    }
}

#[test]
fn declarations_of_any_bytes() {
    smoke("declaration", declaration::any, 100, 64);
}

#[test]
fn declarations_of_keywords() {
    smoke("schema", schema::any, 60, 300);
}

#[test]
fn params_of_any_bytes() {
    smoke("params", params::any, 5_000, 100);
}

#[test]
fn results_of_any_keys_and_values() {
    smoke("results", results::any, 150, 100);
}

#[test]
fn any_names() {
    smoke("names", names::any, 3_000, 60);
}

#[test]
fn any_descriptions() {
    smoke("descriptions", descriptions::any, 5_000, 60);
}
