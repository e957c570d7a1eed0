//! What was meant by names that a charm does not have.

use std::ffi::OsString;

use actions_derive_core::similar::near;
use actions_derive_core::yaml::node::{Entry, Node};

use super::declared;
use super::names::has;
use crate::Declaration;

/// A line for each name of a refused call that may be a slip.
pub(super) fn hints(action: &str, params: &[Entry], declarations: &[Declaration]) -> Vec<String> {
    let Some(schema) = declared::schema(action, declarations) else {
        return vec![of_action(action, declarations)];
    };
    let mut hints = Vec::new();
    of_params(&schema, params, "", &mut hints);
    hints
}

/// What was meant by a command line that is not for us, where it may have been. The charm may know
/// what to do with it all the same.
pub(super) fn to_command(
    arguments: &[OsString],
    binary: &str,
    declarations: &[Declaration],
) -> Option<String> {
    let word = arguments.first()?.to_str()?;
    let is_action = declarations.iter().any(|known| known.name == word);
    let meant = match word {
        word if is_action => format!("run {word}"),
        "help" => "--help".to_owned(),
        word => near(word, ["run", "actions"])?.to_owned(),
    };
    Some(format!("did you mean `{binary} {meant}`?"))
}

/// What was meant by a word that names neither a unit nor an action.
pub(super) fn to_run(word: &str, declarations: &[Declaration]) -> Option<String> {
    if word.contains('/') {
        return Some("a unit is named like `database/0` or `database/leader`".to_owned());
    }
    let meant = near(word, declarations.iter().map(|known| known.name))?;
    Some(format!("did you mean `{meant}`?"))
}

/// What was meant by keys of which one is no name that a command line can hold. `None` where the
/// action has just this param.
pub(super) fn of_param(
    action: &str,
    keys: &[String],
    declarations: &[Declaration],
) -> Option<String> {
    let schema = declared::schema(action, declarations)?;
    let mut schema = &schema;
    let mut meant = Vec::new();
    for key in keys {
        let properties = schema.get("properties")?.as_mapping()?;
        let names = properties.iter().map(|known| known.key.text.as_str());
        let name = near(key, names)?;
        meant.push(name);
        schema = schema.get("properties")?.get(name)?;
    }
    let is_same = meant.iter().eq(keys);
    let meant = meant.join(".");
    (!is_same).then(|| format!("did you mean `{meant}`?"))
}

fn of_action(action: &str, declarations: &[Declaration]) -> String {
    match near(action, declarations.iter().map(|known| known.name)) {
        Some(meant) => format!("no action `{action}`; did you mean `{meant}`?"),
        None => format!("no action `{action}`; {}", has(declarations)),
    }
}

/// Looks where the schema goes, by its `properties`.
fn of_params(schema: &Node, params: &[Entry], path: &str, hints: &mut Vec<String>) {
    let properties = schema.get("properties").and_then(Node::as_mapping);
    let properties = properties.unwrap_or_default();
    for Entry { key, value } in params {
        let name = &key.text;
        if let Some(known) = properties.iter().find(|known| known.key.text == *name) {
            if let Some(inner) = value.as_mapping() {
                of_params(&known.value, inner, &format!("{path}{name}."), hints);
            }
            continue;
        }
        let names = properties.iter().map(|known| known.key.text.as_str());
        if let Some(meant) = near(name, names) {
            hints.push(format!(
                "no param `{path}{name}`; did you mean `{path}{meant}`?"
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use actions_derive_core::yaml::node::Data;

    use super::{hints, of_param, to_run};
    use crate::Declaration;
    use crate::simulation::read;

    const SNAPSHOT: Declaration = Declaration::new(
        "snapshot",
        r#"{"properties":{"filename":{},"compression":{"properties":{"kind":{}}}}}"#,
    );

    fn found(action: &str, params: &str, declarations: &[Declaration]) -> Vec<String> {
        let Data::Mapping(params) = read(params).unwrap().data else {
            panic!("params are a map");
        };
        hints(action, &params, declarations)
    }

    #[test]
    fn an_action_is_suggested() {
        let pause = Declaration::new("pause", "{}");
        let both = [SNAPSHOT, pause];
        assert_eq!(
            found("snapshoot", "{}", &both),
            ["no action `snapshoot`; did you mean `snapshot`?"]
        );
        assert_eq!(
            found("resume-all", "{}", &both),
            ["no action `resume-all`; the charm has pause, snapshot"]
        );
        assert_eq!(
            found("x", "{}", &[]),
            ["no action `x`; the charm has no actions"]
        );
    }

    #[test]
    fn params_are_suggested_at_any_depth() {
        let params = r#"{"filenam":"x","compression":{"knd":"xz","level":1},"z":1,"kind":{}}"#;
        assert_eq!(
            found("snapshot", params, &[SNAPSHOT]),
            [
                "no param `compression.knd`; did you mean `compression.kind`?",
                "no param `filenam`; did you mean `filename`?",
            ]
        );
        let params = r#"{"filename":{"x":1},"compression":"kind"}"#;
        assert!(found("snapshot", params, &[SNAPSHOT]).is_empty());
    }

    #[test]
    fn names_that_cannot_be_are_suggested_too() {
        const TUNE: Declaration = Declaration::new(
            "tune",
            r#"{"properties":{"max-rows":{},"my_key":{},"disk":{"properties":{"free-space":{}}}}}"#,
        );
        for (key, meant) in [
            ("max_rows", Some("did you mean `max-rows`?")),
            ("disk.freeSpace", Some("did you mean `disk.free-space`?")),
            ("my_key", None),
            ("my_keys", Some("did you mean `my_key`?")),
            ("max-rows.a_b", None),
            ("other_one", None),
        ] {
            let keys: Vec<_> = key.split('.').map(str::to_owned).collect();
            assert_eq!(of_param("tune", &keys, &[TUNE]).as_deref(), meant, "{key}");
        }
        assert_eq!(
            to_run("Tune", &[TUNE]).as_deref(),
            Some("did you mean `tune`?")
        );
        assert_eq!(to_run("Resume", &[TUNE]), None);
    }
}
