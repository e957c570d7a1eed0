//! What the README and the docs show is what the files hold and what the programs print.

mod commands;
mod features;
mod pages;

use pages::{Block, read, readme};

#[test]
fn the_minimal_charm_is_shown_whole() {
    for (language, file) in [
        ("toml", "examples/minimal/Cargo.toml"),
        ("yaml", "examples/minimal/charmcraft.yaml"),
        ("rust", "examples/minimal/src/main.rs"),
    ] {
        let whole = read(file);
        assert!(readme().in_language(language).any(|block| block == whole), "not shown:\n{whole}");
    }
}

#[test]
fn every_other_excerpt_is_in_a_charm_that_is_built() {
    let files = [
        "examples/database/charmcraft.yaml", "examples/database/src/charm.rs",
        "examples/minimal/Cargo.toml", "examples/minimal/charmcraft.yaml",
        "examples/minimal/src/main.rs", "tests/clients/charm/Cargo.toml",
        "tests/clients/charm/charmcraft.yaml",
    ]
    .map(read);
    for Block { language, text } in readme().blocks {
        if matches!(&*language, "toml" | "yaml" | "rust") {
            assert!(files.iter().any(|file| file.contains(&text)), "in no file:\n{text}");
        }
    }
}

#[test]
fn the_part_that_packs_a_charm_is_the_one_that_is_packed() {
    let declaration = read("tests/clients/charm/charmcraft.yaml");
    let (_, parts) = declaration.split_once("\nparts:\n").expect("parts");
    let (parts, _) = parts.split_once("\n\n").expect("more behind them");
    let packed = format!("parts:\n{parts}");
    for page in pages::all() {
        for shown in page.in_language("yaml").filter(|block| block.starts_with("parts:")) {
            // A crate in a folder is packed too.
            let mut lines: Vec<_> = shown.lines().collect();
            lines.retain(|line| !line.starts_with("    rust-path: "));
            assert_eq!(lines, packed.lines().collect::<Vec<_>>(), "on {}", page.name);
        }
    }
}

/// As `tests/clients/packing.py` fetches it, or as the examples have it.
#[test]
fn the_dependency_is_shown_as_it_is_built() {
    let manifests = [read("tests/clients/charm/Cargo.toml"), read("examples/minimal/Cargo.toml")];
    let features = read("actions-runtime/Cargo.toml");
    for page in pages::all() {
        for line in page.in_language("toml").flat_map(str::lines) {
            let (dependency, feature) = match line.split_once(", features = [\"") {
                Some((dependency, rest)) => {
                    (format!("{dependency} }}"), rest.strip_suffix("\"] }"))
                }
                None => (line.to_owned(), None),
            };
            let is_built = manifests.iter().any(|manifest| manifest.contains(&dependency))
                && feature.is_none_or(|name| features.contains(&format!("\n{name} = [")));
            assert!(is_built, "in no manifest of a charm, on {}: {line}", page.name);
        }
    }
}
