//! What the compiler says about a case, as a text to compare.

use std::fmt::Write as _;
use std::path::Path;

use actions_tests::scratch::{Level, Message};

/// What compilers before 1.95 miss in a module that cannot be understood.
const MISSING: &str = "unknown_until_the_declaration_is_mended";

/// Our own messages whole, and of rustc's the codes, which are the same in every version.
pub(crate) fn text(messages: &[&Message], root: &Path) -> String {
    let mut messages: Vec<&Message> = messages.to_vec();
    messages.retain(|message| {
        let label = message.label.as_deref().unwrap_or_default();
        !message.text.contains(MISSING) && !label.contains(MISSING)
    });
    // Ours in the order in which they come; the compiler's passes may change theirs.
    messages.sort_by_key(|message| {
        if message.is_ours() {
            (message.level == Level::Warning, None, None)
        } else {
            (true, message.line, message.code.clone())
        }
    });
    // As cargo does before it shows them.
    messages.dedup();
    let mut out = String::new();
    for message in messages {
        let level = match message.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note | Level::Help | Level::Rest => "note",
        };
        let code = message.code.as_ref().map(|code| format!("[{code}]"));
        let line = message.line.map(|line| format!(" at line {line}"));
        let _ = writeln!(
            out,
            "==== {level}{}{}",
            code.unwrap_or_default(),
            line.unwrap_or_default()
        );
        if message.is_ours() {
            let text = message
                .own_words()
                .replace(&root.display().to_string(), "$DIR");
            let _ = writeln!(out, "{text}");
        }
    }
    out
}
