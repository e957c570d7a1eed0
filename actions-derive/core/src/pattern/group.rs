//! What `(?` begins: groups that capture nothing, names, and flags.

use super::cursor::Cursor;
use super::error::Error;

/// What changes how the rest of a group is read.
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are independent, and all that Go has"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags {
    /// `i`: letters match in every case.
    pub(super) fold: bool,
    /// `m`: `^` and `$` match at lines.
    pub(super) lines: bool,
    /// `s`: `.` matches a newline.
    pub(super) dot_newline: bool,
    /// `U`: repetitions are lazy, and greedy with a `?`.
    pub(super) lazy: bool,
}

/// What starts with `(?`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Special {
    /// A group with a name. Go lets several have the same.
    Named,
    /// A group that captures nothing, with the flags in it.
    Plain(Flags),
    /// No group: flags for the rest of the one it stands in.
    Flags(Flags),
}

/// Reads what starts with `(?`, up to and with its `>`, `:` or `)`; the cursor is at the `(`.
pub(super) fn special(cursor: &mut Cursor<'_>, flags: Flags) -> Result<Special, Error> {
    let start = cursor.at();
    cursor.eat("(?");
    let after = cursor.rest();
    let looks_behind = after.starts_with("<=") || after.starts_with("<!");
    if !looks_behind && (cursor.eat("P<") || cursor.eat("<")) {
        return name(cursor, start);
    }
    flag_list(cursor, flags).ok_or_else(|| {
        if cursor.rest().is_empty() && after.bytes().all(|byte| b"imsU-".contains(&byte)) {
            Error::unclosed_group(cursor.since(start))
        } else {
            Error::unknown_group(cursor.since(start), after)
        }
    })
}

fn name(cursor: &mut Cursor<'_>, start: usize) -> Result<Special, Error> {
    let Some(name) = cursor.eat_until(">") else {
        return Err(Error::unclosed_group_name(cursor.since(start)));
    };
    let valid = |byte: u8| byte == b'_' || byte.is_ascii_alphanumeric();
    if name.is_empty() || !name.bytes().all(valid) {
        return Err(Error::bad_group_name(cursor.since(start)));
    }
    Ok(Special::Named)
}

fn flag_list(cursor: &mut Cursor<'_>, mut flags: Flags) -> Option<Special> {
    let mut setting = true;
    // A `-` must have a flag after it; without one, there may be none at all.
    let mut complete = true;
    loop {
        match cursor.next()? {
            'i' => flags.fold = setting,
            'm' => flags.lines = setting,
            's' => flags.dot_newline = setting,
            'U' => flags.lazy = setting,
            '-' if setting => {
                setting = false;
                complete = false;
                continue;
            }
            ':' if complete => return Some(Special::Plain(flags)),
            ')' if complete => return Some(Special::Flags(flags)),
            _ => return None,
        }
        complete = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Special, String> {
        let set = Flags {
            lines: true,
            ..Flags::default()
        };
        special(&mut Cursor::new(text), set).map_err(|error| error.reason)
    }

    #[test]
    fn flags_add_to_those_in_force() {
        let expected = Flags {
            fold: true,
            lines: false,
            dot_newline: false,
            lazy: true,
        };
        assert_eq!(read("(?iU-ms:a)"), Ok(Special::Plain(expected)));
        assert_eq!(read("(?iUi-ms)a"), Ok(Special::Flags(expected)));
        let kept = Flags {
            lines: true,
            ..Flags::default()
        };
        assert_eq!(read("(?)"), Ok(Special::Flags(kept)));
        assert_eq!(read("(?:"), Ok(Special::Plain(kept)));
    }

    #[test]
    fn names() {
        assert_eq!(read("(?P<n_1>a)"), Ok(Special::Named));
        assert_eq!(read("(?<1>a)"), Ok(Special::Named));
        let bad = "the name of a group is made of ASCII letters, digits and `_`";
        for text in ["(?P<>a)", "(?P<x y>a)", "(?<é>a)", "(?<n-x>a)"] {
            assert_eq!(read(text), Err(bad.to_owned()), "{text}");
        }
        for text in ["(?P<n", "(?<n", "(?P<", "(?<"] {
            let unclosed = "the name of this group has no closing `>`";
            assert_eq!(read(text), Err(unclosed.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_go_does_not_have() {
        for (text, what) in [
            ("(?=a)", "lookahead"),
            ("(?!a)b", "lookahead"),
            ("(?<=a)", "lookbehind"),
            ("(?<!a>)", "lookbehind"),
            ("(?>a)", "atomic groups"),
            ("(?#a)", "comments"),
            ("(?P=n)", "backreferences"),
            ("(?P>n)", "recursion"),
            ("(?R)", "recursion"),
            ("(?(1)a)", "conditions"),
        ] {
            let reason = format!("Go's regular expressions have no {what}");
            assert_eq!(read(text), Err(reason), "{text}");
        }
        assert_eq!(
            read("(?'n'a)"),
            Err("Go does not name a group with `(?'`".to_owned())
        );
        for text in [
            "(?x)", "(?-)", "(?i-:", "(?--i)", "(?i-s-m)", "(?P)", "(?0)",
        ] {
            let reason = "Go knows no group that starts like this";
            assert_eq!(read(text), Err(reason.to_owned()), "{text}");
        }
        for text in ["(?", "(?i", "(?i-s"] {
            assert_eq!(
                read(text),
                Err("this group has no closing `)`".to_owned()),
                "{text}"
            );
        }
    }
}
