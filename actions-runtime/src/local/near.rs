//! What was meant by names that a charm does not have.

use actions_derive_core::similar::near;
use actions_derive_core::yaml::node::{Entry, Node};

use super::names::has;
use crate::Declaration;
use crate::simulation::read;

/// A line for each name of a refused call that may be a slip.
pub(super) fn hints(action: &str, params: &[Entry], declarations: &[Declaration]) -> Vec<String> {
    let Some(known) = declarations.iter().find(|known| known.name == action) else {
        return vec![of_action(action, declarations)];
    };
    let mut hints = Vec::new();
    if let Ok(schema) = read(known.schema) {
        of_params(&schema, params, "", &mut hints);
    }
    hints
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

    use super::hints;
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
}
