//! The params that a command line gives, read as Juju's own reader reads them.

use std::ffi::OsString;
use std::fs;
use std::io::Read as _;

use actions_derive_core::diagnostic::{Diagnostic, render};
use actions_derive_core::source::{Source, Span, decode_utf8};
use actions_derive_core::yaml::{Content, Entry, Node, Reader, Scalar, parse};
use serde_json::{Map, Value};

use super::command::{Call, Line, Mistake};
use super::hints;
use crate::action_set::Declaration;
use crate::simulation::yaml_scalar::scalar;

type Params = Map<String, Value>;

/// The params of `--params` with those of the command line over them.
pub(super) fn given(
    line: &Line,
    call: &Call,
    declarations: &[Declaration],
) -> Result<Params, Mistake> {
    let mut params = line.params.as_ref().map_or(Ok(Map::new()), file)?;
    let schema = hints::schema(&call.action, declarations).unwrap_or_default();
    for (keys, text) in &call.arguments {
        let value =
            if line.string_args { text.as_str().into() } else { argument(keys, text, &schema)? };
        add(&mut params, keys, value);
    }
    Ok(params)
}

/// The value of `key=value`. What is wrong is told without it: it can be a secret.
fn argument(keys: &[String], text: &str, schema: &Value) -> Result<Value, Mistake> {
    let key = keys.join(".");
    let value = read(text).map_err(|problem| {
        let (problem, quote) = (&problem.message, hints::quote(&key));
        Mistake::of_use(format!("the value of {key} cannot be read: {problem}\n{quote}"))
    })?;
    if !has_map(&value) {
        return Ok(value);
    }
    let as_text = hints::unquoted(keys, &value, schema);
    let hint = as_text.unwrap_or_else(|| match value {
        Value::Object(_) => {
            format!("the value of {key} is a map; write {key}.key=value, or use --params")
        }
        _ => format!("the value of {key} holds a map; use --params"),
    });
    let text = "json: unsupported type: map[interface {}]interface {}";
    Err(Mistake::of_use(format!("{text}\n{hint}")))
}

fn has_map(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(has_map),
        other => other.is_object(),
    }
}

/// The value that Juju reads in the text behind a `key=`.
pub(super) fn read(text: &str) -> Result<Value, Box<Diagnostic>> {
    let mut lines = text.lines().map(str::trim_start);
    if lines.all(|line| line.is_empty() || line.starts_with('#')) {
        // YAML has no value here, so that Juju keeps the text.
        return Ok(text.into());
    }
    match document(text)? {
        Some(root) => value(text, root),
        None => Ok(Value::Null),
    }
}

/// The params in the file at `path`, or on standard input for `-`.
fn file(path: &OsString) -> Result<Params, Mistake> {
    let (name, bytes) = if path == "-" {
        let mut bytes = Vec::new();
        let read = std::io::stdin().read_to_end(&mut bytes);
        ("standard input".into(), read.map(|_| bytes))
    } else {
        (path.to_string_lossy(), fs::read(path))
    };
    let bytes = bytes.map_err(|error| Mistake::of_use(format!("cannot read {name}: {error}")))?;
    // Where it is not UTF-8, the line is shown as far as it can be read.
    let text = String::from_utf8_lossy(&bytes);
    decode_utf8(&bytes)
        .and_then(map)
        .map_err(|error| Mistake::of_use(render(&error, &Source::new(&name, &text))))
}

/// The params in a document. A name that Juju reads as something else than a text is a text at its
/// top.
fn map(text: &str) -> Result<Params, Box<Diagnostic>> {
    let Some(root) = document(text)? else {
        return Ok(Map::new());
    };
    let span = root.span;
    let kind = match root.content {
        Content::Map(entries) => {
            let entries = entries.into_iter();
            return entries
                .map(|entry| Ok((entry.key.scalar.text, value(text, entry.value)?)))
                .collect();
        }
        Content::List(_) => "a list",
        Content::Scalar(_) => match value(text, root)? {
            Value::Null => return Ok(Map::new()),
            _ => "a value",
        },
    };
    let message = format!("params must contain a YAML map with string keys, not {kind}");
    Err(Box::new(Diagnostic::error(span, message)))
}

fn document(text: &str) -> Result<Option<Node>, Box<Diagnostic>> {
    let document = parse(text, Reader::Operator);
    match document.mistake {
        Some(mistake) => Err(mistake),
        None => Ok(document.root),
    }
}

/// The value as it goes to the controller, as JSON.
fn value(text: &str, node: Node) -> Result<Value, Box<Diagnostic>> {
    Ok(match node.content {
        Content::Scalar(scalar) => resolved(text, node.span, node.tag, &scalar)?,
        Content::List(items) => {
            let items = items.into_iter().map(|item| value(text, item));
            items.collect::<Result<_, _>>()?
        }
        Content::Map(entries) => {
            let mut map = Map::new();
            for Entry { key, value: held } in entries {
                if !resolved(text, key.span, key.tag, &key.scalar)?.is_string() {
                    let message = "map keyed with non-string value";
                    let mut error = Diagnostic::error(key.span, message);
                    error.help(format!("put {:?} in quotes", key.text()));
                    return Err(Box::new(error));
                }
                map.insert(key.scalar.text, value(text, held)?);
            }
            map.into()
        }
    })
}

