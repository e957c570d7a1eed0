//! JSON as the values that schemas judge.

use actions_derive_core::yaml::node::{Data, Entry, Node};
use serde_json::Value;

/// The value of a JSON text.
pub(crate) fn read(json: &str) -> Result<Node, serde_json::Error> {
    Ok(node(serde_json::from_str(json)?))
}

/// `value`, its numbers as float64, as every number is on its way through Juju.
pub(crate) fn node(value: Value) -> Node {
    Node::unplaced(match value {
        Value::Null => Data::Null,
        Value::Bool(value) => Data::Bool(value),
        // A number that no float64 comes near cannot be written in Juju at all.
        Value::Number(number) => Data::Float(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => Data::String(text),
        Value::Array(items) => Data::Sequence(items.into_iter().map(node).collect()),
        Value::Object(members) => Data::Mapping(
            members
                .into_iter()
                .map(|(name, value)| Entry::unplaced(name, node(value)))
                .collect(),
        ),
    })
}

#[cfg(test)]
mod tests {
    use actions_derive_core::yaml::canonical;

    use super::read;

    #[test]
    fn json_comes_back_as_go_writes_it() {
        let json = r#"{"b":[1,1.0,1e21,null],"a":{"x":"<é>","y":true},"n":9007199254740993}"#;
        assert_eq!(
            canonical::json(&read(json).unwrap()),
            r#"{"a":{"x":"\u003cé\u003e","y":true},"b":[1,1,1e+21,null],"n":9007199254740992}"#
        );
    }
}
