//! Mistakes in the syntax of YAML.

use super::shown;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// A tab among the spaces that a line starts with.
pub(crate) fn tab_in_indentation(span: Span) -> Diagnostic {
    Diagnostic::error(span, "a tab in the indentation").help("YAML indents with spaces only")
}

/// A tab between tokens.
pub(crate) fn tab(span: Span, reader: &str) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("a tab, which {reader} does not take for a space"),
    )
    .help("write a space, or remove it; a tab may stand in quotes only")
}

/// A character that looks like a space.
pub(crate) fn no_break_space(span: Span) -> Diagnostic {
    Diagnostic::error(span, "a no-break space, U+00A0, which is no space in YAML")
        .help("write a space in its place")
}

/// A quote without its partner.
pub(crate) fn unclosed_quote(span: Span, quote: char) -> Diagnostic {
    Diagnostic::error(span, format!("the quote {quote} is never closed"))
        .help(format!("write {quote} at the end of the text"))
}

/// A bracket without its partner.
pub(crate) fn unclosed_bracket(span: Span, open: char) -> Diagnostic {
    let close = closing(open);
    Diagnostic::error(span, format!("the bracket `{open}` is not closed")).help(format!(
        "write `{close}` after the last item, and a comma after each of the others"
    ))
}

/// A bracket closed by one of another kind.
pub(crate) fn mismatched_bracket(span: Span, open: char, close: char) -> Diagnostic {
    let expected = closing(open);
    Diagnostic::error(span, format!("the bracket `{open}` is closed by `{close}`"))
        .help(format!("write `{expected}` in place of `{close}`"))
}

/// A closing bracket without an open one.
pub(crate) fn stray_bracket(span: Span, bracket: &str) -> Diagnostic {
    Diagnostic::error(span, format!("`{bracket}` closes no bracket")).help(format!(
        "remove it, or quote the text that holds `{bracket}`"
    ))
}

/// A missing comma or closing bracket.
pub(crate) fn unseparated_items(span: Span) -> Diagnostic {
    Diagnostic::error(span, "a comma or a closing bracket is missing before this")
        .help("separate the items by commas, and close the bracket after the last one")
}

/// A comma without an item before it.
pub(crate) fn missing_item(span: Span) -> Diagnostic {
    Diagnostic::error(span, "an item is missing before this")
        .help("remove the comma, or write an item before it")
}

/// `key: some: text`.
pub(crate) fn colon_in_text(span: Span, key: &str, text: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(span, "a second `: ` in one line");
    match text.split_once(' ') {
        Some((value, _)) if value.parse::<f64>().is_ok() => diagnostic.help(format!(
            "write each key on a line of its own: `{key}: {value}`"
        )),
        _ => diagnostic.help(in_quotes(Some(key), text)),
    }
}

fn in_quotes(key: Option<&str>, text: &str) -> String {
    let quoted = shown(text).replace('\'', "''");
    let key = key.map(|key| format!("{}: ", shown(key)));
    let key = key.unwrap_or_default();
    format!("put the text in quotes: `{key}'{quoted}'`")
}

/// A key indented under a key that has a value already.
pub(crate) fn key_under_value(span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        "this key is indented deeper than the one above, which has a value already",
    )
    .help("indent both alike, or remove the value above")
}

/// A line among the keys that has no colon.
pub(crate) fn missing_colon(span: Span) -> Diagnostic {
    Diagnostic::error(span, "a key without a `:`")
        .help("write `key: value`; if the line belongs to the text above, indent it deeper")
}

/// A key that goes on in the next line.
pub(crate) fn key_over_lines(span: Span) -> Diagnostic {
    Diagnostic::error(span, "a key must stand on one line").help("write it on the line of its `:`")
}

/// `-item`.
pub(crate) fn missing_space_after_dash(span: Span) -> Diagnostic {
    Diagnostic::error(span, "no space after the `-`").help("write `- item`")
}

/// `key:value`.
pub(crate) fn missing_space_after_colon(span: Span) -> Diagnostic {
    Diagnostic::error(span, "no space after the `:`").help("write `key: value`")
}

/// A line that is indented like no line above it.
pub(crate) fn indentation(span: Span) -> Diagnostic {
    Diagnostic::error(span, "this line's indentation matches no line above it")
        .help("indent all keys of a map alike, and all lines of a text deeper than its key")
}

/// `pattern: [a-z]+`: a text that starts with a bracket.
pub(crate) fn text_after_bracket(
    span: Span,
    close: char,
    key: Option<&str>,
    value: &str,
) -> Diagnostic {
    let quoted = in_quotes(key, value);
    Diagnostic::error(span, format!("more text after the closing `{close}`"))
        .help(format!("{quoted}, or remove what follows the `{close}`"))
}

/// The same, where the bracket opens in another line.
pub(crate) fn text_after_last_line(span: Span, close: char) -> Diagnostic {
    Diagnostic::error(span, format!("more text after the closing `{close}`"))
        .help("remove it, or put the whole text in quotes")
}

/// `description: *now* or later`: a text that starts with an asterisk.
pub(crate) fn text_after_alias(span: Span, key: Option<&str>, value: &str) -> Diagnostic {
    Diagnostic::error(span, "more text after an alias, which `*` starts")
        .help(in_quotes(key, value))
}

/// A key below a map in braces.
pub(crate) fn key_after_bracket(span: Span) -> Diagnostic {
    Diagnostic::error(span, "a key after the closing `}`")
        .help("write it inside of the braces, or each key on a line of its own without braces")
}

/// What `git merge` writes where two versions of a file differ.
pub(crate) fn conflict(span: Span) -> Diagnostic {
    Diagnostic::error(span, "a conflict of two versions of the file")
        .help("choose what is to stay, and remove this line with its `=======` and `>>>>>>>`")
}

