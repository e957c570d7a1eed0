//! When two values are equal to Juju.

use std::fmt::Write as _;

use serde_json::Value as Json;

/// A text that two values share exactly where Juju finds them equal: it compares their JSON text,
/// in which numbers are float64s and names are sorted.
pub(super) fn canonical(value: &Json) -> String {
    let mut text = String::new();
    write_canonical(value, &mut text);
    text
}

fn write_canonical(value: &Json, text: &mut String) {
    match value {
        Json::Number(number) => {
            let bits = number.as_f64().unwrap_or(f64::NAN).to_bits();
            // Writing to a String cannot fail.
            let _ = write!(text, "{bits:x}");
        }
        Json::Array(array) => {
            text.push('[');
            for item in array {
                write_canonical(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Json::Object(object) => {
            // They are in another order if serde_json keeps the one of the text.
            let mut members: Vec<_> = object.iter().collect();
            members.sort_unstable_by_key(|(name, _)| *name);
            text.push('{');
            for (name, value) in members {
                let _ = write!(text, "{name:?}:");
                write_canonical(value, text);
                text.push(',');
            }
            text.push('}');
        }
        Json::String(value) => {
            let _ = write!(text, "{value:?}");
        }
        Json::Null => text.push('n'),
        Json::Bool(true) => text.push('t'),
        Json::Bool(false) => text.push('f'),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::canonical;

    #[test]
    fn equality_is_jujus() {
        let same = |a, b| canonical(&a) == canonical(&b);
        assert!(same(json!(1), json!(1.0)));
        assert!(same(
            json!({"a": 1, "b": [2]}),
            json!({"b": [2.0], "a": 1.0})
        ));
        assert!(same(
            json!(9_007_199_254_740_993_u64),
            json!(9_007_199_254_740_992_u64)
        ));
        assert!(!same(json!(0.0), json!(-0.0)));
        assert!(!same(json!("1"), json!(1)));
        assert!(!same(json!(["a", "b"]), json!(["a,\"b\""])));
        assert!(!same(json!(null), json!("n")));
        assert!(!same(json!([[]]), json!([])));
    }
}
