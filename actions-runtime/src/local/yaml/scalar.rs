//! How a scalar is written: plain, in quotes, or as a block.

use std::fmt::Write as _;

use actions_derive_core::yaml;
use actions_derive_core::yaml::node::Data;

use super::time::is_time;

/// A longer line is broken at the next space.
const WIDTH: usize = 80;

/// Where a scalar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Before a colon: on one line.
    Key,
    /// Anywhere else.
    Value,
}

/// Writes `text`; `indent` is for the lines after its first.
pub(super) fn string(text: &str, place: Place, indent: usize, out: &mut String) {
    let traits = Traits::of(text);
    if text.contains('\n') {
        if traits.block && place == Place::Value {
            block(text, indent, out);
        } else {
            double_quoted(text, place, indent, out);
        }
    } else if !is_read_as_text(text) {
        double_quoted(text, place, indent, out);
    } else if traits.plain {
        folded(text, place, indent, out);
    } else if traits.single_quoted {
        out.push('\'');
        folded(&text.replace('\'', "''"), place, indent, out);
        out.push('\'');
    } else {
        double_quoted(text, place, indent, out);
    }
}

/// What a text allows.
struct Traits {
    plain: bool,
    single_quoted: bool,
    block: bool,
}

impl Traits {
    fn of(text: &str) -> Self {
        let special = text.chars().any(|character| !is_printable(character));
        let edge_space = text.starts_with([' ', '\n']) || text.ends_with([' ', '\n']);
        let break_space = text.contains("\n ");
        let space_break = text.contains(" \n");
        let plain = !special
            && !edge_space
            && !break_space
            && !space_break
            && !text.contains('\n')
            && !has_indicators(text);
        Self {
            plain,
            single_quoted: !special && !break_space && !space_break,
            block: !special && !space_break && !text.ends_with(' '),
        }
    }
}

/// Whether something in `text` means something in YAML.
fn has_indicators(text: &str) -> bool {
    if text.starts_with("---") || text.starts_with("...") {
        return true;
    }
    let mut before = ' ';
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let first = rest.as_str().len() + character.len_utf8() == text.len();
        let at_end = rest.as_str().is_empty() || rest.as_str().starts_with([' ', '\t']);
        let means_something = match character {
            '#' | ',' | '[' | ']' | '{' | '}' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%'
            | '@' | '`'
                if first =>
            {
                true
            }
            '?' | '-' if first => at_end,
            ':' => at_end,
            '#' => before == ' ',
            _ => false,
        };
        if means_something {
            return true;
        }
        before = character;
    }
    false
}

/// Whether the text is written as it is between quotes. Go's library counts neither tabs among
/// these, nor what needs four bytes.
fn is_printable(character: char) -> bool {
    matches!(character,
        '\n' | ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}')
}

/// Whether YAML, as Juju reads it, takes the plain text for a text.
fn is_read_as_text(text: &str) -> bool {
    matches!(yaml::resolve(text), Data::String(_)) && !is_time(text) && !is_base_60(text)
}

/// Whether YAML 1.1 takes the text for a number of base 60: `12:30:45`.
fn is_base_60(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mut parts = text.split(':');
    let digits = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'_')
    };
    let first = parts.next().unwrap_or_default();
    let mut parts = parts.peekable();
    if !first.starts_with(|first: char| first.is_ascii_digit())
        || !digits(first)
        || parts.peek().is_none()
    {
        return false;
    }
    while let Some(part) = parts.next() {
        let (sixty, fraction) = match part.split_once('.') {
            Some((sixty, fraction)) if parts.peek().is_none() => (sixty, fraction),
            _ => (part, ""),
        };
        let in_range = match sixty.as_bytes() {
            [digit] => digit.is_ascii_digit(),
            [ten, digit] => (b'0'..=b'5').contains(ten) && digit.is_ascii_digit(),
            _ => false,
        };
        if !in_range || !digits(fraction) {
            return false;
        }
    }
    true
}

/// The text as it is, a long line broken at single spaces.
fn folded(text: &str, place: Place, indent: usize, out: &mut String) {
    let mut column = column(out);
    let mut after_space = false;
    let mut rest = text.chars();
    let mut first = true;
    while let Some(character) = rest.next() {
        let breaks = character == ' '
            && place == Place::Value
            && !after_space
            && column > WIDTH
            && !first
            && !rest.as_str().is_empty()
            && !rest.as_str().starts_with(' ');
        if breaks {
            column = break_line(indent, out);
        } else {
            out.push(character);
            column += 1;
        }
        after_space = character == ' ';
        first = false;
    }
}

fn double_quoted(text: &str, place: Place, indent: usize, out: &mut String) {
    out.push('"');
    let mut column = column(out);
    let mut after_space = false;
    let mut rest = text.chars();
    let mut first = true;
    while let Some(character) = rest.next() {
        let breaks = character == ' '
            && place == Place::Value
            && !after_space
            && column > WIDTH
            && !first
            && !rest.as_str().is_empty();
        if breaks {
            column = break_line(indent, out);
            if rest.as_str().starts_with(' ') {
                out.push('\\');
                column += 1;
            }
        } else {
            let before = out.len();
            escaped(character, out);
            column += out.get(before..).unwrap_or_default().chars().count();
        }
        after_space = character == ' ';
        first = false;
    }
    out.push('"');
}

fn escaped(character: char, out: &mut String) {
    let short = match character {
        '"' => '"',
        '\\' => '\\',
        '\0' => '0',
        '\u{7}' => 'a',
        '\u{8}' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\u{b}' => 'v',
        '\u{c}' => 'f',
        '\r' => 'r',
        '\u{1b}' => 'e',
        '\u{85}' => 'N',
        '\u{2028}' => 'L',
        '\u{2029}' => 'P',
        character if is_printable(character) => {
            out.push(character);
            return;
        }
        character => {
            let code = u32::from(character);
            // Writing to a String cannot fail.
            let _ = match code {
                0..=0xff => write!(out, "\\x{code:02X}"),
                0x100..=0xffff => write!(out, "\\u{code:04X}"),
                _ => write!(out, "\\U{code:08X}"),
            };
            return;
        }
    };
    out.push('\\');
    out.push(short);
}

/// The lines as they are, below a `|`.
fn block(text: &str, indent: usize, out: &mut String) {
    out.push('|');
    if text.starts_with([' ', '\n']) {
        out.push('2');
    }
    if !text.ends_with('\n') {
        out.push('-');
    } else if text == "\n" || text.ends_with("\n\n") {
        out.push('+');
    }
    out.push('\n');
    for line in text.split_inclusive('\n') {
        if line != "\n" {
            out.extend(std::iter::repeat_n(' ', indent));
        }
        out.push_str(line);
    }
}

/// How many characters the last line of `out` has.
fn column(out: &str) -> usize {
    out.rsplit('\n').next().unwrap_or_default().chars().count()
}

fn break_line(indent: usize, out: &mut String) -> usize {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
    indent
}
