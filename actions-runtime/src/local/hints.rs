//! What was meant by a command line that is refused. No hint holds a value: it can be a secret.

use actions_derive_core::similar::near;
use serde_json::Value;

use super::command::Call;
use super::params;
use crate::action_set::Declaration;
use crate::given::kind;
use crate::simulation::is_of;

/// The schema of an action's params.
pub(super) fn schema(action: &str, declarations: &[Declaration]) -> Option<Value> {
    let known = declarations.iter().find(|known| known.name == action)?;
    // The macro has written it, so that it is always JSON.
    serde_json::from_str(known.schema).ok()
}

fn names(declarations: &[Declaration]) -> Vec<&str> {
    let mut names: Vec<_> = declarations.iter().map(|known| known.name).collect();
    names.sort_unstable();
    names
}

/// What there is to run.
pub(super) fn has(declarations: &[Declaration]) -> String {
    match names(declarations).as_slice() {
        [] => "the charm has no actions".to_owned(),
        names => format!("the charm has {}", names.join(", ")),
    }
}

/// `None` where there is such an action.
pub(super) fn no_action(action: &str, declarations: &[Declaration]) -> Option<String> {
    let names = names(declarations);
    let meant = near(action, names.iter().copied());
    let what = meant.map(|meant| format!("did you mean `{meant}`?"));
    let told = format!("no action `{action}`; {}", what.unwrap_or_else(|| has(declarations)));
    (!names.contains(&action)).then_some(told)
}

/// What was meant by a command line that is not for us, where it may have been. The charm may know
/// what to do with it all the same.
pub(super) fn to_command(word: &str, binary: &str, declarations: &[Declaration]) -> Option<String> {
    let meant = match word {
        word if names(declarations).contains(&word) => format!("run {word}"),
        "help" => "--help".to_owned(),
        // Juju 2.9 has these.
        "run-action" => "run".to_owned(),
        "list-actions" => "actions".to_owned(),
        "show-action" => "run <action> --help".to_owned(),
        word => near(word, ["run", "actions"])?.to_owned(),
    };
    Some(format!("did you mean `{binary} {meant}`?"))
}

/// A line for each name and each value of a refused call that may be a slip.
pub(super) fn refused(
    call: &Call,
    given: &Value,
    string_args: bool,
    declarations: &[Declaration],
) -> Vec<String> {
    let mut hints = Vec::from_iter(no_action(&call.action, declarations));
    let schema = schema(&call.action, declarations).unwrap_or_default();
    unknown(&schema, given, "", &mut hints);
    for (keys, value) in call.arguments.iter().filter(|_| !string_args) {
        let read = params::read(value);
        let hint = read.ok().and_then(|read| unquoted(keys, &read, &schema));
        hints.extend(hint.filter(|hint| !hints.contains(hint)));
    }
    hints
}

/// Params that the schema does not have. Looks where the schema goes, by its `properties`.
fn unknown(schema: &Value, given: &Value, path: &str, hints: &mut Vec<String>) {
    let (Some(known), Some(given)) = (schema["properties"].as_object(), given.as_object()) else {
        return;
    };
    for (name, value) in given {
        if let Some(schema) = known.get(name) {
            unknown(schema, value, &format!("{path}{name}."), hints);
        } else if let Some(meant) = near(name, known.keys().map(String::as_str)) {
            hints.push(format!("no param `{path}{name}`; did you mean `{path}{meant}`?"));
        }
    }
}

/// How to give `read` as a text, where the param takes a text and nothing of its kind.
pub(super) fn unquoted(keys: &[String], read: &Value, schema: &Value) -> Option<String> {
    let param = keys.iter().fold(schema, |schema, key| &schema["properties"][key]);
    let types = match &param["type"] {
        Value::Array(types) => types.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut types = types.iter().filter_map(Value::as_str);
    let takes_text = types.clone().any(|name| name == "string");
    if !takes_text || types.any(|name| is_of(read, name) == Some(true)) {
        return None;
    }
    let (key, kind) = (keys.join("."), kind(read));
    Some(format!("YAML reads the value of `{key}` as {kind}; {}", quote(&key)))
}

/// How to give a value as a text.
pub(super) fn quote(key: &str) -> String {
    format!("quote it twice, {key}='\"...\"', or use --string-args")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{to_command, unquoted};
    use crate::action_set::Declaration;

    #[test]
    fn a_text_is_asked_for_where_nothing_else_is_taken() {
        for (read, types, told) in [
            (json!(12_345_678), json!("string"), Some("a number")),
            (json!(1.5), json!("string"), Some("a number")),
            (json!(true), json!("string"), Some("a boolean")),
            (json!(null), json!(["string", "integer"]), Some("null")),
            (json!(["a"]), json!("string"), Some("a list")),
            (json!({"a": "b"}), json!("string"), Some("a map")),
            (json!("x"), json!("string"), None),
            (json!(12), json!(["string", "integer"]), None),
            (json!(12), json!(["number", "string"]), None),
            (json!(12), json!("boolean"), None),
        ] {
            let schema = json!({"properties": {"a": {"properties": {"b": {"type": types}}}}});
            let hint = unquoted(&["a".to_owned(), "b".to_owned()], &read, &schema);
            let told = told.map(|kind| {
                format!(
                    "YAML reads the value of `a.b` as {kind}; quote it twice, a.b='\"...\"', or use \
                     --string-args"
                )
            });
            assert_eq!(hint, told, "{read} for {types}");
        }
    }

    #[test]
    fn the_commands_of_other_habits_point_to_ours() {
        const PAUSE: Declaration = Declaration::new("pause", "{}");
        for (word, meant) in [
            ("pause", Some("run pause")),
            ("help", Some("--help")),
            ("run-action", Some("run")),
            ("list-actions", Some("actions")),
            ("show-action", Some("run <action> --help")),
            ("runs", Some("run")),
            ("action", Some("actions")),
            ("serve", None),
            ("--version", None),
        ] {
            let told = meant.map(|meant| format!("did you mean `charm {meant}`?"));
            assert_eq!(to_command(word, "charm", &[PAUSE]), told);
        }
    }
}
