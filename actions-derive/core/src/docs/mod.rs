//! Descriptions of the declaration as the text of a `#[doc]`.
//!
//! A description is plain text. Read as Markdown it could hold a doctest, a tag that swallows what
//! follows, or a link to nowhere; so all that Markdown would act on is escaped. What shows is the
//! text as it was written, in its paragraphs, with these liberties:
//!
//! * `` `code` ``, `*emphasis*`, `**emphasis**` and `_emphasis_` within a line are what they are in
//!   Markdown;
//! * lines that start with `- ` or `* ` are a list;
//! * the lines of a paragraph flow together, but an indented or numbered line stays on its own;
//! * `https://` and `http://` addresses can be followed;
//! * control characters are left out, and those that turn the direction of the text, which rustc
//!   refuses in a literal, become U+FFFD.

mod marks;

use marks::{code_span, emphasis};

/// A summary ends after so many characters, in the middle of a sentence if need be.
const LONGEST_SUMMARY: usize = 120;

/// A line of a description, without the white space around it.
enum Line<'a> {
    Blank,
    /// What stands behind the bullet.
    Item(&'a str),
    /// Whether its author wants it on a line of its own.
    Text(&'a str, bool),
}

/// The whole of `description`, as Markdown that shows it as it is; empty if there is nothing to see.
pub fn plain(description: &str) -> String {
    let description = clean(description);
    let mut out = String::new();
    let mut before = Line::Blank;
    for line in lines(&description) {
        let text = match line {
            Line::Blank => "",
            Line::Item(text) | Line::Text(text, _) => text,
        };
        out.push_str(match (&before, &line) {
            (_, Line::Blank) => "",
            _ if out.is_empty() => "",
            (Line::Item(_), Line::Text(..)) => "\n  ",
            (Line::Text(_, alone), Line::Text(_, next)) if *alone || *next => "\\\n",
            (Line::Item(_), Line::Item(_)) | (Line::Text(..), Line::Text(..)) => "\n",
            _ => "\n\n",
        });
        if matches!(line, Line::Item(_)) {
            out.push_str("- ");
        }
        out.push_str(&escape(text));
        // What follows an item belongs to it, up to a blank line.
        before = match (before, line) {
            (Line::Item(text), Line::Text(..)) => Line::Item(text),
            (_, line) => line,
        };
    }
    out
}

/// The first sentence of `description` on one line, as Markdown; empty if there is nothing to see.
pub fn summary(description: &str) -> String {
    let description = clean(description);
    let mut text = String::new();
    for line in lines(&description) {
        match line {
            Line::Blank if text.is_empty() => {}
            Line::Item(item) if text.is_empty() => text.push_str(item),
            Line::Blank | Line::Item(_) => break,
            Line::Text(more, _) => {
                text.push_str(if text.is_empty() { "" } else { " " });
                text.push_str(more);
            }
        }
    }
    let sentence = first_sentence(&text);
    let Some((end, _)) = sentence.char_indices().nth(LONGEST_SUMMARY) else {
        return escape(sentence);
    };
    let cut = &sentence[..end];
    let words = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    escape(words.trim_end()) + "…"
}

/// `text` with nothing but line feeds and visible characters, and spaces for tabs.
fn clean(text: &str) -> String {
    let visible = |c| match c {
        '\n' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        _ => Some(c).filter(|c| !c.is_control()),
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter_map(visible).collect()
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let full = text.lines().filter(|line| !line.trim().is_empty());
    let margin = full.map(indent).min().unwrap_or_default();
    text.lines().map(move |line| {
        let text = line.trim();
        let item = text.strip_prefix(['-', '*']).filter(|item| item.starts_with(' '));
        match item {
            _ if text.is_empty() => Line::Blank,
            Some(item) => Line::Item(item.trim_start()),
            None => Line::Text(text, indent(line) > margin || list_number(text).is_some()),
        }
    })
}

/// `text` up to the end of its first sentence.
fn first_sentence(text: &str) -> &str {
    let mut ends = text.match_indices(['.', '!', '?']).filter_map(|(at, mark)| {
        let (sentence, rest) = text.split_at(at + mark.len());
        let next = rest.trim_start();
        let follows = next.len() < rest.len() && !next.starts_with(char::is_lowercase);
        // A word like `e.g.` is no end: letters with a full stop between them.
        let word = sentence.rsplit(' ').next().unwrap_or_default();
        let word = word.trim_start_matches('(').trim_end_matches('.');
        let is_short = word.contains('.') && word.chars().all(|c| c == '.' || c.is_alphabetic());
        (follows && !is_short).then_some(sentence)
    });
    ends.next().unwrap_or(text)
}

/// A line without white space around it as Markdown that shows it as it is, wherever a block can
/// start.
fn escape(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    let is_blank = |text: &str| text.is_empty() || text.starts_with(char::is_whitespace);
    if let Some(number) = list_number(line) {
        out = format!("{number}\\");
        rest = &line[number.len()..];
    } else if line.starts_with(['#', '>'])
        || line.strip_prefix(['-', '+']).is_some_and(is_blank)
        || (line.starts_with('=') && line.chars().all(|c| c == '='))
    {
        out.push('\\');
    }
    let before = out.chars().next_back();
    escape_inline(rest, before, &mut out);
    out
}

/// `rest` of a line, behind the character `before`.
fn escape_inline(mut rest: &str, mut before: Option<char>, out: &mut String) {
    let is_in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    while let Some(c) = rest.chars().next() {
        if let Some(span) = code_span(before, rest) {
            out.push_str(span);
            before = Some(c);
            rest = &rest[span.len()..];
            continue;
        }
        if let Some((mark, text)) = emphasis(before, rest) {
            out.push_str(mark);
            escape_inline(text, Some(c), out);
            out.push_str(mark);
            before = Some(c);
            rest = &rest[mark.len() * 2 + text.len()..];
            continue;
        }
        if let Some(address) = address(rest) {
            out.extend(["<", address, ">"]);
            before = address.chars().next_back();
            rest = &rest[address.len()..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let after = rest.chars().next();
        let is_active = match c {
            '\\' | '`' | '*' | '[' | '<' | '~' | '|' | '"' => true,
            '_' | '\'' => !is_in_word(before) || !is_in_word(after),
            '&' => after.is_some_and(|c| c == '#' || c.is_ascii_alphanumeric()),
            // `--` would become a dash, `...` one character.
            '-' => before == Some('-'),
            '.' => before == Some('.') && after == Some('.'),
            _ => false,
        };
        if is_active {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// The digits of a line that would be an item of a numbered list.
fn list_number(line: &str) -> Option<&str> {
    let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &line[..line.len() - after.len()];
    let text = after.strip_prefix(['.', ')'])?;
    let is_item = text.is_empty() || text.starts_with(char::is_whitespace);
    (!number.is_empty() && is_item).then_some(number)
}

/// The address at the start of `text`, without the punctuation of the sentence around it.
fn address(text: &str) -> Option<&str> {
    let mut schemes = ["https://", "http://"].into_iter();
    let scheme = schemes.find(|scheme| text.starts_with(scheme))?;
    let ends = |c: char| c.is_whitespace() || r#"<>"`\|{}^;"#.contains(c);
    let address = &text[..text.find(ends).unwrap_or(text.len())];
    // `.../Snapshot_(computing)` ends with its parenthesis, `(see ...)` does not.
    let closing = if address.contains('(') { "" } else { ")" };
    let address = address.trim_end_matches(|c| ".,:!?'*_~[]".contains(c) || closing.contains(c));
    (address.len() > scheme.len()).then_some(address)
}

#[cfg(test)]
mod tests;
