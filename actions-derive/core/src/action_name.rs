//! Which names an action may have: the characters that Juju allows, and the names that it reserves.

use crate::diagnostic::Sink;
use crate::scalar::Value;
use crate::yaml::Key;

/// The rule for the name of an action, `^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$`; `juju run` takes params
/// by such names alone.
pub fn is_action_name(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.is_empty() && name.bytes().all(allowed) && !name.starts_with('-') && !name.ends_with('-')
}

/// The name with what is not allowed turned into hyphens; `None` where letters would be lost.
pub(crate) fn mended_name(name: &str) -> Option<String> {
    let mut mended = String::new();
    let mut previous = '-';
    for char in name.chars() {
        if char.is_ascii_uppercase() && previous.is_ascii_lowercase() {
            mended.push('-');
        }
        let allowed = char.is_ascii_alphanumeric() || char == '-';
        mended.push(if allowed { char.to_ascii_lowercase() } else { '-' });
        previous = char;
    }
    let mended = mended.trim_matches('-');
    (name.is_ascii() && !mended.is_empty()).then(|| mended.to_owned())
}

/// Tells a name that Juju does not allow, or keeps to itself. `charm` is the name of the charm.
pub(crate) fn check(key: &Key, charm: Option<&str>, sink: &mut Sink<'_>) {
    let name = key.text();
    // Any other is told wherever it stands.
    let is_name = matches!(key.scalar.value, Value::Text | Value::Number(_));
    let is_reserved = name == "juju" || name.starts_with("juju-");
    if is_name && !is_action_name(name) {
        let mended = mended_name(name).map(|mended| format!("write `{mended}`"));
        sink.error(key.span, format!("Juju does not allow the action name `{name}`"))
            .label("lower-case letters, digits and inner hyphens only")
            .help_if_some(mended);
    } else if is_reserved && !charm.is_some_and(|charm| charm.starts_with("juju-")) {
        let rest = name.strip_prefix("juju-").filter(|rest| is_action_name(rest));
        let message =
            format!("Juju reserves the action name `{name}`: `juju` and `juju-...` are its own");
        sink.error(key.span, message)
            .note("only a charm whose own name starts with `juju-` may use it")
            .help(match rest {
                Some(rest) => format!("write `{rest}`"),
                None => "give the action another name".to_owned(),
            });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_not_allowed_is_mended() {
        for (name, mended) in [
            ("Backup", Some("backup")),
            ("get_status", Some("get-status")),
            ("getStatus", Some("get-status")),
            ("a.b", Some("a-b")),
            ("a-", Some("a")),
            ("ü", None),
        ] {
            assert_eq!(mended_name(name).as_deref(), mended, "{name}");
        }
    }
}
