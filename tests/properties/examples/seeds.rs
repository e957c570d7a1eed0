//! Writes what the tests of the repository hold as the inputs that a fuzzer starts from.
//!
//! `cargo run -p actions-properties --example seeds` fills `tests/fuzz/corpus`.

use std::fs;
use std::path::{Path, PathBuf};

use actions_properties::choices::Random;
use serde_json::Value;

fn main() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let corpus = tests.join("fuzz/corpus");
    let vectors = |name: &str| -> Vec<Value> {
        let text = fs::read_to_string(tests.join("vectors").join(name)).expect("there are vectors");
        serde_json::from_str(&text).expect("they are a list")
    };
    let params = vectors("params.json");
    let declarations = vectors("declarations.json");
    let scalars = vectors("scalars.json");

    let mut yaml = Vec::new();
    yaml.extend(
        params
            .iter()
            .filter_map(|entry| text(entry, "charmcraft_yaml")),
    );
    for entry in &declarations {
        if let Some(actions) = text(entry, "actions_yaml") {
            yaml.push(format!("actions:\n  {}", actions.replace('\n', "\n  ")));
            yaml.push(actions);
        }
    }
    for entry in &scalars {
        let scalar = text(entry, "scalar").or_else(|| text(entry, "yaml"));
        yaml.extend(
            scalar.map(|scalar| format!("a:\n  params:\n    p:\n      default: {scalar}\n")),
        );
    }
    for file in files(&tests.join(".."), "yaml") {
        yaml.extend(fs::read_to_string(file));
    }
    write(&corpus.join("declaration"), yaml);

    let cases = params
        .iter()
        .filter_map(|entry| entry["cases"].as_array())
        .flatten();
    // The first byte says that the others are the text.
    let given = cases.map(|case| format!("\0{}", case["given"]));
    write(&corpus.join("params"), given);

    let mut random = Random::new(2);
    for (target, length) in [
        ("schema", 400),
        ("pattern", 40),
        ("results", 60),
        ("names", 60),
        ("descriptions", 60),
    ] {
        write(&corpus.join(target), (0..300).map(|_| random.bytes(length)));
    }
}

fn text(entry: &Value, key: &str) -> Option<String> {
    entry[key].as_str().map(str::to_owned)
}

/// The files of the repository with an extension, but for what is built.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("target") && !path.ends_with("corpus") {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found
}

fn write<S: AsRef<[u8]>>(folder: &Path, seeds: impl IntoIterator<Item = S>) {
    fs::create_dir_all(folder).expect("the folder can be made");
    for (index, seed) in seeds.into_iter().enumerate() {
        fs::write(folder.join(format!("seed-{index}")), seed).expect("the seed can be written");
    }
}
