//! Escapes in double quotes that are wrong.

use super::place::Place;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::yaml::messages::syntax;

impl<'t> Place<'t> {
    /// The parser points at the opening quote; the mistake is at the backslash.
    pub(super) fn unknown_escape(self) -> Diagnostic {
        let known = |character: char| "0abt\tnvfre \"/\\N_LPxuU\r\n".contains(character);
        let escape = self.escape(|rest| !rest.chars().next().is_some_and(known));
        let length = escape.map_or(1, |rest| 1 + rest.chars().next().map_or(0, char::len_utf8));
        let span = self.escape_span(escape, length);
        syntax::unknown_escape(span, self.slice(span))
    }

    pub(super) fn broken_escape(self) -> Diagnostic {
        let escape = self.escape(is_broken);
        let digits = escape.map_or(0, |rest| {
            let digits = rest.get(1..).unwrap_or_default();
            digits
                .bytes()
                .take_while(u8::is_ascii_hexdigit)
                .take(8)
                .count()
        });
        let span = self.escape_span(escape, 2 + digits);
        syntax::broken_escape(span, self.slice(span))
    }

    /// What follows the backslash of the first escape that `is_wrong`.
    fn escape(self, is_wrong: impl Fn(&str) -> bool) -> Option<&'t str> {
        let mut rest = self.text.get(self.offset..)?;
        loop {
            let (_, after) = rest.split_once('\\')?;
            if is_wrong(after) {
                return Some(after);
            }
            let skipped = after.chars().next()?.len_utf8();
            rest = after.get(skipped..)?;
        }
    }

    fn escape_span(self, escape: Option<&str>, length: usize) -> Span {
        match escape {
            Some(after) => {
                let start = self.text.len() - after.len() - 1;
                Span::new(start, (start + length).min(self.text.len()))
            }
            None => self.character(),
        }
    }
}

/// Whether an escape lacks digits or stands for half a character.
fn is_broken(escape: &str) -> bool {
    let (digits, count) = match escape.bytes().next() {
        Some(b'x') => (escape.get(1..3), 2),
        Some(b'u') => (escape.get(1..5), 4),
        Some(b'U') => (escape.get(1..9), 8),
        _ => return false,
    };
    let code = digits
        .filter(|digits| {
            digits.len() == count && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
        .and_then(|digits| u32::from_str_radix(digits, 16).ok());
    code.and_then(char::from_u32).is_none()
}
