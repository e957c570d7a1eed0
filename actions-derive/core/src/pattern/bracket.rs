//! What stands in brackets: `[^a-z\d[:punct:]]`.

use super::class::Class;
use super::cursor::Cursor;
use super::error::Error;
use super::{escape, posix};

/// Reads a class; the cursor is at its `[`.
///
/// `last_posix_end` is where the pattern's last `:]` is. Without it, each of many `[:` would be
/// followed to the end of the pattern in vain.
pub(super) fn class(
    cursor: &mut Cursor<'_>,
    fold: bool,
    last_posix_end: usize,
) -> Result<Class, Error> {
    let start = cursor.at();
    cursor.eat("[");
    let opening = cursor.since(start);
    let mut class = Class::default();
    if cursor.eat("^") {
        class.negate();
    }
    let mut first = true;
    // A `]` right after the opening stands for itself.
    while first || !cursor.eat("]") {
        first = false;
        if cursor.rest().is_empty() {
            return Err(Error::unclosed_class(opening));
        }
        let posix = cursor.at() < last_posix_end && posix_set(cursor, &mut class, fold)?;
        if !posix && !escape::set(cursor, &mut class, fold)? {
            range(cursor, &mut class, fold)?;
        }
    }
    class.normalise();
    Ok(class)
}

/// Reads `[:alpha:]`. Reads nothing when the cursor is at none.
fn posix_set(cursor: &mut Cursor<'_>, class: &mut Class, fold: bool) -> Result<bool, Error> {
    let mut ahead = *cursor;
    if !ahead.eat("[:") {
        return Ok(false);
    }
    let Some(name) = ahead.eat_until(":]") else {
        return Ok(false);
    };
    let Some(set) = posix::posix(name) else {
        let range = ahead.since(cursor.at());
        return Err(Error::unknown_posix(range.clone(), ahead.text(range)));
    };
    class.add_set(&set, fold);
    *cursor = ahead;
    Ok(true)
}

/// Reads `a-z`, or one character.
fn range(cursor: &mut Cursor<'_>, class: &mut Class, fold: bool) -> Result<(), Error> {
    let start = cursor.at();
    let lo = code_point(cursor)?;
    let rest = cursor.rest();
    let mut hi = lo;
    // A `-` right before the end stands for itself.
    if rest.len() > 1 && rest.starts_with('-') && !rest.starts_with("-]") {
        cursor.next();
        let mut ahead = *cursor;
        if escape::set(&mut ahead, &mut Class::default(), false)? {
            let range = ahead.since(cursor.at());
            return Err(Error::set_in_range(range.clone(), ahead.text(range)));
        }
        hi = code_point(cursor)?;
    }
    if hi < lo {
        let range = cursor.since(start);
        return Err(Error::reversed_range(range.clone(), cursor.text(range)));
    }
    class.add_range((lo, hi), fold);
    Ok(())
}

fn code_point(cursor: &mut Cursor<'_>) -> Result<u32, Error> {
    let mut ahead = *cursor;
    match ahead.next() {
        Some(character) if character != '\\' => {
            *cursor = ahead;
            Ok(character.into())
        }
        _ => escape::code_point(cursor),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, String> {
        let mut cursor = Cursor::new(text);
        let last_posix_end = text.rfind(":]").unwrap_or(0);
        let class = class(&mut cursor, false, last_posix_end).map_err(|error| error.reason)?;
        let members = class.characters().map(|(lo, hi)| {
            if lo == hi {
                lo.to_string()
            } else {
                format!("{lo}..{hi}")
            }
        });
        let members: Vec<_> = members.collect();
        Ok(format!("{} {}", members.join(" "), cursor.rest()))
    }

    #[test]
    fn what_stands_for_itself() {
        for (text, members) in [
            ("[]a]b", "] a b"),
            ("[^]-\\x{10FFFF}]", "\0..\\ "),
            ("[a-]", "- a "),
            ("[-a]", "- a "),
            ("[[]", "[ "),
            ("[[:]", ": [ "),
            ("[:a:]", ": a "),
            ("[a&&b]", "& a..b "),
            ("[~~^]", "^ ~ "),
            ("[+--]", "+..- "),
            ("[\\d-z]", "- 0..9 z "),
            ("[A-[:x]", ": A..[ x "),
            ("[\\]\\-]", "- ] "),
        ] {
            assert_eq!(read(text), Ok(members.to_owned()), "{text}");
        }
    }

    #[test]
    fn sets_in_classes() {
        assert_eq!(read("[[:digit:][:blank:]_]"), Ok("\t   0..9 _ ".to_owned()));
        assert_eq!(read("[^[:^upper:]]"), Ok("A..Z ".to_owned()));
        assert_eq!(read(r"[^\D\d]"), Ok(" ".to_owned()));
    }

    #[test]
    fn classes_that_go_refuses() {
        for (text, reason) in [
            ("[", "this class has no closing `]`"),
            ("[]", "this class has no closing `]`"),
            ("[^a-", "this class has no closing `]`"),
            ("[z-a]", "the range `z-a` ends before it starts"),
            ("[a--]", "the range `a--` ends before it starts"),
            (
                r"[a-\d]",
                r"`\d` is a set of characters and cannot end a range",
            ),
            (
                r"[a-\pL]",
                r"`\pL` is a set of characters and cannot end a range",
            ),
            ("[[:foo:]]", "Go knows no class `[:foo:]`"),
            ("[[::]]", "Go knows no class `[::]`"),
            (r"[\b]", r"Go knows no `\b`"),
            (r"[\", r"the pattern ends in a lone `\`"),
        ] {
            assert_eq!(read(text), Err(reason.to_owned()), "{text}");
        }
    }
}
