//! The wording of what charmcraft or Juju rejects.

pub(crate) mod declaration;
pub(crate) mod schema;

use crate::diagnostic::Diagnostic;
use crate::yaml::node::{Cause, Node};

/// What to do about a text that Juju never sees as one.
pub(crate) const ANOTHER_VALUE: &str =
    "use another value: no way to write this one keeps it a string";

/// Says on a message about `node` why Juju sees something else there than the file shows.
pub(crate) fn explained(diagnostic: Diagnostic, node: &Node) -> Diagnostic {
    let Some(misread) = &node.misread else {
        return diagnostic;
    };
    let found = node.data.kind();
    let written = &misread.written;
    let fact = match misread.cause {
        Cause::NotFinite => "charmcraft writes `null` for it".to_owned(),
        _ => format!("charmcraft writes it as `{written}`, and Juju reads that as {found}"),
    };
    let help = match misread.cause {
        Cause::Unquoted => ANOTHER_VALUE,
        Cause::BaseSixty | Cause::Rewritten => "put it in quotes",
        Cause::NotFinite => "write a finite number",
    };
    Diagnostic {
        notes: vec![fact],
        ..diagnostic
    }
    .help(help)
}
