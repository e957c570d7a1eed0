//! The JSON that Go's `encoding/json` writes, by which Juju compares values and shows them.

use serde_json::Value;

use super::go_number;

/// A value with every number as a float64, whose objects are sorted already.
pub(super) fn text(value: &Value) -> String {
    match value {
        // Only `arbitrary_precision` has numbers that no float64 comes near.
        Value::Number(number) => number.as_f64().map_or(number.to_string(), go_number::json),
        Value::String(text) => string(text),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(text).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(name, value)| format!("{}:{}", string(name), text(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Null | Value::Bool(_) => value.to_string(),
    }
}

/// Go also escapes what HTML would read.
fn string(text: &str) -> String {
    let json = Value::from(text).to_string();
    ['<', '>', '&', '\u{2028}', '\u{2029}']
        .iter()
        .fold(json, |json, char| json.replace(*char, &format!("\\u{:04x}", u32::from(*char))))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn json_comes_back_as_go_writes_it() {
        let json = r#"{"a":{"x":"<é>\u0001","y":true},"b":[1,1.0,1e21,null],"n":9007199254740993}"#;
        assert_eq!(
            text(&json.parse().unwrap()),
            r#"{"a":{"x":"\u003cé\u003e\u0001","y":true},"b":[1,1,1e+21,null],"n":9007199254740992}"#
        );
    }
}
