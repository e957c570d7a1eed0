//! Every scalar of the vectors comes out as Juju's own packages and `PyYAML` read it, straight from
//! `actions.yaml` and by way of `charmcraft.yaml`.

use actions_derive_core::diagnostic::Diagnostics;
use actions_derive_core::yaml::node::{Data, Node};
use actions_derive_core::yaml::{self, Reader};
use serde_json::Value;

const VECTORS: &str = include_str!("../../../tests/vectors/scalars.json");

/// What `read` makes of a value in the words of the vectors, or of its errors.
fn outcome(text: &str, reader: Reader) -> (String, Option<Node>) {
    let mut diagnostics = Diagnostics::default();
    let document = yaml::read(text, reader, &mut diagnostics);
    if diagnostics.has_errors() {
        return ("ERROR".to_owned(), None);
    }
    let value = document.and_then(|document| document.root.get("v").cloned());
    let shown = value
        .as_ref()
        .map_or(String::new(), |node| show(&node.data));
    (shown, value)
}

fn show(data: &Data) -> String {
    match data {
        Data::Null => "null".to_owned(),
        Data::Bool(value) => format!("bool {value}"),
        Data::Integer(value) => format!("int {value}"),
        Data::Float(value) => format!("float {}", go_float(*value)),
        Data::String(text) => format!("str {text:?}"),
        Data::Sequence(items) => {
            let items: Vec<String> = items.iter().map(|item| bare(&item.data)).collect();
            format!("[]interface {{}} [{}]", items.join(" "))
        }
        Data::Mapping(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|entry| format!("{}:{}", entry.key.text, bare(&entry.value.data)))
                .collect();
            format!(
                "map[interface {{}}]interface {{}} map[{}]",
                entries.join(" ")
            )
        }
    }
}

fn bare(data: &Data) -> String {
    match data {
        Data::Null => "<nil>".to_owned(),
        Data::String(text) => text.clone(),
        other => show(other),
    }
}

/// Go's `%v` of a float.
fn go_float(value: f64) -> String {
    if value.is_nan() {
        return "NaN".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "+Inf" } else { "-Inf" }.to_owned();
    }
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap();
    let exponent: i32 = exponent.parse().unwrap();
    if (-4..6).contains(&exponent) {
        value.to_string()
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{mantissa}e{sign}{:02}", exponent.abs())
    }
}

fn entries() -> Vec<Value> {
    serde_json::from_str(VECTORS).unwrap()
}

fn field<'v>(entry: &'v Value, name: &str) -> &'v str {
    entry[name].as_str().unwrap()
}

fn expected(text: &str) -> &str {
    if text.starts_with("ERROR") || text == "(charm not built)" {
        "ERROR"
    } else {
        text
    }
}

#[test]
fn juju_reads_them_from_actions_yaml() {
    let entries = entries();
    assert_eq!(entries.len(), 154);
    for entry in entries {
        let scalar = field(&entry, "scalar");
        let (shown, _) = outcome(&format!("v: {scalar}\n"), Reader::Juju);
        assert_eq!(shown, expected(field(&entry, "juju_direct")), "{scalar}");
    }
}

#[test]
fn juju_reads_them_from_charmcraft_yaml() {
    for entry in entries() {
        let scalar = field(&entry, "scalar");
        let (shown, _) = outcome(&format!("v: {scalar}\n"), Reader::Charmcraft);
        let juju = expected(field(&entry, "juju_via_charmcraft"));
        assert_eq!(shown, juju, "{scalar}");
    }
}

#[test]
fn what_is_misread_says_what_charmcraft_read_and_wrote() {
    let mut misread = 0;
    for entry in entries() {
        let scalar = field(&entry, "scalar");
        let (_, value) = outcome(&format!("v: {scalar}\n"), Reader::Charmcraft);
        let pyyaml = field(&entry, "pyyaml");
        let found = value.and_then(|value| value.misread);
        if let Some(found) = &found {
            misread += 1;
            assert_eq!(
                found.written,
                field(&entry, "charmcraft_writes"),
                "{scalar}"
            );
        }
        match &found.map(|found| found.charmcraft) {
            Some(Data::String(text)) if pyyaml.starts_with("str") => {
                assert_eq!(format!("str {text:?}"), pyyaml, "{scalar}");
            }
            Some(Data::String(_)) => assert!(pyyaml.starts_with("date"), "{scalar}"),
            Some(Data::Float(value)) => {
                let value = value.to_string().to_lowercase();
                assert_eq!(format!("float {value}"), pyyaml, "{scalar}");
            }
            Some(data) => assert_eq!(show(data), pyyaml, "{scalar}"),
            None => {
                // A text that stays one, or a value of the same type.
                let juju = expected(field(&entry, "juju_via_charmcraft"));
                let is_text = pyyaml.starts_with("str");
                assert!(!is_text || juju == pyyaml || juju.contains('é'), "{scalar}");
            }
        }
    }
    assert_eq!(misread, 31);
}
