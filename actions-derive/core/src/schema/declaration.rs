//! The actions of a charm, with the errors of Juju's `ReadActionsYaml`.

use super::keyword;
use super::messages;
use super::misplaced;
use super::owner::Owner;
use super::parse;
use super::{Holds, Ignored, Property, Schema, Text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::places::Places;
use crate::similar;
use crate::source::Span;
use crate::yaml::node::{Data, Entry, Key, Node};
use crate::yaml::{self, Document, Reader};

/// What a charm declares.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Declaration {
    /// The name of the charm, where the file has it.
    pub charm: Option<String>,
    /// Its actions, in the order of the file.
    pub actions: Vec<Action>,
    /// Whether the file was read to its end, so that what is not here is missing.
    pub complete: bool,
}

/// An action.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Its name.
    pub name: Text,
    /// Whether it may run beside others on the same unit.
    pub parallel: bool,
    /// The group within which its tasks wait for each other.
    pub execution_group: Option<Text>,
    /// The schema of all its params together; the params are its properties.
    pub schema: Schema,
    /// Where both `params` and `properties` are written, of which Juju takes one at random.
    pub rivals: Option<(Span, Span)>,
    /// Where `$ref` is written, by which Juju replaces the whole schema.
    pub reference: Option<Span>,
    /// The body as written.
    pub body: Node,
}

/// What is read of the body of an action itself, not as a keyword of a schema.
const READ_HERE: [&str; 7] = [
    "$ref",
    "description",
    "execution-group",
    "parallel",
    "params",
    "required",
    "title",
];

/// The rule for the name of an action: `^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$`.
pub fn is_action_name(name: &str) -> bool {
    let allowed = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    !name.is_empty()
        && name.bytes().all(|byte| allowed(&byte))
        && !name.starts_with('-')
        && !name.ends_with('-')
}

/// Reads the actions of the declaration `text`.
///
/// Where a mistake in the syntax ends it early, they are what stands before, and not
/// [`complete`](Declaration::complete).
pub fn read(text: &str, reader: Reader, diagnostics: &mut Diagnostics) -> Declaration {
    let Some(Document { root, complete }) = yaml::read(text, reader, diagnostics) else {
        return Declaration::default();
    };
    let end = diagnostics.end();
    let read = match (&root.data, reader) {
        (Data::Null, _) => Declaration::default(),
        (Data::Mapping(_), Reader::Juju) => actions(&root, None, diagnostics),
        (Data::Mapping(_), Reader::Charmcraft) => {
            let charm = root.get("name").and_then(Node::as_str);
            match root.get("actions") {
                None => Declaration::default(),
                Some(found) if found.data == Data::Null => Declaration::default(),
                Some(found) => actions(found, charm, diagnostics),
            }
        }
        (_, Reader::Juju) => {
            diagnostics.push(messages::declaration::actions_file_not_a_map(&root));
            Declaration::default()
        }
        (_, Reader::Charmcraft) => {
            diagnostics.push(messages::declaration::file_not_a_map(&root));
            Declaration::default()
        }
    };
    if !complete {
        // The value before the mistake is only a part of what its author meant.
        diagnostics.drop_reaching(end);
    } else if read.actions.is_empty() && !diagnostics.has_errors() {
        diagnostics.push(without_actions(&root));
    }
    let charm = match reader {
        Reader::Charmcraft => root.get("name").and_then(Node::as_str),
        Reader::Juju => None,
    };
    let charm = charm.map(str::to_owned);
    Declaration {
        charm,
        complete,
        ..read
    }
}

/// Juju takes a file without actions; a key that is meant to be `actions` is surely a mistake.
fn without_actions(root: &Node) -> Diagnostic {
    let keys = root.as_mapping().unwrap_or_default();
    let mut keys = keys.iter().map(|entry| &entry.key);
    // Not `options`.
    let is_near = |key: &&Key| {
        key.text.starts_with(['a', 'A']) && similar::near(&key.text, ["actions"]).is_some()
    };
    match keys.clone().find(|key| key.text == "actions") {
        Some(key) => messages::declaration::no_actions(Some(key.span)),
        None => match keys.find(is_near) {
            Some(key) => messages::declaration::actions_misspelt(key.span),
            None => messages::declaration::no_actions(None),
        },
    }
}

/// Reads a map of actions by name, for a charm of the name `charm`.
fn actions(actions: &Node, charm: Option<&str>, diagnostics: &mut Diagnostics) -> Declaration {
    let Some(entries) = actions.as_mapping() else {
        diagnostics.push(messages::declaration::actions_not_a_map(actions));
        return Declaration::default();
    };
    let read = entries
        .iter()
        .map(|entry| action(entry, charm, diagnostics));
    Declaration {
        charm: None,
        actions: read.collect(),
        complete: true,
    }
}

