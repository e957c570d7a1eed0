//! What is wrong with the YAML of a declaration, before anybody asks what it declares.
//!
//! `reader` is who stops: `charmcraft` or `Juju`.

pub(crate) mod syntax;
pub(crate) mod values;

use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Bytes that are no UTF-8, the first of them at `offset`.
pub(crate) fn not_utf8(offset: usize) -> Diagnostic {
    Diagnostic::error(Span::new(offset, offset), "the file is not UTF-8")
        .label("the first byte that is not")
        .help("save the file as UTF-8")
}

/// A file in UTF-16.
pub(crate) fn utf16() -> Diagnostic {
    Diagnostic::error_in_file("the file is UTF-16, not UTF-8").help("save the file as UTF-8")
}

/// A character that no YAML file may hold.
pub(crate) fn control_character(span: Span, character: char) -> Diagnostic {
    Diagnostic::error(
        span,
        format!(
            "the control character U+{:04X} may not stand in YAML",
            u32::from(character)
        ),
    )
    .help(format!(
        "remove it, or write it as an escape in double quotes: \"\\x{:02x}\"",
        u32::from(character)
    ))
}

/// One of the line breaks that only YAML 1.1 knows.
pub(crate) fn line_separator(span: Span, character: char) -> Diagnostic {
    let code = u32::from(character);
    Diagnostic::error(
        span,
        format!("the invisible character U+{code:04X} ends the line for charmcraft and Juju"),
    )
    .help(format!(
        "remove it, or write \"\\u{code:04x}\" in double quotes"
    ))
}

/// A second document where charmcraft wants one.
pub(crate) fn second_document(span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        "`---` starts a second document, and charmcraft reads one",
    )
    .help("remove this line and everything below it")
}

/// A second document that Juju does not look at.
pub(crate) fn ignored_document(span: Span) -> Diagnostic {
    Diagnostic::warning(
        span,
        "`---` starts a second document, and Juju reads the first only",
    )
    .help("remove this line and everything below it")
}

/// A list item that is indented deeper than the one above.
pub(crate) fn folded_item(span: Span) -> Diagnostic {
    Diagnostic::warning(span, "this line goes on with the list item above")
        .help("indent it like that item, or put the whole text in quotes")
}

/// Lines that belong to no document.
pub(crate) fn after_document(span: Span) -> Diagnostic {
    Diagnostic::error(span, "Juju stops reading before this, and says nothing")
        .help("indent all keys of the file alike")
}

/// A `%YAML` directive with a version that the reader refuses.
pub(crate) fn yaml_version(span: Span, major: u32, minor: u32) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("Juju reads YAML 1.1, and the file says that it is YAML {major}.{minor}"),
    )
    .help("remove the line `%YAML`")
}

/// A `%YAML` directive of a YAML that is not yet there.
pub(crate) fn unsupported_yaml_version(span: Span) -> Diagnostic {
    Diagnostic::error(span, "charmcraft and Juju read YAML 1.1").help("remove the line `%YAML`")
}

/// Lists and maps in each other beyond all measure.
pub(crate) fn too_deep(span: Span, most: usize) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("lists and maps stand in each other over {most} levels deep"),
    )
    .help("nest less deeply: Juju 3 keeps no more levels than that")
}

/// A file with more values than anybody writes.
pub(crate) fn too_large(span: Span, most: usize) -> Diagnostic {
    Diagnostic::error(span, format!("the file holds over {most} values"))
        .help("split the charm's actions, or write fewer")
}

/// Aliases that stand for too much.
pub(crate) fn too_many_aliases(span: Span, most: usize) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("with its aliases written out, the file holds over {most} values"),
    )
    .help("write fewer aliases")
}

/// An alias whose anchor does not stand before it.
pub(crate) fn unknown_alias(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let name = shown(name);
    let diagnostic =
        Diagnostic::error(span, format!("no anchor `&{name}` stands before `*{name}`"));
    if known.is_empty() {
        diagnostic.help(format!(
            "write `&{name}` before the value that is meant, or quote a text that starts with `*`"
        ))
    } else {
        let known: Vec<String> = known
            .iter()
            .map(|name| format!("`{}`", shown(name)))
            .collect();
        diagnostic.help(format!("the anchors before it are {}", known.join(", ")))
    }
}

/// An alias inside what it stands for.
pub(crate) fn alias_in_itself(span: Span, anchor: Span) -> Diagnostic {
    Diagnostic::error(span, "the alias stands inside the value that it stands for")
        .related(anchor, "this value")
        .help("write the value out, or move it out of itself")
}

/// An anchor or alias with characters that only YAML 1.2 allows in its name.
pub(crate) fn anchor_name(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(span, format!("`{}` is no name for an anchor", shown(name))).help(
        "use letters of a to z, digits, `-` and `_` only; quote a text that starts with `&` or `*`",
    )
}

/// An anchor that there is already.
pub(crate) fn duplicate_anchor(span: Span, first: Span, name: &str) -> Diagnostic {
    Diagnostic::error(
        span,
        format!(
            "there are two anchors `&{}`, and charmcraft allows one",
            shown(name)
        ),
    )
    .related(first, "the first one")
    .help("give this one another name")
}

/// A text of the file for a message: on one line, and not longer than one reads.
fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let mut shown = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == MOST {
            shown.push('…');
            break;
        }
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_alias_lists_the_known_anchors() {
        let span = Span::new(0, 2);
        assert_eq!(
            unknown_alias(span, "x", &["a", "b"]).help.as_deref(),
            Some("the anchors before it are `a`, `b`")
        );
        assert_eq!(
            unknown_alias(span, "x", &[]).help.as_deref(),
            Some("write `&x` before the value that is meant, or quote a text that starts with `*`")
        );
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(shown("a\nb"), "a\\nb");
        assert_eq!(shown(&"ü".repeat(40)), "ü".repeat(40));
        assert_eq!(shown(&"ü".repeat(41)), format!("{}…", "ü".repeat(40)));
    }

    #[test]
    fn invisible_characters_are_named_by_their_number() {
        assert_eq!(
            line_separator(Span::new(0, 3), '\u{2028}').help.as_deref(),
            Some("remove it, or write \"\\u2028\" in double quotes")
        );
        assert_eq!(
            control_character(Span::new(0, 1), '\u{1b}').message,
            "the control character U+001B may not stand in YAML"
        );
    }
}
