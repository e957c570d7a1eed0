//! A diagnostic as text, with the line of the file and a caret under the token.

use super::Diagnostic;
use crate::source::{Source, Span};
use std::fmt::Write as _;

/// How many columns of a line are shown at most.
const WIDTH: usize = 100;
/// rustc prints a tab as four columns, and so do its alignments.
const TAB: &str = "    ";

/// The diagnostic as rustc would print one about the declaration:
///
/// ```text
/// `strng` is not a type, for param `target` of action `backup`
///   --> charmcraft.yaml:12:15
///    |
/// 12 |         type: strng
///    |               ^^^^^ expected one of: string, integer, ...
///    = help: write `type: string`
/// ```
///
/// No line break at the end: rustc would show it as an empty line.
pub fn render(diagnostic: &Diagnostic, source: &Source<'_>) -> String {
    let mut out = diagnostic.message.clone();
    let places = [
        diagnostic.span.map(|span| (span, diagnostic.label.as_deref().unwrap_or_default(), '^')),
        diagnostic.related.as_ref().map(|(span, label)| (*span, label.as_str(), '-')),
    ];
    let last_line = places.iter().flatten().map(|(span, ..)| source.line_of(span.start)).max();
    let margin = " ".repeat(last_line.map_or(1, |line| line.to_string().len()));
    for (index, (span, label, mark)) in places.into_iter().flatten().enumerate() {
        let arrow = if index == 0 { "-->" } else { ":::" };
        excerpt(source, span, label, mark, &margin, arrow, &mut out);
    }
    if diagnostic.span.is_none() {
        let _ = write!(out, "\n{margin}--> {}", source.path());
    }
    for note in &diagnostic.notes {
        let _ = write!(out, "\n{margin} = note: {note}");
    }
    if let Some(kind) = diagnostic.kind {
        let name = kind.name();
        let _ = write!(out, "\n{margin} = note: `allow({name})` in the attribute turns this off");
    }
    if let Some(help) = &diagnostic.help {
        let _ = write!(out, "\n{margin} = help: {help}");
    }
    out
}

fn excerpt(
    source: &Source<'_>,
    span: Span,
    label: &str,
    mark: char,
    margin: &str,
    arrow: &str,
    out: &mut String,
) {
    let place = source.location(span.start);
    let line = source.line(place.line);
    let start = source.line_start(place.line);
    let before = source.slice(Span::new(start, span.start));
    let token = head(source.slice(span), WIDTH);
    let shown_token = token.split(['\n', '\r']).next().unwrap_or_default();
    // A long line is cut on the left so that the token stays in sight, then on the right.
    let hidden =
        before.len() > head(before, WIDTH / 2).len() && line.len() > head(line, WIDTH).len();
    let (cut, before) = if hidden { ("...", tail(before, WIDTH / 2)) } else { ("", before) };
    let rest = source.slice(Span::new(span.start, start + line.len()));
    let rest = rest.get(shown_token.len()..).unwrap_or_default();
    let room = WIDTH.saturating_sub(columns(before) + columns(shown_token));
    let shown_rest = head(rest, room);
    let ellipsis = if shown_rest.len() < rest.len() { "..." } else { "" };
    let number = format!("{:>width$}", place.line, width = margin.len());
    let _ = write!(
        out,
        "\n{margin}{arrow} {}:{}:{}\n{margin} |\n{number} | {cut}{}{}{}{ellipsis}\n{margin} | {}{} {label}",
        source.path(),
        place.line,
        place.column,
        visible(before),
        visible(shown_token),
        visible(shown_rest),
        " ".repeat(columns(before) + cut.len()),
        mark.to_string().repeat(columns(shown_token).max(1)),
    );
    out.truncate(out.trim_end().len());
}

