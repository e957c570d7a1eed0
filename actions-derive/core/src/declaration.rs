//! The actions of a charm: their names, and the keys of their bodies.

use crate::attribute::Selection;
use crate::diagnostic::{Sink, enumerated};
use crate::schema::{self, Holds, Ignored, Owner, Schema, Text};
use crate::similar;
use crate::source::Span;
use crate::yaml::{Content, Entry, Node, Reader, write_json_text};
use std::fmt::Write as _;

pub(crate) struct Action<'n> {
    pub(crate) name: Text<'n>,
    /// The schema of all its params together; the params are its properties.
    pub(crate) schema: Schema<'n>,
    pub(crate) body: Vec<&'n Entry>,
}

/// An action that the module leaves to another.
#[derive(Clone, Copy)]
pub(crate) struct LeftOut<'n> {
    pub(crate) name: Text<'n>,
    pub(crate) description: Option<&'n str>,
}

/// What is read of the body of an action itself, not as a keyword of a schema.
const READ_HERE: [&str; 6] =
    ["$ref", "$schema", "execution-group", "parallel", "params", "required"];

const BOOLEAN: (&str, &str) = ("a boolean", "write `parallel: true`");
const STRING: (&str, &str) = ("a string", "put it in quotes");

const ACTION_BY_NAME: &str =
    "write each action as `name:` with its `description` and `params` indented below";

/// The rule for the name of an action, `^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$`; `juju run` takes params
/// by such names alone.
pub fn is_action_name(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.is_empty() && name.bytes().all(allowed) && !name.starts_with('-') && !name.ends_with('-')
}

/// The name with what is not allowed turned into hyphens; `None` where letters would be lost.
pub(crate) fn mended_name(name: &str) -> Option<String> {
    let mut mended = String::new();
    let mut previous = '-';
    for char in name.chars() {
        if char.is_ascii_uppercase() && previous.is_ascii_lowercase() {
            mended.push('-');
        }
        let allowed = char.is_ascii_alphanumeric() || char == '-';
        mended.push(if allowed { char.to_ascii_lowercase() } else { '-' });
        previous = char;
    }
    let mended = mended.trim_matches('-');
    (name.is_ascii() && !mended.is_empty()).then(|| mended.to_owned())
}

/// The name of the charm, where the file has it, and the map of actions in the whole file.
pub(crate) fn find<'n>(
    root: &'n mut Node,
    reader: Reader,
    sink: &mut Sink<'_>,
) -> (Option<String>, Option<&'n mut Node>) {
    let kind = root.kind();
    let span = root.span;
    if root.is_null() {
        no_actions(None, sink);
        return (None, None);
    }
    if root.map().is_none() {
        let (message, help) = match reader {
            Reader::Juju | Reader::Operator => ("a map of actions by name", ACTION_BY_NAME),
            Reader::Charmcraft => (
                "a map at its top level",
                "write `actions:` at the start of a line, and each action as `name:` indented below",
            ),
        };
        sink.error(span, format!("the file must be {message}, not {kind}"))
            .help(help)
            .types_unknown();
        return (None, None);
    }
    if reader != Reader::Charmcraft {
        return (None, Some(root));
    }
    let name = root.get("name").and_then(Node::text).map(str::to_owned);
    let Content::Map(entries) = &mut root.content else {
        return (None, None);
    };
    let actions = entries.iter().enumerate().filter(|(_, entry)| entry.key.text() == "actions");
    let actions: Vec<(usize, Span)> =
        actions.map(|(index, entry)| (index, entry.key.span)).collect();
    for (_, second) in actions.iter().skip(1) {
        let found = sink.error(*second, "duplicate key `actions`");
        found.related(actions[0].1, "the first one").note("charmcraft stops here");
        found.help("write all actions below one of them").types_unknown();
    }
    let Some((index, _)) = actions.first().copied() else {
        // Not `options`.
        let mut keys = entries.iter().map(|entry| &entry.key);
        let is_near =
            |text: &str| text.starts_with(['a', 'A']) && similar::near(text, ["actions"]).is_some();
        match keys.find(|key| is_near(key.text())) {
            Some(key) => {
                sink.error(key.span, "this file declares no actions")
                    .help("did you mean `actions`?")
                    .types_unknown();
            }
            None => no_actions(None, sink),
        }
        return (name, None);
    };
    if entries[index].value.is_null() {
        match entries.get(index + 1) {
            // `actions:` has a body in its own column.
            Some(next) if is_action(&next.value) => {
                let message = "`actions` is empty, and what belongs to it stands beside it";
                sink.error(entries[index].key.span, message)
                    .help(format!("indent `{}` deeper than `actions:`", next.key.text()))
                    .types_unknown();
            }
            _ => no_actions(Some(entries[index].key.span), sink),
        }
        return (name, None);
    }
    (name, Some(&mut entries[index].value))
}