/// A list item among keys.
pub(crate) fn item_among_keys(span: Span) -> Diagnostic {
    Diagnostic::error(span, "a list item among the keys of a map")
        .help("write `key: value`, or indent the list deeper than the key that it belongs to")
}

/// A key among list items.
pub(crate) fn key_among_items(span: Span) -> Diagnostic {
    Diagnostic::error(span, "a key among the items of a list")
        .help("write `- ` before it, or indent it like the keys that it belongs to")
}

/// `key: - item`.
pub(crate) fn item_beside_key(span: Span) -> Diagnostic {
    Diagnostic::error(span, "a list item on the line of its key")
        .help("write the list below the key, or as `[a, b]`; quote a text that starts with `- `")
}

/// A text that starts with a character that YAML keeps for itself.
pub(crate) fn reserved_character(span: Span, character: char) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("a text cannot start with {character} without quotes"),
    )
    .help("put the text in quotes")
}

/// `?` in a text inside brackets.
pub(crate) fn question_mark_in_brackets(span: Span, reader: &str) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("{reader} takes no `?` in a text inside brackets without quotes"),
    )
    .help("put the text in quotes")
}

/// `{a:}`, where Juju takes the colon for a part of the key.
pub(crate) fn colon_before_bracket(span: Span) -> Diagnostic {
    Diagnostic::error(span, "Juju takes this `:` for a part of the text before it")
        .help("write a space after the `:`, or put the text in quotes")
}

/// A map entry that starts with its colon.
pub(crate) fn empty_key(span: Span) -> Diagnostic {
    Diagnostic::error(span, "there is no key before the `:`").help("write `key: value`")
}

/// A backslash with what does not belong behind it.
pub(crate) fn unknown_escape(span: Span, escape: &str) -> Diagnostic {
    Diagnostic::error(span, format!("`{escape}` is no escape in double quotes"))
        .help(format!("use single quotes, which take `{escape}` as it is"))
}

/// `"\/"`, which YAML 1.1 does not have.
pub(crate) fn slash_escape(span: Span) -> Diagnostic {
    Diagnostic::error(span, "`\\/` is no escape in double quotes to Juju")
        .help("write `/`, or use single quotes, which take `\\/` as it is")
}

/// An escape without all its digits, or of no character.
pub(crate) fn broken_escape(span: Span, escape: &str) -> Diagnostic {
    Diagnostic::error(span, format!("`{escape}` stands for no character"))
        .help("write the character itself, or \\x41, \\u00e9 or \\U0001f600 with all their digits")
}

/// More text after a quoted text.
pub(crate) fn text_after_quote(span: Span, quote: char) -> Diagnostic {
    let help = if quote == '\'' {
        "write '' for a single quote in the text, as in 'it''s', and close the quote at its end"
    } else {
        "write \\\" for a double quote in the text, and close the quote at its end"
    };
    Diagnostic::error(span, "more text after the closing quote").help(help)
}

/// `{}#comment`.
pub(crate) fn unseparated_comment(span: Span) -> Diagnostic {
    Diagnostic::error(span, "a comment needs a space before its `#`").help("write ` #`")
}

/// A comment between the lines of one text.
pub(crate) fn comment_in_text(span: Span) -> Diagnostic {
    Diagnostic::error(span, "the text goes on after this comment")
        .help("move the comment, or put the text in quotes")
}

/// Something on the line of a `|` or `>`.
pub(crate) fn block_header(span: Span) -> Diagnostic {
    Diagnostic::error(span, "the text after `|` or `>` starts on the next line")
        .help("write it there, indented; quote a text that starts with `|` or `>`")
}

/// A `---` or `...` inside quotes.
pub(crate) fn document_end_in_quotes(span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        "`---` or `...` at the start of a line ends the document",
    )
    .help("close the quote before it, or indent it")
}

/// A `...` in front of the document.
pub(crate) fn document_end_at_start(span: Span) -> Diagnostic {
    Diagnostic::error(span, "`...` ends a document, and none has started").help("remove this line")
}

/// A `&` or `*` alone.
pub(crate) fn missing_anchor_name(span: Span, sign: &str) -> Diagnostic {
    Diagnostic::error(span, format!("there is no name after `{sign}`"))
        .help(format!("put a text that starts with `{sign}` in quotes"))
}

/// `!a!b` without a directive for `!a!`.
pub(crate) fn unknown_tag_handle(span: Span) -> Diagnostic {
    Diagnostic::error(span, "the start of this tag is declared nowhere")
        .help("remove the tag; put a text that starts with `!` in quotes")
}

/// A tag that goes on where its author meant it to end.
pub(crate) fn unseparated_tag(span: Span) -> Diagnostic {
    Diagnostic::error(span, "a tag needs a space behind it")
        .help("write the space, or put a text that starts with `!` in quotes")
}

/// Anything else, in the parser's words.
pub(crate) fn other(span: Span, problem: &str) -> Diagnostic {
    Diagnostic::error(span, format!("this is no YAML: {problem}"))
}

fn closing(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_is_told_its_partner() {
        let span = Span::new(0, 1);
        assert_eq!(
            unclosed_bracket(span, '{').help.as_deref(),
            Some("write `}` after the last item, and a comma after each of the others")
        );
        assert_eq!(
            mismatched_bracket(span, '[', '}').help.as_deref(),
            Some("write `]` in place of `}`")
        );
    }

    #[test]
    fn each_quote_has_its_own_escape() {
        let span = Span::new(0, 1);
        let help = |quote| text_after_quote(span, quote).help.unwrap_or_default();
        assert!(help('\'').starts_with("write '' for"));
        assert!(help('"').starts_with("write \\\" for"));
    }
}
