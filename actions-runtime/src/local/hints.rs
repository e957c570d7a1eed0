//! What was meant by a command line that is refused. No hint holds a value: it can be a secret.

use std::slice;

use actions_derive_core::similar::near;
use serde_json::Value;

use super::charm::Charm;
use super::command::Line;
use crate::given::kind;
use crate::simulation::is_of;

/// What was meant by a command line that is not for us, where it may have been. The charm may know
/// what to do with it all the same.
pub(super) fn to_command(word: &str, charm: &Charm) -> Option<String> {
    let meant = match word {
        word if charm.action(word).is_some() => format!("run {word}"),
        "help" => "--help".to_owned(),
        // Juju 2.9 has these.
        "run-action" => "run".to_owned(),
        "list-actions" => "actions".to_owned(),
        "show-action" => "run <action> --help".to_owned(),
        word => near(word, ["run", "actions"])?.to_owned(),
    };
    Some(format!("did you mean `{} {meant}`? No action runs, and `main` goes on", charm.binary))
}

/// A line for each name and each value of a refused call that may be a slip.
pub(super) fn refused(line: &Line, action: &str, given: &Value, charm: &Charm) -> Vec<String> {
    let mut hints = Vec::from_iter(charm.no_action(action));
    let schema = charm.schema(action);
    unknown(&schema, given, "", &mut hints);
    for (key, _) in &line.arguments {
        let hint = unquoted(key, given, &schema);
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

/// How to give a param as a text, where it takes a text and nothing of the kind that is given.
fn unquoted(key: &str, given: &Value, schema: &Value) -> Option<String> {
    let (mut value, mut param) = (given, schema);
    for name in key.split('.') {
        (value, param) = (&value[name], &param["properties"][name]);
    }
    let types = match &param["type"] {
        Value::Array(types) => types,
        one => slice::from_ref(one),
    };
    let fits = |name: &Value| name.as_str().and_then(|name| is_of(value, name)) == Some(true);
    if types.iter().any(fits) || types.iter().all(|name| name != "string") {
        return None;
    }
    Some(format!("YAML reads the value of `{key}` as {}; {}", kind(value), quote(key)))
}

/// How to give a value as a text.
pub(super) fn quote(key: &str) -> String {
    format!("quote it twice, {key}='\"...\"', or use --string-args")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Charm, to_command, unquoted};
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
            let hint = unquoted("a.b", &json!({"a": {"b": read}}), &schema);
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
        let charm = Charm { binary: "charm", name: "db", declarations: &[PAUSE] };
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
            let goes_on = "No action runs, and `main` goes on";
            let told = meant.map(|meant| format!("did you mean `charm {meant}`? {goes_on}"));
            assert_eq!(to_command(word, &charm), told);
        }
    }
}
