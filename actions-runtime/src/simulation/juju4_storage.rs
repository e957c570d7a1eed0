//! Params as Juju 4 stores them: each as a text, which the unit reads back.

use actions_derive_core::number;
use actions_derive_core::yaml::node::{Data, Entry, Node};

/// What is left of `params` after they were stored and read back.
///
/// Texts, numbers and booleans are stored in such a way that they survive. Anything else becomes the
/// text that Go's `%v` writes.
pub(super) fn params(mut params: Vec<Entry>) -> Vec<Entry> {
    for Entry { value, .. } in &mut params {
        match &value.data {
            Data::String(_) | Data::Bool(_) => {}
            Data::Integer(_) | Data::Float(_) => {
                // `-0` is read back as an integer, which has no sign at zero.
                value.data = Data::Float(value.as_f64().unwrap_or_default() + 0.0);
            }
            Data::Null | Data::Sequence(_) | Data::Mapping(_) => {
                let mut text = String::new();
                write(value, &mut text);
                value.data = Data::String(text);
            }
        }
    }
    params
}

/// Writes a value as Go's `%v` does.
fn write(value: &Node, text: &mut String) {
    match &value.data {
        Data::Null => text.push_str("<nil>"),
        Data::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Data::Integer(_) | Data::Float(_) => {
            text.push_str(&number::go(value.as_f64().unwrap_or_default()));
        }
        Data::String(value) => text.push_str(value),
        Data::Sequence(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(' ');
                }
                write(item, text);
            }
            text.push(']');
        }
        Data::Mapping(entries) => {
            let mut sorted: Vec<_> = entries.iter().collect();
            sorted.sort_by(|a, b| a.key.text.cmp(&b.key.text));
            text.push_str("map[");
            for (index, entry) in sorted.into_iter().enumerate() {
                if index > 0 {
                    text.push(' ');
                }
                text.push_str(&entry.key.text);
                text.push(':');
                write(&entry.value, text);
            }
            text.push(']');
        }
    }
}

#[cfg(test)]
mod tests {
    use actions_derive_core::yaml::canonical;
    use actions_derive_core::yaml::node::{Data, Node};

    use super::super::json::read;

    fn stored(json: &str) -> String {
        let Data::Mapping(params) = read(json).unwrap().data else {
            panic!("params are an object");
        };
        canonical::json(&Node::unplaced(Data::Mapping(super::params(params))))
    }

    #[test]
    fn scalars_survive() {
        for json in [
            r#"{"a":"5","b":"","c":true,"d":5,"e":0.1,"f":1e+21,"g":"<nil>"}"#,
            "{}",
        ] {
            let written = stored(json).replace("\\u003c", "<").replace("\\u003e", ">");
            assert_eq!(written, json);
        }
        assert_eq!(stored(r#"{"a":-0.0}"#), r#"{"a":0}"#);
    }

    #[test]
    fn the_rest_becomes_a_text() {
        let json = r#"{"list":["a","b"],"map":{"q":1e6,"kind":["x y",null,true,-0.00001]},
                       "none":[],"null":null}"#;
        assert_eq!(
            stored(json).replace("\\u003c", "<").replace("\\u003e", ">"),
            r#"{"list":"[a b]","map":"map[kind:[x y <nil> true -1e-05] q:1e+06]","none":"[]","null":"<nil>"}"#
        );
    }
}
