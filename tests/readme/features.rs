//! The crates that the guide counts for each feature are those that cargo builds.

use std::collections::BTreeSet;
use std::process::Command;

use super::read;

#[test]
fn the_crates_of_each_feature_are_counted() {
    let page = read("actions-runtime/doc/guide/features.md");
    let rows = page.lines().filter(|line| line.starts_with("| ") && !line.contains("| feature |"));
    let mut features = Vec::new();
    for row in rows {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let [_, feature, _, built, in_binary, ..] = cells[..] else { panic!("{row}") };
        let feature = feature.trim_matches('`');
        let feature = if feature == "none" { "" } else { feature };
        let counted = ["normal", "normal,no-proc-macro"].map(|edges| crates(feature, edges));
        assert_eq!([built, in_binary], counted.map(|count| count.to_string()), "{feature}");
        features.push(feature);
    }
    assert_eq!(features, ["", "log", "testing", "juju", "local"]);
}

/// How many crates there are, with the runtime itself.
fn crates(feature: &str, edges: &str) -> usize {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--offline", "--locked", "--package=actions-runtime", "--prefix=none"])
        .args(["--no-default-features", "--features", feature, "--edges", edges])
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8(output.stdout).expect("a text");
    let names = listed.lines().filter_map(|line| line.split(' ').next());
    names.filter(|name| !name.is_empty()).collect::<BTreeSet<_>>().len()
}
