//! Objects that nobody can pass.

use crate::diagnostic::Diagnostic;
use crate::schema::Text;
use crate::schema::owner::Owner;
use crate::source::Span;

/// `type: object` without `properties`.
pub(crate) fn without_properties(owner: &Owner, span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("no operator can pass {owner}: it is an object without `properties`"),
    )
    .note("Juju fails to add defaults to an object that has no `properties`, even to `{}`")
    .help("add `properties: {}` to let any object through, or list its properties")
}

/// A name in `required` that is not declared, in an object that is `closed` by its schema.
pub(crate) fn requires_undeclared(
    owner: &Owner,
    name: &Text,
    closed: bool,
    near: Option<&str>,
) -> Diagnostic {
    let Text { text, span } = name;
    let diagnostic = Diagnostic::error(
        *span,
        format!("{owner} requires `{text}`, which it does not declare"),
    )
    .note(if closed {
        "`additionalProperties: false` refuses what is not declared, so that no call could pass"
    } else {
        "Juju 4 refuses what is not declared, so that no call could pass"
    });
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("declare `{text}`, or take it out of `required`")),
    }
}
