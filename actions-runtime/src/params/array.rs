//! Arrays: their items, and the keywords that concern these together.

use std::collections::HashMap;

use serde_json::Value;

use super::place::Place;
use super::rules::ArrayRules;
use super::value::{ParamValue, float};

impl ParamValue<'_> {
    /// An array, with `item` for each of its items.
    pub fn array<T>(
        self,
        rules: &ArrayRules,
        mut item: impl FnMut(ParamValue<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::Array(items) = self.json else {
            return self.wrong_kind("an array");
        };
        if let Some(message) = rules.violation(items.len()) {
            self.place.violated::<()>(message);
        }
        if rules.unique {
            find_equal(&items, self.place);
        }
        let mut array = Vec::with_capacity(items.len());
        let mut count = 0;
        for (index, json) in items.into_iter().enumerate() {
            array.extend(item(ParamValue::new(json, &self.place.index(index))));
            count = index + 1;
        }
        (array.len() == count).then_some(array)
    }
}

fn find_equal(items: &[Value], place: &Place<'_>) {
    let mut earlier = HashMap::new();
    for (index, item) in items.iter().enumerate() {
        let first = *earlier.entry(canonical(item)).or_insert(index);
        if first != index {
            let first = place.index(first).path();
            place
                .index(index)
                .violated::<()>(format!("the same as {first}, and no two items may be equal"));
        }
    }
}

/// A text that two values share exactly where Juju finds them equal: it compares their JSON text,
/// in which numbers are float64s and names are sorted.
fn canonical(json: &Value) -> String {
    let mut text = String::new();
    write_canonical(json, &mut text);
    text
}

fn write_canonical(json: &Value, text: &mut String) {
    match json {
        Value::Number(number) => text.push_str(&float(number).to_bits().to_string()),
        Value::String(value) => write_quoted(value, text),
        Value::Array(array) => {
            text.push('[');
            for item in array {
                write_canonical(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Value::Object(object) => {
            // They are in another order if serde_json keeps the one of the text.
            let mut members: Vec<_> = object.iter().collect();
            members.sort_unstable_by_key(|(name, _)| *name);
            text.push('{');
            for (name, value) in members {
                write_quoted(name, text);
                write_canonical(value, text);
                text.push(',');
            }
            text.push('}');
        }
        Value::Null => text.push('n'),
        Value::Bool(true) => text.push('t'),
        Value::Bool(false) => text.push('f'),
    }
}

fn write_quoted(value: &str, text: &mut String) {
    text.push('"');
    text.extend(value.escape_default());
    text.push('"');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::canonical;

    #[test]
    fn equality_is_jujus() {
        let same = |a, b| canonical(&a) == canonical(&b);
        assert!(same(json!(1), json!(1.0)));
        assert!(same(json!({"a": 1, "b": [2]}), json!({"b": [2.0], "a": 1.0})));
        assert!(same(json!(9_007_199_254_740_993_u64), json!(9_007_199_254_740_992_u64)));
        assert!(!same(json!(0.0), json!(-0.0)));
        assert!(!same(json!("1"), json!(1)));
        assert!(!same(json!(["a", "b"]), json!(["a,\"b\""])));
        assert!(!same(json!(null), json!("n")));
        assert!(!same(json!([[]]), json!([])));
    }
}