/// The text as rustc prints it: tabs as spaces, control characters as their pictures.
fn visible(text: &str) -> String {
    let mut out = String::new();
    for char in text.chars() {
        match char {
            '\t' => out.push_str(TAB),
            '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + u32::from(char)).unwrap_or(' ')),
            _ => out.push(char),
        }
    }
    out
}

fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(char: char) -> usize {
    if char == '\t' { TAB.len() } else { 1 }
}

/// The start of `text` that fits into so many columns.
fn head(text: &str, room: usize) -> &str {
    let mut used = 0;
    let end = text.char_indices().find(|(_, char)| {
        used += width(*char);
        used > room
    });
    &text[..end.map_or(text.len(), |(index, _)| index)]
}

/// The end of `text` that fits into so many columns.
fn tail(text: &str, room: usize) -> &str {
    let mut used = 0;
    let start = text.char_indices().rev().take_while(|(_, char)| {
        used += width(*char);
        used <= room
    });
    &text[start.last().map_or(text.len(), |(index, _)| index)..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;

    fn rendered(text: &str, token: &str, diagnostic: impl Fn(Span) -> Diagnostic) -> String {
        let start = text.find(token).expect("the token is there");
        let source = Source::new("charmcraft.yaml", text);
        render(&diagnostic(Span::new(start, start + token.len())), &source)
    }

    #[test]
    fn the_caret_stands_under_the_token() {
        let text = "a:\n  type: strng # no\n";
        let shown = rendered(text, "strng", |span| {
            let mut wrong = Diagnostic::error(span, "wrong");
            wrong.label("here").note("why").help("mend");
            wrong
        });
        assert_eq!(
            shown,
            "wrong\n \
             --> charmcraft.yaml:2:9\n  \
              |\n\
             2 |   type: strng # no\n  \
              |         ^^^^^ here\n  \
              = note: why\n  \
              = help: mend"
        );
    }

    #[test]
    fn a_tab_does_not_shift_the_caret() {
        let shown = rendered("x: 'nn\tü' # ok: no", "ok", |span| Diagnostic::error(span, "w"));
        assert_eq!(
            shown,
            "w\n \
             --> charmcraft.yaml:1:13\n  \
              |\n\
             1 | x: 'nn    ü' # ok: no\n  \
              |                ^^"
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_token() {
        let text = format!("{}TOKEN{}", "a".repeat(300), "b".repeat(300));
        let shown = rendered(&text, "TOKEN", |span| Diagnostic::error(span, "w"));
        let line = shown.lines().nth(3).expect("the excerpt");
        assert_eq!(line, format!("1 | ...{}TOKEN{}...", "a".repeat(50), "b".repeat(45)));
        let caret = shown.lines().nth(4).expect("the caret");
        assert_eq!(caret.find('^'), line.find("TOKEN"));
    }

    #[test]
    fn two_places_share_one_margin() {
        let text = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\ni: 9\nj: 0\n";
        let shown = rendered(text, "j", |span| {
            let mut twice = Diagnostic::error(span, "twice");
            twice.related(Span::new(0, 1), "first");
            twice
        });
        assert_eq!(
            shown,
            "twice\n  \
             --> charmcraft.yaml:10:1\n   \
               |\n\
             10 | j: 0\n   \
               | ^\n  \
             ::: charmcraft.yaml:1:1\n   \
               |\n \
             1 | a: 1\n   \
               | - first"
        );
    }

    #[test]
    fn an_offset_inside_a_character_is_brought_back() {
        let source = Source::new("charmcraft.yaml", "a: üb");
        let shown = render(&Diagnostic::error(Span::new(4, 6), "w"), &source);
        assert_eq!(shown, "w\n --> charmcraft.yaml:1:4\n  |\n1 | a: üb\n  |    ^^");
    }

    #[test]
    fn a_file_without_a_place_is_named() {
        let source = Source::new("charmcraft.yaml", "");
        let shown = render(&Diagnostic::error_in_file("empty"), &source);
        assert_eq!(shown, "empty\n --> charmcraft.yaml");
    }
}