fn action(entry: &Entry, charm: Option<&str>, diagnostics: &mut Diagnostics) -> Action {
    let Entry { key, value: body } = entry;
    let name = key.text.as_str();
    if let Some(read) = key.charmcraft.as_ref().filter(|read| !is_number(read)) {
        diagnostics.push(messages::declaration::action_name_not_a_string(
            read, key.span,
        ));
    } else if !is_action_name(name) {
        diagnostics.push(messages::declaration::action_name(name, key.span));
    } else if is_reserved(name, charm) {
        diagnostics.push(messages::declaration::reserved_action_name(name, key.span));
    }
    let entries = match &body.data {
        Data::Null => &[][..],
        Data::Mapping(entries) => entries,
        _ => {
            diagnostics.push(messages::declaration::action_not_a_map(name, body));
            &[]
        }
    };
    let owner = Owner::action(name);
    for entry in entries {
        // A key of the body itself may be anything; what is nested in it may not.
        nested(&owner, &entry.value, diagnostics);
    }
    let params = entries.iter().find(|entry| entry.key.text == "params");
    let deeper = params
        .into_iter()
        .flat_map(|entry| misplaced::too_deep(&entry.value));
    let entries: Vec<_> = entries.iter().chain(deeper).collect();
    let find = |key: &str| entries.iter().copied().find(|entry| entry.key.text == key);
    let is_keyword = |entry: &&Entry| !READ_HERE.contains(&entry.key.text.as_str());
    let keywords: Vec<_> = entries.iter().copied().filter(is_keyword).collect();
    let mut schema = parse::keywords(&owner, body.span, &keywords, diagnostics);
    let mut text = |key: &str| {
        let node = &find(key)?.value;
        let text = Text::of(node);
        if text.is_none() {
            diagnostics.push(messages::declaration::body_kind(
                name, key, "a string", node,
            ));
        }
        text
    };
    schema.title = text("title");
    schema.description = text("description");
    let execution_group = text("execution-group");
    if let Some(Entry { value, .. }) = find("required") {
        schema.required = required(&owner, name, value, diagnostics);
    }
    if let Some(params) = params {
        let params = self::params(&owner, name, params, &entries, &mut schema, diagnostics);
        schema.properties = Some(params);
    }
    // Juju starts from an empty map of params.
    schema.properties.get_or_insert_default();
    schema.mark_required();
    Action {
        name: Text::of_key(key),
        parallel: parallel(name, find("parallel"), diagnostics),
        execution_group,
        schema,
        rivals: params
            .zip(find("properties"))
            .map(|(a, b)| (a.key.span, b.key.span)),
        reference: find("$ref").map(|entry| entry.key.span),
        body: body.clone(),
    }
}

fn required(owner: &Owner, action: &str, names: &Node, diagnostics: &mut Diagnostics) -> Vec<Text> {
    if names.as_sequence().is_some() {
        return keyword::required(owner, names, diagnostics);
    }
    diagnostics.push(messages::declaration::required_not_a_list(action, names));
    keyword::names_meant(names)
}

/// The `params` of an action, whose body has `entries`.
fn params(
    owner: &Owner,
    action: &str,
    Entry { key, value }: &Entry,
    entries: &[&Entry],
    schema: &mut Schema,
    diagnostics: &mut Diagnostics,
) -> Vec<Property> {
    if value.as_mapping().is_some() {
        return parse::properties(owner, "params", value, diagnostics);
    }
    let beside = match value.data {
        Data::Null => params_beside(schema),
        _ => Vec::new(),
    };
    if beside.is_empty() {
        diagnostics.push(messages::declaration::params_not_a_map(action, value));
        return Vec::new();
    }
    let names: Vec<_> = beside.iter().map(|name| name.text.as_str()).collect();
    diagnostics.push(messages::declaration::params_beside(
        action, key.span, &names,
    ));
    let known = Places::of(&mut names.into_iter());
    let params = entries
        .iter()
        .filter(|entry| known.contains(&entry.key.text));
    let params = params.map(|entry| parse::property(owner, entry, diagnostics));
    params.collect()
}

/// The params that stand beside an empty `params:` and not below it, taken from what is ignored.
fn params_beside(schema: &mut Schema) -> Vec<Text> {
    let is_param = |ignored: &mut Ignored| ignored.holds == Holds::Schema;
    let params = schema.ignored.extract_if(.., is_param);
    params.map(|ignored| ignored.name).collect()
}

fn parallel(action: &str, entry: Option<&Entry>, diagnostics: &mut Diagnostics) -> bool {
    let Some(Entry { value, .. }) = entry else {
        return false;
    };
    value.as_bool().unwrap_or_else(|| {
        diagnostics.push(messages::declaration::body_kind(
            action,
            "parallel",
            "a boolean",
            value,
        ));
        false
    })
}

/// charmcraft takes a number for the text that it is written as, and nothing else.
fn is_number(data: &Data) -> bool {
    matches!(data, Data::Integer(_) | Data::Float(_))
}

fn is_reserved(name: &str, charm: Option<&str>) -> bool {
    let ours = name == "juju" || name.starts_with("juju-");
    ours && !charm.is_some_and(|charm| charm.starts_with("juju-"))
}

/// What Juju's `cleanse` refuses in whatever is nested in an action, be it a schema or not.
fn nested(owner: &Owner, node: &Node, diagnostics: &mut Diagnostics) {
    match &node.data {
        Data::Float(value) if !value.is_finite() => {
            diagnostics.push(messages::schema::not_finite(owner, node.span));
        }
        Data::Sequence(items) => {
            for item in items {
                nested(owner, item, diagnostics);
            }
        }
        Data::Mapping(entries) => {
            for Entry { key, value } in entries {
                if key.typed {
                    diagnostics.push(messages::schema::key_not_a_string(
                        owner, &key.text, key.span,
                    ));
                } else if matches!(key.text.as_str(), "$ref" | "$schema") {
                    diagnostics.push(messages::schema::reference(owner, &key.text, key.span));
                }
                nested(owner, value, diagnostics);
            }
        }
        _ => {}
    }
}
