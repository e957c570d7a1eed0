//! `actions`: what can be called, as `juju actions` lists it.

use std::fmt::Write as _;

use actions_derive_core::yaml::canonical;
use actions_derive_core::yaml::node::{Data, Entry, Node};

use super::command::{Format, List};
use super::console::Console;
use super::names::application;
use super::yaml;
use crate::Declaration;
use crate::simulation::read;

/// What Juju writes for an action without a description.
const NO_DESCRIPTION: &str = "No description";

pub(super) fn print(list: &List, program: &str, declarations: &[Declaration], console: &Console) {
    let text = match (list.schema, list.format) {
        (false, Format::Plain) if declarations.is_empty() => {
            let application = application(program);
            console
                .err
                .print(&format!("No actions defined for {application}.\n"));
            return;
        }
        (false, Format::Plain) => table(declarations),
        (false, Format::Yaml) => yaml::document(&descriptions(declarations)),
        (false, Format::Json) => canonical::json(&descriptions(declarations)) + "\n",
        (true, Format::Json) => canonical::json(&schemas(declarations)) + "\n",
        (true, _) => yaml::document(&schemas(declarations)),
    };
    console.out.print(&text);
}

fn table(declarations: &[Declaration]) -> String {
    let mut sorted: Vec<_> = declarations.iter().collect();
    sorted.sort_by(|a, b| yaml::key_order(a.name, b.name));
    let longest = sorted.iter().map(|action| action.name.len()).max();
    let width = longest.unwrap_or_default().max("Action".len()) + 2;
    let mut table = format!("{:width$}Description\n", "Action");
    for action in sorted {
        let description = action.description.unwrap_or(NO_DESCRIPTION).trim();
        let description = description.replace('\n', &format!("\n{:width$}", ""));
        // Writing to a String cannot fail.
        let _ = writeln!(table, "{:width$}{description}", action.name);
    }
    table
}

fn descriptions(declarations: &[Declaration]) -> Node {
    let entries = declarations.iter().map(|action| {
        let description = action.description.unwrap_or(NO_DESCRIPTION);
        let description = Node::unplaced(Data::String(description.to_owned()));
        Entry::unplaced(action.name, description)
    });
    Node::unplaced(Data::Mapping(entries.collect()))
}

fn schemas(declarations: &[Declaration]) -> Node {
    let entries = declarations.iter().filter_map(|action| {
        let schema = read(action.schema).ok()?;
        Some(Entry::unplaced(action.name, schema))
    });
    Node::unplaced(Data::Mapping(entries.collect()))
}
