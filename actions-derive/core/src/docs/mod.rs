//! Descriptions of the declaration as the text of a `#[doc]`.
//!
//! A description is plain text. Read as Markdown it could hold a doctest, a tag that swallows what
//! follows, or a link to nowhere; so all that Markdown would act on is escaped. What shows is the
//! text as it was written, in its paragraphs, with these liberties:
//!
//! * lines that start with `- ` or `* ` are a list;
//! * the lines of a paragraph flow together, but an indented or numbered line stays on its own;
//! * `https://` and `http://` addresses can be followed;
//! * control characters are left out, and those that turn the direction of the text, which rustc
//!   refuses in a literal, become U+FFFD.

mod inline;

use inline::{escape_line, list_number};

/// A summary ends after so many characters, in the middle of a sentence if need be.
const LONGEST_SUMMARY: usize = 120;

/// A line of a description, without the white space around it.
enum Line<'a> {
    Blank,
    /// What stands behind the bullet.
    Item(&'a str),
    Text {
        text: &'a str,
        /// Whether its author wants it on a line of its own.
        alone: bool,
    },
}

/// What the last line belongs to.
enum Block {
    None,
    List,
    Paragraph { alone: bool },
}

/// The whole of `description`, as Markdown that shows it as it is; empty if there is nothing to see.
pub fn plain(description: &str) -> String {
    let description = clean(description);
    let mut out = String::new();
    let mut block = Block::None;
    for line in lines(&description) {
        match line {
            Line::Blank => block = Block::None,
            Line::Item(text) => {
                match block {
                    Block::List => out.push('\n'),
                    _ => start_block(&mut out),
                }
                out.push_str("- ");
                out.push_str(&escape_line(text));
                block = Block::List;
            }
            Line::Text { text, alone } => {
                match block {
                    Block::None => start_block(&mut out),
                    Block::List => out.push_str("\n  "),
                    Block::Paragraph { alone: before } if before || alone => out.push_str("\\\n"),
                    Block::Paragraph { .. } => out.push('\n'),
                }
                out.push_str(&escape_line(text));
                if !matches!(block, Block::List) {
                    block = Block::Paragraph { alone };
                }
            }
        }
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
            Line::Text { text: more, .. } => {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(more);
            }
        }
    }
    let sentence = first_sentence(&text);
    match sentence.char_indices().nth(LONGEST_SUMMARY) {
        None => escape_line(sentence),
        Some((end, _)) => {
            let cut = &sentence[..end];
            let words = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
            escape_line(words.trim_end()) + "…"
        }
    }
}

fn start_block(out: &mut String) {
    if !out.is_empty() {
        out.push_str("\n\n");
    }
}

/// `text` with nothing but line feeds and visible characters, and spaces for tabs.
fn clean(text: &str) -> String {
    let visible = |c| match c {
        '\n' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        _ if c.is_control() => None,
        _ => Some(c),
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter_map(visible).collect()
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let margin =
        text.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or_default();
    text.lines().map(move |line| {
        let text = line.trim();
        if text.is_empty() {
            Line::Blank
        } else if let Some(item) = list_item(text) {
            Line::Item(item)
        } else {
            let alone = indent(line) > margin || list_number(text).is_some();
            Line::Text { text, alone }
        }
    })
}

fn list_item(line: &str) -> Option<&str> {
    let item = line.strip_prefix(['-', '*'])?;
    let text = item.trim_start();
    (text.len() < item.len()).then_some(text)
}

/// `text` up to the end of its first sentence.
fn first_sentence(text: &str) -> &str {
    let mut ends = text.match_indices(['.', '!', '?']).filter_map(|(at, mark)| {
        let (sentence, rest) = text.split_at(at + mark.len());
        let next = rest.trim_start();
        let follows = next.len() < rest.len() && !next.starts_with(char::is_lowercase);
        (follows && !ends_in_abbreviation(sentence)).then_some(sentence)
    });
    ends.next().unwrap_or(text)
}

/// Whether the last word is like `e.g.`: letters with a full stop between them.
fn ends_in_abbreviation(sentence: &str) -> bool {
    let word = sentence.rsplit(' ').next().unwrap_or_default();
    let word = word.trim_start_matches('(').trim_end_matches('.');
    word.contains('.') && word.chars().all(|c| c == '.' || c.is_alphabetic())
}

#[cfg(test)]
mod tests;
