//! Strings: the plain text in them, and escapes.

use std::borrow::Cow;

use super::reader::{EARLY, Reader};

const ESCAPE: &str = "an escape in a string is malformed";

impl<'de> Reader<'de> {
    /// Reads a string; `None` when something else is next. It is a part of the text unless it has
    /// escapes.
    pub(super) fn string(&mut self) -> Option<Cow<'de, str>> {
        if self.peek()? != b'"' {
            return None;
        }
        self.at += 1;
        let plain = self.plain();
        if self.skips(b'"') {
            return Some(Cow::Borrowed(plain));
        }
        let mut string = plain.to_owned();
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Some(Cow::Owned(string));
                }
                Some(b'\\') => {
                    self.at += 1;
                    string.push(self.escape()?);
                }
                Some(_) => return self.fail("a control character stands in a string"),
                None => return self.fail(EARLY),
            }
            string.push_str(self.plain());
        }
    }

    /// The part of a string up to its end, the next escape or a control character.
    fn plain(&mut self) -> &'de str {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        self.at += plain_length(rest);
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Goes over `byte`, if it is next.
    fn skips(&mut self, byte: u8) -> bool {
        let next = self.byte() == Some(byte);
        self.at += usize::from(next);
        next
    }

    /// The character that an escape stands for.
    fn escape(&mut self) -> Option<char> {
        let Some(byte) = self.byte() else {
            return self.fail(EARLY);
        };
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut unit = self.unit()?;
                if (0xd800..0xdc00).contains(&unit) && self.rest().starts_with("\\u") {
                    self.at += 2;
                    let low = self.unit()?;
                    if !(0xdc00..0xe000).contains(&low) {
                        return self.fail(ESCAPE);
                    }
                    unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                }
                match char::from_u32(unit) {
                    Some(character) => character,
                    None => return self.fail(ESCAPE),
                }
            }
            _ => return self.fail(ESCAPE),
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            let Some(digit) = self.byte().and_then(|byte| char::from(byte).to_digit(16)) else {
                return self.fail(if self.byte().is_none() { EARLY } else { ESCAPE });
            };
            unit = unit << 4 | digit;
            self.at += 1;
        }
        Some(unit)
    }
}

/// The bytes of a string up to its end, the next escape or a control character.
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    // The lowest high bit that is set belongs to the first byte that is less than `least`.
    let less = |word: u64, least: u64| word.wrapping_sub(ONES * least) & !word & HIGH;
    let mut rest = bytes;
    while let Some((word, behind)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*word);
        // A quote is 0x22, and the only byte beside the control characters that becomes less than
        // 0x21 when its bit 0x02 is turned.
        let ends = less(word ^ (ONES * 0x02), 0x21) | less(word ^ (ONES * u64::from(b'\\')), 1);
        if ends != 0 {
            return bytes.len() - rest.len() + ends.trailing_zeros() as usize / 8;
        }
        rest = behind;
    }
    let end = rest
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
    bytes.len() - rest.len() + end.unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::{Cow, Reader};

    fn read(text: &str) -> Result<String, String> {
        let mut reader = Reader::new(text);
        let string = reader.string().map(Cow::into_owned);
        reader.finish().map_err(|error| error.to_string())?;
        string.ok_or_else(|| "not a string".to_owned())
    }

    #[test]
    fn escapes_stand_for_characters() {
        let text = r#""\"\\\/\b\f\n\r\té\u003c\ud83d\ude00x""#;
        assert_eq!(read(text), Ok("\"\\/\u{8}\u{c}\n\r\té<😀x".to_owned()));
        for text in [
            r#""\x""#,
            r#""\u12""#,
            r#""\u12g4""#,
            r#""\ud800""#,
            r#""\ud800x""#,
            r#""\ud800\n""#,
            r#""\ud800\ud800""#,
            r#""\udc00""#,
        ] {
            let error = read(text).unwrap_err();
            assert!(
                error.starts_with("an escape in a string is malformed"),
                "{text}: {error}"
            );
        }
    }

    #[test]
    fn strings_end_anywhere() {
        for length in 0..20 {
            let plain = "é\u{7f}a"
                .repeat(length)
                .chars()
                .take(length)
                .collect::<String>();
            assert_eq!(read(&format!("\"{plain}\"")), Ok(plain.clone()));
            assert_eq!(
                read(&format!("\"{plain}\\n{plain}\"")),
                Ok(format!("{plain}\n{plain}"))
            );
            assert!(read(&format!("\"{plain}\u{1f}{plain}\"")).is_err());
            assert!(read(&format!("\"{plain}")).is_err());
        }
    }
}
