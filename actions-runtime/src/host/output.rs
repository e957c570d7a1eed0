//! What a program prints, through a pipe: a confined program, as a snap is, loses in silence what it
//! prints to a file that it may not open, and any program empties one by `> /dev/stdout`.

use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, BufRead, BufReader, ErrorKind, PipeWriter, Write as _};
use std::sync::mpsc;
use std::thread;

/// A pipe to print to, and what gives all that was printed once the program has ended. A background
/// child can have it open for longer: so there is a mark that nobody else knows, and no end of file.
pub(super) fn printed() -> io::Result<(PipeWriter, impl FnOnce() -> io::Result<Vec<u8>>)> {
    let (reader, mut writer) = io::pipe()?;
    let mark = RandomState::new().hash_one(()).to_ne_bytes();
    let (send, printed) = mpsc::channel();
    thread::Builder::new().spawn(move || {
        let mut reader = BufReader::new(reader);
        let _ = send.send(read_to(mark, &mut reader));
        // While the charm runs, a background child is not killed for printing.
        io::copy(&mut reader, &mut io::sink())
    })?;
    Ok((writer.try_clone()?, move || {
        // So short a text is written whole or, where the program has set O_NONBLOCK, not at all.
        while writer.write_all(&mark).is_err_and(|error| error.kind() == ErrorKind::WouldBlock) {
            thread::yield_now();
        }
        printed.recv().unwrap_or_else(|error| Err(io::Error::other(error)))
    }))
}

/// What stands before the mark.
pub(super) fn read_to(mark: [u8; 8], reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while reader.read_until(mark[7], &mut bytes)? > 0 && !bytes.ends_with(&mark) {}
    bytes.truncate(bytes.len().saturating_sub(mark.len()));
    Ok(bytes)
}
