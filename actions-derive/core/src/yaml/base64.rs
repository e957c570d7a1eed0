//! The text of a `!!binary`.

/// As Go's `base64.StdEncoding` decodes: line breaks are skipped, padding must be there.
pub(super) fn decode_strictly(text: &str) -> Option<Vec<u8>> {
    let digits = text.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n'));
    let mut bytes = Vec::new();
    let mut group = Group::default();
    for digit in digits {
        if group.is_padded() && digit != b'=' {
            return None;
        }
        match (value(digit), digit) {
            (Some(value), _) => group.add(value, &mut bytes),
            (None, b'=') => group.pad()?,
            (None, _) => return None,
        }
    }
    group.is_whole().then_some(bytes)
}

/// As Python's `base64.decodebytes` does: other characters are skipped, and what follows the
/// padding is too.
pub(super) fn decode_leniently(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() {
        return None;
    }
    let mut bytes = Vec::new();
    let mut group = Group::default();
    for digit in text.bytes() {
        match value(digit) {
            Some(value) => {
                group.padding = 0;
                group.add(value, &mut bytes);
            }
            None if digit == b'=' && group.count >= 2 => {
                group.padding += 1;
                if group.count + group.padding >= 4 {
                    return Some(bytes);
                }
            }
            None => {}
        }
    }
    (group.count == 0).then_some(bytes)
}

/// The four digits that make three bytes.
#[derive(Default)]
struct Group {
    bits: u32,
    count: usize,
    padding: usize,
}

impl Group {
    fn add(&mut self, value: u32, bytes: &mut Vec<u8>) {
        self.bits = (self.bits << 6) | value;
        self.count += 1;
        // Every digit but the first completes a byte.
        if self.count > 1 {
            let [.., byte] = (self.bits >> (8 - 2 * self.count)).to_be_bytes();
            bytes.push(byte);
        }
        if self.count == 4 {
            *self = Self::default();
        }
    }

    fn pad(&mut self) -> Option<()> {
        self.padding += 1;
        (self.count >= 2 && self.count + self.padding <= 4).then_some(())
    }

    fn is_padded(&self) -> bool {
        self.padding > 0
    }

    fn is_whole(&self) -> bool {
        self.count == 0 || self.count + self.padding == 4
    }
}

fn value(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_decode_what_is_well_formed() {
        for (text, expected) in [
            ("", ""),
            ("aA==", "h"),
            ("aGk=", "hi"),
            ("aGkh", "hi!"),
            ("aGkh\naGk=\n", "hi!hi"),
        ] {
            assert_eq!(decode_strictly(text).as_deref(), Some(expected.as_bytes()));
            assert_eq!(decode_leniently(text).as_deref(), Some(expected.as_bytes()));
        }
        assert_eq!(decode_strictly("/+8="), Some(vec![0xff, 0xef]));
    }

    #[test]
    fn only_python_skips_what_does_not_belong() {
        for (text, expected) in [("a G k =", "hi"), ("aGk=x", "hi"), ("a*Gk=", "hi")] {
            assert_eq!(decode_strictly(text), None, "{text}");
            assert_eq!(decode_leniently(text).as_deref(), Some(expected.as_bytes()));
        }
    }

    #[test]
    fn both_want_padding() {
        for text in ["a", "aG", "aGk", "aGkha"] {
            assert_eq!(decode_strictly(text), None, "{text}");
            assert_eq!(decode_leniently(text), None, "{text}");
        }
        assert_eq!(decode_strictly("=aGk"), None);
        assert_eq!(decode_leniently("é"), None);
    }
}
