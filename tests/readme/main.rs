//! What the README and the docs show is what the files hold and what the programs print.

mod commands;
mod features;
mod pages;

use pages::{Block, read, readme};

/// Of the minimal charm, as it is in a folder of its own.
fn alone(file: &str) -> String {
    let text = read(format!("examples/minimal/{file}"));
    let text = text.replace("path = \"../../", "git = \"https://example.com/");
    let Some((before, rest)) = text.split_once("    # The workspace") else { return text };
    let (_, after) = rest.split_once("examples/minimal]\n").expect("the folder of the crate");
    format!("{before}    source: .\n{after}")
}

#[test]
fn the_minimal_charm_is_shown_whole_and_excerpts_are_of_a_charm_that_is_built() {
    let whole = ["Cargo.toml", "charmcraft.yaml", "src/main.rs"].map(alone);
    let built = ["charmcraft.yaml", "src/charm.rs"].map(|file| format!("examples/database/{file}"));
    let built = built.map(read);
    let mut shown = readme().blocks;
    shown.retain(|block| matches!(&*block.language, "toml" | "yaml" | "rust"));
    for text in &whole {
        assert!(shown.iter().any(|block| block.text == *text), "not shown:\n{text}");
    }
    for Block { text, .. } in shown {
        let is_built = whole.contains(&text) || built.iter().any(|file| file.contains(&text));
        assert!(is_built, "in no file:\n{text}");
    }
}

#[test]
fn what_packs_a_charm_is_what_is_packed() {
    let packed = read("tests/clients/charm/charmcraft.yaml");
    let minimal = alone("charmcraft.yaml");
    for page in pages::all() {
        let blocks = page.in_language("yaml");
        for shown in blocks.filter(|block| ["my-", "minimal-"].iter().any(|my| block.contains(my)))
        {
            let shown = shown.replace("minimal-charm", "my-charm").replace("display-name", "title");
            for text in shown.trim_end().split("\n\n") {
                let is_other = !text.contains("plugin: ") && minimal.contains(text);
                assert!(is_other || packed.contains(text), "on {}:\n{text}", page.name);
            }
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