/// Juju takes a file without actions.
pub(crate) fn no_actions(span: Option<Span>, sink: &mut Sink<'_>) {
    let help = format!("{ACTION_BY_NAME}, or remove `charm_actions`");
    sink.warn_always(span, "this file declares no actions").help(help);
}

fn is_action(node: &Node) -> bool {
    let is_text = node.get("description").is_some_and(|node| node.text().is_some());
    node.get("params").is_some() || (is_text && node.get("type").is_none())
}

/// Reads the map of actions by name, for a charm of the name `charm`: those of the module, and of
/// the others what names say.
pub(crate) fn read<'n>(
    actions: &'n Node,
    charm: Option<&str>,
    selection: &Selection,
    sink: &mut Sink<'_>,
) -> (Vec<Action<'n>>, Vec<LeftOut<'n>>) {
    let Some(entries) = actions.map() else {
        if !actions.is_unclear() {
            let kind = actions.kind();
            let message = format!("`actions` must be a map of actions by name, not {kind}");
            sink.error(actions.span, message).help(ACTION_BY_NAME).types_unknown();
        }
        return Default::default();
    };
    if entries.is_empty() {
        no_actions(Some(actions.span), sink);
    }
    let (mut read, mut left_out) = (Vec::new(), Vec::new());
    let mut index = 0;
    while let Some(entry) = entries.get(index) {
        let dedented = schema::dedented(entries, index, is_of_body);
        index += 1 + dedented.len();
        check_name(entry, charm, sink);
        let name = entry.key.text();
        if !selection.has(name) {
            let description = entry.value.get("description").and_then(Node::text);
            left_out.push(LeftOut { name: Text::of_key(&entry.key), description });
            continue;
        }
        let mut body: Vec<&Entry> = entry.value.map().unwrap_or_default().iter().collect();
        if !dedented.is_empty() {
            let names: Vec<&str> = dedented.iter().map(|entry| entry.key.text()).collect();
            let message = format!("action `{name}` is empty, and its body stands beside it");
            sink.error(entry.key.span, message).help(format!(
                "indent the body of `{name}`: {} deeper than `{name}:`",
                enumerated(&names)
            ));
            body = dedented.iter().collect();
        } else if entry.value.map().is_none() && !entry.value.is_null() {
            not_a_map(name, &entry.value, sink);
        }
        read.push(action(entry, body, sink));
    }
    (read, left_out)
}

fn check_name(Entry { key, .. }: &Entry, charm: Option<&str>, sink: &mut Sink<'_>) {
    let name = key.text();
    let is_refused =
        !matches!(key.scalar.value, crate::scalar::Value::Text | crate::scalar::Value::Number(_));
    let is_reserved = name == "juju" || name.starts_with("juju-");
    if is_refused {
        return;
    }
    if !is_action_name(name) {
        let mended = mended_name(name).map(|mended| format!("write `{mended}`"));
        sink.error(key.span, format!("Juju does not allow the action name `{name}`"))
            .label("lower-case letters, digits and inner hyphens only")
            .help_if_some(mended);
    } else if is_reserved && !charm.is_some_and(|charm| charm.starts_with("juju-")) {
        let rest = name.trim_start_matches("juju").trim_start_matches('-');
        let message =
            format!("Juju reserves the action name `{name}`: `juju` and `juju-...` are its own");
        sink.error(key.span, message)
            .note("only a charm whose own name starts with `juju-` may use it")
            .help(match rest {
                "" => "give the action another name".to_owned(),
                rest => format!("write `{rest}`"),
            });
    }
}

