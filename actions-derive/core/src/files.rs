//! Which files speak for a charm: its declaration, and what charmcraft reads beside it.
//!
//! The actions stand in `charmcraft.yaml` or in `actions.yaml`, and charmcraft refuses a charm that
//! has them in both. Its name stands in `charmcraft.yaml` or in `metadata.yaml`.

use crate::diagnostic::{Diagnostic, render};
use crate::packing;
use crate::similar;
use crate::source::Source;
use crate::yaml::{self, Node, Reader, decode_utf8};
use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// What the files beside a declaration say of it.
#[derive(Clone, Copy, Default)]
pub struct Beside<'a> {
    /// The name of the charm.
    pub charm: Option<&'a str>,
    /// The text of the `actions.yaml` beside it.
    pub actions_yaml: Option<&'a str>,
}

pub(crate) struct Files {
    pub(crate) declaration: File,
    pub(crate) reader: Reader,
    /// Those beside the declaration that were read.
    pub(crate) others: Vec<File>,
    pub(crate) charm: Option<String>,
    /// The text of that beside a declaration in another file.
    pub(crate) actions_yaml: Option<String>,
    /// What is wrong with one of the others.
    pub(crate) error: Option<String>,
}

/// A file that was found and read.
pub(crate) struct File {
    /// Its path as the compiler can find it again, from wherever it is asked.
    pub(crate) path: String,
    /// Its path as messages show it: from the working directory, so that terminals can follow it.
    pub(crate) shown: String,
    pub(crate) text: String,
}

/// Reads the declaration that the attribute names as `given`, relative to the folder of
/// `Cargo.toml`, and what stands beside it. `variable` reads the environment.
///
/// # Errors
///
/// A text for the compiler where the declaration cannot be read. What cannot be read of the others
/// is charmcraft's to tell.
pub(crate) fn read(
    given: &str,
    directory: &Path,
    variable: &dyn Fn(&str) -> Option<OsString>,
) -> Result<Files, String> {
    let declaration = find(Path::new(given), directory, variable)?;
    let (reader, beside) = match Path::new(given).file_name().and_then(OsStr::to_str) {
        Some("actions.yaml") => (Reader::Juju, ["charmcraft.yaml", "metadata.yaml"].as_slice()),
        Some("charmcraft.yaml") => {
            (Reader::Charmcraft, ["metadata.yaml", "actions.yaml"].as_slice())
        }
        // Any other stands alone, if it has actions.
        _ if has_actions(&declaration.text) => (Reader::Charmcraft, [].as_slice()),
        _ => (Reader::Charmcraft, ["actions.yaml"].as_slice()),
    };
    let (mut others, mut charm, mut actions_yaml, mut error) = (Vec::new(), None, None, None);
    for &name in beside {
        let path = Path::new(&declaration.path).with_file_name(name);
        let Ok(file) = find(&path, directory, variable) else {
            continue;
        };
        if name == "actions.yaml" {
            actions_yaml = Some(file.text.clone());
        } else if let Ok(Some(root)) = yaml::parse(&file.text, Reader::Charmcraft) {
            charm = charm.or_else(|| root.get("name")?.text().map(str::to_owned));
            if name == "charmcraft.yaml" {
                let found = actions_in_both(&root);
                error = found.map(|found| render(&found, &Source::new(&file.shown, &file.text)));
            }
        }
        others.push(file);
    }
    Ok(Files { declaration, reader, others, charm, actions_yaml, error })
}

fn has_actions(text: &str) -> bool {
    let root = yaml::parse(text, Reader::Charmcraft).unwrap_or_default();
    root.is_some_and(|root| root.get("actions").is_some())
}

/// Reads a file in the folder of `Cargo.toml`, or where it is while charmcraft packs the charm.
fn find(
    given: &Path,
    directory: &Path,
    variable: &dyn Fn(&str) -> Option<OsString>,
) -> Result<File, String> {
    let here = directory.join(given);
    let is_missing = !here.exists();
    let project = packing::project(&here, directory, variable).filter(|_| is_missing);
    let path = project.as_ref().unwrap_or(&here);
    let shown = shown(path);
    let bytes = fs::read(path).map_err(|error| {
        let (given_path, directory) = (given.display(), directory.display());
        let mut message = format!(
            "cannot read `{given_path}`: {error}\n = note: looked for in {directory}, the folder of Cargo.toml"
        );
        let is_there = |name: &&str| is_missing && here.with_file_name(name).exists();
        let mut there = ["charmcraft.yaml", "actions.yaml"].into_iter().filter(is_there);
        let name = given.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if let Some(meant) = similar::near(name, there.clone()).or_else(|| there.next()) {
            let meant = given.with_file_name(meant);
            let _ = write!(message, "\n = help: did you mean `{}`?", meant.display());
        }
        message
    })?;
    let text = decode_utf8(&bytes)
        .map_err(|error| render(&error, &Source::new(&shown, &String::from_utf8_lossy(&bytes))))?;
    Ok(File { path: path.to_string_lossy().into_owned(), text: text.to_owned(), shown })
}

fn shown(path: &Path) -> String {
    // Without the `..` of a declaration that stands above the crate.
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let working = std::env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
    whole.strip_prefix(working).unwrap_or(&whole).display().to_string()
}

/// What is wrong with the file that the attribute names, beside an `actions.yaml`.
pub(crate) fn beside_actions_yaml(given: &str, root: Option<&Node>) -> Diagnostic {
    root.and_then(actions_in_both).unwrap_or_else(|| {
        let mut error = Diagnostic::error_in_file("this file declares no actions");
        let meant = Path::new(given).with_file_name("actions.yaml");
        error.help(format!("did you mean `{}`?", meant.display())).types_unknown();
        error
    })
}

fn actions_in_both(root: &Node) -> Option<Diagnostic> {
    let actions = root.map()?.iter().find(|entry| entry.key.text() == "actions")?;
    let message = "charmcraft refuses `actions` here, because there is an `actions.yaml` too";
    let mut error = Diagnostic::error(actions.key.span, message);
    let help = "keep all actions in one of the two, and name that one in `charm_actions`";
    error.help(help).types_unknown();
    Some(error)
}
