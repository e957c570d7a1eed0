//! Schemas that leave no value.

use super::default::unquoted;
use crate::diagnostic::Diagnostic;
use crate::schema::json_type::{JsonType, either};
use crate::schema::messages::explained;
use crate::schema::owner::Owner;
use crate::source::Span;
use crate::yaml::canonical;
use crate::yaml::node::{Data, Node};

/// A member of `enum` that `type` excludes.
pub(crate) fn member_outside_type(owner: &Owner, member: &Node, types: &[JsonType]) -> Diagnostic {
    let is_whole = member.as_f64().is_some_and(|number| number.fract() == 0.0);
    let wrong = if types == [JsonType::Integer] && is_whole {
        "beyond the integers that Juju takes".to_owned()
    } else {
        let kind = member.data.kind();
        format!("{kind}, not of type {}", either(types))
    };
    let message = format!("a member of the `enum` of {owner} is {wrong}");
    let diagnostic = Diagnostic::error(member.span, message).types_unknown();
    let is_scalar = !matches!(member.data, Data::Sequence(_) | Data::Mapping(_));
    let diagnostic = match types {
        [JsonType::String] if is_scalar => diagnostic.help("put it in quotes to make it a string"),
        [JsonType::Integer] if member.as_f64().is_some() => {
            diagnostic.help("use whole numbers up to 2^53 - 1, or `type: number`")
        }
        [JsonType::Integer | JsonType::Number | JsonType::Boolean] => match unquoted(member) {
            Some(text) => diagnostic.help(format!("remove the quotes: `{text}`")),
            None => diagnostic,
        },
        _ => diagnostic,
    };
    let shown = canonical::json(member);
    explained(diagnostic.label(format!("Juju sees {shown}")), member)
}

/// An `enum` without any member that the rest of the schema lets through.
pub(crate) fn no_member_fits(owner: &Owner, span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("no member of the `enum` of {owner} fits the rest of its schema"),
    )
    .help("no value can pass; widen the bounds, or change the members")
}

/// Bounds between which there is nothing.
pub(crate) fn nothing_between(owner: &Owner, minimum: Span, maximum: Span) -> Diagnostic {
    Diagnostic::error(minimum, format!("the bounds of {owner} leave no value"))
        .related(maximum, "`maximum` is here")
        .help("widen one of them")
}

/// How large an integer may be.
pub(crate) const INTEGERS: &str =
    "Juju computes in float64 and takes whole numbers up to 2^53 - 1 for integers";

/// A bound of an integer that none reaches.
pub(crate) fn bound_beyond_integers(owner: &Owner, keyword: &str, span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("`{keyword}` of {owner} is beyond the integers of Juju: no value can pass"),
    )
    .note(INTEGERS)
    .help("write `type: number` for larger ones, or another bound")
}
