//! The params that a command line gives, read as Juju's own reader reads them.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read as _};

use actions_derive_core::diagnostic::{Diagnostic, render};
use actions_derive_core::source::{Source, Span};
use actions_derive_core::yaml::{Content, Entry, Node, Reader, Scalar, decode_utf8, parse};
use serde_json::{Value, json};

use super::command::Line;
use super::hints::quote;
use crate::simulation::yaml_scalar::scalar;
use crate::task::put;

/// The params of `--params` with those of the command line over them.
pub(super) fn given(line: &Line) -> Result<Value, String> {
    let mut params = line.params.as_deref().map_or(Ok(json!({})), file)?;
    for (key, text) in &line.arguments {
        let value = if line.string_args { text.as_str().into() } else { argument(key, text)? };
        put(&mut params, key.split('.'), value);
    }
    Ok(params)
}

/// The value of `key=value`; the text where YAML has no value in it, as Juju has it. What is wrong is
/// told without it: it can be a secret.
fn argument(key: &str, text: &str) -> Result<Value, String> {
    let root = parse(text, Reader::Operator);
    let read = root.and_then(|root| root.map_or(Ok(text.into()), |root| value(text, &root)));
    let value = read.map_err(|problem| {
        format!("the value of {key} cannot be read: {}\n{}", problem.message, quote(key))
    })?;
    if has_map(&value) {
        return Err(format!(
            "json: unsupported type: map[interface {{}}]interface {{}}\nYAML reads a map in the value \
             of {key}: write {key}.key=value, or use --params; to give it as a text, {}",
            quote(key)
        ));
    }
    Ok(value)
}

fn has_map(value: &Value) -> bool {
    value.is_object() || value.as_array().is_some_and(|items| items.iter().any(has_map))
}

/// The params in the file at `path`, or on standard input for `-`.
fn file(path: &OsStr) -> Result<Value, String> {
    let name = path.to_string_lossy();
    let read = if path == "-" { io::stdin().lock().bytes().collect() } else { fs::read(path) };
    let bytes: Vec<u8> = read.map_err(|error| format!("cannot read {name}: {error}"))?;
    // Where it is not UTF-8, the line is shown as far as it can be read.
    let text = String::from_utf8_lossy(&bytes);
    let params = decode_utf8(&bytes).and_then(params);
    params.map_err(|error| render(&error, &Source::new(&name, &text)))
}

/// The params in a document.
fn params(text: &str) -> Result<Value, Box<Diagnostic>> {
    let Some(root) = parse(text, Reader::Operator)? else {
        return Ok(json!({}));
    };
    let params = match &root.content {
        Content::Map(entries) => members(text, entries, true),
        _ => value(text, &root),
    };
    crate::given::map(params?).map_err(|why| Box::new(Diagnostic::error(root.span, why)))
}

/// The value as it goes to the controller, as JSON.
fn value(text: &str, node: &Node) -> Result<Value, Box<Diagnostic>> {
    match &node.content {
        Content::Scalar(scalar) => resolved(text, node.span, scalar),
        Content::List(items) => items.iter().map(|item| value(text, item)).collect(),
        Content::Map(entries) => members(text, entries, false),
    }
}

/// The members of a map. A name that Juju reads as something else than a text is a text at the top
/// of a document.
fn members(text: &str, entries: &[Entry], at_top: bool) -> Result<Value, Box<Diagnostic>> {
    let members = entries.iter().map(|Entry { key, value: held }| {
        if !at_top && !resolved(text, key.span, &key.scalar)?.is_string() {
            let mut error = Diagnostic::error(key.span, "map keyed with non-string value");
            error.help(format!("put {:?} in quotes", key.text()));
            return Err(Box::new(error));
        }
        Ok((key.text().to_owned(), value(text, held)?))
    });
    members.collect::<Result<_, _>>().map(Value::Object)
}

fn resolved(text: &str, span: Span, read: &Scalar) -> Result<Value, Box<Diagnostic>> {
    let tag = read.tag.and_then(|tag| text.get(tag.start..tag.end));
    scalar(&read.text, read.plain, tag).map_err(|why| Box::new(Diagnostic::error(span, why)))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use serde_json::{Value, json};

    use super::{given, params as of_document};
    use crate::local::command::Line;

    fn params(words: &[&str]) -> Result<Value, String> {
        given(&Line::read(words.iter().map(OsString::from)).unwrap())
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
        for value in ["{b: 1}", "[{b: 1}]", "a: b"] {
            assert_eq!(
                params(&["act", &format!("text={value}")]).unwrap_err(),
                format!(
                    "json: unsupported type: map[interface {{}}]interface {{}}\nYAML reads a map in \
                     the value of text: write text.key=value, or use --params; to give it as a text, \
                     {quote}"
                )
            );
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
        assert_eq!(read("- a").unwrap_err(), "params must be a map, not a list");
        assert_eq!(read("a: {1: x}").unwrap_err(), "map keyed with non-string value");
        let missing = params(&["act", "--params", "/no/such"]).unwrap_err();
        assert!(missing.starts_with("cannot read /no/such: "), "{missing}");
    }
}
