//! What an argument of a hook tool can carry.

use std::borrow::Cow;

/// The most bytes that one argument of a command can have on Linux, without the NUL that ends it.
pub(crate) const ARGUMENT_LIMIT: usize = 131_071;

/// `text` as an argument can carry it: a NUL becomes `␀`, and what is over 131,071 bytes is cut.
pub(crate) fn passable(text: &str) -> Cow<'_, str> {
    let mut passable = Cow::Borrowed(text);
    if text.contains('\0') {
        passable = Cow::Owned(text.replace('\0', "\u{2400}"));
    }
    if passable.len() > ARGUMENT_LIMIT {
        let why = format!("{} bytes, and Juju passes {ARGUMENT_LIMIT}", text.len());
        passable = Cow::Owned(cut(&passable, ARGUMENT_LIMIT, &why));
    }
    passable
}

/// The beginning of `text`, and a note of why it is cut: `most` bytes together.
pub(crate) fn cut(text: &str, most: usize, why: &str) -> String {
    let note = format!("\n[cut here: {why}]");
    let mut end = most.saturating_sub(note.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    [text.get(..end).unwrap_or_default(), &note].concat()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{ARGUMENT_LIMIT, passable};

    #[test]
    fn a_plain_text_passes_as_it_is() {
        for text in ["", "-h", "a\nb\u{1b}", &"é".repeat(65_535)] {
            assert!(matches!(passable(text), Cow::Borrowed(passed) if passed == text));
        }
    }

    #[test]
    fn nul_is_made_visible() {
        assert_eq!(passable("a\0b"), "a␀b");
    }

    #[test]
    fn an_overlong_text_is_cut_between_characters() {
        for text in ["é".repeat(65_536), "\0".repeat(100_000)] {
            let passed = passable(&text);
            assert!(passed.len() <= ARGUMENT_LIMIT && passed.len() > ARGUMENT_LIMIT - 4);
            let note = format!("\n[cut here: {} bytes, and Juju passes 131071]", text.len());
            assert!(passed.ends_with(&note));
            assert_eq!(passable(&passed), passed);
        }
    }
}
