//! Records of byte strings: how the stand-ins and the harness write to each other in files.
//!
//! A record is the number of its fields on a line, then each field as its length on a line, its
//! bytes and a line feed. A field can hold any byte, and a file can be read in an editor.

/// The bytes of one record.
pub fn encode(fields: &[&[u8]]) -> Vec<u8> {
    let mut bytes = format!("{}\n", fields.len()).into_bytes();
    for field in fields {
        bytes.extend_from_slice(format!("{}\n", field.len()).as_bytes());
        bytes.extend_from_slice(field);
        bytes.push(b'\n');
    }
    bytes
}

/// The records in `bytes`, up to the first that is not there wholly.
pub fn decode(bytes: &[u8]) -> impl Iterator<Item = Vec<Vec<u8>>> {
    let mut reader = Reader { rest: bytes };
    std::iter::from_fn(move || reader.record())
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn record(&mut self) -> Option<Vec<Vec<u8>>> {
        let count = self.number()?;
        (0..count).map(|_| self.field()).collect()
    }

    fn field(&mut self) -> Option<Vec<u8>> {
        let length = self.number()?;
        let (field, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest.strip_prefix(b"\n")?;
        Some(field.to_vec())
    }

    fn number(&mut self) -> Option<usize> {
        let end = self.rest.iter().position(|byte| *byte == b'\n')?;
        let (digits, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest.strip_prefix(b"\n")?;
        std::str::from_utf8(digits).ok()?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_come_back_as_they_were() {
        let records: [&[&[u8]]; 3] = [&[b"action-set", b"a=1\n2\n\xff"], &[], &[b"", b"\0"]];
        let bytes = records.map(encode).concat();
        assert_eq!(decode(&bytes).collect::<Vec<_>>(), records);
    }

    #[test]
    fn a_record_that_is_cut_off_ends_the_reading() {
        let bytes = [encode(&[b"a"]), encode(&[b"b", b"c"])].concat();
        for length in encode(&[b"a"]).len()..bytes.len() {
            let read: Vec<_> = decode(&bytes[..length]).collect();
            assert_eq!(read, [[b"a"]], "of {length} bytes");
        }
    }
}
