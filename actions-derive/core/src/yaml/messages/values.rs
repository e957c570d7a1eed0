//! Values and keys that charmcraft or Juju cannot read.

use super::shown;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// The same key twice in one map.
pub(crate) fn duplicate_key(span: Span, first: Span, name: &str, reader: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(span, format!("duplicate key `{}`", shown(name)))
        .related(first, "the first one")
        .help(match name {
            "actions" => "write all actions below one of them",
            _ => "remove one of them, or give it another name",
        });
    if reader == "Juju" {
        diagnostic.note("Juju takes the last one and says nothing")
    } else {
        diagnostic.note("charmcraft stops here")
    }
}

/// Two spellings of one key.
pub(crate) fn same_key(span: Span, first: Span, name: &str, reader: &str) -> Diagnostic {
    let name = shown(name);
    Diagnostic::error(
        span,
        format!("to {reader} this is the key `{name}`, which the map has already"),
    )
    .related(first, "the first one")
    .help("remove one of them, or give it another name")
}

/// A list or a map as a key.
pub(crate) fn collection_as_key(span: Span, kind: &str, reader: &str) -> Diagnostic {
    Diagnostic::error(span, format!("{kind} as a key, which {reader} refuses"))
        .help("write a text before the `:`")
}

/// `<<` with something that is no map.
pub(crate) fn merge_of_no_map(span: Span, kind: &str, reader: &str) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("`<<` merges a map or a list of maps, and {reader} finds {kind}"),
    )
    .help("write an alias of a map: `<<: *name`")
}

/// `<<` with an alias of a list, which only charmcraft takes.
pub(crate) fn merge_of_list_alias(span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        "`<<` merges a map or a list of maps, and Juju takes no alias of a list",
    )
    .help("write the list out: `<<: [*first, *second]`")
}

/// `<<` below a key that it overwrites.
pub(crate) fn merge_overwrites(span: Span, explicit: Span, name: &str) -> Diagnostic {
    let name = shown(name);
    Diagnostic::error(
        span,
        format!("this `<<` overwrites the key `{name}` above it"),
    )
    .related(explicit, "overwritten")
    .note("Juju takes what comes last; to charmcraft a key always wins over `<<`")
    .help("write `<<` as the first key of the map")
}

/// A tag that charmcraft cannot construct.
pub(crate) fn unknown_tag(span: Span, tag: &str) -> Diagnostic {
    let tag = shown(tag);
    Diagnostic::error(span, format!("charmcraft knows no tag `{tag}`"))
        .help("remove the tag; put a text that starts with `!` in quotes")
}

/// A value that its tag does not fit.
pub(crate) fn not_of_tag(span: Span, tag: &str, reader: &str) -> Diagnostic {
    let tag = shown(tag);
    Diagnostic::error(
        span,
        format!("{reader} cannot read this as the `{tag}` that it is tagged"),
    )
    .help("remove the tag, or write a value of that type")
}

/// A plain `=`.
pub(crate) fn equals_sign(span: Span) -> Diagnostic {
    Diagnostic::error(span, "charmcraft cannot read a `=` alone").help("put it in quotes: '='")
}

/// A plain `<<` that is no key.
pub(crate) fn merge_sign(span: Span) -> Diagnostic {
    Diagnostic::error(span, "charmcraft cannot read a `<<` that is no key")
        .help("put it in quotes: '<<'")
}

/// A date that the calendar does not have.
pub(crate) fn no_such_time(span: Span, text: &str) -> Diagnostic {
    let text = shown(text);
    Diagnostic::error(
        span,
        format!("charmcraft takes `{text}` for a time, and there is no such time"),
    )
    .help(format!("if it is a text, put it in quotes: '{text}'"))
}

/// An integer that Python does not convert.
pub(crate) fn unreadable_integer(span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        "charmcraft takes this for an integer, and cannot read it",
    )
    .help("if it is a text, put it in quotes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duplicate_says_what_the_reader_does() {
        let (span, first) = (Span::new(5, 6), Span::new(0, 1));
        let notes = |reader| duplicate_key(span, first, "a", reader).notes;
        assert_eq!(notes("Juju"), ["Juju takes the last one and says nothing"]);
        assert_eq!(notes("charmcraft"), ["charmcraft stops here"]);
    }
}
