//! YAML as it is given: in a file of params, or as the value of one.

use actions_derive_core::diagnostic::{Diagnostic, Diagnostics, Severity};
use actions_derive_core::yaml::node::{Data, Node};
use actions_derive_core::yaml::{self, Reader};

/// The value of a document, or the first mistake in it.
pub(super) fn read(text: &str) -> Result<Node, Box<Diagnostic>> {
    let mut diagnostics = Diagnostics::default();
    let document = yaml::read(text, Reader::Juju, &mut diagnostics);
    let mut found = diagnostics.into_sorted().into_iter();
    match found.find(|found| found.severity == Severity::Error) {
        Some(error) => Err(Box::new(error)),
        None => Ok(document.map_or(Node::unplaced(Data::Null), |document| document.root)),
    }
}

/// What of a value cannot go to the controller, as JSON.
pub(super) fn unsendable(node: &Node) -> Option<Diagnostic> {
    match &node.data {
        Data::Float(value) if !value.is_finite() => {
            let name = match value {
                value if value.is_nan() => "NaN",
                value if *value > 0.0 => "+Inf",
                _ => "-Inf",
            };
            let message = format!("json: unsupported value: {name}");
            Some(Diagnostic::error(node.span, message))
        }
        Data::Sequence(items) => items.iter().find_map(unsendable),
        Data::Mapping(entries) => entries.iter().find_map(|entry| {
            if entry.key.typed {
                let error = Diagnostic::error(entry.key.span, "map keyed with non-string value");
                return Some(error.help(format!("put {:?} in quotes", entry.key.text)));
            }
            unsendable(&entry.value)
        }),
        _ => None,
    }
}
