//! Texts of the declaration, cut to what a reader of a message reads.

/// The text without its middle, if it has more than `most` bytes. The rest has about as many.
pub(crate) fn shortened(text: String, most: usize) -> String {
    if text.len() <= most {
        return text;
    }
    let boundary = |from: usize| (from..text.len()).find(|at| text.is_char_boundary(*at));
    let head = boundary(most / 2).unwrap_or(text.len());
    let tail = boundary(text.len() - most / 2).unwrap_or(text.len());
    format!("{}...{}", &text[..head], &text[tail..])
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_text_loses_its_middle_between_characters() {
        assert_eq!(shortened("short".to_owned(), 5), "short");
        assert_eq!(shortened("aüüüüüz".to_owned(), 6), "aü...üz");
    }
}
