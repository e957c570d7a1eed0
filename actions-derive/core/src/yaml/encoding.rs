//! From the bytes of a file to its text.

use super::messages;
use crate::diagnostic::Diagnostic;

/// The text of a file, which must be UTF-8. A byte order mark at its start stays in the text, and
/// [`read`](super::read) skips it.
///
/// # Errors
///
/// Where the bytes are no UTF-8. The error's place is the same in the bytes and in what [`String::from_utf8_lossy`] makes of
/// them.
pub fn decode_utf8(bytes: &[u8]) -> Result<&str, Box<Diagnostic>> {
    std::str::from_utf8(bytes).map_err(|error| {
        let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        Box::new(if is_utf16 {
            messages::utf16()
        } else {
            messages::not_utf8(error.valid_up_to())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn the_first_bad_byte_is_named() {
        assert_eq!(decode_utf8("a: ü".as_bytes()).as_deref(), Ok("a: ü"));
        let problem = decode_utf8(b"a: \xfc\nb: \xfc\n").map_err(|problem| problem.span);
        assert_eq!(problem, Err(Some(Span::new(3, 3))));
    }

    #[test]
    fn utf16_is_named() {
        let problem = decode_utf8(b"\xff\xfea\0:\0").map_err(|problem| problem.message);
        assert_eq!(problem, Err("the file is UTF-16, not UTF-8".to_owned()));
    }
}
