//! Actions that Juju accepts and can never run.

use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// `params` beside `properties`.
pub(crate) fn two_sets_of_params(action: &str, params: Span, properties: Span) -> Diagnostic {
    Diagnostic::error(
        properties,
        format!("action `{action}` has both `params` and `properties`"),
    )
    .related(params, "`params` is here")
    .note("Juju takes one of the two at random, each time it reads the charm")
    .help("move all of them under `params`")
}

/// `$ref` in the body of an action.
pub(crate) fn reference(action: &str, span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("`$ref` replaces all params of action `{action}`"),
    )
    .note("a `$ref` to the schema itself, as `#`, ends the process of Juju's controller")
    .help("write the params out, or share them by a YAML anchor and alias")
}

/// `type: string` in the body of an action.
pub(crate) fn type_of_params(action: &str, span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("the `type` of action `{action}` refuses every call: params are an object"),
    )
    .help("remove the line, or move it into the param that it is about")
}
