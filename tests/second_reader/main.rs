//! Another reader of YAML on the same files: where YAML 1.1 and 1.2 agree, so must the two.

use actions_derive_core::diagnostic::Diagnostics;
use actions_derive_core::yaml::node::{Data, Node};
use actions_derive_core::yaml::{Reader, read};
use serde_yaml::Value;

const VECTORS: &str = include_str!("../vectors/params.json");

#[test]
fn both_readers_see_the_same_in_every_declaration() {
    let vectors: Vec<serde_json::Value> = serde_json::from_str(VECTORS).expect("JSON");
    assert!(vectors.len() >= 200);
    for vector in &vectors {
        let text = vector["charmcraft_yaml"].as_str().expect("a declaration");
        let mut diagnostics = Diagnostics::default();
        let ours = read(text, Reader::Juju, &mut diagnostics).expect("it is read");
        let theirs: Value = serde_yaml::from_str(text).expect("it is read");
        assert_eq!(value(&ours.root), theirs, "{}", vector["id"]);
    }
}

fn value(node: &Node) -> Value {
    match &node.data {
        Data::Null => Value::Null,
        Data::Bool(value) => Value::Bool(*value),
        Data::Integer(number) => {
            let number = i64::try_from(*number).expect("the vectors have no larger ones");
            Value::Number(number.into())
        }
        Data::Float(number) => Value::Number((*number).into()),
        Data::String(text) => Value::String(text.clone()),
        Data::Sequence(items) => Value::Sequence(items.iter().map(value).collect()),
        Data::Mapping(entries) => {
            let entries = entries.iter();
            Value::Mapping(
                entries
                    .map(|entry| (entry.key.text.as_str().into(), value(&entry.value)))
                    .collect(),
            )
        }
    }
}
