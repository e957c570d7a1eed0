//! A reader of JSON that hands out one value after the other, as the types ask for them.
//!
//! It is the runtime's own because features of `serde_json` that any crate of a charm turns on
//! change how that one reads: `arbitrary_precision` makes maps of numbers, and without
//! `float_roundtrip` a float can be the neighbour of the one that was written. Besides, nothing of
//! it is generic, so that it is compiled once, and types that are decoded from it are as fast as
//! derived ones.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};

use super::number::Number;
use super::rules::{Field, Kind};

/// How deep arrays and objects may be in each other: as deep as `serde_json` goes.
const DEEPEST: u8 = 127;

/// A place in a JSON text.
///
/// After an error it stands at the end of the text, where no value is found any more.
pub(super) struct Reader<'de> {
    pub(super) text: &'de str,
    pub(super) at: usize,
    depth: u8,
    error: Option<SyntaxError>,
}

/// Why a text is not JSON. Says nothing of the values in it.
#[derive(Debug)]
pub(super) struct SyntaxError {
    fault: &'static str,
    /// The number of bytes before the fault, and in all.
    at: usize,
    length: usize,
}

impl<'de> Reader<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        let mut reader = Self {
            text,
            at: 0,
            depth: 0,
            error: None,
        };
        reader.skip_space();
        reader
    }

    /// Ends the reading: what is left must be white space.
    pub(super) fn finish(mut self) -> Result<(), SyntaxError> {
        self.skip_space();
        if self.error.is_none() && self.at < self.text.len() {
            self.fail::<()>("there is text behind the value");
        }
        self.error.map_or(Ok(()), Err)
    }

    /// Where the reader stands. Where a value is to be read, that is its first byte: it moves if
    /// and only if the value is read.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Goes back to the beginning of the value that was read last.
    pub(super) fn go_back(&mut self, position: usize) {
        if self.error.is_none() {
            self.at = position;
        }
    }

    /// The first byte of the next value.
    pub(super) fn peek(&mut self) -> Option<u8> {
        let byte = self.byte();
        if !matches!(byte, Some(b' ' | b'\t' | b'\n' | b'\r')) {
            return byte;
        }
        self.skip_space();
        self.byte()
    }

    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
    }

    /// What the next value is; `None` where none begins.
    pub(super) fn kind(&self) -> Option<Kind> {
        let mut ahead = Reader {
            text: self.text,
            at: self.at,
            depth: 0,
            error: None,
        };
        let kind = shape(ahead.peek()?)?;
        let integer = kind == Kind::Number && ahead.number().and_then(Number::as_integer).is_some();
        Some(if integer { Kind::Integer } else { kind })
    }

    /// What the next value is; that none begins is an error.
    pub(super) fn some_kind(&mut self) -> Option<Kind> {
        match self.kind() {
            None => self.expected("a value is expected"),
            kind => kind,
        }
    }

    /// Reads `null`, if that is next.
    pub(super) fn null(&mut self) -> bool {
        self.peek() == Some(b'n') && self.word("null").is_some()
    }

    /// Reads a boolean; `None` when something else is next.
    pub(super) fn boolean(&mut self) -> Option<bool> {
        match self.peek()? {
            b't' => self.word("true").map(|()| true),
            b'f' => self.word("false").map(|()| false),
            _ => None,
        }
    }

    fn word(&mut self, word: &'static str) -> Option<()> {
        if self.rest().starts_with(word) {
            self.at += word.len();
            Some(())
        } else if word.starts_with(self.rest()) {
            self.fail(EARLY)
        } else {
            self.fail("a value is expected")
        }
    }

    pub(super) fn rest(&self) -> &'de str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Reads a number; `None` when something else is next.
    pub(super) fn number(&mut self) -> Option<Number<'de>> {
        let (b'-' | b'0'..=b'9') = self.peek()? else {
            return None;
        };
        match Number::read(self.rest()) {
            Ok((number, length)) => {
                self.at += length;
                Some(number)
            }
            Err(fault) => self.fail(fault),
        }
    }

    /// Begins an array, to be read with [`Reader::next_item`]; `false` when something else is next.
    pub(super) fn begin_array(&mut self) -> bool {
        self.peek() == Some(b'[') && self.begin()
    }

    /// Begins an object, to be read with [`Reader::next_member`]; `false` when something else is
    /// next.
    pub(super) fn begin_object(&mut self) -> bool {
        self.peek() == Some(b'{') && self.begin()
    }

    fn begin(&mut self) -> bool {
        if self.depth == DEEPEST {
            self.fail::<()>("arrays and objects are nested too deep");
            return false;
        }
        self.depth += 1;
        self.at += 1;
        true
    }

    /// Goes to the next item of an array; `None` at its end, and after an error.
    pub(super) fn next_item(&mut self, first: &mut bool) -> Option<()> {
        self.next(first, b']', "`,` or `]` is expected")
    }

    /// Goes to the next member of an object; `None` at its end, and after an error.
    pub(super) fn next_member(&mut self, first: &mut bool) -> Option<()> {
        self.next(first, b'}', "`,` or `}` is expected")
    }

    /// Reads the name of a member, and the colon.
    pub(super) fn name(&mut self) -> Option<Cow<'de, str>> {
        let Some(name) = self.string() else {
            return self.expected("a name is expected");
        };
        if self.peek() != Some(b':') {
            return self.expected("`:` is expected");
        }
        self.at += 1;
        self.skip_space();
        Some(name)
    }

    /// Reads the name of a member, and the colon, if it is that of `field` as Juju writes it. This is the
    /// fast way, without looking for the end of the name.
    pub(super) fn likely_name(&mut self, field: &Field) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let rest = rest.strip_prefix(b"\"");
        let behind = rest.and_then(|rest| rest.strip_prefix(field.name.as_bytes()));
        // A name that is written with escapes is not plain.
        if !field.plain || !behind.is_some_and(|behind| behind.starts_with(b"\":")) {
            return false;
        }
        self.at += field.name.len() + 3;
        self.skip_space();
        true
    }

    fn next(&mut self, first: &mut bool, end: u8, expected: &'static str) -> Option<()> {
        let byte = self.peek();
        let first = std::mem::replace(first, false);
        if byte == Some(end) {
            self.at += 1;
            self.depth -= 1;
            return None;
        }
        if first {
            return Some(());
        }
        if byte != Some(b',') {
            return self.expected(expected);
        }
        self.at += 1;
        self.skip_space();
        Some(())
    }

    fn expected<T>(&mut self, what: &'static str) -> Option<T> {
        let fault = if self.peek().is_none() { EARLY } else { what };
        self.fail(fault)
    }

    /// Reads the next value and drops it; at most [`DEEPEST`] calls deep.
    pub(super) fn skip(&mut self) {
        let mut first = true;
        match self.peek().and_then(shape) {
            None => drop(self.expected::<()>("a value is expected")),
            Some(Kind::Null) => drop(self.word("null")),
            Some(Kind::Boolean) => drop(self.boolean()),
            Some(Kind::Integer | Kind::Number) => drop(self.number()),
            Some(Kind::String) => drop(self.string()),
            Some(Kind::Array) => {
                if self.begin_array() {
                    while self.next_item(&mut first).is_some() {
                        self.skip();
                    }
                }
            }
            Some(Kind::Object) => {
                if self.begin_object() {
                    while self.next_member(&mut first).is_some() && self.name().is_some() {
                        self.skip();
                    }
                }
            }
        }
    }

    /// Reads the next value as it is; at most [`DEEPEST`] calls deep. Of two members with one name
    /// the last one stays.
    pub(super) fn json(&mut self) -> Option<serde_json::Value> {
        let mut first = true;
        let Some(kind) = self.peek().and_then(shape) else {
            return self.expected("a value is expected");
        };
        Some(match kind {
            Kind::Null => self.word("null").map(|()| serde_json::Value::Null)?,
            Kind::Boolean => self.boolean()?.into(),
            Kind::Integer | Kind::Number => self.number()?.into(),
            Kind::String => self.string()?.into_owned().into(),
            Kind::Array => {
                let mut array = Vec::new();
                if self.begin_array() {
                    while self.next_item(&mut first).is_some() {
                        array.push(self.json()?);
                    }
                }
                array.into()
            }
            Kind::Object => {
                let mut object = serde_json::Map::new();
                if self.begin_object() {
                    while self.next_member(&mut first).is_some() {
                        let name = self.name()?.into_owned();
                        object.insert(name, self.json()?);
                    }
                }
                object.into()
            }
        })
    }

    /// Records the error, if it is the first one, and goes to the end of the text.
    #[cold]
    pub(super) fn fail<T>(&mut self, fault: &'static str) -> Option<T> {
        let length = self.text.len();
        if self.error.is_none() {
            self.error = Some(SyntaxError {
                fault,
                at: self.at.min(length),
                length,
            });
        }
        self.at = length;
        None
    }
}