fn resolved(
    text: &str,
    span: Span,
    tag: Option<Span>,
    read: &Scalar,
) -> Result<Value, Box<Diagnostic>> {
    let tag = tag.and_then(|tag| text.get(tag.start..tag.end));
    scalar(&read.text, read.plain, tag).map_err(|why| Box::new(Diagnostic::error(span, why)))
}

/// Puts `value` under the keys; what stands in the way of a map gives way to one.
fn add(params: &mut Params, keys: &[String], value: Value) {
    let Some((key, rest)) = keys.split_first() else {
        return;
    };
    let place = params.entry(key.as_str()).or_insert(Value::Null);
    if rest.is_empty() {
        *place = value;
        return;
    }
    if !place.is_object() {
        *place = Map::new().into();
    }
    if let Value::Object(inner) = place {
        add(inner, rest, value);
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use serde_json::{Value, json};

    use super::{given, map};
    use crate::action_set::Declaration;
    use crate::local::command::Line;

    const ACT: Declaration =
        Declaration::new("act", r#"{"properties":{"text":{"type":"string"}}}"#);

    fn params(words: &[&str]) -> Result<Value, String> {
        let words: Vec<_> = words.iter().map(OsString::from).collect();
        let line = Line::read(&words).unwrap();
        let call = line.call(&[ACT]).unwrap();
        match given(&line, &call, &[ACT]) {
            Ok(params) => Ok(params.into()),
            Err(mistake) => {
                assert_eq!(mistake.status, 1);
                Err(mistake.text)
            }
        }
    }

    #[test]
    fn values_are_those_of_jujus_reader() {
        assert_eq!(
            params(&["act", "id=010", "v=1e3", "ok=y", "l=[a, 1]", "n=~", "t=12:30", "q='\"1\"'"]),
            Ok(json!({"id": 8, "v": "1e3", "ok": true, "l": ["a", 1], "n": null, "t": "12:30",
                "q": "\"1\""}))
        );
        assert_eq!(params(&["act", "id=010", "--string-args"]), Ok(json!({"id": "010"})));
        // Where YAML has nothing, the text stays; a later argument wins.
        assert_eq!(
            params(&["act", "a=#", "b=5", "b.c=1", "b.d.e=2", "b.c="]),
            Ok(json!({"a": "#", "b": {"c": "", "d": {"e": 2}}}))
        );
    }

    #[test]
    fn a_value_that_cannot_be_given_is_told_with_how_to_quote_it() {
        let quote = "quote it twice, text='\"...\"', or use --string-args";
        for value in ["[a] b", "'a", "{", "@x", "a: b: c", "%", "`x`", "*x"] {
            let told = params(&["act", &format!("text={value}")]).unwrap_err();
            assert!(told.starts_with("the value of text cannot be read: "), "{told}");
            assert!(told.ends_with(&format!("\n{quote}")), "{told}");
        }
        let told = params(&["act", "x.y=.inf"]).unwrap_err();
        assert!(told.contains("json: unsupported value: +Inf"), "{told}");
        let map = "json: unsupported type: map[interface {}]interface {}\n";
        for (argument, hint) in [
            ("a={b: 1}", "the value of a is a map; write a.key=value, or use --params"),
            ("a=[{b: 1}]", "the value of a holds a map; use --params"),
            ("text=a: b", &*format!("YAML reads the value of `text` as a map; {quote}")),
        ] {
            assert_eq!(params(&["act", argument]), Err(format!("{map}{hint}")));
        }
    }

    #[test]
    fn odd_values_do_not_panic() {
        for odd in
            ["\0", "\u{85}", "\u{feff}", "\u{2028}", "\t", "- -", "?", "&a [*a]", "!!x", "---\n..."]
        {
            let _ = params(&["act", &format!("a={odd}")]);
            let _ = map(odd);
        }
    }

    #[test]
    fn a_file_is_a_map_with_texts_as_keys() {
        let read = |text: &str| map(text).map(Value::from).map_err(|error| error.message.clone());
        assert_eq!(read(""), Ok(json!({})));
        assert_eq!(read("y: 'y'\n1: 010\n"), Ok(json!({"y": "y", "1": 8})));
        assert!(read("- a").unwrap_err().contains("must contain a YAML map"));
        assert_eq!(read("a: {1: x}").unwrap_err(), "map keyed with non-string value");
        let missing = params(&["act", "--params", "/no/such"]).unwrap_err();
        assert!(missing.starts_with("cannot read /no/such: "), "{missing}");
    }
}
