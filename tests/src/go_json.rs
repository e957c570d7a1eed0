//! JSON as Go's `encoding/json` writes it, and so `action-get`.

use std::io;

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{Formatter, Serializer};

/// Compact, every number through a float64, and `<`, `>`, `&`, U+2028 and U+2029 escaped.
#[expect(clippy::missing_panics_doc, reason = "memory takes all, and JSON is UTF-8")]
pub fn write(value: &Value) -> String {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Go);
    value.serialize(&mut serializer).expect("JSON can be written to memory");
    let mut text = String::from_utf8(bytes).expect("JSON is UTF-8");
    // They stand in texts alone.
    for char in ['<', '>', '&', '\u{2028}', '\u{2029}'] {
        text = text.replace(char, &format!("\\u{:04x}", u32::from(char)));
    }
    text
}

struct Go;

#[expect(clippy::cast_precision_loss, reason = "so does Juju")]
impl Formatter for Go {
    fn write_u64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: u64) -> io::Result<()> {
        self.write_f64(writer, value as f64)
    }

    fn write_i64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: i64) -> io::Result<()> {
        self.write_f64(writer, value as f64)
    }

    /// Plain digits from 1e-6 up to 1e21, else an exponent.
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        if value == 0.0 || (1e-6..1e21).contains(&value.abs()) {
            return write!(writer, "{value}");
        }
        let text = format!("{value:e}");
        let sign = if text.contains("e-") { "e" } else { "e+" };
        writer.write_all(text.replace('e', sign).as_bytes())
    }
}
