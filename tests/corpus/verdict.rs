//! What the macro makes of a declaration.

use actions_tests::scratch::{Level, Message};
use serde::Serialize;

/// What the macro makes of a declaration.
#[derive(Debug, Serialize)]
pub(crate) struct Verdict {
    /// Its path, from the folder.
    pub(crate) file: String,
    /// Whether a charm with it compiles.
    #[serde(rename = "verdict")]
    pub(crate) outcome: Outcome,
    /// What keeps it from that.
    pub(crate) errors: Vec<Problem>,
    /// What is surely not meant.
    pub(crate) warnings: Vec<Problem>,
}

/// Whether a charm with a declaration compiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Outcome {
    /// It does.
    Accepted,
    /// It does not.
    Refused,
}

/// An error or a warning.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    /// The line in the declaration; absent where the problem has no place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<usize>,
    /// The column, in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) column: Option<usize>,
    /// The first line of what is said.
    pub(crate) message: String,
    /// All of it, with the line of the declaration.
    pub(crate) text: String,
}

/// The verdict on `file`, for which the compiler said `messages`.
pub(crate) fn of(file: &str, messages: &[&Message]) -> Verdict {
    let of_level = |level| {
        let messages = messages
            .iter()
            .filter(move |message| message.level == level);
        messages.map(|message| problem(message)).collect::<Vec<_>>()
    };
    let errors = of_level(Level::Error);
    let outcome = if errors.is_empty() {
        Outcome::Accepted
    } else {
        Outcome::Refused
    };
    Verdict {
        file: file.to_owned(),
        outcome,
        errors,
        warnings: of_level(Level::Warning),
    }
}

fn problem(message: &Message) -> Problem {
    let text = message.own_words();
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    let place = lines.find_map(|line| place(line.trim_start().strip_prefix("--> ")?));
    Problem {
        line: place.map(|(line, _)| line),
        column: place.map(|(_, column)| column),
        message: first,
        text,
    }
}

/// `charmcraft.yaml:12:15`
fn place(text: &str) -> Option<(usize, usize)> {
    let (rest, column) = text.rsplit_once(':')?;
    let (_, line) = rest.rsplit_once(':')?;
    Some((line.parse().ok()?, column.parse().ok()?))
}
