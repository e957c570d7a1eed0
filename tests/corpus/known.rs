//! The corpus of real charms that this project is checked against, whose declarations Juju takes.

use std::fs;
use std::path::Path;

use serde::Deserialize;

/// What is refused of it, and why that is right: no task could ever run with these.
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

#[derive(Deserialize)]
struct Entry {
    file: String,
    juju_accepts: bool,
}

/// How what is accepted differs from what `index.json` in the folder says of Juju, the known
/// differences left out. Nothing for a folder without that file.
pub(crate) fn unexpected(folder: &Path, accepted: &[&str]) -> Vec<String> {
    let Ok(index) = fs::read(folder.join("index.json")) else {
        return Vec::new();
    };
    let entries: Vec<Entry> = match serde_json::from_slice(&index) {
        Ok(entries) => entries,
        Err(error) => return vec![format!("index.json: {error}")],
    };
    let mut unexpected = Vec::new();
    for Entry { file, juju_accepts } in &entries {
        let reason = REFUSED.iter().find(|(known, _)| known == file);
        match (accepted.contains(&file.as_str()), reason) {
            (true, Some((_, reason))) => {
                unexpected.push(format!("{file}: accepted, but {reason}"));
            }
            (true, None) if !juju_accepts => {
                unexpected.push(format!("{file}: accepted, and Juju rejects it"));
            }
            (false, None) if *juju_accepts => {
                unexpected.push(format!("{file}: refused or missing, and Juju takes it"));
            }
            _ => {}
        }
    }
    unexpected
}
