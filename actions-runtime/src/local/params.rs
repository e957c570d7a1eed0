//! The params that a command line gives, read as Juju's own reader reads them.

use std::ffi::OsStr;
use std::fs;
use std::io::Read as _;

use actions_derive_core::diagnostic::{Diagnostic, render};
use actions_derive_core::source::{Source, Span, decode_utf8};
use actions_derive_core::yaml::{Content, Entry, Node, Reader, Scalar, parse};
use serde_json::{Value, json};

use super::command::{Call, Line};
use super::hints;
use crate::action_set::Declaration;
use crate::given::kind;
use crate::simulation::yaml_scalar::scalar;
use crate::task::put;

/// The params of `--params` with those of the command line over them.
pub(super) fn given(
    line: &Line,
    call: &Call,
    declarations: &[Declaration],
) -> Result<Value, String> {
    let mut params = line.params.as_deref().map_or(Ok(json!({})), file)?;
    let schema = hints::schema(&call.action, declarations).unwrap_or_default();
    for (keys, text) in &call.arguments {
        let value =
            if line.string_args { text.as_str().into() } else { argument(keys, text, &schema)? };
        put(&mut params, keys.iter().map(String::as_str), value);
    }
    Ok(params)
}

/// The value of `key=value`. What is wrong is told without it: it can be a secret.
fn argument(keys: &[String], text: &str, schema: &Value) -> Result<Value, String> {
    let key = keys.join(".");
    let value = read(text).map_err(|problem| {
        let (problem, quote) = (&problem.message, hints::quote(&key));
        format!("the value of {key} cannot be read: {problem}\n{quote}")
    })?;
    if !has_map(&value) {
        return Ok(value);
    }
    let as_text = hints::unquoted(keys, &value, schema);
    let hint = as_text.unwrap_or_else(|| {
        format!("the value of {key} has a map in it; write {key}.key=value, or use --params")
    });
    Err(format!("json: unsupported type: map[interface {{}}]interface {{}}\n{hint}"))
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
    document(text)?.map_or(Ok(Value::Null), |root| value(text, &root))
}

/// The params in the file at `path`, or on standard input for `-`.
fn file(path: &OsStr) -> Result<Value, String> {
    let mut bytes = Vec::new();
    let (name, read) = if path == "-" {
        ("standard input".into(), std::io::stdin().read_to_end(&mut bytes))
    } else {
        let read = fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes));
        (path.to_string_lossy(), read)
    };
    read.map_err(|error| format!("cannot read {name}: {error}"))?;
    // Where it is not UTF-8, the line is shown as far as it can be read.
    let text = String::from_utf8_lossy(&bytes);
    let params = decode_utf8(&bytes).and_then(params);
    params.map_err(|error| render(&error, &Source::new(&name, &text)))
}

/// The params in a document.
fn params(text: &str) -> Result<Value, Box<Diagnostic>> {
    let Some(root) = document(text)? else {
        return Ok(json!({}));
    };
    if let Content::Map(entries) = &root.content {
        return members(text, entries, true);
    }
    let value = value(text, &root)?;
    if value.is_null() {
        return Ok(json!({}));
    }
    let kind = kind(&value);
    let message = format!("params must contain a YAML map with string keys, not {kind}");
    Err(Box::new(Diagnostic::error(root.span, message)))
}

fn document(text: &str) -> Result<Option<Node>, Box<Diagnostic>> {
    let document = parse(text, Reader::Operator);
    document.mistake.map_or(Ok(document.root), Err)
}

/// The value as it goes to the controller, as JSON.
fn value(text: &str, node: &Node) -> Result<Value, Box<Diagnostic>> {
    match &node.content {
        Content::Scalar(scalar) => resolved(text, node.span, node.tag, scalar),
        Content::List(items) => items.iter().map(|item| value(text, item)).collect(),
        Content::Map(entries) => members(text, entries, false),
    }
}

/// The members of a map. A name that Juju reads as something else than a text is a text at the top
/// of a document.
fn members(text: &str, entries: &[Entry], at_top: bool) -> Result<Value, Box<Diagnostic>> {
    let members = entries.iter().map(|Entry { key, value: held }| {
        if !at_top && !resolved(text, key.span, key.tag, &key.scalar)?.is_string() {
            let mut error = Diagnostic::error(key.span, "map keyed with non-string value");
            error.help(format!("put {:?} in quotes", key.text()));
            return Err(Box::new(error));
        }
        Ok((key.text().to_owned(), value(text, held)?))
    });
    members.collect::<Result<_, _>>().map(Value::Object)
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

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use serde_json::{Value, json};

    use super::{given, params as of_document};
    use crate::action_set::Declaration;
    use crate::local::command::Line;

    const ACT: Declaration =
        Declaration::new("act", r#"{"properties":{"text":{"type":"string"}}}"#);

    fn params(words: &[&str]) -> Result<Value, String> {
        let words: Vec<_> = words.iter().map(OsString::from).collect();
        let line = Line::read(&words).unwrap();
        let call = line.call(&[ACT]).unwrap();
        given(&line, &call, &[ACT])
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
            ("a={b: 1}", "the value of a has a map in it; write a.key=value, or use --params"),
            ("a=[{b: 1}]", "the value of a has a map in it; write a.key=value, or use --params"),
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
            let _ = of_document(odd);
        }
    }

    #[test]
    fn a_file_is_a_map_with_texts_as_keys() {
        let read = |text: &str| of_document(text).map_err(|error| error.message.clone());
        assert_eq!(read(""), Ok(json!({})));
        assert_eq!(read("y: 'y'\n1: 010\n"), Ok(json!({"y": "y", "1": 8})));
        assert!(read("- a").unwrap_err().contains("must contain a YAML map"));
        assert_eq!(read("a: {1: x}").unwrap_err(), "map keyed with non-string value");
        let missing = params(&["act", "--params", "/no/such"]).unwrap_err();
        assert!(missing.starts_with("cannot read /no/such: "), "{missing}");
    }
}
