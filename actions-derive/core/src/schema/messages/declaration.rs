//! What charmcraft or Juju rejects in the declaration of an action, apart from its schemas.

use super::explained;
use super::schema::{as_list, enumerated};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::yaml::node::{Data, Node};

const ACTION_BY_NAME: &str =
    "write each action as `name:` with its `description` and `params` indented below";

const NO_ACTIONS: &str = "this file declares no actions";

/// A declaration without any action.
pub(crate) fn no_actions(span: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::warning(Span::default(), NO_ACTIONS)
        .help(format!("{ACTION_BY_NAME}, or remove `charm_actions`"));
    Diagnostic { span, ..diagnostic }
}

/// A key that is nearly `actions`, where there is no `actions`.
pub(crate) fn actions_misspelt(span: Span) -> Diagnostic {
    Diagnostic::error(span, NO_ACTIONS)
        .help("did you mean `actions`?")
        .types_unknown()
}

/// A `charmcraft.yaml` that is a list or a text.
pub(crate) fn file_not_a_map(node: &Node) -> Diagnostic {
    Diagnostic::error(
        node.span,
        format!(
            "the file must be a map at its top level, not {}",
            node.data.kind()
        ),
    )
    .help("write `actions:` at the start of a line, and each action as `name:` indented below")
    .types_unknown()
}

/// An `actions.yaml` that is a list or a text.
pub(crate) fn actions_file_not_a_map(node: &Node) -> Diagnostic {
    Diagnostic::error(
        node.span,
        format!(
            "the file must be a map of actions by name, not {}",
            node.data.kind()
        ),
    )
    .help(ACTION_BY_NAME)
    .types_unknown()
}

/// `actions:` that is a list or a text.
pub(crate) fn actions_not_a_map(node: &Node) -> Diagnostic {
    Diagnostic::error(
        node.span,
        format!(
            "`actions` must be a map of actions by name, not {}",
            node.data.kind()
        ),
    )
    .help(ACTION_BY_NAME)
    .types_unknown()
}

/// An action's body that is a list, a text or the like.
pub(crate) fn action_not_a_map(name: &str, node: &Node) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        node.span,
        format!("action `{name}` must be a map, not {}", node.data.kind()),
    )
    .types_unknown();
    match node.as_str() {
        Some(text) if is_short(text) => {
            diagnostic.help(format!("write `{name}: {{description: {text:?}}}`"))
        }
        Some(_) => diagnostic.help("write the text below the name, as its `description`"),
        None => diagnostic.help("leave it empty for an action without params"),
    }
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= 60 && !text.contains('\n')
}

/// An action's name that breaks Juju's rule.
pub(crate) fn action_name(name: &str, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        span,
        format!("Juju does not allow the action name `{name}`"),
    )
    .label("lower-case letters, digits and inner hyphens only");
    let mended = mended_name(name);
    if mended.is_empty() {
        diagnostic
    } else {
        diagnostic.help(format!("write `{mended}`"))
    }
}

/// The name with what is not allowed turned into hyphens; empty where letters would be lost.
pub(crate) fn mended_name(name: &str) -> String {
    if !name.is_ascii() {
        return String::new();
    }
    let mut mended = String::new();
    let mut previous: Option<char> = None;
    for char in name.chars() {
        if char.is_ascii_uppercase() && previous.is_some_and(|before| before.is_ascii_lowercase()) {
            mended.push('-');
        }
        let allowed = char.is_ascii_alphanumeric() || char == '-';
        mended.push(if allowed {
            char.to_ascii_lowercase()
        } else {
            '-'
        });
        previous = Some(char);
    }
    mended.trim_matches('-').to_owned()
}

/// An action named `juju` or `juju-*`.
pub(crate) fn reserved_action_name(name: &str, span: Span) -> Diagnostic {
    let rest = name.trim_start_matches("juju").trim_start_matches('-');
    let diagnostic = Diagnostic::error(
        span,
        format!("Juju reserves the action name `{name}`: `juju` and `juju-...` are its own"),
    )
    .note("only a charm whose own name starts with `juju-` may use it");
    if rest.is_empty() {
        diagnostic.help("give the action another name")
    } else {
        diagnostic.help(format!("write `{rest}`"))
    }
}

/// An action's name that `PyYAML` reads as something else than a text.
pub(crate) fn action_name_not_a_string(read: &Data, span: Span) -> Diagnostic {
    let kind = match read {
        // All that is a text here and none to charmcraft.
        Data::String(_) => "a date",
        _ => read.kind(),
    };
    Diagnostic::error(
        span,
        format!("charmcraft reads this name of an action as {kind}, and refuses it"),
    )
    .help(match read {
        Data::Null => "give the action a name",
        _ => "put it in quotes, or give the action another name",
    })
    .types_unknown()
}

/// `description`, `title`, `execution-group` or `parallel` that is of another kind.
pub(crate) fn body_kind(action: &str, key: &str, expected: &str, node: &Node) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        node.span,
        format!(
            "`{key}` of action `{action}` must be {expected}, not {}",
            node.data.kind()
        ),
    );
    let diagnostic = if node.data == Data::Null {
        diagnostic.help("give it a value, or remove the line")
    } else if expected == "a string" {
        diagnostic.help("put it in quotes, or remove the line")
    } else {
        diagnostic.help(format!("write `{key}: true`, or remove the line"))
    };
    explained(diagnostic, node)
}

/// `params` that is no map.
pub(crate) fn params_not_a_map(action: &str, node: &Node) -> Diagnostic {
    Diagnostic::error(
        node.span,
        format!(
            "`params` of action `{action}` must be a map of schemas by name, not {}",
            node.data.kind()
        ),
    )
    .help(match node.data {
        Data::Null => "remove the line for an action without params",
        _ => "write each param as `name:` with its schema, such as `type: string`, indented below",
    })
    .types_unknown()
}

/// Params that stand beside `params:` instead of below it.
pub(crate) fn params_beside(action: &str, span: Span, names: &[&str]) -> Diagnostic {
    let (stand, them) = match names {
        [_] => ("stands", "it"),
        _ => ("stand", "them"),
    };
    let names = enumerated(names);
    Diagnostic::error(
        span,
        format!("`params` of action `{action}` is empty, and {names} {stand} beside it"),
    )
    .help(format!("indent {them} deeper than `params:`"))
}

/// `required` of an action that is no list.
pub(crate) fn required_not_a_list(action: &str, node: &Node) -> Diagnostic {
    Diagnostic::error(
        node.span,
        format!(
            "`required` of action `{action}` must be a list of param names, not {}",
            node.data.kind()
        ),
    )
    .help(match node.as_str() {
        Some(text) => as_list("required", text),
        None => "write `required: [name]`, or remove the line".to_owned(),
    })
    .types_unknown()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_not_allowed_is_mended() {
        for (name, mended) in [
            ("Backup", "backup"),
            ("get_status", "get-status"),
            ("getStatus", "get-status"),
            ("a.b", "a-b"),
            ("a-", "a"),
            ("ü", ""),
        ] {
            assert_eq!(mended_name(name), mended, "{name}");
        }
    }
}