fn not_a_map(name: &str, body: &Node, sink: &mut Sink<'_>) {
    if body.is_unclear() {
        return;
    }
    let message = format!("action `{name}` must be a map, not {}", body.kind());
    let is_short = |text: &&str| text.chars().count() <= 60 && !text.contains('\n');
    sink.error(body.span, message)
        .help(match body.text() {
            Some(text) if is_short(&text) => {
                format!("write `{name}: {{description: {text:?}}}`")
            }
            Some(_) => "write the text below the name, as its `description`".to_owned(),
            None => "leave it empty for an action without params".to_owned(),
        })
        .types_unknown();
}

/// Whether an entry may stand in the body of an action, and whether its value shows that it does.
fn is_of_body(entry: &Entry) -> Option<bool> {
    let (key, value) = (entry.key.text(), &entry.value);
    match key {
        "description" | "title" | "execution-group" | "type" => Some(value.text().is_some()),
        "additionalProperties" | "parallel" => Some(value.boolean().is_some()),
        "required" => Some(value.list().is_some()),
        "params" | "properties" => {
            let entries = value.map().unwrap_or_default();
            let are_schemas = entries.iter().all(|entry| entry.value.map().is_some());
            // An action may have that name.
            let is_body = entries.iter().all(|entry| is_of_body(entry).is_some());
            Some(!entries.is_empty() && are_schemas && !is_body)
        }
        _ => None,
    }
}

/// Reads an action of which `entry` has the name.
fn action<'n>(entry: &'n Entry, body: Vec<&'n Entry>, sink: &mut Sink<'_>) -> Action<'n> {
    let name = entry.key.text();
    let owner = Owner::action(name);
    let mut entries = body.clone();
    let params = find_entry(&entries, "params");
    // A whole schema below `params:` is one mistake.
    let whole = params.and_then(|entry| Some((entry, schema::joined(&entry.value)?)));
    if let Some((params, _)) = whole {
        let message = format!("the `params` of action `{name}` are a whole schema");
        let found = sink.error(params.key.span, message);
        found.help("write the params directly below `params:`, and what stands beside `properties` beside `params`");
        let beside = params.value.map().unwrap_or_default().iter();
        entries.extend(
            beside.filter(|entry| matches!(entry.key.text(), "required" | "additionalProperties")),
        );
    } else if let Some(params) = params {
        entries.extend(schema::too_deep(&params.value));
    }
    let is_keyword = |entry: &&&Entry| !READ_HERE.contains(&entry.key.text());
    let keywords: Vec<&Entry> = entries.iter().filter(is_keyword).copied().collect();
    let mut schema = schema::read_keywords(&owner, entry.key.span, &keywords, sink);
    if let Some(entry) = find_entry(&entries, "required") {
        let errors = sink.errors();
        schema.required = schema::required_names(&owner, entry, sink);
        schema.is_faulty |= sink.errors() > errors || entry.value.is_unclear();
    }
    if let Some(params) = params {
        if let Some(properties) = find_entry(&body, "properties") {
            let message = format!("action `{name}` has both `params` and `properties`");
            sink.error(properties.key.span, message)
                .related(params.key.span, "`params` is here")
                .note("Juju takes one of the two at random, each time it reads the charm")
                .help("move all of them under `params`");
        }
        schema.properties = Some(match whole {
            Some((_, properties)) => schema::params(&owner, properties, sink),
            None => self::params(&owner, params, &entries, &mut schema, sink),
        });
    }
    if let Some(reference) = find_entry(&body, "$ref") {
        let message = format!("`$ref` replaces all params of action `{name}`");
        sink.error(reference.key.span, message)
            .note("a `$ref` to the schema itself, as `#`, ends the process of Juju's controller")
            .help("write the params out, or share them by a YAML anchor and alias");
    }
    // Juju starts from an empty map of params.
    schema.properties.get_or_insert_default();
    schema.mark_required();
    // Which tasks wait for each other is Juju's to know.
    of_kind(name, find_entry(&body, "parallel"), BOOLEAN, Node::boolean, sink);
    of_kind(name, find_entry(&body, "execution-group"), STRING, Text::of, sink);
    Action { name: Text::of_key(&entry.key), schema, body }
}

