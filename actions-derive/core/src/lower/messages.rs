//! Names of the declaration that become the same name in Rust, or one that is too long.

use super::named::NamedType;
use crate::diagnostic::Diagnostic;
use crate::lower::model::{Field, Json, Variant};
use crate::schema::Text;
use crate::shorten::shortened;
use crate::source::Span;

/// How much is shown of a name that is too long.
const SHOWN: usize = 100;

/// Two actions whose handlers would have one name.
pub(crate) fn methods_clash(method: &str, name: &Text, other: &Text) -> Diagnostic {
    Diagnostic::error(
        name.span,
        format!(
            "actions `{}` and `{}` would both be handled by `{method}`",
            other.text, name.text
        ),
    )
    .related(other.span, "the other one is here")
    .help(rename(&name.text, "", &format!("{method}_2")))
}

/// Two params of one object that would be one field.
pub(crate) fn fields_clash(action: &str, new: &Field, other: &Field) -> Diagnostic {
    Diagnostic::error(
        new.param.span,
        format!(
            "params `{}` and `{}` of action `{action}` would both be the field `{}`",
            other.path, new.path, new.name
        ),
    )
    .related(other.param.span, "the other one is here")
    .help(rename(action, &new.path, &format!("{}_2", new.name)))
}

/// Two types of the module that would have one name.
pub(crate) fn types_clash(action: &str, new: &NamedType, other: &NamedType) -> Diagnostic {
    let subject = if new.path.is_empty() {
        format!("the params of action `{action}`")
    } else {
        format!("`{}` of action `{action}`", new.declared.text)
    };
    Diagnostic::error(
        new.declared.span,
        format!("{subject} would be a second type `{}`", new.name),
    )
    .related(other.declared.span, "the other one comes from here")
    .help(rename(
        action,
        &new.path,
        &format!("{}-2", new.declared.text),
    ))
}

/// Two members of an enum that would be one variant.
pub(crate) fn variants_clash(
    action: &str,
    path: &str,
    variant: &Variant,
    span: Span,
    other: Span,
) -> Diagnostic {
    let name = &variant.name;
    let member = match &variant.value {
        Json::String(text) => text.as_str(),
        _ => "...",
    };
    Diagnostic::error(
        span,
        format!("two members of `{path}` of action `{action}` would be the variant `{name}`"),
    )
    .related(other, "the other one is here")
    .help(rename(
        action,
        &format!("{path}={member}"),
        &format!("{name}2"),
    ))
}

/// An action, or a param of it, whose name is too long for one in Rust.
pub(crate) fn too_long(action: &str, path: &str, span: Span, most: usize) -> Diagnostic {
    let owner = owner(action, path);
    Diagnostic::error(
        span,
        format!("the name of {owner} has over {most} bytes, too many for a name in Rust"),
    )
    .help(rename(action, path, "short-name"))
}

/// A type whose name is made of too many or too long ones.
pub(crate) fn type_too_long(action: &str, path: &str, span: Span, most: usize) -> Diagnostic {
    let owner = owner(action, path);
    Diagnostic::error(
        span,
        format!("the type of {owner} would have a name of over {most} bytes"),
    )
    .note("it is made of the names of the action and of all params around it")
    .help(rename(action, path, "short-name"))
}

fn owner(action: &str, path: &str) -> String {
    let action = shortened(action.to_owned(), SHOWN);
    if path.is_empty() {
        format!("action `{action}`")
    } else {
        let path = shortened(path.to_owned(), SHOWN);
        format!("param `{path}` of action `{action}`")
    }
}

/// How to give another name in the attribute.
fn rename(action: &str, path: &str, name: &str) -> String {
    let dot = if path.is_empty() { "" } else { "." };
    format!("give it another name: `rename(\"{action}{dot}{path}\" = \"{name}\")` in the attribute")
}
