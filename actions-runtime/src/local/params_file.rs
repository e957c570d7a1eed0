//! The file of `--params`.

use std::fs;

use actions_derive_core::diagnostic::{Diagnostic, render};
use actions_derive_core::source::Source;
use actions_derive_core::yaml;
use actions_derive_core::yaml::node::{Data, Entry};

use super::console::Console;
use super::document;
use super::mistakes::Mistake;

/// The params in the file at `path`, or on standard input for `-`.
pub(super) fn read(path: &str, console: &Console) -> Result<Vec<Entry>, Mistake> {
    let (path, bytes) = if path == "-" {
        ("standard input", (console.input)())
    } else {
        (path, fs::read(path))
    };
    let bytes =
        bytes.map_err(|error| Mistake::of_params(format!("cannot read {path}: {error}")))?;
    // Where it is not UTF-8, the line is shown as far as it can be read.
    let text = String::from_utf8_lossy(&bytes);
    yaml::decode_utf8(&bytes)
        .and_then(params)
        .map_err(|error| Mistake::of_params(render(&error, &Source::new(path, &text))))
}

fn params(text: &str) -> Result<Vec<Entry>, Box<Diagnostic>> {
    let root = document::read(text)?;
    let entries = match root.data {
        Data::Null => Vec::new(),
        Data::Mapping(entries) => entries,
        other => {
            let kind = other.kind();
            let message = format!("params must contain a YAML map with string keys, not {kind}");
            return Err(Box::new(Diagnostic::error(root.span, message)));
        }
    };
    // A name that Juju reads as something else than a text is a text here.
    let mut values = entries.iter().map(|entry| &entry.value);
    match values.find_map(document::unsendable) {
        Some(error) => Err(Box::new(error)),
        None => Ok(entries),
    }
}
