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

/// A keyword that is meant to be the `properties` of an object without them.
pub(crate) fn properties_misspelt(owner: &Owner, keyword: &Text) -> Diagnostic {
    let Text { text, span } = keyword;
    let message = format!("Juju does not know `{text}` in {owner}, an object without `properties`");
    Diagnostic::error(*span, message)
        .help("did you mean `properties`?")
        .types_unknown()
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

/// A name in `required` of an action that is declared under a keyword which Juju ignores.
pub(crate) fn requires_ignored(
    owner: &Owner,
    name: &Text,
    keyword: &Text,
    help: String,
) -> Diagnostic {
    let Text { text, span } = keyword;
    let required = if name.text == *text {
        "a param of that name".to_owned()
    } else {
        format!("the param `{}`", name.text)
    };
    let message =
        format!("Juju does not know `{text}` in {owner}, and the action requires {required}");
    Diagnostic::error(*span, message)
        .related(name.span, "required here")
        .help(help)
        .types_unknown()
}
