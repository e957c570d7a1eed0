//! Descriptions of the declaration as the text of a `#[doc]`.
//!
//! A description is plain text. Read as Markdown it could hold a doctest, a tag that swallows what
//! follows, or a link to nowhere; so what opens a block, a tag or a link is escaped. Within a line
//! `` `code` `` and `*emphasis*` are Markdown, and addresses can be followed. The lines of a paragraph
//! flow together, but one that is indented, or starts with no letter, stays on its own.

/// A summary ends after so many characters.
const LONGEST_SUMMARY: usize = 120;

/// The whole of `description`, as Markdown that shows it as it is; empty if there is nothing to see.
pub fn plain(description: &str) -> String {
    let description = clean(description);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let full = description.lines().filter(|line| !line.trim().is_empty());
    let margin = full.map(indent).min().unwrap_or_default();
    let mut out = String::new();
    let (mut follows_blank, mut follows_alone) = (false, false);
    for line in description.lines() {
        let text = line.trim();
        if text.is_empty() {
            follows_blank = true;
            continue;
        }
        let is_alone = indent(line) > margin || !text.starts_with(char::is_alphabetic);
        out.push_str(match () {
            () if out.is_empty() => "",
            () if follows_blank => "\n\n",
            () if follows_alone || is_alone => "\\\n",
            () => "\n",
        });
        escape(text, &mut out);
        (follows_blank, follows_alone) = (false, is_alone);
    }
    out
}

/// The first paragraph of `description` on one line, as Markdown; empty if there is nothing to see.
pub fn summary(description: &str) -> String {
    let description = clean(description);
    let lines = description.trim_start().lines().map(str::trim);
    let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    let text = lines.join(" ");
    let mut out = String::new();
    match text.char_indices().nth(LONGEST_SUMMARY) {
        None => escape(&text, &mut out),
        Some((end, _)) => {
            let cut = &text[..end];
            escape(cut.rsplit_once(' ').map_or(cut, |(words, _)| words.trim_end()), &mut out);
            out.push('…');
        }
    }
    out
}

/// `text` with line feeds and visible characters alone, and spaces for tabs. What turns the direction
/// of the text, which rustc refuses in a literal, becomes U+FFFD.
fn clean(text: &str) -> String {
    let visible = |c| match c {
        '\n' | '\r' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        _ => Some(c).filter(|c| !c.is_control()),
    };
    text.replace("\r\n", "\n").chars().filter_map(visible).collect()
}

/// Writes a line without white space around it so that it opens no block, tag or link.
fn escape(line: &str, out: &mut String) {
    let mut rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &line[..line.len() - rest.len()];
    out.push_str(number);
    let behind = rest.trim_start_matches(['*', '_']);
    let is_item_or_rule =
        behind.len() < rest.len() && (behind.is_empty() || behind.starts_with(char::is_whitespace));
    let opens_block = match number {
        "" => rest.starts_with(['#', '>', '+', '-', '=']) || is_item_or_rule,
        _ => rest.starts_with(['.', ')']),
    };
    if opens_block {
        out.push('\\');
    }
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let mut end = c.len_utf8();
        if let Some(code) = code_span(before, rest) {
            end = code.len();
            out.push_str(code);
        } else if let Some(address) = address(rest) {
            end = address.len();
            out.extend(["<", address, ">"]);
        } else {
            // `--` would become a dash.
            if matches!(c, '\\' | '`' | '[' | '<' | '&' | '~' | '|') || (c, before) == ('-', '-') {
                out.push('\\');
            }
            out.push(c);
        }
        before = c;
        rest = &rest[end..];
    }
}

/// The code span at the start of `text`, with its backquotes: one on each side, so that it can be
/// no block.
fn code_span(before: char, text: &str) -> Option<&str> {
    let (code, behind) = text.strip_prefix('`')?.split_once('`')?;
    let is_single = before != '`' && !behind.starts_with('`');
    (is_single && !code.is_empty() && code.trim() == code).then(|| &text[..code.len() + 2])
}

/// The address at the start of `text`, without the punctuation of the sentence around it.
fn address(text: &str) -> Option<&str> {
    let behind = text.strip_prefix("http")?;
    let behind = behind.strip_prefix('s').unwrap_or(behind).strip_prefix("://")?;
    let ends = |c: char| c.is_whitespace() || r#"<>"`\|{}^;"#.contains(c);
    let address = &text[..text.find(ends).unwrap_or(text.len())];
    let address = address.trim_end_matches(|c| ".,:!?'*_~[])".contains(c));
    (address.len() > text.len() - behind.len()).then_some(address)
}

#[cfg(test)]
mod tests;