/// What a value is that begins with `byte`; each number is [`Kind::Number`].
fn shape(byte: u8) -> Option<Kind> {
    Some(match byte {
        b'"' => Kind::String,
        b'{' => Kind::Object,
        b'[' => Kind::Array,
        b't' | b'f' => Kind::Boolean,
        b'n' => Kind::Null,
        b'-' | b'0'..=b'9' => Kind::Number,
        _ => return None,
    })
}

pub(super) const EARLY: &str = "the text ends too early";

impl Display for SyntaxError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} (after {} of {} bytes)",
            self.fault, self.at, self.length
        )
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Reader;

    fn read(text: &str) -> Result<Value, String> {
        let mut reader = Reader::new(text);
        let value = reader.json();
        let end = reader.finish();
        let mut again = Reader::new(text);
        again.skip();
        assert_eq!(
            again.finish().is_ok(),
            end.is_ok(),
            "skipping and reading differ on {text:?}"
        );
        end.map_err(|error| error.to_string())?;
        value.ok_or_else(|| "no value and no error".to_owned())
    }

    #[test]
    fn every_kind_of_value_is_read() {
        let text =
            " {\"a\\n\" : [ null,true,false , 1,-1,1.5,1e+21,-0] ,\"\":{},\r\n\t\"s\":\"\"} ";
        let value = json!({"a\n": [null, true, false, 1, -1, 1.5, 1e21, -0.0], "": {}, "s": ""});
        assert_eq!(read(text), Ok(value));
    }

    #[test]
    fn faults_are_told_with_their_place() {
        for (text, told) in [
            ("", "the text ends too early (after 0 of 0 bytes)"),
            ("tru", "the text ends too early (after 0 of 3 bytes)"),
            ("trie", "a value is expected (after 0 of 4 bytes)"),
            ("[1,", "the text ends too early (after 3 of 3 bytes)"),
            ("[1,]", "a value is expected (after 3 of 4 bytes)"),
            ("[1 2]", "`,` or `]` is expected (after 3 of 5 bytes)"),
            ("{\"a\":1", "the text ends too early (after 6 of 6 bytes)"),
            ("{\"a\" 1}", "`:` is expected (after 5 of 7 bytes)"),
            (
                "{\"a\":1 \"b\"}",
                "`,` or `}` is expected (after 7 of 11 bytes)",
            ),
            ("{a:1}", "a name is expected (after 1 of 5 bytes)"),
            ("{\"a\":1,}", "a name is expected (after 7 of 8 bytes)"),
            ("\"a", "the text ends too early (after 2 of 2 bytes)"),
            (
                "\"a\nb\"",
                "a control character stands in a string (after 2 of 5 bytes)",
            ),
            ("1 2", "there is text behind the value (after 2 of 3 bytes)"),
            ("[[1}]", "`,` or `]` is expected (after 3 of 5 bytes)"),
            ("[1e999]", "a number is out of range (after 1 of 7 bytes)"),
        ] {
            assert_eq!(read(text).unwrap_err(), told, "{text}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&nested(127)).is_ok());
        assert_eq!(
            read(&nested(128)).unwrap_err(),
            "arrays and objects are nested too deep (after 127 of 256 bytes)"
        );
        assert!(read(&"{\"a\":".repeat(1_000_000)).is_err());
        // Beside each other there can be any number of them.
        assert!(read(&format!("[{}]", vec!["[{}]"; 1000].join(","))).is_ok());
    }
}
