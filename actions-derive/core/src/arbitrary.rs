//! Texts to test with, the same ones in every run.

/// A source of texts; the same seed gives the same texts.
pub(crate) struct Arbitrary(u64);

impl Arbitrary {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit` (xorshift).
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    /// Up to 12 pieces in a row: some of `pieces`, ASCII characters and characters of any script.
    pub(crate) fn text<'a>(&mut self, pieces: impl IntoIterator<Item = &'a str>) -> String {
        let pieces: Vec<&str> = pieces.into_iter().collect();
        let mut text = String::new();
        for _ in 0..self.below(13) {
            match self.below(4) {
                0 | 1 => text.push_str(pieces[self.below(pieces.len())]),
                2 => text.extend(char::from_u32(u32::try_from(self.below(0x80)).unwrap())),
                _ => text.extend(char::from_u32(
                    u32::try_from(self.below(0x11_0000)).unwrap(),
                )),
            }
        }
        text
    }
}
