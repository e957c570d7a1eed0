//! The actions of a charm, and the keys of their bodies.

use crate::action_name;
use crate::attribute::Selection;
use crate::diagnostic::Sink;
use crate::schema::{self, Owner, Schema, Text};
use crate::similar;
use crate::source::Span;
use crate::yaml::{Content, Entry, Node, Reader, write_json_text};

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

const ACTION_BY_NAME: &str = "write each action as `name:` with its `description` and `params` \
                              indented below; in charmcraft.yaml, indent all below `actions:`";

/// The map of actions in the whole file.
pub(crate) fn find<'n>(
    root: &'n mut Node,
    reader: Reader,
    sink: &mut Sink<'_>,
) -> Option<&'n mut Node> {
    let (kind, span) = (root.kind(), root.span);
    if root.is_null() {
        no_actions(None, sink);
        return None;
    }
    if reader != Reader::Charmcraft && root.map().is_some() {
        return Some(root);
    }
    let Content::Map(entries) = &mut root.content else {
        let message = format!("the file must be a map, not {kind}");
        sink.error(span, message).help(ACTION_BY_NAME).types_unknown();
        return None;
    };
    let is_actions = |entry: &Entry| entry.key.text() == "actions";
    let place = entries.iter().position(|entry| is_actions(entry) && !entry.value.is_null());
    let Some(index) = place else {
        // Not `options`.
        let is_near =
            |text: &str| text.starts_with(['a', 'A']) && similar::near(text, ["actions"]).is_some();
        let is_meant = |entry: &&Entry| !is_actions(entry) && is_near(entry.key.text());
        let message = "this file declares no actions";
        if let Some(entry) = entries.iter().find(|entry| is_action(entry)) {
            sink.error(entry.key.span, message).help(ACTION_BY_NAME).types_unknown();
        } else if let Some(entry) = entries.iter().find(is_meant) {
            sink.error(entry.key.span, message).help("did you mean `actions`?").types_unknown();
        } else {
            let key = entries.iter().find(|entry| is_actions(entry)).map(|entry| entry.key.span);
            no_actions(key, sink);
        }
        return None;
    };
    let (key, behind) = (&entries[index].key, &entries[index + 1..]);
    for second in behind.iter().filter(|entry| is_actions(entry)) {
        sink.error(second.key.span, "duplicate key `actions`")
            .related(key.span, "the first one")
            .note("charmcraft stops here")
            .help("write all actions below one of them")
            .types_unknown();
    }
    Some(&mut entries[index].value)
}

/// Juju takes a file without actions.
pub(crate) fn no_actions(span: Option<Span>, sink: &mut Sink<'_>) {
    let help = format!("remove `charm_actions`, or {ACTION_BY_NAME}");
    sink.warn_always(span, "this file declares no actions").help(help);
}

fn is_action(Entry { value, .. }: &Entry) -> bool {
    let is_text = value.get("description").is_some_and(|value| value.text().is_some());
    value.get("params").is_some() || (is_text && value.get("type").is_none())
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
    for Entry { key, value } in entries {
        let name = Text::of_key(key);
        action_name::check(key, charm, sink);
        if !selection.has(name.text) {
            let description = value.get("description").and_then(Node::text);
            left_out.push(LeftOut { name, description });
            continue;
        }
        let owner = Owner::action(name.text);
        if value.map().is_none() && !value.is_null() && !value.is_unclear() {
            sink.error(value.span, format!("{owner} must be a map, not {}", value.kind()))
                .help("write its keys below the name, such as `description`, or nothing at all")
                .types_unknown();
        }
        let body: Vec<_> = value.map().unwrap_or_default().iter().collect();
        let schema = schema::read_body(&owner, key.span, body.clone(), sink);
        read.push(Action { name, schema, body });
    }
    (read, left_out)
}

impl<'n> Action<'n> {
    pub(crate) fn find(&self, key: &str) -> Option<&'n Node> {
        let entry = self.body.iter().find(|entry| entry.key.text() == key)?;
        Some(&entry.value)
    }

    /// The schema that Juju keeps for the action, as JSON: the body with `params` as `properties`.
    pub(crate) fn json(&self) -> String {
        let mut pairs = Vec::new();
        for Entry { key, value } in &self.body {
            let key = match key.text() {
                "parallel" | "execution-group" => continue,
                "params" => "properties",
                key => key,
            };
            pairs.push(format!("{}:{}", json_text(key), value.json()));
        }
        for (key, value) in &[
            ("description", "\"No description\""),
            ("title", &json_text(self.name.text)),
            ("type", "\"object\""),
            ("properties", "{}"),
        ] {
            let params = if *key == "properties" { "params" } else { key };
            if self.find(key).or_else(|| self.find(params)).is_none() {
                pairs.push(format!("\"{key}\":{value}"));
            }
        }
        format!("{{{}}}", pairs.join(","))
    }
}

fn json_text(text: &str) -> String {
    let mut json = String::new();
    write_json_text(text, &mut json);
    json
}
