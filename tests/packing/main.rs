//! The examples by charmcraft's rules for a charm with `base` and `platforms` and a Rust part.
//!
//! charmcraft publishes its JSON schema with its source only, and no registry of packages has it;
//! so these are the rules themselves: `charmcraft/models/project.py`, and the plugin `rust` of
//! craft-parts.

use serde_yaml::{Mapping, Value};

const DATABASE: &str = include_str!("../../examples/database/charmcraft.yaml");
const MINIMAL: &str = include_str!("../../examples/minimal/charmcraft.yaml");

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

/// Panics where charmcraft would not pack the charm.
fn check(yaml: &str) {
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
    check(DATABASE);
}

#[test]
fn the_minimal_charm_can_be_packed() {
    check(MINIMAL);
}

#[test]
#[should_panic(expected = "charmcraft does not know `action`")]
fn a_mistake_is_found() {
    check(&MINIMAL.replace("actions:", "action:"));
}
