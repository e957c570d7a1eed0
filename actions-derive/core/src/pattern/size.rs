//! How much work a pattern makes.

use super::{Piece, Repeat};

/// The pieces and ranges of a pattern with all its repetitions written out.
pub(super) fn size(pieces: &[Piece]) -> u64 {
    let mut around: Vec<u64> = Vec::new();
    let mut group: u64 = 0;
    // What a repetition would repeat.
    let mut last: u64 = 0;
    for piece in pieces {
        match piece {
            Piece::Open => {
                around.push(group);
                group = 0;
            }
            Piece::Close => {
                last = group.saturating_add(1);
                group = around.pop().unwrap_or_default().saturating_add(last);
            }
            Piece::Repeat(Repeat { min, max, .. }) => {
                let copies = max.unwrap_or(*min).max(1);
                let repeated = last.saturating_mul(copies.into());
                group = group.saturating_sub(last).saturating_add(repeated);
                last = repeated;
            }
            Piece::Class(class) => {
                last = 1 + class.characters().count() as u64;
                group = group.saturating_add(last);
            }
            Piece::Literal(_) | Piece::Any | Piece::AnyInLine | Piece::Anchor(_) | Piece::Bar => {
                last = 1;
                group = group.saturating_add(last);
            }
        }
    }
    group.saturating_add(1)
}
