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
