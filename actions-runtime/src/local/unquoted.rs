//! Values of the command line that YAML reads as something else than the text that was meant.

use actions_derive_core::yaml::node::{Data, Node};

use super::command::{Argument, Run};
use super::{declared, document};

/// A line for each value that is no text, of a param that takes nothing else.
pub(super) fn hints(run: &Run, schema: &Node) -> Vec<String> {
    let mut hints = Vec::new();
    if run.string_args {
        return hints;
    }
    for Argument { keys, value } in &run.arguments {
        let Some(param) = declared::param(schema, keys) else {
            continue;
        };
        let Ok(read) = document::read(value) else {
            continue;
        };
        if let Some(hint) = hint(&keys.join("."), &read, param)
            && !hints.contains(&hint)
        {
            hints.push(hint);
        }
    }
    hints
}

/// How to give `read` as a text, where the param takes a text and nothing of its kind. Without the
/// value: it can be a secret.
pub(super) fn hint(key: &str, read: &Node, param: &Node) -> Option<String> {
    let types: &[&str] = match read.data {
        Data::String(_) => return None,
        Data::Null => &["null"],
        Data::Bool(_) => &["boolean"],
        Data::Integer(_) => &["integer", "number"],
        Data::Float(_) => &["number"],
        Data::Sequence(_) => &["array"],
        Data::Mapping(_) => &["object"],
    };
    let fits = types.iter().any(|name| declared::takes(param, name));
    if fits || !declared::takes(param, "string") {
        return None;
    }
    let kind = read.data.kind();
    Some(format!(
        "YAML reads the value of `{key}` as {kind}; quote it twice, {key}='\"...\"', or use --string-args"
    ))
}

#[cfg(test)]
mod tests {
    use super::hint;
    use crate::local::document::read;

    #[test]
    fn a_text_is_asked_for_where_nothing_else_is_taken() {
        let param = |types: &str| read(&format!("{{type: {types}}}")).unwrap();
        for (value, types, told) in [
            ("12345678", "string", Some("an integer")),
            ("1.5", "string", Some("a number")),
            ("yes", "string", Some("a boolean")),
            ("~", "[string, integer]", Some("null")),
            ("[a]", "string", Some("a list")),
            ("a: b", "string", Some("a map")),
            ("x", "string", None),
            ("12", "[string, integer]", None),
            ("12", "[number, string]", None),
            ("12", "boolean", None),
        ] {
            let hint = hint("key", &read(value).unwrap(), &param(types));
            let told = told.map(|kind| {
                format!(
                    "YAML reads the value of `key` as {kind}; quote it twice, key='\"...\"', or \
                     use --string-args"
                )
            });
            assert_eq!(hint, told, "{value} for {types}");
        }
    }
}
