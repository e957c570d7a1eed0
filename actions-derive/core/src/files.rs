//! Which files speak for a charm: its declaration, and what charmcraft reads beside it.
//!
//! The actions stand in `charmcraft.yaml` or in `actions.yaml`, and charmcraft refuses a charm that
//! has them in both. Its name stands in `charmcraft.yaml` or in `metadata.yaml`.

use crate::diagnostic::{Diagnostic, render};
use crate::source::{self, File, Source};
use crate::yaml::{self, Node, Reader};
use std::ffi::OsString;
use std::path::Path;

/// What the files beside a declaration say of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// The name of the charm.
    pub charm: Option<&'a str>,
    /// The text of the `actions.yaml` beside this `charmcraft.yaml`.
    pub actions_yaml: Option<&'a str>,
}

pub(crate) struct Files {
    pub(crate) declaration: File,
    pub(crate) reader: Reader,
    /// Those beside the declaration that were read.
    pub(crate) others: Vec<File>,
    pub(crate) charm: Option<String>,
    /// That beside a declaration in `charmcraft.yaml`.
    pub(crate) actions_yaml: Option<File>,
    /// What is wrong with one of the others.
    pub(crate) error: Option<String>,
}

/// Reads the declaration that the attribute names as `given`, as [`source::read`] does, and what
/// stands beside it. What cannot be read there is charmcraft's to tell.
pub(crate) fn read(
    given: &str,
    directory: &Path,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Result<Files, String> {
    let declaration = source::read(given, directory, &variable)?;
    let at = |name| Path::new(&declaration.path).with_file_name(name);
    let is = |name: &str| Path::new(given).file_name() == Some(name.as_ref());
    let (is_charmcraft_yaml, is_actions_yaml) = (is("charmcraft.yaml"), is("actions.yaml"));
    let mut others = Vec::new();
    if is_actions_yaml {
        // While charmcraft packs the charm it is not in the folder.
        let given = Path::new(given).with_file_name("charmcraft.yaml");
        others.extend(source::read(&given.to_string_lossy(), directory, variable));
    }
    if is_charmcraft_yaml || is_actions_yaml {
        others.extend(source::read_at(&at("metadata.yaml")));
    }
    let read: Vec<_> = others.iter().filter_map(content).collect();
    let charm = read.iter().find_map(|(_, root)| root.get("name")?.text()).map(str::to_owned);
    let mut charmcraft = read.iter().filter(|(file, _)| file.path().ends_with("charmcraft.yaml"));
    let error = charmcraft.find_map(|(file, root)| Some(render(&actions_in_both(root)?, file)));
    let actions_yaml = source::read_at(&at("actions.yaml")).ok().filter(|_| is_charmcraft_yaml);
    let reader = if is_actions_yaml { Reader::Juju } else { Reader::Charmcraft };
    Ok(Files { declaration, reader, others, charm, actions_yaml, error })
}

fn content(file: &File) -> Option<(Source<'_>, Node)> {
    let text = str::from_utf8(&file.bytes).ok()?;
    Some((Source::new(&file.shown, text), yaml::parse(text, Reader::Charmcraft).root?))
}

/// What is wrong with the `charmcraft.yaml` that the attribute names, beside an `actions.yaml`.
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
