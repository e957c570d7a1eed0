//! Reading whole files: what comes out, where it stands, and what is said about mistakes.

mod documents;
mod keys;
mod limits;

use actions_derive_core::diagnostic::{Diagnostic, Diagnostics};
use actions_derive_core::yaml::node::{Data, Node};
use actions_derive_core::yaml::{self, Document, Reader};

fn read(text: &str, reader: Reader) -> (Option<Document>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::default();
    let document = yaml::read(text, reader, &mut diagnostics);
    (document, diagnostics.into_sorted())
}

/// What a file without mistakes holds, as JSON with a `!` before each key that is no text to Juju.
fn value(text: &str, reader: Reader) -> String {
    let (document, diagnostics) = read(text, reader);
    assert_eq!(diagnostics, [], "{text}");
    show(&document.unwrap().root)
}

fn show(node: &Node) -> String {
    match &node.data {
        Data::Null => "null".to_owned(),
        Data::Bool(value) => value.to_string(),
        Data::Integer(value) => value.to_string(),
        Data::Float(value) => format!("{value:?}"),
        Data::String(text) => format!("{text:?}"),
        Data::Sequence(items) => {
            let items: Vec<String> = items.iter().map(show).collect();
            format!("[{}]", items.join(", "))
        }
        Data::Mapping(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|entry| {
                    let mark = if entry.key.typed { "!" } else { "" };
                    format!("{mark}{:?}: {}", entry.key.text, show(&entry.value))
                })
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// Message, text at the place, text at the related place, and help of each diagnostic, by lines.
fn report(text: &str, reader: Reader) -> String {
    let (_, diagnostics) = read(text, reader);
    let mut lines = Vec::new();
    for diagnostic in diagnostics {
        let span = diagnostic.span.unwrap();
        let place = &text[span.start..span.end];
        lines.push(format!("{} @{}: {place}", diagnostic.message, span.start));
        if let Some((span, label)) = diagnostic.related {
            let place = &text[span.start..span.end];
            lines.push(format!("  {label} @{}: {place}", span.start));
        }
        lines.extend(
            diagnostic
                .notes
                .iter()
                .map(|note| format!("  note: {note}")),
        );
        lines.extend(diagnostic.help.map(|help| format!("  help: {help}")));
    }
    lines.join("\n")
}
