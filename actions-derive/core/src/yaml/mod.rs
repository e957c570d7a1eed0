//! Reading YAML as charmcraft and Juju read it, with the place of every value.
//!
//! `parser` turns the text into events, `compose` the events into a graph of what stands in the
//! file, and `charmcraft` or `direct` the graph into the tree that Juju sees.

mod aliases;
mod base64;
pub mod canonical;
mod charmcraft;
mod charmcraft_scalar;
mod compose;
mod cursor;
mod dialect;
mod direct;
mod encoding;
mod entries;
mod graph;
mod juju;
mod messages;
pub mod node;
mod parser;
mod python;
mod pyyaml;
mod spelling;
mod timestamp;

pub use encoding::decode_utf8;
pub use juju::resolve;
pub use spelling::spelling;

use self::node::{Data, Node};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;

/// Who reads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// `charmcraft.yaml`: `PyYAML` reads it, charmcraft writes it anew, and Juju reads that.
    Charmcraft,
    /// `actions.yaml` and files of `--params`: Juju's own reader.
    Juju,
}

/// What stands in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The value of the whole file; null for an empty one.
    pub root: Node,
    /// Whether it was read to its end. After a mistake in the syntax only what stands before it is
    /// here: enough to name the actions, not to say what is missing from them.
    pub complete: bool,
}

/// Reads `text`, and reports what stops `reader` or what it surely reads otherwise than meant.
///
/// `None` after an error that leaves nothing. Values that cannot be read are left out.
pub fn read(text: &str, reader: Reader, diagnostics: &mut Diagnostics) -> Option<Document> {
    if let Some(problem) = dialect::control_character(text) {
        diagnostics.push(problem.types_unknown());
        return None;
    }
    let mut problems = Vec::new();
    let composed = compose::compose(text, reader, &mut problems);
    let root = match (composed.root, reader) {
        (None, _) => composed.complete.then(|| Node {
            span: Span::new(0, 0),
            data: Data::Null,
            misread: None,
        }),
        (Some(root), Reader::Charmcraft) => {
            charmcraft::construct(&composed.graph, root, &mut problems)
        }
        (Some(root), Reader::Juju) => direct::decode(&composed.graph, root, &mut problems),
    };
    // What cannot be read is missing from what the actions are.
    diagnostics.extend(problems.into_iter().map(Diagnostic::types_unknown));
    Some(Document {
        root: root?,
        complete: composed.complete,
    })
}

impl Reader {
    /// Who stops at a mistake.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Charmcraft => "charmcraft",
            Self::Juju => "Juju",
        }
    }
}
