//! Real charms: what the macro makes of each declaration of a folder. `README.md` says how.

use std::path::Path;
use std::{env, fs};

use actions_derive_core::diagnostic::{Severity, render};
use actions_derive_core::source::Source;
use actions_derive_core::yaml::Reader;
use actions_properties::expansion::expanded;
use actions_tests::compiler::Compiler;
use serde::Deserialize;

/// What is refused of the corpus that this project is checked against, and why that is right: no task
/// could ever run with these.
const REFUSED: [(&str, &str); 2] = [
    (
        "canonical__charmcraft__tests__integration__services__sample_projects__complex-legacy__prime__actions.yaml",
        "`snapshot` requires `my-favourite-photo.tiff`, which its `additionalProperties: false` \
         keeps out",
    ),
    (
        "canonical__charmcraft__tests__integration__services__sample_projects__complex-self-contained__charmcraft.yaml",
        "the same `snapshot`",
    ),
];

const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/corpus");

#[test]
fn real_charms_compile() {
    let Some(folder) = env::var_os("CHARM_CORPUS") else {
        println!("left out: CHARM_CORPUS names no folder of declarations");
        return;
    };
    let folder = Path::new(&folder);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        files.extend(kind(&name).map(|kind| (name, kind)));
    }
    files.sort_unstable();
    let read = |file: &str| fs::read(folder.join(file)).expect("the file can be read");
    let (accepted, refused): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(file, _)| is_accepted(file, &read(file)));
    println!("{} accepted, {} refused", accepted.len(), refused.len());
    let names: Vec<_> = accepted.iter().map(|(file, _)| file.as_str()).collect();
    let unexpected = unexpected(folder, &names);
    assert!(unexpected.is_empty(), "{}", unexpected.join("\n"));
    let declarations = accepted.iter().map(|(file, kind)| (*kind, read(file)));
    Compiler::check_declarations(FOLDER, declarations);
}

/// The macro knows by its end who reads a file.
fn kind(file: &str) -> Option<&'static str> {
    ["charmcraft.yaml", "actions.yaml"].into_iter().find(|kind| file.ends_with(kind))
}

/// Whether nothing is wrong; what is wrong is printed.
fn is_accepted(file: &str, text: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(text) else {
        println!("{file}: not UTF-8");
        return false;
    };
    let reader = if file.ends_with("actions.yaml") { Reader::Juju } else { Reader::Charmcraft };
    let diagnostics = expanded(text, reader).diagnostics;
    for diagnostic in &diagnostics {
        println!("{}\n", render(diagnostic, &Source::new(file, text)));
    }
    diagnostics.iter().all(|found| found.severity != Severity::Error)
}

/// How what is accepted differs from what `index.json` in the folder says of Juju, the known
/// differences left out. Nothing for a folder without that file.
fn unexpected(folder: &Path, accepted: &[&str]) -> Vec<String> {
    #[derive(Deserialize)]
    struct Entry {
        file: String,
        juju_accepts: bool,
    }
    let Ok(index) = fs::read(folder.join("index.json")) else {
        return Vec::new();
    };
    let entries: Vec<Entry> = serde_json::from_slice(&index).expect("index.json lists the files");
    let unlike = entries.iter().filter_map(|Entry { file, juju_accepts }| {
        let reason = REFUSED.iter().find(|(known, _)| known == file);
        let how = match (accepted.contains(&file.as_str()), reason, juju_accepts) {
            (true, Some((_, reason)), _) => format!("accepted, but {reason}"),
            (true, None, false) => "accepted, and Juju rejects it".to_owned(),
            (false, None, true) => "refused or missing, and Juju takes it".to_owned(),
            _ => return None,
        };
        Some(format!("{file}: {how}"))
    });
    unlike.collect()
}
