//! `run <action> --help`

use std::fmt::Write as _;

use actions_derive_core::yaml::canonical;
use actions_derive_core::yaml::node::Node;

use super::declared;
use crate::Declaration;

/// A param, as a line of the help.
struct Param {
    /// With dots where it is inside of an object.
    path: String,
    about: String,
    description: String,
}

/// What an action does, and the params that it takes.
pub(super) fn text(name: &str, action: &str, declarations: &[Declaration]) -> String {
    let known = declarations.iter().find(|known| known.name == action);
    let description = known.and_then(|known| known.description);
    let description = description.unwrap_or("No description").trim();
    let mut params = Vec::new();
    if let Some(schema) = declared::schema(action, declarations) {
        collect(&schema, "", &mut params);
    }
    format!(
        "\
{description}

Usage:
  {name} run [<unit>] {action} [<key>.<key>=<value> ...] [options]

Params:
{}
`{name} --help` has the options, `{name} actions --schema` all that a param may hold.
",
        table(&params)
    )
}

/// The params under `path`; an object with properties stands for those.
fn collect(schema: &Node, path: &str, params: &mut Vec<Param>) {
    let properties = schema.get("properties").and_then(Node::as_mapping);
    let required = schema.get("required").and_then(Node::as_sequence);
    for property in properties.unwrap_or_default() {
        let (name, param) = (&property.key.text, &property.value);
        let path = format!("{path}{name}");
        let inner = param.get("properties").and_then(Node::as_mapping);
        if inner.is_some_and(|inner| !inner.is_empty()) {
            collect(param, &format!("{path}."), params);
            continue;
        }
        let mut listed = required.unwrap_or_default().iter();
        let is_required = listed.any(|one| one.as_str() == Some(name));
        let description = param.get("description").and_then(Node::as_str);
        params.push(Param {
            path,
            about: about(param, is_required),
            description: description.unwrap_or_default().trim().to_owned(),
        });
    }
}

/// `string, one of gzip, xz [default: gzip]`
fn about(param: &Node, is_required: bool) -> String {
    let mut about = match param.get("type") {
        Some(types) => listed(types, " or "),
        None => "any type".to_owned(),
    };
    if let Some(members) = param.get("enum") {
        about = format!("{about}, one of {}", listed(members, ", "));
    }
    if let Some(default) = param.get("default") {
        about = format!("{about} [default: {}]", shown(default));
    } else if is_required {
        about.push_str(" [required]");
    }
    about
}

fn listed(node: &Node, between: &str) -> String {
    let items = node.as_sequence().unwrap_or(std::slice::from_ref(node));
    let items: Vec<_> = items.iter().map(shown).collect();
    items.join(between)
}

/// A value as it can be written on the command line.
fn shown(value: &Node) -> String {
    value
        .as_str()
        .map_or_else(|| canonical::json(value), str::to_owned)
}

fn table(params: &[Param]) -> String {
    if params.is_empty() {
        return "  none\n".to_owned();
    }
    let longest = params.iter().map(|param| param.path.len()).max();
    let width = longest.unwrap_or_default() + 2;
    let mut table = String::new();
    for param in params {
        // Writing to a String cannot fail.
        let _ = writeln!(table, "  {:width$}{}", param.path, param.about);
        for line in param.description.lines() {
            let _ = writeln!(table, "  {:width$}{line}", "");
        }
    }
    table
}
