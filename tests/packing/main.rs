//! The examples by charmcraft's rules for a charm with `base` and `platforms` and a Rust part.
//!
//! charmcraft publishes its JSON schema with its source only, and no registry of packages has it;
//! so these are the rules themselves: `charmcraft/models/project.py`, and the plugin `rust` of
//! craft-parts.

use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::{Mapping, Value};

const DATABASE: &str = include_str!("../../examples/database/charmcraft.yaml");
const MINIMAL: &str = include_str!("../../examples/minimal/charmcraft.yaml");

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples")
}

/// What the top level of a charm with platforms may have, as far as these examples go.
const KEYS: [&str; 10] = [
    "name",
    "type",
    "title",
    "summary",
    "description",
    "base",
    "platforms",
    "parts",
    "actions",
    "links",
];
/// The options of the plugin, beside those that every part has.
const RUST: [&str; 8] = [
    "rust-channel",
    "rust-features",
    "rust-no-default-features",
    "rust-path",
    "rust-use-global-lto",
    "rust-cargo-parameters",
    "rust-ignore-toolchain-file",
    "rust-inherit-ldflags",
];
const PART: [&str; 8] = [
    "plugin",
    "source",
    "source-type",
    "source-subdir",
    "override-build",
    "build-packages",
    "build-snaps",
    "stage-packages",
];

fn text<'a>(map: &'a Mapping, key: &str) -> &'a str {
    let value = map.get(key).unwrap_or_else(|| panic!("`{key}` is missing"));
    value
        .as_str()
        .unwrap_or_else(|| panic!("`{key}` is no string"))
}

fn map<'a>(map: &'a Mapping, key: &str) -> &'a Mapping {
    let value = map.get(key).unwrap_or_else(|| panic!("`{key}` is missing"));
    value
        .as_mapping()
        .unwrap_or_else(|| panic!("`{key}` is no map"))
}

fn keys(map: &Mapping) -> impl Iterator<Item = &str> {
    map.keys()
        .map(|key| key.as_str().expect("keys are strings"))
}

fn there(path: impl AsRef<Path>) -> PathBuf {
    let path = path.as_ref();
    fs::canonicalize(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What the manifest in `folder` needs beside it: the paths it names, and the root of the workspace
/// where it takes something from that.
fn needed(folder: &Path) -> Vec<PathBuf> {
    let read = |folder: &Path| fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    let manifest = read(folder);
    let paths = manifest.split("path = \"").skip(1);
    let paths = paths.filter_map(|rest| rest.split_once('"'));
    let mut needed: Vec<_> = paths.map(|(path, _)| there(folder.join(path))).collect();
    if manifest.contains("workspace = true") {
        let mut roots = folder.ancestors().skip(1);
        let root = roots.find(|folder| read(folder).contains("[workspace]"));
        needed.push(root.expect("there is a workspace").to_owned());
    }
    assert!(!needed.is_empty(), "actions-runtime is not in a registry");
    needed
}

/// Panics where the charm in `folder` would be built without what it needs: charmcraft copies the
/// source, and builds in the copy.
fn check_source(part: &Mapping, folder: &Path) {
    let folder = there(folder);
    let source = there(folder.join(text(part, "source")));
    for path in needed(&folder) {
        let (path, inside) = (path.display(), path.starts_with(&source));
        assert!(inside, "{path} is not in the source of the part");
    }
    let built: Vec<String> = match part.get("rust-path") {
        Some(paths) => serde_yaml::from_value(paths.clone()).expect("a list of folders"),
        None => vec![".".to_owned()],
    };
    let built: Vec<_> = built.iter().map(|path| there(source.join(path))).collect();
    assert_eq!(built, [folder], "what is built is the charm");
}

/// Panics where charmcraft would not pack the charm in `folder`.
fn check(yaml: &str, folder: &str) {
    let project: Mapping = serde_yaml::from_str(yaml).expect("it is YAML");
    for key in keys(&project) {
        assert!(KEYS.contains(&key), "charmcraft does not know `{key}`");
    }
    let name = text(&project, "name");
    let is_plain = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '-';
    assert!(name.chars().all(is_plain), "`{name}` is no name");
    assert!(
        name.contains(|char: char| char.is_ascii_lowercase()),
        "`{name}` has no letter"
    );
    assert!(!name.starts_with('-') && !name.ends_with('-') && !name.contains("--"));
    assert_eq!(text(&project, "type"), "charm");
    assert!(
        text(&project, "summary").chars().count() <= 78,
        "the summary is too long"
    );
    assert!(!text(&project, "description").is_empty());
    let bases = [
        "ubuntu@22.04",
        "ubuntu@24.04",
        "ubuntu@25.10",
        "ubuntu@26.04",
    ];
    assert!(bases.contains(&text(&project, "base")), "no such base");
    let known = ["amd64", "arm64", "armhf", "ppc64el", "riscv64", "s390x"];
    for platform in keys(map(&project, "platforms")) {
        assert!(known.contains(&platform), "`{platform}` is no platform");
    }
    for (name, part) in map(&project, "parts") {
        let part = part.as_mapping().expect("a part is a map");
        assert_eq!(text(part, "plugin"), "rust", "{name:?}");
        for key in keys(part) {
            let is_known = PART.contains(&key) || RUST.contains(&key);
            assert!(is_known, "the part {name:?} cannot have `{key}`");
        }
        assert!(matches!(
            part.get("rust-features"),
            None | Some(Value::Sequence(_))
        ));
        assert!(matches!(
            part.get("rust-no-default-features"),
            None | Some(Value::Bool(_))
        ));
        check_source(part, &examples().join(folder));
        let build = text(part, "override-build");
        assert!(
            build.starts_with("craftctl default\n"),
            "the plugin must run first"
        );
        assert!(
            build.contains("$CRAFT_PART_INSTALL/dispatch"),
            "Juju starts the file `dispatch`"
        );
    }
}

#[test]
fn the_model_charm_can_be_packed() {
    check(DATABASE, "database");
}

#[test]
fn the_minimal_charm_can_be_packed() {
    check(MINIMAL, "minimal");
}

#[test]
#[should_panic(expected = "charmcraft does not know `action`")]
fn a_mistake_is_found() {
    check(&MINIMAL.replace("actions:", "action:"), "minimal");
}

#[test]
#[should_panic(expected = "actions-runtime is not in the source of the part")]
fn a_source_without_the_dependencies_is_found() {
    check(&MINIMAL.replace("source: ../..", "source: ."), "minimal");
}

#[test]
#[should_panic(expected = "what is built is the charm")]
fn a_source_of_another_package_is_found() {
    check(
        &DATABASE.replace("examples/database", "examples/minimal"),
        "database",
    );
}
