//! The schema that Juju keeps for an action, as JSON.

use super::declaration::Action;
use crate::places::Places;
use crate::yaml::canonical;
use crate::yaml::node::{Data, Entry, Node};

/// What Juju stores as the action's `Params`: the body with `params` as `properties`.
pub fn text(action: &Action) -> String {
    let body = action.body.as_mapping().unwrap_or_default();
    let mut names = body.iter().map(|entry| stored_name(&entry.key.text));
    let written = Places::of(&mut names);
    let mut entries = vec![
        entry("description", Data::String("No description".to_owned())),
        entry("properties", Data::Mapping(Vec::new())),
        entry("title", Data::String(action.name.text.clone())),
        entry("type", Data::String("object".to_owned())),
    ];
    entries.retain(|entry| !written.contains(&entry.key.text));
    for Entry { key, value } in body {
        if !matches!(key.text.as_str(), "parallel" | "execution-group") {
            entries.push(Entry::unplaced(stored_name(&key.text), value.clone()));
        }
    }
    canonical::json(&Node::unplaced(Data::Mapping(entries)))
}

/// The name under which Juju stores a key of the body.
fn stored_name(key: &str) -> &str {
    if key == "params" { "properties" } else { key }
}

fn entry(name: &str, data: Data) -> Entry {
    Entry::unplaced(name, Node::unplaced(data))
}
