//! What stays Markdown within a line: code spans and emphasis.

/// The code span at the start of `text`, with its backquotes: one on each side, so that it can be
/// no block.
pub(super) fn code_span(before: Option<char>, text: &str) -> Option<&str> {
    let (code, behind) = text.strip_prefix('`')?.split_once('`')?;
    let is_single = before != Some('`') && !behind.starts_with('`');
    (is_single && is_tight(code)).then(|| &text[..code.len() + 2])
}

/// The emphasis at the start of `text`: its mark, and what stands between two of them.
pub(super) fn emphasis(before: Option<char>, text: &str) -> Option<(&str, &str)> {
    let mark = ["**", "*", "_"].into_iter().find(|mark| text.starts_with(mark))?;
    let (inner, behind) = text[mark.len()..].split_once(mark)?;
    let sign = &mark[..1];
    // Between letters and on its other side between none, Markdown takes every mark for one.
    let is_outside = |c: Option<char>| {
        c.is_none_or(|c| c.is_whitespace() || (c.is_ascii_punctuation() && !sign.contains(c)))
    };
    let touches_words = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '`');
    let (mut chars, after) = (inner.chars(), behind.chars().next());
    let first = chars.next();
    let is_one = is_outside(before)
        && is_outside(after)
        && touches_words(first)
        && touches_words(chars.next_back().or(first))
        && !inner.contains(sign);
    is_one.then_some((mark, inner))
}

/// Whether there is no white space at either end, and something in between.
fn is_tight(text: &str) -> bool {
    !text.is_empty() && text.trim() == text
}
