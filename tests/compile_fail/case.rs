//! The cases of a folder.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A mistake.
pub(crate) struct Case {
    /// The name of its files.
    pub(crate) name: String,
    /// The charm.
    pub(crate) charm: String,
    /// What the compiler says about it; empty where that is not yet written.
    pub(crate) expected: String,
}

/// A file of this folder.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("compile_fail")
        .join(name)
}

/// The cases of a folder by name. Each has a charm, a declaration, or both, or several small
/// declarations in one `.cases`.
pub(crate) fn all(name: &str) -> Vec<Case> {
    let files = files(name);
    let mut names = BTreeSet::new();
    for file in &files {
        match file.rsplit_once('.') {
            Some((stem, "rs" | "cases")) => names.insert(stem),
            Some((stem, "yaml")) if !is_shared(file) => names.insert(stem),
            _ => false,
        };
    }
    let read = |file: String| fs::read_to_string(folder(name).join(file));
    let case = |stem: &str| Case {
        name: stem.to_owned(),
        charm: read(format!("{stem}.rs")).unwrap_or_else(|_| match read(format!("{stem}.cases")) {
            Ok(text) => bare_charm(parts(&text).map(|(file, _)| file)),
            Err(_) => bare_charm([format!("{stem}.yaml").as_str()].into_iter()),
        }),
        expected: read(format!("{stem}.txt")).unwrap_or_default(),
    };
    let leftover = |file: &&String| {
        file.strip_suffix(".txt")
            .is_some_and(|stem| !names.contains(stem))
    };
    assert_eq!(
        files.iter().find(leftover),
        None,
        "nothing has this outcome"
    );
    names.iter().copied().map(case).collect()
}

/// The declarations of a folder by the names of their files.
pub(crate) fn declarations(name: &str) -> Vec<(String, Vec<u8>)> {
    let mut declarations = Vec::new();
    for file in files(name) {
        let text = || fs::read(folder(name).join(&file)).expect("the file can be read");
        match file.rsplit_once('.') {
            Some((_, "yaml")) => declarations.push((file.clone(), text())),
            Some((_, "cases")) => {
                let text = String::from_utf8(text()).expect("it is UTF-8");
                let parts = parts(&text).map(|(file, text)| (file.to_owned(), text.into()));
                declarations.extend(parts);
            }
            _ => {}
        }
    }
    declarations
}

/// The small declarations in one file, each below a line with the name of its own.
fn parts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = text.split("#### ").skip(1);
    parts.filter_map(|part| part.split_once('\n'))
}

/// Whether the declaration is that of all charms in its folder.
fn is_shared(file: &str) -> bool {
    file == "charmcraft.yaml"
}

/// A charm that does nothing with its declarations.
fn bare_charm<'a>(files: impl Iterator<Item = &'a str>) -> String {
    let mut charm = String::new();
    for file in files {
        let module = file.trim_end_matches(".yaml");
        let _ = writeln!(
            charm,
            "#[actions_runtime::charm_actions(\"{file}\")]\npub mod {module} {{}}\n"
        );
    }
    charm + "fn main() {}\n"
}

fn files(name: &str) -> Vec<String> {
    let entries = fs::read_dir(folder(name)).expect("the folder is there");
    let mut files: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    files.sort();
    files
}
