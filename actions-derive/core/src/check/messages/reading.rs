//! Values that charmcraft and Juju read differently.

use crate::diagnostic::Diagnostic;
use crate::schema::messages::ANOTHER_VALUE;
use crate::schema::owner::Owner;
use crate::yaml::canonical;
use crate::yaml::node::{Cause, Data, Key, Misread, Node};

/// `"y"` in charmcraft.yaml and the like.
pub(crate) fn differs(owner: &Owner, node: &Node, misread: &Misread) -> Diagnostic {
    let charmcraft = canonical::json(&Node::unplaced(misread.charmcraft.clone()));
    let juju = canonical::json(node);
    match misread.cause {
        Cause::Unquoted => Diagnostic::error(
            node.span,
            format!(
                "a value in {owner} is {} for charmcraft and {} for Juju",
                misread.charmcraft.kind(),
                node.data.kind()
            ),
        )
        .label(format!("{charmcraft} becomes {juju}"))
        .note(format!(
            "charmcraft writes it into the charm as `{}`, without quotes",
            misread.written
        ))
        .help(match &node.data {
            Data::Sequence(_) | Data::Mapping(_) | Data::String(_) => ANOTHER_VALUE.to_owned(),
            _ => format!("write `{juju}` if that is meant; as a string it cannot be kept"),
        }),
        Cause::BaseSixty => Diagnostic::error(
            node.span,
            format!("charmcraft reads a value in {owner} as the number {juju}, in base 60"),
        )
        .help("put it in quotes, or write the number itself"),
        Cause::NotFinite => Diagnostic::error(
            node.span,
            format!("a number in {owner} becomes null: charmcraft writes no infinite numbers"),
        )
        .help("write a finite number, or leave it out"),
        Cause::Rewritten => Diagnostic::error(
            node.span,
            format!("charmcraft writes a time in {owner} in another form: {juju}"),
        )
        .help("put it in quotes"),
    }
}

/// `on:` among the params, which charmcraft renames.
pub(crate) fn key_becomes(owner: &Owner, key: &Key, read: &Data) -> Diagnostic {
    Diagnostic::error(
        key.span,
        format!(
            "charmcraft reads a name in {owner} as {} and writes `{}` for it",
            read.kind(),
            key.text
        ),
    )
    .help("put it in quotes, or use another name")
    .types_unknown()
}