fn find_entry<'n>(entries: &[&'n Entry], key: &str) -> Option<&'n Entry> {
    entries.iter().find(|entry| entry.key.text() == key).copied()
}

/// The `params` of an action, whose body has `entries`.
fn params<'n>(
    owner: &Owner<'_>,
    Entry { key, value }: &'n Entry,
    entries: &[&'n Entry],
    schema: &mut Schema<'n>,
    sink: &mut Sink<'_>,
) -> Vec<schema::Property<'n>> {
    if value.map().is_some() {
        return schema::params(owner, value, sink);
    }
    if value.is_unclear() {
        return Vec::new();
    }
    let is_param = |ignored: &mut Ignored<'_>| value.is_null() && ignored.holds == Holds::Schema;
    let beside: Vec<Ignored<'_>> = schema.ignored.extract_if(.., is_param).collect();
    if beside.is_empty() {
        let kind = value.kind();
        let message = format!("`params` of {owner} must be a map of schemas by name, not {kind}");
        sink.error(value.span, message)
            .help(if value.is_null() {
                "remove the line for an action without params"
            } else {
                "write each param as `name:` with its schema, such as `type: string`, indented below"
            })
            .types_unknown();
        return Vec::new();
    }
    let names: Vec<&str> = beside.iter().map(|ignored| ignored.name.text).collect();
    let (stand, them) = if names.len() == 1 { ("stands", "it") } else { ("stand", "them") };
    let names = enumerated(&names);
    let message = format!("`params` of {owner} is empty, and {names} {stand} beside it");
    sink.error(key.span, message).help(format!("indent {them} deeper than `params:`"));
    let is_beside =
        |entry: &&&'n Entry| beside.iter().any(|ignored| ignored.name.span == entry.key.span);
    let params = entries.iter().filter(is_beside);
    params
        .map(|entry| schema::Property {
            name: Text::of_key(&entry.key),
            schema: schema::read(&owner.property(entry.key.text()), &entry.value, sink),
            required: false,
        })
        .collect()
}

/// The value of a key of the body that must be of one kind.
fn of_kind<'n, T>(
    action: &str,
    entry: Option<&'n Entry>,
    (expected, mend): (&str, &str),
    read: impl Fn(&'n Node) -> Option<T>,
    sink: &mut Sink<'_>,
) -> Option<T> {
    let Entry { key, value } = entry?;
    let read = read(value);
    if read.is_none() && !value.is_unclear() {
        let (key, kind) = (key.text(), value.kind());
        let message = format!("`{key}` of action `{action}` must be {expected}, not {kind}");
        let mend = if value.is_null() { "give it a value" } else { mend };
        sink.error(value.span, message).help(format!("{mend}, or remove the line"));
    }
    read
}

impl Action<'_> {
    /// The schema that Juju keeps for the action, as JSON: the body with `params` as `properties`.
    pub(crate) fn json(&self) -> String {
        let name_of = |key| if key == "params" { "properties" } else { key };
        let is_kept = |key: &str| !matches!(key, "parallel" | "execution-group");
        let written = self.body.iter().map(|entry| (name_of(entry.key.text()), &entry.value));
        let written: Vec<_> = written.filter(|(key, _)| is_kept(key)).collect();
        let mut out = String::new();
        for (key, value) in &written {
            out.push(if out.is_empty() { '{' } else { ',' });
            write_json_text(key, &mut out);
            out.push(':');
            value.write_json(&mut out);
        }
        let mut title = String::new();
        write_json_text(self.name.text, &mut title);
        for (key, value) in [
            ("description", "\"No description\""),
            ("title", &title),
            ("type", "\"object\""),
            ("properties", "{}"),
        ] {
            if !written.iter().any(|(name, _)| *name == key) {
                out.push(if out.is_empty() { '{' } else { ',' });
                let _ = write!(out, "\"{key}\":{value}");
            }
        }
        out.push('}');
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_not_allowed_is_mended() {
        for (name, mended) in [
            ("Backup", Some("backup")),
            ("get_status", Some("get-status")),
            ("getStatus", Some("get-status")),
            ("a.b", Some("a-b")),
            ("a-", Some("a")),
            ("ü", None),
        ] {
            assert_eq!(mended_name(name).as_deref(), mended, "{name}");
        }
    }
}
