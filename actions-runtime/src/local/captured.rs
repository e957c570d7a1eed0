//! A command line whose input is given and whose output is kept: for tests, here and beside.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use super::console::{Console, Stream};
use super::execute;
use crate::action_set::ActionSet;

/// What a command line does.
#[derive(Debug)]
pub struct Captured {
    /// What it writes to standard output.
    pub out: String,
    /// What it writes to standard error.
    pub err: String,
    /// The exit status; `None` when the command line is not for us.
    pub status: Option<u8>,
}

/// Executes `database-charm <arguments>` at 06:06:06 on 2024-02-29.
pub fn captured<S: ActionSet<C>, C: ?Sized>(
    charm: &mut C,
    arguments: &[impl AsRef<OsStr>],
    input: &[u8],
    coloured: bool,
) -> Captured {
    let (out, err) = (Written::default(), Written::default());
    let input = input.to_owned();
    let console = Console {
        input: Box::new(move || Ok(input.clone())),
        out: Stream::new(out.clone(), coloured),
        err: Stream::new(err.clone(), coloured),
        now: || UNIX_EPOCH + Duration::from_secs(1_709_186_766),
    };
    let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
    let program = "target/debug/database-charm";
    let status = execute::<S, C>(charm, program, &arguments, &console);
    Captured {
        out: out.text(),
        err: err.text(),
        status,
    }
}

/// What was written to a stream.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut written = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        written.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
