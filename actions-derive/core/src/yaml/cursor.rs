//! Matching short texts by hand, one class of characters after the other.

/// What is left of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// The whole text.
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            rest: text.as_bytes(),
        }
    }

    /// Whether nothing is left.
    pub(super) fn is_done(self) -> bool {
        self.rest.is_empty()
    }

    /// Takes one character of a class; whether there was one.
    pub(super) fn one(&mut self, class: impl Fn(u8) -> bool) -> bool {
        match self.rest.split_first() {
            Some((first, rest)) if class(*first) => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// Takes this very character; whether it was there.
    pub(super) fn byte(&mut self, byte: u8) -> bool {
        self.one(|other| other == byte)
    }

    /// Takes a `+` or `-` if there is one.
    pub(super) fn sign(&mut self) {
        self.one(|byte| byte == b'+' || byte == b'-');
    }

    /// Takes characters of a class for as long as there are any; how many.
    pub(super) fn many(&mut self, class: impl Fn(u8) -> bool) -> usize {
        let mut count = 0;
        while self.one(&class) {
            count += 1;
        }
        count
    }

    /// Takes between `least` and `most` digits, as many as there are; their value.
    pub(super) fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        let mut value = 0;
        for count in 0..most {
            match self.rest.split_first() {
                Some((digit, rest)) if digit.is_ascii_digit() => {
                    value = value * 10 + u32::from(*digit - b'0');
                    self.rest = rest;
                }
                _ if count < least => return None,
                _ => break,
            }
        }
        Some(value)
    }

    /// Takes one of these words if what is left is nothing but that.
    pub(super) fn last_word(&mut self, words: &[&str]) -> bool {
        let found = words.iter().any(|word| word.as_bytes() == self.rest);
        if found {
            self.rest = &[];
        }
        found
    }
}
