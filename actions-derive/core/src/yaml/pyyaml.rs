//! What a plain scalar is to `PyYAML` 6, by the patterns of its `resolver.py`.

use super::cursor::Cursor;
use super::timestamp;

/// The type that `PyYAML` takes a plain scalar for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Bool,
    Int,
    Float,
    Timestamp,
    /// `<<`
    Merge,
    /// `=`
    Value,
    Str,
}

/// The type of a plain scalar.
pub(super) fn resolve(text: &str) -> Kind {
    let Some(first) = text.bytes().next() else {
        return Kind::Null;
    };
    // Each pattern is only tried on the first characters that its entry names.
    match first {
        b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O' | b'~' => word(text),
        b'-' | b'+' | b'.' | b'0'..=b'9' => {
            if is_float(text) {
                Kind::Float
            } else if is_int(text) {
                Kind::Int
            } else if timestamp::is_implicit(text) {
                Kind::Timestamp
            } else {
                Kind::Str
            }
        }
        b'<' if text == "<<" => Kind::Merge,
        b'=' if text == "=" => Kind::Value,
        _ => Kind::Str,
    }
}

fn word(text: &str) -> Kind {
    match text {
        "~" | "null" | "Null" | "NULL" => Kind::Null,
        "yes" | "Yes" | "YES" | "no" | "No" | "NO" | "true" | "True" | "TRUE" | "false"
        | "False" | "FALSE" | "on" | "On" | "ON" | "off" | "Off" | "OFF" => Kind::Bool,
        _ => Kind::Str,
    }
}

/// ```text
/// [-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?
/// \.[0-9][0-9_]*(?:[eE][-+][0-9]+)?
/// [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*
/// [-+]?\.(?:inf|Inf|INF)
/// \.(?:nan|NaN|NAN)
/// ```
fn is_float(text: &str) -> bool {
    let mut cursor = Cursor::new(text);
    if cursor.byte(b'.') && cursor.one(is_digit) {
        cursor.many(is_digit_or_underscore);
        return exponent(cursor);
    }
    let mut cursor = Cursor::new(text);
    cursor.sign();
    if cursor.byte(b'.') {
        return cursor.last_word(&["inf", "Inf", "INF"])
            || text.starts_with('.') && cursor.last_word(&["nan", "NaN", "NAN"]);
    }
    if !cursor.one(is_digit) {
        return false;
    }
    cursor.many(is_digit_or_underscore);
    let sixties = sixties(&mut cursor);
    if !cursor.byte(b'.') {
        return false;
    }
    cursor.many(is_digit_or_underscore);
    if sixties == 0 {
        exponent(cursor)
    } else {
        cursor.is_done()
    }
}

/// ```text
/// [-+]?0b[0-1_]+
/// [-+]?0[0-7_]+
/// [-+]?(?:0|[1-9][0-9_]*)
/// [-+]?0x[0-9a-fA-F_]+
/// [-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+
/// ```
fn is_int(text: &str) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.sign();
    if cursor.byte(b'0') {
        if cursor.is_done() {
            return true;
        }
        let digits = if cursor.byte(b'b') {
            cursor.many(|byte| matches!(byte, b'0' | b'1' | b'_'))
        } else if cursor.byte(b'x') {
            cursor.many(|byte| byte.is_ascii_hexdigit() || byte == b'_')
        } else {
            cursor.many(|byte| matches!(byte, b'0'..=b'7' | b'_'))
        };
        return digits > 0 && cursor.is_done();
    }
    if !cursor.one(is_digit) {
        return false;
    }
    cursor.many(is_digit_or_underscore);
    sixties(&mut cursor);
    cursor.is_done()
}

/// `(?::[0-5]?[0-9])*`; how many there are.
fn sixties(cursor: &mut Cursor<'_>) -> usize {
    let mut count = 0;
    loop {
        let mut ahead = *cursor;
        if !ahead.byte(b':') {
            return count;
        }
        let tens = ahead.one(|byte| matches!(byte, b'0'..=b'5'));
        if !ahead.one(is_digit) && !tens {
            return count;
        }
        *cursor = ahead;
        count += 1;
    }
}

/// `(?:[eE][-+][0-9]+)?$`
fn exponent(mut cursor: Cursor<'_>) -> bool {
    if cursor.is_done() {
        return true;
    }
    cursor.one(|byte| byte == b'e' || byte == b'E')
        && cursor.one(|byte| byte == b'+' || byte == b'-')
        && cursor.many(is_digit) > 0
        && cursor.is_done()
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

fn is_digit_or_underscore(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(kind: Kind, texts: &[&str]) {
        for text in texts {
            assert_eq!(resolve(text), kind, "{text}");
        }
    }

    #[test]
    fn words() {
        all(Kind::Null, &["", "~", "null", "Null", "NULL"]);
        all(Kind::Bool, &["yes", "NO", "On", "OFF", "True"]);
        all(Kind::Str, &["y", "N", "nUll", "oFF", "truey", "~~", "é"]);
        all(Kind::Merge, &["<<"]);
        all(Kind::Value, &["="]);
        all(Kind::Str, &["<", "<<<", "=="]);
    }

    #[test]
    fn integers() {
        all(
            Kind::Int,
            &[
                "0", "-0", "+1", "007", "010", "0_", "0x1F", "-0x_1F", "0b1_01", "1__0", "1_",
                "1:30", "-1:30", "12:3:5", "1_0:5",
            ],
        );
        all(
            Kind::Str,
            &[
                "_1", "08", "0x", "0b", "0b2", "0X1f", "0o10", "1:60", "1:300", "0:30", "1:", "+",
                "-", "1-", "--1",
            ],
        );
    }

    #[test]
    fn floats() {
        all(
            Kind::Float,
            &[
                "1.",
                "-1.0",
                ".5",
                "00.5",
                "1_0.5",
                "1.e+3",
                "1.5E-3",
                ".5_",
                "190:20:30.15",
                "0:30.",
                ".inf",
                "-.Inf",
                "+.INF",
                ".nan",
            ],
        );
        all(
            Kind::Str,
            &[
                "-.5",
                "+.5",
                "1e3",
                "1e+3",
                "1.5e3",
                "._5",
                "-.nan",
                "1.5:30",
                "1:30.5e+3",
                "inf",
                ".",
                "..",
                "1.2.3",
            ],
        );
    }

    #[test]
    fn timestamps() {
        all(
            Kind::Timestamp,
            &[
                "2024-01-01",
                "2024-99-99",
                "2024-1-1 1:00:00",
                "2024-01-01T10:00:00.5 +2",
            ],
        );
        all(
            Kind::Str,
            &["2024-1-1", "2024-01", "2024-01-01T10:00", "24-01-01"],
        );
    }
}
