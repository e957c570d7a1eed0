//! What a backslash begins.

use super::class::{Class, LAST};
use super::cursor::Cursor;
use super::error::Error;
use super::{posix, unicode};

/// Reads a set, `\d` or `\p{..}`, into `class`. Reads nothing when the cursor is at none.
pub(super) fn set(cursor: &mut Cursor<'_>, class: &mut Class, fold: bool) -> Result<bool, Error> {
    let mut ahead = *cursor;
    if ahead.next() != Some('\\') {
        return Ok(false);
    }
    match ahead.next() {
        Some(letter @ ('p' | 'P')) => {
            unicode_set(cursor.at(), &mut ahead, letter == 'P', class, fold)?;
        }
        Some(letter) => match posix::perl(letter) {
            Some(set) => class.add_set(&set, fold),
            None => return Ok(false),
        },
        None => return Ok(false),
    }
    *cursor = ahead;
    Ok(true)
}

/// Reads the name after `\p`, which begins at `start`.
fn unicode_set(
    start: usize,
    cursor: &mut Cursor<'_>,
    negated: bool,
    class: &mut Class,
    fold: bool,
) -> Result<(), Error> {
    let written = if cursor.eat("{") {
        let Some(name) = cursor.eat_until("}") else {
            return Err(Error::unclosed_unicode(cursor.since(start)));
        };
        name
    } else {
        let rest = cursor.rest();
        let length = cursor.next().map_or(0, char::len_utf8);
        &rest[..length]
    };
    let (name, inverted) = match written.strip_prefix('^') {
        Some(name) => (name, true),
        None => (written, false),
    };
    let Some((named, outside)) = unicode::find(name) else {
        let range = cursor.since(start);
        return Err(Error::unknown_unicode(range, name, meant(name)));
    };
    class.add_named(named, negated ^ inverted ^ outside, fold);
    Ok(())
}

/// The name that Go has for what other engines call `name`.
fn meant(name: &str) -> Option<&str> {
    let value = name.split_once('=').map(|(_, value)| value);
    let block = name.strip_prefix("Is").or_else(|| name.strip_prefix("In"));
    let other = match name {
        "Alpha" | "Alphabetic" => Some("L"),
        "Upper" | "Uppercase" => Some("Lu"),
        "Lower" | "Lowercase" => Some("Ll"),
        _ => None,
    };
    let candidates = [value, block, other];
    candidates
        .into_iter()
        .flatten()
        .find(|candidate| unicode::find(candidate).is_some())
}

/// Reads the escape of one code point; the cursor is at its backslash.
pub(super) fn code_point(cursor: &mut Cursor<'_>) -> Result<u32, Error> {
    let start = cursor.at();
    cursor.eat("\\");
    let Some(letter) = cursor.next() else {
        return Err(Error::lone_backslash(cursor.since(start)));
    };
    let digit_follows = cursor.peek().is_some_and(|next| next.is_digit(8));
    Ok(match letter {
        'a' => 0x07,
        't' => 0x09,
        'n' => 0x0A,
        'v' => 0x0B,
        'f' => 0x0C,
        'r' => 0x0D,
        '0' => octal(cursor, 0),
        '1'..='7' if digit_follows => octal(cursor, u32::from(letter) - u32::from('0')),
        'x' => match hexadecimal(cursor) {
            Some(point) => point,
            None => return Err(Error::bad_hexadecimal(cursor.since(start))),
        },
        letter if letter.is_ascii() && !letter.is_ascii_alphanumeric() => letter.into(),
        letter => return Err(Error::unknown_escape(cursor.since(start), letter)),
    })
}

/// Reads up to two more octal digits.
fn octal(cursor: &mut Cursor<'_>, first: u32) -> u32 {
    let mut point = first;
    for _ in 0..2 {
        let Some(digit) = cursor.peek().and_then(|next| next.to_digit(8)) else {
            break;
        };
        cursor.next();
        point = point * 8 + digit;
    }
    point
}

/// Reads what follows `\x`.
fn hexadecimal(cursor: &mut Cursor<'_>) -> Option<u32> {
    if !cursor.eat("{") {
        let high = cursor.next()?.to_digit(16)?;
        let low = cursor.next()?.to_digit(16)?;
        return Some(high * 16 + low);
    }
    let mut point = None;
    loop {
        let next = cursor.next()?;
        if next == '}' {
            return point;
        }
        let value = point.unwrap_or(0) * 16 + next.to_digit(16)?;
        point = Some(value).filter(|value| *value <= LAST);
        point?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(escape: &str) -> Result<(u32, &str), String> {
        let mut cursor = Cursor::new(escape);
        match code_point(&mut cursor) {
            Ok(point) => Ok((point, cursor.rest())),
            Err(error) => Err(error.reason),
        }
    }

    #[test]
    fn escapes_of_one_code_point() {
        for (escape, point, rest) in [
            (r"\-a", 0x2D, "a"),
            (r"\_", 0x5F, ""),
            (r"\v", 0x0B, ""),
            (r"\0", 0, ""),
            (r"\08", 0, "8"),
            (r"\0123", 0o012, "3"),
            (r"\777", 0x1FF, ""),
            (r"\12", 0o12, ""),
            (r"\x41g", 0x41, "g"),
            (r"\x{10FFFF}", 0x10_FFFF, ""),
            (r"\x{00000000041}", 0x41, ""),
            (r"\x{D800}", 0xD800, ""),
        ] {
            assert_eq!(read(escape), Ok((point, rest)), "{escape}");
        }
    }

    #[test]
    fn escapes_that_go_refuses() {
        let hexadecimal = r"`\x` takes two hexadecimal digits, or up to `10FFFF` in braces";
        for (escape, reason) in [
            (r"\", r"the pattern ends in a lone `\`"),
            (r"\1", "Go's regular expressions have no backreferences"),
            (r"\18", "Go's regular expressions have no backreferences"),
            (r"\9", "Go's regular expressions have no backreferences"),
            (r"\h", r"Go knows no `\h`"),
            (r"\é", r"Go knows no `\é`"),
            (r"\x", hexadecimal),
            (r"\x4", hexadecimal),
            (r"\x4g", hexadecimal),
            (r"\x{}", hexadecimal),
            (r"\x{41", hexadecimal),
            (r"\x{4 1}", hexadecimal),
            (r"\x{110000}", hexadecimal),
            (r"\x{FFFFFFFFFF}", hexadecimal),
        ] {
            assert_eq!(read(escape), Err(reason.to_owned()), "{escape}");
        }
    }
}
