//! Escaping a line of text for Markdown, as `rustdoc` reads it.

/// `line`, which has no white space around it, as Markdown that shows it as it is, wherever a block
/// can start.
pub(super) fn escape_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = line;
    if let Some(number) = list_number(line) {
        out.push_str(number);
        out.push('\\');
        rest = &line[number.len()..];
        push_first(&mut rest, &mut out);
    } else if starts_block(line) {
        out.push('\\');
        push_first(&mut rest, &mut out);
    }
    let mut before = out.chars().next_back();
    while let Some(c) = rest.chars().next() {
        if let Some(address) = address(rest) {
            out.extend(["<", address, ">"]);
            before = address.chars().next_back();
            rest = &rest[address.len()..];
            continue;
        }
        let after = rest[c.len_utf8()..].chars().next();
        if is_active(before, c, after) {
            out.push('\\');
        }
        push_first(&mut rest, &mut out);
        before = Some(c);
    }
    out
}

/// Moves the first character of `rest` to the end of `out`.
fn push_first(rest: &mut &str, out: &mut String) {
    let mut chars = rest.chars();
    out.extend(chars.next());
    *rest = chars.as_str();
}

/// The digits of a line that would be an item of a numbered list.
pub(super) fn list_number(line: &str) -> Option<&str> {
    let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &line[..line.len() - after.len()];
    let text = after.strip_prefix(['.', ')'])?;
    (!number.is_empty() && is_blank_or_end(text)).then_some(number)
}

/// Whether the first character of `line` would make a list, a heading or a quotation of it, or a
/// heading of the line before; what is active anywhere is not asked for here.
fn starts_block(line: &str) -> bool {
    line.starts_with(['#', '>'])
        || line.strip_prefix(['-', '+']).is_some_and(is_blank_or_end)
        || (line.starts_with('=') && line.chars().all(|c| c == '='))
}

fn is_blank_or_end(text: &str) -> bool {
    text.is_empty() || text.starts_with(char::is_whitespace)
}

/// Whether Markdown, or `rustdoc`'s typographic replacements, would act on `c` between its
/// neighbours.
fn is_active(before: Option<char>, c: char, after: Option<char>) -> bool {
    let is_in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '[' | '<' | '~' | '|' | '"' => true,
        '_' | '\'' => !is_in_word(before) || !is_in_word(after),
        '&' => after.is_some_and(|c| c == '#' || c.is_ascii_alphanumeric()),
        // `--` would become a dash, `...` one character.
        '-' => before == Some('-'),
        '.' => before == Some('.') && after == Some('.'),
        _ => false,
    }
}

/// The address at the start of `text`, without the punctuation of the sentence around it.
fn address(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let ends = |c: char| c.is_whitespace() || r#"<>"`\|{}^;"#.contains(c);
    let end = text.find(ends).unwrap_or(text.len());
    let address = &text[..end];
    // `.../Snapshot_(computing)` ends with its parenthesis, `(see ...)` does not.
    let punctuation = if address.contains('(') { ".,:!?'*_~[]" } else { ".,:!?'*_~[])" };
    let address = address.trim_end_matches(|c| punctuation.contains(c));
    (address.len() > scheme.len()).then_some(address)
}
