//! A diagnostic as text, with the line of the file and a caret under the token.

use super::Diagnostic;
use crate::source::{Source, Span};
use std::fmt::Write as _;

/// How many columns of a line are shown at most.
const WIDTH: usize = 100;

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
    let Diagnostic { message, span, label, related, notes, help, kind, .. } = diagnostic;
    let spans = span.iter().chain(related.iter().map(|(span, _)| span));
    let last_line = spans.map(|span| source.line_of(span.start)).max().unwrap_or_default();
    let margin = " ".repeat(last_line.to_string().len());
    let mut out = message.clone();
    match span {
        Some(span) => {
            let label = label.as_deref().unwrap_or_default();
            excerpt(source, *span, label, ["-->", "^"], &margin, &mut out);
        }
        None => out.extend(["\n", &margin, "--> ", source.path()]),
    }
    if let Some((span, label)) = related {
        excerpt(source, *span, label, [":::", "-"], &margin, &mut out);
    }
    for note in notes {
        out.extend(["\n", &margin, " = note: ", note]);
    }
    if let Some(kind) = kind {
        let name = kind.name();
        let _ = write!(out, "\n{margin} = note: `allow({name})` in the attribute turns this off");
    }
    if let Some(help) = help {
        out.extend(["\n", &margin, " = help: ", help]);
    }
    out
}

fn excerpt(
    source: &Source<'_>,
    span: Span,
    label: &str,
    [arrow, mark]: [&str; 2],
    margin: &str,
    out: &mut String,
) {
    let place = source.location(span.start);
    let start = source.line_start(place.line);
    let token = source.slice(span).split(['\n', '\r']).next().unwrap_or_default();
    let line = visible(source.line(place.line));
    let column = visible(source.slice(Span::new(start, span.start))).len();
    // A long line is cut so that the token stays in sight.
    let cut = if line.len() > WIDTH { column.saturating_sub(WIDTH / 2) } else { 0 };
    let end = line.len().min(cut + WIDTH);
    let before = if cut > 0 { "..." } else { "" };
    let after = if end < line.len() { "..." } else { "" };
    let shown: String = line[cut..end].iter().collect();
    let indent = " ".repeat(before.len() + column - cut);
    let marks = mark.repeat(visible(token).len().min(end.saturating_sub(column)).max(1));
    let _ = write!(
        out,
        "\n{margin}{arrow} {}:{}:{}\n{margin} |\n{:>width$} | {before}{shown}{after}\n\
         {margin} | {indent}{marks} {label}",
        source.path(),
        place.line,
        place.column,
        place.line,
        width = margin.len(),
    );
    out.truncate(out.trim_end().len());
}

/// The text as rustc prints it, a column each: tabs as four spaces, as its alignments have them,
/// and control characters as their pictures.
fn visible(text: &str) -> Vec<char> {
    let mut columns = Vec::new();
    for char in text.chars() {
        match char {
            '\t' => columns.extend([' '; 4]),
            '\0'..='\u{1f}' => columns.extend(char::from_u32(0x2400 + u32::from(char))),
            '\u{85}' | '\u{2028}' | '\u{2029}' => columns.push('\u{2424}'),
            _ => columns.push(char),
        }
    }
    columns
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
