//! What the compiler says, out of the JSON that cargo passes on.

use std::iter;

use serde::Deserialize;

/// Something that the compiler says about a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The target.
    pub target: String,
    /// How bad it is.
    pub level: Level,
    /// The compiler's code for it: `E0046`, or the name of a lint. `compile_error!` has none.
    pub code: Option<String>,
    /// What it says.
    pub text: String,
    /// What stands at its place.
    pub label: Option<String>,
    /// The facts below it that have no place of their own.
    pub notes: Vec<String>,
    /// The line of the Rust file.
    pub line: Option<usize>,
}

impl Message {
    /// Whether the words are ours, not the compiler's: `compile_error!` has no code, our warnings
    /// are those of a deprecated constant, and `E0277` may have the words of a
    /// `#[diagnostic::on_unimplemented]`.
    pub fn is_ours(&self) -> bool {
        match self.code.as_deref() {
            None | Some("deprecated") => true,
            Some("E0277") => !self.text.starts_with("the trait bound"),
            Some(_) => false,
        }
    }

    /// What we say: the text, and for an `E0277` the label and the notes with it.
    pub fn own_words(&self) -> String {
        match self.code.as_deref() {
            // use of deprecated constant `IN_CHARMCRAFT_YAML`: ...
            Some("deprecated") => self
                .text
                .split_once("`: ")
                .map_or(self.text.as_str(), |(_, own)| own)
                .to_owned(),
            Some(_) => {
                let label = self
                    .label
                    .iter()
                    .map(|label| format!("\n = label: {label}"));
                let notes = self.notes.iter().map(|note| format!("\n = note: {note}"));
                iter::once(self.text.clone())
                    .chain(label)
                    .chain(notes)
                    .collect()
            }
            None => self.text.clone(),
        }
    }
}

/// How bad a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The target does not compile.
    #[serde(alias = "error: internal compiler error")]
    Error,
    /// The target compiles.
    Warning,
    /// A fact about an error.
    Note,
    /// A way to mend an error.
    Help,
    /// A fact about the failure as a whole.
    #[serde(other)]
    Rest,
}

/// A line of cargo's output.
pub(super) enum Line {
    /// A message of the compiler.
    Message(Message),
    /// Something else of cargo's or the compiler's.
    Other,
    /// No JSON: the output of what cargo ran.
    Text,
}

#[derive(Deserialize)]
struct CargoLine {
    reason: String,
    target: Option<Target>,
    message: Option<Diagnostic>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Diagnostic {
    level: Level,
    message: String,
    code: Option<Code>,
    spans: Vec<Span>,
    children: Vec<Diagnostic>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Span {
    is_primary: bool,
    line_start: usize,
    label: Option<String>,
}

pub(super) fn parse(line: &str) -> Line {
    let Ok(line) = serde_json::from_str::<CargoLine>(line) else {
        return Line::Text;
    };
    let (Some(target), Some(diagnostic)) = (line.target, line.message) else {
        return Line::Other;
    };
    if line.reason != "compiler-message" || is_summary(&diagnostic) {
        return Line::Other;
    }
    let primary = diagnostic.spans.iter().find(|span| span.is_primary);
    let has_no_place = |child: &&Diagnostic| child.spans.is_empty() && child.level == Level::Note;
    Line::Message(Message {
        target: target.name,
        level: diagnostic.level,
        code: diagnostic.code.map(|code| code.code),
        line: primary.map(|span| span.line_start),
        label: primary.and_then(|span| span.label.clone()),
        notes: diagnostic
            .children
            .iter()
            .filter(has_no_place)
            .map(|child| child.message.clone())
            .collect(),
        text: diagnostic.message,
    })
}

/// `aborting due to 2 previous errors`, `1 warning emitted` and the like.
fn is_summary(diagnostic: &Diagnostic) -> bool {
    let text = &diagnostic.message;
    diagnostic.spans.is_empty()
        && diagnostic.code.is_none()
        && (diagnostic.level == Level::Rest
            || text.starts_with("aborting due to")
            || text.ends_with("emitted"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_of_the_compiler_is_told_from_its_summary() {
        let line = |spans: &str, text: &str| {
            format!(
                r#"{{"reason":"compiler-message","target":{{"name":"a"}},"message":{{"level":"error","message":"{text}","code":null,"spans":[{spans}],"children":[{{"level":"note","message":"why","code":null,"spans":[],"children":[]}}]}}}}"#
            )
        };
        let span = r#"{"is_primary":true,"line_start":3,"label":null}"#;
        let Line::Message(message) = parse(&line(span, "wrong")) else {
            panic!("it is a message");
        };
        assert_eq!(
            message,
            Message {
                target: "a".to_owned(),
                level: Level::Error,
                code: None,
                text: "wrong".to_owned(),
                label: None,
                notes: vec!["why".to_owned()],
                line: Some(3),
            }
        );
        let summary = line("", "aborting due to 2 previous errors");
        assert!(matches!(parse(&summary), Line::Other));
        assert!(matches!(
            parse(r#"{"reason":"build-finished"}"#),
            Line::Other
        ));
        assert!(matches!(parse("test result: ok"), Line::Text));
    }
}
